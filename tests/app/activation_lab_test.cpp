// The activation lab without a screen: what it computes, what it saves, what it draws.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "app/export/scene.h"
#include "app/labs/activation/plots.h"
#include "app/labs/activation/plots_layers.h"
#include "app/labs/activation/plots_neuron.h"
#include "app/labs/activation/plots_softmax.h"
#include "app/labs/activation/state.h"
#include "app/labs/activation/state_text.h"
#include "tests/support/drawn_plot.h"

namespace descenso {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;

constexpr std::array everyStage = {ActivationStage::gallery, ActivationStage::neuron, ActivationStage::learning,
                                   ActivationStage::layers,  ActivationStage::chain,  ActivationStage::softmax};

class ActivationLabTest : public testing::Test {
 protected:
  void edit(const std::function<void(ActivationConfig&)>& change) {
    ActivationConfig config = lab.config();
    change(config);
    lab.configure(config);
  }
  void show(ActivationStage stage) {
    edit([&](ActivationConfig& config) { config.stage = stage; });
  }
  void study(NeuronStudyKind kind) {
    edit([&](ActivationConfig& config) {
      config.stage = ActivationStage::learning;
      config.study = usualStudy(kind);
    });
  }
  std::vector<std::uint8_t> drawn(std::string_view name, ThemeName themeName = ThemeName::dark,
                                  std::string_view language = "en", int width = 600, int height = 400) {
    return tests::drawnPlot(board, name, {width, height, themeName, language});
  }
  /// Every line of the card, with its result.
  std::vector<std::string> card(std::string_view language = "en") {
    const Translations text(language);
    std::vector<std::string> lines;
    for (const FormulaRow& row : activationRows(text, lab)) lines.push_back(row.text + row.result);
    return lines;
  }

