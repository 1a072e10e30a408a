#include "engine/networks/counting.h"

#include <gmock/gmock.h>

#include <array>

#include "networks.h"

namespace descenso {
namespace {

using tests::refusal;

Index count(std::initializer_list<Index> sizes) { return denseParameters(std::vector<Index>(sizes)); }

// PAR-01, PAR-03.
TEST(DenseParameters, AreThoseOfTheCourse) {
  EXPECT_EQ(count({1, 2, 1}), 7);
  EXPECT_EQ(count({2, 3, 1}), 13);
  EXPECT_EQ(count({2, 2, 2, 1}), 15);
  EXPECT_EQ(count({4, 3}), 15);
  EXPECT_EQ(count({4, 10, 3}), 83);
  EXPECT_EQ(count({2, 100, 100, 100, 1}), 20601);
}

// PAR-04: a bag of V words, alone and before a hidden layer; MLP-08 with n = 1000 and h₁ = 16.
TEST(DenseParameters, OfABagOfWords) {
  EXPECT_EQ(count({10'000, 1}), 10'001);
  EXPECT_EQ(count({10'000, 16, 1}), 160'033);
  EXPECT_EQ(count({1000, 16, 10, 10, 10, 1}), 16'417);
}

// PAR-05: an image of 255 × 255 into ten units, and one filter of 3 × 3.
TEST(DenseParameters, OfAnImage) {
  EXPECT_EQ(Index{255} * 255, 65'025);
  EXPECT_EQ(count({255 * 255, 10}), 650'260);
  EXPECT_EQ(filterParameters(3, 3, 1, 1), 10);
  EXPECT_EQ(filterParameters(3, 3, 3, 8), 224);
}

TEST(DenseParameters, AgreeWithTheNetworksOwn) {
  for (const auto& hidden : {tests::layersOf({}), tests::layersOf({4}), tests::layersOf({7, 3, 5})}) {
    const NetworkConfig network{.inputs = 3, .hidden = hidden, .outputs = 2, .output = OutputKind::softmax};
    EXPECT_EQ(denseParameters(layerSizes(network)), parameterCount(network));
  }
}

// MLP-04: h = W₁x + b₁ is 10×N = 10×4 · 4×N + 10×1, f = W₂h + b₂ is 3×N = 3×10 · 10×N + 3×1.
TEST(LayerShapes, AreThoseOfTheCourse) {
  const std::vector<LayerShapes> layers = layerShapes(std::array<Index, 3>{4, 10, 3}, 150);
  ASSERT_EQ(layers.size(), 2u);
  EXPECT_EQ(layers[0].outputs, (MatrixShape{10, 150}));
  EXPECT_EQ(layers[0].weights, (MatrixShape{10, 4}));
  EXPECT_EQ(layers[0].inputs, (MatrixShape{4, 150}));
  EXPECT_EQ(layers[0].biases, (MatrixShape{10, 1}));
  EXPECT_EQ(layers[1].outputs, (MatrixShape{3, 150}));
  EXPECT_EQ(layers[1].weights, (MatrixShape{3, 10}));
  EXPECT_EQ(layers[1].inputs, (MatrixShape{10, 150}));
  EXPECT_EQ(layers[1].biases, (MatrixShape{3, 1}));
}

// MLP-10: a column for each example; the parameters do not depend on their number.
TEST(LayerShapes, TheBatchIsTheWidthOfTheMatrices) {
  for (const Index batch : {1, 2, 64}) {
    const LayerShapes layer = layerShapes(std::array<Index, 2>{7, 5}, batch).front();
    EXPECT_EQ(layer.inputs, (MatrixShape{7, batch}));
    EXPECT_EQ(layer.outputs, (MatrixShape{5, batch}));
    EXPECT_EQ(layer.parameters(), 40);
  }
}

TEST(LayerShapes, RefuseWhatIsNoNetwork) {
  EXPECT_EQ(refusal([] { layerShapes(std::array<Index, 1>{3}, 1); }),
            "a network has at least two sizes, inputs and outputs, got 1");
  EXPECT_EQ(refusal([] { layerShapes(std::array<Index, 2>{3, 0}, 1); }), "sizes must be in 1 … 1000000, got 0");
  EXPECT_EQ(refusal([] { layerShapes(std::array<Index, 2>{3, 1}, 0); }), "the batch must be in 1 … 1000000, got 0");
  EXPECT_EQ(refusal([] { filterParameters(3, 0, 1, 1); }), "a filter's sizes must be in 1 … 1000000, got 0");
}

}  // namespace
}  // namespace descenso
