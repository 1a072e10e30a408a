// The lab of entropy and losses without a screen: what it computes, saves, refuses and draws (rows ENT, OUT, CLS).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "app/export/scene.h"
#include "app/labs/entropy/plots.h"
#include "app/labs/entropy/state.h"
#include "app/labs/entropy/state_text.h"
#include "tests/support/drawn_plot.h"
#include "tests/support/picture_content.h"

namespace descenso {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

class EntropyLabTest : public testing::Test {
 protected:
  void edit(const std::function<void(EntropyConfig&)>& change) {
    EntropyConfig config = lab.config();
    change(config);
    lab.configure(config);
  }
  void load(const char* state) { lab.load(json::parse(state)); }
  std::string refusalOf(const char* state) {
    const json before = lab.save();
    try {
      load(state);
    } catch (const SceneError& error) {
      EXPECT_EQ(lab.save(), before);
      return error.pointer() + ": " + error.what();
    }
    return {};
  }
  const CodeResult& code(std::string_view name) {
    const auto& codes = lab.codes().codes;
    return *std::find_if(codes.begin(), codes.end(), [&](const CodeResult& each) { return each.name == name; });
  }
  std::string textOf(const std::vector<FormulaRow>& rows) {
    std::string all;
    for (const FormulaRow& row : rows) all += row.text + row.result + "\n";
    return all;
  }
  std::vector<std::uint8_t> drawn(std::string_view name, ThemeName themeName = ThemeName::dark,
                                  std::string_view language = "en", int width = 600, int height = 400) {
    return tests::drawnPlot(plots, name, {width, height, themeName, language});
  }

