// How the network lab counts parameters, and the shapes it shows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/network/state_counting.h"

namespace descenso {
namespace {

class NetworkCounting : public testing::Test {
 protected:
  template <class Change>
  void change(Change edit) {
    NetworkLabConfig config = lab.config();
    edit(config);
    lab.configure(config);
  }

  void open(const std::string& name) { loadScene(lab, builtInScene(name)); }

  NetworkLab lab;
};

/// "name formula = count" of every row.
std::vector<std::string> linesOf(const NetworkLab& lab) {
  std::vector<std::string> lines;
  for (const CountRow& row : countRows(Translations("en"), lab))
    lines.push_back(row.name + ": " + row.formula + " = " + std::to_string(row.count));
  return lines;
}

// PAR-01, MLP-04.
TEST_F(NetworkCounting, ParametersAreCountedLayerByLayer) {
  open("shapes-of-layers");
  EXPECT_THAT(linesOf(lab), testing::ElementsAre("layer 1: 10 · (4 + 1) = 50", "layer 2: 3 · (10 + 1) = 33",
                                                 "all parameters: Σ Hₗ (Hₗ₋₁ + 1) = 83"));
  const CountedNetwork counted = countedNetwork(lab);
  const std::vector<LayerShapes> layers = layerShapes(counted.sizes, counted.batch);
  EXPECT_EQ(shapesLine(0, layers[0]), "Z₁ = W₁ X + b₁:   10×16 = 10×4 · 4×16 + 10×1");
  EXPECT_EQ(shapesLine(1, layers[1]), "Z₂ = W₂ A₁ + b₂:   3×16 = 3×10 · 10×16 + 3×1");
}

// MLP-10.
TEST_F(NetworkCounting, TheBatchIsTheWidthOfTheMatrices) {
  change([](NetworkLabConfig& config) { config.training.batchSize = 25; });
  EXPECT_EQ(countedNetwork(lab).batch, 25);
  change([](NetworkLabConfig& config) { config.training.batchSize = 0; });
  EXPECT_EQ(countedNetwork(lab).batch, lab.data().train->size()) << "all examples in every update";
}

// PAR-04.
TEST_F(NetworkCounting, ABagOfWordsHasAParameterForEachWord) {
  open("bag-of-words");
  EXPECT_THAT(linesOf(lab),
              testing::ElementsAre("logistic regression: V + 1 = 10000 + 1 = 10001",
                                   "hidden layer: (V + 1) · H = (10000 + 1) · 16 = 160016",
                                   "output: H + 1 = 16 + 1 = 17", "with a hidden layer: (V + 1) · H + H + 1 = 160033"));
}

// PAR-05.
TEST_F(NetworkCounting, AnImageNeedsManyWeightsAndAFilterTen) {
  open("image-into-dense-layer");
  EXPECT_THAT(linesOf(lab), testing::ElementsAre("pixels: 255 · 255 = 65025", "dense layer: 65025 · 10 + 10 = 650260",
                                                 "one filter 3 × 3: 3 · 3 + 1 = 10"));
}

TEST(TypedSizes, AreReadAsTheyAreUsuallyWritten) {
  const std::vector<Index> sizes = {4, 10, 3};
  for (const char* text : {"4-10-3", "4 10 3", " 4, 10, 3", "4–10–3", "4;10;3"}) EXPECT_EQ(readSizes(text), sizes) << text;
  EXPECT_EQ(sizesText(sizes), "4-10-3");
  for (const char* text : {"", "4", "4-0", "four", "4-9999999999999999999999", "1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1"})
    EXPECT_THROW(readSizes(text), std::invalid_argument) << text;
}

}  // namespace
}  // namespace descenso