  ActivationLab lab;
  ActivationBoard board{lab};
};

TEST_F(ActivationLabTest, OpensOnThreeFunctions) {
  EXPECT_THAT(lab.shownKinds(),
              testing::ElementsAre(ActivationKind::sigmoid, ActivationKind::tanh, ActivationKind::relu));
  EXPECT_EQ(lab.playback().last(), 0);
  EXPECT_NEAR(lab.value(ActivationKind::sigmoid, 1), 0.731059, 5e-7);
}

TEST_F(ActivationLabTest, ReadsFunctionsOffWithTheParametersChosen) {
  EXPECT_NEAR(lab.value(ActivationKind::leakyRelu, -10), -0.1, 1e-15);
  edit([](ActivationConfig& config) { config.parameter(ActivationKind::leakyRelu) = 0.1; });
  EXPECT_NEAR(lab.value(ActivationKind::leakyRelu, -10), -1, 1e-15);
  EXPECT_NEAR(lab.value(ActivationKind::elu, -2), -0.864665, 5e-7);
  edit([](ActivationConfig& config) { config.gallery.maxout = {0.5, 1, -1, 0}; });
  EXPECT_EQ(lab.value(ActivationKind::maxout, 2), 2);
  EXPECT_EQ(lab.slope(ActivationKind::maxout, 2), 0.5);
  EXPECT_NEAR(lab.kinks(ActivationKind::maxout).front(), -2.0 / 3, 1e-15);
}

TEST_F(ActivationLabTest, SaysWhichPrintedCurvesAreWrong) {
  EXPECT_EQ(lab.printed(ActivationKind::relu), nullptr);
  EXPECT_EQ(lab.printed(ActivationKind::sigmoid), nullptr) << "only its range is printed wrongly";
  ASSERT_NE(lab.printed(ActivationKind::tanh), nullptr);
  EXPECT_EQ(lab.printed(ActivationKind::tanh)->erratum, "E15");
  EXPECT_EQ(lab.printed(ActivationKind::prelu), nullptr) << "max(αz, z) is right for α ≤ 1";
  edit([](ActivationConfig& config) { config.parameter(ActivationKind::prelu) = 1.5; });
  ASSERT_NE(lab.printed(ActivationKind::prelu), nullptr);
}

TEST_F(ActivationLabTest, TheStepKeepsTheBoundaryAndHasNoGradient) {
  edit([](ActivationConfig& config) {
    config.stage = ActivationStage::neuron;
    config.neuron = {.alpha = 1.5, .beta = -1, .shift = 0.5, .x1 = 2, .x2 = -1};
  });
  const Point2 foot = boundaryFoot(lab.config().neuron);
  EXPECT_NEAR(lab.neuronSum(foot.x(), foot.y()), 0, 1e-15);
  EXPECT_THAT(card(), Contains("a = f(z) = 0.989013"));
  edit([](ActivationConfig& config) { config.neuron.activation = ActivationKind::step; });
  EXPECT_EQ(boundaryFoot(lab.config().neuron), foot);
  EXPECT_THAT(card(), Contains("a = f(z) = 1"));
  EXPECT_THAT(card(), Contains("∂a/∂α = f′(z) x₁ = 0"));
  EXPECT_THAT(card(), Contains("∂a/∂s = f′(z) = 0"));
}

TEST_F(ActivationLabTest, TheBoundaryIsMovedAndTurned) {
  const PlaneNeuron neuron{.alpha = 3, .beta = 4, .shift = 1};
  const PlaneNeuron moved = dragged(neuron, NeuronHandle::move, {1, 2});
  EXPECT_NEAR(moved.alpha * 1 + moved.beta * 2 + moved.shift, 0, 1e-12);
  EXPECT_EQ(moved.alpha, 3);
  const Point2 foot = boundaryFoot(neuron);
  const Point2 to = foot + Point2(0, 2);
  const PlaneNeuron turned = dragged(neuron, NeuronHandle::turn, to);
  EXPECT_NEAR(turned.alpha, 5, 1e-12) << "the boundary stands upright, the weights keep their length";
  EXPECT_NEAR(turned.beta, 0, 1e-12);
  EXPECT_NEAR(turned.alpha * foot.x() + turned.beta * foot.y() + turned.shift, 0, 1e-12);
  // The side on which the sum is positive does not jump to the other side.
  const PlaneNeuron same = dragged(neuron, NeuronHandle::turn, foot + boundaryDirection(neuron));
  EXPECT_NEAR(same.alpha, 3, 1e-12);
  EXPECT_NEAR(same.beta, 4, 1e-12);
  EXPECT_EQ(dragged(neuron, NeuronHandle::turn, foot), neuron) << "there is no direction to a place itself";
  const PlaneNeuron flat{.alpha = 0, .beta = 0};
  EXPECT_EQ(boundaryFoot(flat), Point2(0, 0));
  EXPECT_EQ(dragged(flat, NeuronHandle::turn, {1, 1}), flat);
}

TEST_F(ActivationLabTest, TimeIsTheUpdateOfWhatLearns) {
  study(NeuronStudyKind::dead);
  EXPECT_EQ(lab.playback().last(), 400);
  lab.playback().seek(60);
  const double late = lab.study().at(1, 60).loss;
  show(ActivationStage::gallery);
  EXPECT_EQ(lab.playback().last(), 0);
  show(ActivationStage::learning);
  EXPECT_EQ(lab.playback().step(), 60);
  EXPECT_EQ(lab.study().at(1, 60).loss, late);
  EXPECT_THAT(card(), Contains("f′(z) = 0 for all examples: dead."));
}

TEST_F(ActivationLabTest, TheSteepestLessonsAreOnTheCard) {
  study(NeuronStudyKind::step);
  lab.playback().seek(100);
  EXPECT_THAT(card(), Contains("‖∇L‖ = 0,  ‖φ − φ(0)‖ = 0"));
  study(NeuronStudyKind::zigzag);
  lab.playback().seek(40);
  EXPECT_THAT(card(), Contains("Steps in quadrant I or III, sigmoid: 40 / 40"));
  study(NeuronStudyKind::prelu);
  edit([](ActivationConfig& config) { config.study.wantedSlope = 1.4; });
  lab.playback().seek(400);
  EXPECT_THAT(card(), Contains(HasSubstr("α₋ > 1")));
}

TEST_F(ActivationLabTest, TwoLayersCollapseToOneLine) {
  show(ActivationStage::layers);
  EXPECT_EQ(lab.oneLayer(), Point2(6, 25));
  EXPECT_EQ(lab.secondLayer(1), 31);
  EXPECT_THAT(card(), Contains("y₂ = 6x + 25"));
  EXPECT_THAT(card(), Contains("y₂(1) = 31"));
  edit([](ActivationConfig& config) { config.layers.between = ActivationKind::relu; });
  EXPECT_EQ(lab.secondLayer(-10), -5);
  EXPECT_EQ(lab.secondSlope(-10), 0);
  EXPECT_EQ(lab.secondSlope(1), 6);
  EXPECT_THAT(card(), Contains("No longer one line."));
  EXPECT_EQ(draggedLayers(lab, LayerHandle::firstBias, 4).units[0].b1, 4);
  EXPECT_EQ(draggedLayers(lab, LayerHandle::firstWeight, 11).units[0].w1, 1);
  edit([&](ActivationConfig& config) { config.layers = draggedLayers(lab, LayerHandle::secondBias, 20); });
  EXPECT_NEAR(lab.secondLayer(0), 20, 1e-12);
}

TEST_F(ActivationLabTest, LayersOfSeveralUnitsCollapseToOneLineToo) {
  edit([](ActivationConfig& config) {
    config.stage = ActivationStage::layers;
    config.layers.units = {{2, 10, 3}, {-1, 4, 2}, {0.5, 0, -2}};
    config.layers.unit = 1;
  });
  // W₂W₁ = 6 − 2 − 1, W₂b₁ + b₂ = 30 + 8 + 0 − 5.
  EXPECT_EQ(lab.oneLayer(), Point2(3, 33));
  for (const double x : {-2.0, 0.0, 1.5}) EXPECT_DOUBLE_EQ(lab.secondLayer(x), 3 * x + 33);
  EXPECT_THAT(card(), Contains("W₂W₁ = 3 · 2 + 2 · (−1) + (−2) · 0.5 = 3"));
  EXPECT_THAT(card(), Contains("W₂b₁ + b₂ = 3 · 10 + 2 · 4 + (−2) · 0 − 5 = 33"));
  EXPECT_THAT(card(), Contains("y₂ = 3x + 33"));
  EXPECT_EQ(draggedLayers(lab, LayerHandle::firstBias, 7).units[1].b1, 7);
  EXPECT_EQ(draggedLayers(lab, LayerHandle::firstBias, 7).units[0].b1, 10);
  EXPECT_THAT(lab.table(), testing::StartsWith("x,y1_1,y1_2,y1_3,y2\n"));
  ActivationLab other;
  other.load(lab.save());
  EXPECT_EQ(other.config(), lab.config());
  edit([](ActivationConfig& config) { config.layers.between = ActivationKind::relu; });
  EXPECT_EQ(lab.secondLayer(-20), 2 * 24 - 5);
  EXPECT_EQ(lab.secondSlope(-20), -2) << "only the second unit is at work there";
  EXPECT_FALSE(drawn("lines").empty());
}

TEST_F(ActivationLabTest, TimeIsTheLengthOfTheChain) {
  show(ActivationStage::chain);
  EXPECT_EQ(lab.playback().step(), 10);
  EXPECT_EQ(lab.stepSymbol(), "L");
  EXPECT_NEAR(lab.chain()->gradients.front(), 2.785e-7, 5e-11);
  EXPECT_THAT(card(), Contains("|∂J/∂w₁| = 2.785×10⁻⁷"));
  lab.playback().move(10);
  EXPECT_NEAR(lab.chain()->gradients.front(), 9.139e-14, 5e-18);
  EXPECT_THAT(card(), Contains("The gradient vanishes."));
  lab.playback().seek(0);
  EXPECT_FALSE(lab.chain());
  lab.playback().seek(10);
  edit([](ActivationConfig& config) {
    config.chain.activation = ActivationKind::relu;
    config.chain.weight = 2;
  });
  EXPECT_EQ(lab.chain()->gradients.front(), 512);
  EXPECT_THAT(card(), Contains("The gradient explodes."));
  edit([](ActivationConfig& config) { config.chain.weight = 1; });
  EXPECT_EQ(lab.chain()->gradients.front(), 1);
  EXPECT_THAT(card(), Contains("The gradient stays as it is."));
}

TEST_F(ActivationLabTest, SoftmaxIsStableAtLargeScores) {
  show(ActivationStage::softmax);
  const Vector before = softmaxOf(lab.config().softmax);
  EXPECT_NEAR(before.sum(), 1, 1e-15);
  edit([](ActivationConfig& config) {
    for (double& score : config.softmax.scores) score += 900;
  });
  EXPECT_LT((softmaxOf(lab.config().softmax) - before).norm(), 1e-12);
}

TEST_F(ActivationLabTest, CostsAreMeasuredOnDemand) {
  EXPECT_FALSE(lab.costs().cost(ActivationKind::relu));
  edit([](ActivationConfig& config) { config.gallery.isTimed = true; });
  lab.completeCosts();
  EXPECT_TRUE(lab.advance(0)) << "the plots follow";
  EXPECT_FALSE(lab.advance(0));
  for (const Activation& each : activationCatalog()) EXPECT_GT(lab.costs().cost(each.kind)->value, 0) << each.name;
}

TEST_F(ActivationLabTest, EveryPlotOfEveryStageIsDrawnInEveryLanguageAndTheme) {
  for (const ActivationStage stage : everyStage)
    for (std::size_t kind = 0; kind < (stage == ActivationStage::learning ? neuronStudyNames().size() : 1); ++kind) {
      show(stage);
      edit([&](ActivationConfig& config) {
        config.study = usualStudy(static_cast<NeuronStudyKind>(kind));
        config.gallery.isPrinted = true;
      });
      for (const std::string_view plot : board.inReach())
        for (const std::string_view language : {"en", "es"}) {
          const auto dark = drawn(plot, ThemeName::dark, language);
          EXPECT_NE(dark, drawn(plot, ThemeName::light, language)) << plot;
          drawn(plot, ThemeName::dark, language, 260, 150);
        }
    }
}

TEST_F(ActivationLabTest, EveryActivationIsDrawnInEveryPlaceForOne) {
  for (const Activation& each : activationCatalog()) {
    edit([&](ActivationConfig& config) {
      config.gallery.shown.assign(activationCatalog().size(), false);
      config.gallery.shown[static_cast<std::size_t>(each.kind)] = true;
      config.gallery.selected = config.neuron.activation = config.layers.between = config.chain.activation = each.kind;
    });
    for (const ActivationStage stage : everyStage) {
      show(stage);
      const std::string picture(board.picture());
      EXPECT_FALSE(drawn(picture).empty());
      for (const std::string& line : card()) EXPECT_THAT(line, testing::Not(HasSubstr("nan"))) << each.name;
    }
  }
}

TEST_F(ActivationLabTest, IsSavedAndLoadedAsItWas) {
  edit([](ActivationConfig& config) {
    config.stage = ActivationStage::learning;
    config.study = usualStudy(NeuronStudyKind::zigzag);
    config.study.seed = 7;
    config.parameter(ActivationKind::elu) = 2;
    config.gallery.shown[0] = true;
    config.gallery.maxout = {0.1, 0.2, -0.3, 0.4};
    config.neuron.activation = ActivationKind::gelu;
    config.layers.between = ActivationKind::silu;
    config.chain.spread = 0.5;
    config.softmax.scores = {1, 2, 3, -1000};
    config.look.view("plane").grid = false;
    config.look.focus = "moves";
  });
  lab.playback().seek(33);
  ActivationLab other;
  other.load(lab.save());
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_EQ(other.playback().step(), 33);
  EXPECT_EQ(other.save(), lab.save());
}

TEST_F(ActivationLabTest, RefusesWhatIsWrongAndStaysAsItIs) {
  const auto refused = [&](const char* text) -> std::string {
    const json before = lab.save();
    try {
      lab.load(json::parse(text));
    } catch (const SceneError& error) {
      EXPECT_EQ(lab.save(), before);
      return error.pointer() + ": " + error.what();
    }
    return "taken";
  };
  EXPECT_THAT(refused(R"({"stage": "all"})"), HasSubstr("/stage: "));
  EXPECT_THAT(refused(R"({"gallery": {"shown": ["sigmoid", "cosine"]}})"), HasSubstr("/gallery/shown/1: "));
  EXPECT_THAT(refused(R"({"gallery": {"threshold": 0}})"), HasSubstr("/gallery/threshold: "));
  EXPECT_THAT(refused(R"({"parameters": {"relu": 1}})"), HasSubstr("/parameters/relu: "));
  EXPECT_THAT(refused(R"({"study": {"kind": "dead", "steps": 5000}})"), HasSubstr("/study/steps: "));
  EXPECT_THAT(refused(R"({"chain": {"weight": 4}})"), HasSubstr("/chain/weight: "));
  EXPECT_THAT(refused(R"({"layers": {"units": []}})"), HasSubstr("/layers/units: must hold 1 to 4 units, got 0"));
  EXPECT_THAT(refused(R"({"layers": {"units": [{"w1": 9}]}})"), HasSubstr("/layers/units/0/w1: "));
  EXPECT_THAT(refused(R"({"layers": {"unit": 1}})"), HasSubstr("/layers/unit: "));
  EXPECT_THAT(refused(R"({"softmax": {"scores": [1]}})"), HasSubstr("must hold 2 to 6 numbers, got 1"));
  EXPECT_THAT(refused(R"({"softmax": {"scores": [1, 2000]}})"), HasSubstr("/softmax/scores/1: "));
  EXPECT_THAT(refused(R"({"stage": "chain", "step": 101})"), HasSubstr("/step: "));
  EXPECT_THAT(refused(R"({"look": {"curve": {}}})"), HasSubstr("/look/curve: "));
  ActivationConfig config = lab.config();
  config.softmax.scores = {1, NAN};
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
  EXPECT_THROW(lab.useData({}), std::invalid_argument);
}

TEST_F(ActivationLabTest, TablesHoldWhatTheStageShows) {
  EXPECT_THAT(lab.table(), testing::StartsWith("z,sigmoid,sigmoid slope,tanh,tanh slope,relu,relu slope\n-6,"));
  study(NeuronStudyKind::prelu);
  EXPECT_THAT(lab.table(), testing::StartsWith("step,prelu loss,prelu phi0,prelu phi1,prelu phi2,leaky-relu loss"));
  show(ActivationStage::chain);
  EXPECT_THAT(lab.table(), HasSubstr("layer,weight,z,a,slope,gradient\n1,1,1,"));
  EXPECT_EQ(std::ranges::count(lab.table(), '\n'), 11);
  show(ActivationStage::layers);
  EXPECT_THAT(lab.table(), HasSubstr("\n1,12,31\n"));
  show(ActivationStage::softmax);
  EXPECT_THAT(lab.table(), testing::StartsWith("score,probability\n2,0.65"));
}

}  // namespace
}  // namespace descenso