  EntropyLab lab;
  EntropyPlots plots{lab};
  Translations english{"en"};
};

TEST_F(EntropyLabTest, OpensOnTheAntenna) {
  EXPECT_EQ(lab.config().stage, EntropyStage::codes);
  EXPECT_EQ(lab.playback().last(), 4);
  EXPECT_DOUBLE_EQ(code("fixed").meanP, 3);
  EXPECT_NEAR(code("printed").meanP, 2.25, 1e-12);
  EXPECT_NEAR(code("huffman").meanP, 1.95, 1e-12);
  EXPECT_NEAR(code("huffman").meanQ, 2.60, 1e-12);
  EXPECT_THAT(code("own").words, ElementsAre("1100", "0", "10", "1101", "1110"));
  const std::string terms = textOf(termRows(english, lab));
  for (const char* value : {"1.8619 bits", "2.1660 bits", "2.4955 bits", "0.3295 bits", "2.1667 bits", "2.3219 bits"})
    EXPECT_THAT(terms, HasSubstr(value));
}

TEST_F(EntropyLabTest, BuildsTheCodeOfTheOtherCity) {
  edit([](EntropyConfig& config) { config.codes.codesSecond = true; });
  EXPECT_THAT(code("huffman").lengths, ElementsAre(2, 3, 2, 2, 3));
  EXPECT_NEAR(code("huffman").meanQ, 2.25, 1e-12);
}

TEST_F(EntropyLabTest, LabelAndPredictionAreTwoDistributions) {
  edit([](EntropyConfig& config) { config.codes = codesFor(Outcomes::iris); });
  EXPECT_EQ(lab.playback().last(), 2);
  EXPECT_EQ(lab.codes().entropyP, 0);
  EXPECT_NEAR(lab.codes().crossPQ, 0.00723, 5e-6);
  EXPECT_DOUBLE_EQ(lab.codes().divergencePQ, lab.codes().crossPQ);
}

TEST_F(EntropyLabTest, RefusesCodesThatCannotBe) {
  EXPECT_THROW(edit([](EntropyConfig& config) { config.codes.lengths = {1, 1, 1, 4, 4}; }), std::invalid_argument);
  EXPECT_THROW(edit([](EntropyConfig& config) { config.codes.lengths[0] = 0; }), std::invalid_argument);
  EXPECT_THROW(edit([](EntropyConfig& config) { config.codes.p[0] = -0.25; }), std::invalid_argument);
  EXPECT_EQ(lab.config(), EntropyConfig());
}

TEST_F(EntropyLabTest, RefusesScenesWithTheirPlace) {
  EXPECT_THAT(refusalOf(R"({"codes": {"p": [0, 0, 0, 0, 0]}})"), HasSubstr("/codes/p: probabilities must add up to 1"));
  EXPECT_THAT(refusalOf(R"({"codes": {"p": [0.5, 0.5]}})"), HasSubstr("/codes/p: must have 5 numbers, got 2"));
  EXPECT_THAT(refusalOf(R"({"codes": {"p": [-0.1, 1.1, 0, 0, 0]}})"), HasSubstr("/codes/p/0"));
  EXPECT_THAT(refusalOf(R"({"codes": {"lengths": [1, 1, 2, 2, 3]}})"), HasSubstr("/codes/lengths: no prefix code"));
  EXPECT_THAT(refusalOf(R"({"codes": {"lengths": [1.5, 3, 3, 3, 3]}})"), HasSubstr("whole number in [1, 32], got 1.5"));
  EXPECT_THAT(refusalOf(R"({"softmax": {"scores": [1]}})"), HasSubstr("/softmax/scores: must have 2 to 8 numbers"));
  EXPECT_THAT(refusalOf(R"({"softmax": {"temperature": 0}})"), HasSubstr("/softmax/temperature"));
  EXPECT_THAT(refusalOf(R"({"softmax": {"weights": [[1, 2, 3, 4]]}})"),
              HasSubstr("/softmax/weights: must have 3 rows"));
  EXPECT_THAT(refusalOf(R"({"losses": {"task": "ranking"}})"), HasSubstr("/losses/task"));
  EXPECT_THAT(refusalOf(R"({"step": 5})"), HasSubstr("/step"));
  EXPECT_THAT(refusalOf(R"({"codess": {}})"), HasSubstr("/codess: unknown member"));
}

TEST_F(EntropyLabTest, GoesFromScoresToTheGradientStepByStep) {
  load(R"({"stage": "softmax"})");
  EXPECT_EQ(lab.picture(), "scores");
  EXPECT_EQ(lab.playback().last(), 5);
  EXPECT_EQ(lab.progress(), SoftmaxStep::scores);
  lab.playback().seek(5);
  EXPECT_EQ(lab.progress(), SoftmaxStep::slopes);
  const SoftmaxResult& result = lab.softmax();
  EXPECT_NEAR(result.loss, 0.407606, 5e-7);
  EXPECT_NEAR(result.slopes[0], 0.665241 - 1, 5e-7);
  EXPECT_THAT(textOf(softmaxRows(english, lab)), HasSubstr("2.407606"));
  EXPECT_THAT(textOf(softmaxRows(english, lab)), HasSubstr("0.407606 nats"));
}

TEST_F(EntropyLabTest, ScoresOf1000StayFinite) {
  load(R"({"stage": "softmax", "softmax": {"scores": [1000, -1000, 999], "target": 1}, "step": 5})");
  EXPECT_EQ(lab.softmax().loss, 2000 + std::log1p(std::exp(-1.0)));
  EXPECT_TRUE(lab.softmax().jacobian.allFinite());
  EXPECT_FALSE(drawn("steps").empty());
}

TEST_F(EntropyLabTest, TheTemperatureDividesTheSlopesToo) {
  load(R"({"stage": "softmax", "softmax": {"temperature": 2}})");
  const double step = 1e-6;
  const double before = lab.softmax().loss;
  const double slope = lab.softmax().slopes[1];
  edit([&](EntropyConfig& config) { config.softmax.scores[1] += step; });
  EXPECT_NEAR((lab.softmax().loss - before) / step, slope, 1e-6);
}

TEST_F(EntropyLabTest, TheFlowerLearnsInOneUpdate) {
  load(R"({"stage": "softmax", "softmax": {"source": "iris"}, "step": 9})");
  EXPECT_EQ(lab.picture(), "example");
  const IrisResult& iris = *lab.softmax().iris;
  EXPECT_NEAR(iris.pass.loss, 0.0072303, 5e-8);
  EXPECT_NEAR(iris.nextPass.loss, 0.0043782, 5e-8);
  edit([](EntropyConfig& config) { config.softmax.alpha = 0.1; });
  EXPECT_NEAR(lab.softmax().iris->nextPass.loss, 0.0068762, 5e-8);
  EXPECT_EQ(lab.playback().step(), 9);
  edit([](EntropyConfig& config) { config.softmax.source = ScoreSource::free; });
  EXPECT_EQ(lab.playback().step(), 0);
  EXPECT_EQ(lab.playback().last(), 5);
}

TEST_F(EntropyLabTest, PredictionsAndScoresAreTheSamePoint) {
  for (const OutputTask task : {OutputTask::binary, OutputTask::multiclass, OutputTask::regression})
    for (const double score : {-3.0, 0.2, 5.0}) {
      LossesConfig config{.task = task, .axis = LossAxis::prediction, .score = score};
      EXPECT_NEAR(scoreOnAxis(config, onLossAxis(config, score)), score, 1e-9);
      LossesConfig overScores = config;
      overScores.axis = LossAxis::score;
      const double at = onLossAxis(config, score);
      EXPECT_NEAR(likelihoodLossAt(config, at).loss, likelihoodLossAt(overScores, score).loss, 1e-9);
      EXPECT_NEAR(squaredLossAt(config, at).loss, squaredLossAt(overScores, score).loss, 1e-9);
    }
}

TEST_F(EntropyLabTest, SlopesAreThoseOfDifferences) {
  for (const OutputTask task : {OutputTask::binary, OutputTask::multiclass, OutputTask::regression})
    for (const LossAxis axis : {LossAxis::score, LossAxis::prediction})
      for (const double at : {0.15, 0.5, 0.8}) {
        const LossesConfig config{.task = task, .axis = axis};
        constexpr double step = 1e-6;
        for (const auto& loss : {likelihoodLossAt, squaredLossAt})
          EXPECT_NEAR((loss(config, at + step).loss - loss(config, at - step).loss) / (2 * step),
                      loss(config, at).slope, 1e-6);
      }
}

TEST_F(EntropyLabTest, TheLossFallsAsTheFitImproves) {
  const LossesResult result = lossesResult({.score = -6});
  for (std::size_t k = 1; k < result.likelihood.losses.size(); ++k) {
    EXPECT_LT(result.likelihood.losses[k], result.likelihood.losses[k - 1]);
    EXPECT_LE(result.squared.losses[k], result.squared.losses[k - 1]);
  }
  // On the saturated sigmoid, cross-entropy finds its way out and the squared error does not.
  EXPECT_LT(result.likelihood.losses[20], 0.1);
  EXPECT_GT(result.squared.losses[20], 0.9);
}

TEST_F(EntropyLabTest, DrawsTheLikelihoodOfTheExamples) {
  EXPECT_NEAR(lab.losses().product, 0.504, 1e-12);
  EXPECT_NEAR(lab.losses().sum, 0.685179, 5e-7);
}

TEST_F(EntropyLabTest, DecidesByThresholdOrByTheLargest) {
  LossesConfig config;
  const auto decision = [&] {
    return decisionCase(config).classes[static_cast<std::size_t>(decided(decisionCase(config), config.threshold))];
  };
  EXPECT_EQ(decision(), "negative");
  config.threshold = 0.99;
  EXPECT_EQ(decision(), "positive");
  config.decision = DecisionExample::music;
  EXPECT_EQ(decision(), "electronic");
  EXPECT_NEAR(decisionCase(config).outputs.sum(), 1, 1e-15);
  EXPECT_EQ(decisionCase(config).outputs.maxCoeff(), 0.52);
  config.decision = DecisionExample::flower;
  EXPECT_EQ(decision(), "setosa");
  EXPECT_NEAR(decisionCase(config).outputs[0], 0.9928, 5e-5);
}

TEST_F(EntropyLabTest, PrintedLossesAreTheSlides) {
  LossesConfig config{.task = OutputTask::multiclass, .score = 2};
  ASSERT_TRUE(hasPrintedLoss(config));
  EXPECT_NEAR(printedLossAt(config, 2), -0.407606, 5e-7);
  config.task = OutputTask::binary;
  EXPECT_TRUE(std::isinf(printedLossAt(config, -1)));
  EXPECT_EQ(printedLossAt(config, 2), 0);
  config.task = OutputTask::regression;
  EXPECT_FALSE(hasPrintedLoss(config));
}

TEST_F(EntropyLabTest, SavesWhatItLoads) {
  for (const char* state :
       {R"({"stage": "codes", "codes": {"outcomes": "iris", "unit": "bits"}, "step": 1})",
        R"({"stage": "softmax", "softmax": {"source": "iris", "weights": [[1,2,3,4],[5,6,7,8],[9,1,2,3]], "seed": 7},
           "asPrinted": true, "step": 9})",
        R"({"stage": "losses", "losses": {"task": "multiclass", "axis": "prediction", "others": [3, -2]}, "step": 40,
           "speed": 20, "look": {"focus": "slopes", "side": "slopes"}})"}) {
    load(state);
    EntropyLab again;
    again.load(lab.save());
    EXPECT_EQ(again.config(), lab.config());
    EXPECT_EQ(again.save(), lab.save());
  }
}

TEST_F(EntropyLabTest, EachStageKeepsItsTime) {
  lab.playback().seek(3);
  edit([](EntropyConfig& config) { config.stage = EntropyStage::losses; });
  EXPECT_EQ(lab.playback().step(), 0);
  lab.playback().seek(50);
  edit([](EntropyConfig& config) { config.stage = EntropyStage::codes; });
  EXPECT_EQ(lab.playback().step(), 3);
  edit([](EntropyConfig& config) { config.stage = EntropyStage::losses; });
  EXPECT_EQ(lab.playback().step(), 50);
}

TEST_F(EntropyLabTest, WritesATableOfEachStage) {
  EXPECT_THAT(lab.table(), HasSubstr("outcome,p,q,surprise_p,surprise_q,fixed,printed,huffman,own\nsunny,0.25,"));
  EXPECT_THAT(lab.table(), HasSubstr(",000,1100,10,1100\n"));
  load(R"({"stage": "softmax"})");
  EXPECT_THAT(lab.table(), HasSubstr("class,score,probability,label,slope\n1,2,0.66524"));
  load(R"({"stage": "losses"})");
  EXPECT_THAT(lab.table(), HasSubstr("score,loss,slope,squared_error,squared_error_slope\n-12,12.0000"));
}

TEST_F(EntropyLabTest, KeysToggleTheSeriesOfThePicture) {
  lab.toggleSeries(1);
  EXPECT_TRUE(lab.config().look.view("bars").hidden.contains("q"));
  lab.toggleSeries(7);
  lab.toggleSeries(1);
  EXPECT_TRUE(lab.config().look.view("bars").hidden.empty());
  EXPECT_THROW(lab.useData({}), std::invalid_argument);
}

/// States in which every plot shows something else.
constexpr const char* shownStates[] = {
    R"({"stage": "codes", "asPrinted": true})",
    R"({"stage": "codes", "codes": {"outcomes": "iris"}, "step": 2})",
    R"({"stage": "codes", "codes": {"p": [1, 0, 0, 0, 0], "q": [0, 1, 0, 0, 0]}, "step": 4})",
    R"({"stage": "softmax", "step": 5})",
    R"({"stage": "softmax", "softmax": {"scores": [1, -1, 2, -2, 3, -3, 4, 1000], "target": 7}, "step": 5})",
    R"({"stage": "softmax", "softmax": {"source": "iris"}, "step": 0})",
    R"({"stage": "softmax", "softmax": {"source": "iris"}, "step": 9})",
    R"({"stage": "losses", "asPrinted": true, "step": 12})",
    R"({"stage": "losses", "asPrinted": true, "losses": {"task": "multiclass", "axis": "prediction", "decision": "music"}})",
    R"({"stage": "losses", "losses": {"task": "regression", "decision": "flower", "examples": [0, 1, 0.5]}, "step": 3})"};

TEST_F(EntropyLabTest, EveryPlotIsDrawnInEveryState) {
  for (const char* state : shownStates) {
    load(state);
    for (const std::string_view name : plots.inReach())
      for (const Language& language : languages())
        for (const ThemeName themeName : {ThemeName::dark, ThemeName::light})
          for (const auto& [width, height] : {std::pair(600, 400), std::pair(900, 700)}) {
            EXPECT_TRUE(
                tests::showsSomething(drawn(name, themeName, language.code, width, height), theme(themeName).panel))
                << name << " is empty in " << state;
          }
  }
}

TEST_F(EntropyLabTest, EveryPlotIsShownSomewhere) {
  std::set<std::string_view> shown;
  for (const char* state : shownStates) {
    load(state);
    for (const std::string_view name : plots.inReach()) shown.insert(name);
  }
  EXPECT_EQ(shown.size(), plots.names().size());
  EXPECT_EQ(plots.names().size(), entropyPlotNames().size());
  for (std::size_t i = 0; i < plots.names().size(); ++i) EXPECT_TRUE(shown.contains(entropyPlotNames()[i]));
}

}  // namespace
}  // namespace descenso
