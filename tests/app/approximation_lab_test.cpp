// The universal approximation lab without a screen: what it computes, what it saves, what it draws.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/approximation/plots.h"
#include "app/labs/approximation/state.h"
#include "app/labs/approximation/state_text.h"
#include "engine/networks/network.h"
#include "tests/support/drawn_plot.h"

namespace descenso {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class ApproximationLabTest : public testing::Test {
 protected:
  void edit(const std::function<void(ApproximationConfig&)>& change) {
    ApproximationConfig config = lab.config();
    change(config);
    lab.configure(config);
  }
  void show(ApproximationStage stage) {
    edit([&](ApproximationConfig& config) { config.stage = stage; });
  }
  /// A training that takes no time.
  void train(const std::function<void(CurveTraining&)>& change) {
    edit([&](ApproximationConfig& config) {
      config.stage = ApproximationStage::training;
      config.training.examples = 50;
      config.training.units = 6;
      config.training.steps = 60;
      change(config.training);
    });
    lab.playback().seek(lab.playback().last());
    lab.completeTraining();
  }
  std::vector<std::uint8_t> drawn(std::string_view name, ThemeName themeName = ThemeName::dark,
                                  std::string_view language = "en", int width = 600, int height = 400) {
    return tests::drawnPlot(plots, name, {width, height, themeName, language});
  }

  ApproximationLab lab;
  ApproximationPlots plots{lab};
};

TEST_F(ApproximationLabTest, OpensOnOneSigmoid) {
  EXPECT_EQ(lab.network().units(), 1);
  EXPECT_NEAR(lab.network()(0.4), 0.5, 1e-13);
  EXPECT_NEAR(lab.network()(0.3), 0.268941, 1e-6);
  EXPECT_EQ(lab.playback().last(), 0);
}

TEST_F(ApproximationLabTest, TimeAddsPiecesToTheSum) {
  show(ApproximationStage::sum);
  EXPECT_EQ(lab.playback().step(), 10);
  EXPECT_EQ(lab.network().units(), 20);
  EXPECT_NEAR(lab.samples().error.largest, 0.309, 0.0006);
  lab.playback().move(10);
  EXPECT_EQ(lab.network().units(), 40);
  EXPECT_NEAR(lab.samples().error.largest, 0.156, 0.0006);
  edit([](ApproximationConfig& config) { config.pieces = PieceKind::straight; });
  EXPECT_NEAR(lab.samples().error.largest, 0.0122, 0.00006);
  lab.playback().seek(0);
  EXPECT_EQ(lab.network().units(), 0);
  EXPECT_NEAR(lab.samples().error.largest, 1, 1e-12);
}

TEST_F(ApproximationLabTest, ErrorsFallAsOneOverMAndItsSquare) {
  const ErrorCurves& curves = lab.errorCurves();
  const auto at = [&](double count) {
    return static_cast<std::size_t>(std::find(curves.counts.begin(), curves.counts.end(), count) -
                                    curves.counts.begin());
  };
  EXPECT_NEAR(curves.bumps[at(5)], 0.588, 0.0006);
  EXPECT_NEAR(curves.bumps[at(100)], 0.031, 0.0006);
  EXPECT_NEAR(curves.straight[at(5)], 0.1818, 0.00006);
  EXPECT_NEAR(curves.straight[at(50)], 0.0020, 0.00006);
}

TEST_F(ApproximationLabTest, WhatIsWrittenDownIsANetwork) {
  for (const PieceKind pieces : {PieceKind::bumps, PieceKind::straight}) {
    show(ApproximationStage::sum);
    edit([&](ApproximationConfig& config) { config.pieces = pieces; });
    const OneLayerNetwork& network = lab.network();
    const NetworkConfig config = configOf(network);
    EXPECT_EQ(parameterCount(config), network.parameters());
    const Matrix inputs = Vector::LinSpaced(101, 0, 1).transpose();
    Matrix outputs(1, 101);
    predict(config, parametersOf(network), inputs, outputs);
    for (Index i = 0; i < 101; ++i) EXPECT_NEAR(outputs(0, i), network(inputs(0, i)), 1e-10);
  }
}

TEST_F(ApproximationLabTest, ParametersAreThoseOfTheCourse) {
  CurveTraining training;
  const std::tuple<long, long, Index> known[] = {{1, 500, 1501}, {2, 250, 63501}, {5, 100, 40701}};
  for (const auto& [layers, units, parameters] : known) {
    training.layers = layers;
    training.units = units;
    EXPECT_EQ(parametersOf(training), parameters);
    EXPECT_EQ(parameterCount(networkOf(training)), parameters);
  }
}

TEST_F(ApproximationLabTest, ANetworkLearnsTheCurve) {
  train([](CurveTraining& training) {
    training.units = 20;
    training.steps = 800;
  });
  const CurveTrainer& trainer = *lab.trainer();
  EXPECT_EQ(trainer.known(), 800);
  EXPECT_LT(trainer.losses().back(), 0.02 * trainer.losses().front());
  EXPECT_LT(lab.samples().error.largest, 0.2);
  const double late = lab.samples().error.rootMeanSquare;
  lab.playback().seek(0);
  EXPECT_GT(lab.samples().error.rootMeanSquare, 3 * late);
}

TEST_F(ApproximationLabTest, TheSameTrainingTwiceIsTheSameToTheLastBit) {
  train([](CurveTraining&) {});
  ApproximationLab other;
  other.load(lab.save());
  other.completeTraining();
  EXPECT_EQ(other.samples().output, lab.samples().output);
  EXPECT_EQ(other.trainer()->losses().back(), lab.trainer()->losses().back());
}

TEST_F(ApproximationLabTest, EveryOptimizerTrainsIt) {
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    train([&](CurveTraining& training) {
      training.optimizer = {std::string(entry.name), fallbacks(declarations(entry))};
      training.steps = 12;
    });
    EXPECT_TRUE(lab.trainer()->known() == 12 || lab.trainer()->divergedAt() >= 0) << entry.name;
  }
}

TEST_F(ApproximationLabTest, AFigureOfTheLossHasAllOfIt) {
  train([](CurveTraining&) {});
  edit([](ApproximationConfig& config) { config.training.seed = 2; });
  lab.playback().seek(0);
  plots.complete("loss");
  EXPECT_EQ(lab.trainer()->known(), lab.config().training.steps);
  EXPECT_EQ(lab.trainedStep(), 0);
}

TEST_F(ApproximationLabTest, ADivergedTrainingKeepsItsLastFiniteStep) {
  train([](CurveTraining& training) {
    training.optimizer = {"gd", {10}};
    training.steps = 400;
  });
  EXPECT_GT(lab.trainer()->divergedAt(), 0);
  EXPECT_EQ(lab.trainer()->known(), lab.trainer()->divergedAt() - 1);
  EXPECT_EQ(lab.trainedStep(), lab.trainer()->known());
  for (const double value : lab.trainer()->losses()) EXPECT_TRUE(std::isfinite(value));
}

TEST_F(ApproximationLabTest, AMatrixOfSecondDerivativesHasItsLimit) {
  ApproximationConfig config = lab.config();
  config.training.optimizer = {"newton", fallbacks(declarations(*findOptimizer("newton")))};
  config.training.units = 500;
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
  EXPECT_EQ(lab.config().training.units, 20);
}

TEST_F(ApproximationLabTest, PlayingWaitsForWhatIsBeingTrained) {
  edit([](ApproximationConfig& config) {
    config.stage = ApproximationStage::training;
    config.training.steps = 400;
  });
  lab.playback().setSpeed(Playback::maximumSpeed);
  lab.playback().play();
  while (lab.playback().step() < 400) {
    lab.advance(0.01);
    EXPECT_LE(lab.playback().step(), std::max(0L, lab.trainer()->known()));
    std::this_thread::yield();
  }
  EXPECT_FALSE(lab.playback().isPlaying());
}

TEST_F(ApproximationLabTest, ASweepTrainsEveryWidthAndCanBeStopped) {
  train([](CurveTraining& training) { training.steps = 3; });
  edit([](ApproximationConfig& config) { config.sweeps.widths = true; });
  lab.completeSweep(SweepKind::widths);
  const ShapeSweep& sweep = lab.sweep(SweepKind::widths);
  ASSERT_EQ(sweep.results().size(), sweep.trainings().size());
  for (const TrainedShape& result : sweep.results()) {
    EXPECT_TRUE(result.isKnown());
    EXPECT_GE(result.largest, result.rootMeanSquare);
  }
  EXPECT_EQ(sweep.progress(), 1);
  edit([](ApproximationConfig& config) {
    config.sweeps = {.widths = false, .layers = true};
    config.training.seed = 2;
    config.training.steps = 20'000;
  });
  EXPECT_TRUE(lab.sweep(SweepKind::widths).results().empty()) << "another training, other errors";
  EXPECT_TRUE(lab.sweep(SweepKind::layers).isStarted());
  edit([](ApproximationConfig& config) { config.sweeps.layers = false; });
  EXPECT_FALSE(lab.sweep(SweepKind::layers).isRunning());
}

TEST_F(ApproximationLabTest, MoreUnitsHelpUntilTheyDoNot) {
  train([](CurveTraining& training) { training.steps = 300; });
  edit([](ApproximationConfig& config) { config.sweeps.widths = true; });
  lab.completeSweep(SweepKind::widths);
  const ShapeSweep& sweep = lab.sweep(SweepKind::widths);
  const auto errorWith = [&](long units) {
    for (std::size_t i = 0; i < sweep.results().size(); ++i)
      if (sweep.trainings()[i].units == units) return sweep.results()[i].largest;
    return std::nan("");
  };
  EXPECT_GT(errorWith(1), 2 * errorWith(50));
  // Straight pieces that are written down come 100 times closer with 10 times as many units.
  EXPECT_GT(errorWith(500), errorWith(50) / 10);
}

TEST_F(ApproximationLabTest, TheSameUnitsInSeveralLayersHaveMoreParameters) {
  train([](CurveTraining& training) { training.steps = 2; });
  edit([](ApproximationConfig& config) { config.sweeps.layers = true; });
  lab.completeSweep(SweepKind::layers);
  std::vector<Index> parameters;
  for (const TrainedShape& result : lab.sweep(SweepKind::layers).results()) {
    EXPECT_TRUE(result.isKnown());
    parameters.push_back(result.parameters);
  }
  EXPECT_EQ(parameters, (std::vector<Index>{1501, 63501, 40701}));
}

TEST_F(ApproximationLabTest, OnPointsAloneErrorsAreThoseAtThePoints) {
  edit([](ApproximationConfig& config) {
    config.target.points = {{0.1, 0}, {0.5, 1}, {0.9, 0}};
    config.target.isDrawn = true;
  });
  train([](CurveTraining& training) {
    training.onPoints = true;
    training.steps = 500;
  });
  ASSERT_TRUE(lab.isOnPoints());
  ASSERT_EQ(lab.examples().size(), 3u);
  double largest = 0;
  for (const Point2& point : lab.examples())
    largest = std::max(largest, std::abs(point.y() - *lab.outputAt(point.x())));
  EXPECT_EQ(lab.samples().error.largest, largest);
  EXPECT_LT(largest, 0.1);
}

TEST_F(ApproximationLabTest, EachStageFindsItsTimeAsItWasLeft) {
  show(ApproximationStage::sum);
  lab.playback().seek(42);
  show(ApproximationStage::unit);
  EXPECT_EQ(lab.playback().step(), 0);
  show(ApproximationStage::sum);
  EXPECT_EQ(lab.playback().step(), 42);
}

TEST_F(ApproximationLabTest, TakesTheUsersOwnPoints) {
  DataSet data{.name = "own", .x = Vector::LinSpaced(5, 0, 1), .y = Vector::Ones(5)};
  lab.useData(data);
  EXPECT_TRUE(lab.config().target.isDrawn);
  EXPECT_NEAR(lab.target()(0.3), 1, 1e-15);
  data.x[0] = -2;
  EXPECT_THROW(lab.useData(data), std::invalid_argument);
  EXPECT_EQ(lab.config().target.points.front().x(), 0);
}

TEST_F(ApproximationLabTest, DrawingByHandBeginsOnTheCurve) {
  TargetConfig target{.formula = "x²"};
  drawByHand(target);
  EXPECT_TRUE(target.isDrawn);
  for (const Point2& point : target.points) EXPECT_NEAR(point.y(), point.x() * point.x(), 1e-15);
}

TEST_F(ApproximationLabTest, EveryExampleIsACurve) {
  for (const TargetExample& example : targetExamples())
    EXPECT_NO_THROW(curveOf({.formula = std::string(example.formula)})) << example.name;
}

TEST_F(ApproximationLabTest, ComesBackFromItsScene) {
  edit([](ApproximationConfig& config) {
    config.stage = ApproximationStage::sum;
    config.target.points = {{0.2, 1}, {0.7, -1}};
    config.target.isDrawn = true;
    config.pieces = PieceKind::straight;
    config.training.optimizer = {"gd", {0.125}};
    config.look.view("curve").hidden = {"pieces"};
  });
  lab.playback().seek(7);
  ApproximationLab other;
  other.load(lab.save());
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_EQ(other.save(), lab.save());
}

TEST_F(ApproximationLabTest, ALookNamesThePlotsThatItChanges) {
  lab.load(json::parse(R"({"look": {"focus": "nodes", "side": "layers", "nodes": {"grid": false}, "curve": {}}})"));
  const LabLook& look = lab.config().look;
  EXPECT_EQ(look.focus, "nodes");
  EXPECT_EQ(look.side, "layers");
  EXPECT_FALSE(look.view("nodes").grid);
  EXPECT_EQ(look.view("loss").yScale, Scale::logarithmic);
  edit([](ApproximationConfig& config) { config.stage = ApproximationStage::training; });
  EXPECT_EQ(plots.page().name, "errors");
}

TEST_F(ApproximationLabTest, SaysWhatIsWrongWithAScene) {
  const std::tuple<const char*, const char*, const char*> bad[] = {
      {R"({"stage": "both"})", "/stage", "unit, shape, sum or training"},
      {R"~({"target": {"formula": "sin(2πz)"}})~", "/target/formula", "column"},
      {R"({"target": {"formula": "1/x"}})", "/target/formula", "finite value"},
      {R"({"target": {"drawn": true}})", "/target/points", "1 to 500 points"},
      {R"({"target": {"points": [[2, 0]]}})", "/target/points/0/0", "[0, 1]"},
      {R"({"left": 0.7})", "/right", "above left"},
      {R"({"stage": "sum", "step": 201})", "/step", "[0, 200]"},
      {R"({"training": {"units": 0}})", "/training/units", "[1, 500]"},
      {R"({"training": {"optimizer": "bfgs", "units": 400}})", "/training", "parameters"},
  };
  const json before = lab.save();
  for (const auto& [state, pointer, message] : bad) {
    try {
      lab.load(json::parse(state));
      ADD_FAILURE() << state;
    } catch (const SceneError& error) {
      EXPECT_EQ(error.pointer(), pointer) << state;
      EXPECT_THAT(error.what(), HasSubstr(message));
    }
    EXPECT_EQ(lab.save(), before);
  }
}

TEST_F(ApproximationLabTest, WritesItsTable) {
  const std::string table = lab.table();
  EXPECT_EQ(table.substr(0, table.find('\n')), "x,target,output");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 1202);
}

TEST_F(ApproximationLabTest, EveryStageIsDrawnInEveryThemeAndLanguageHoweverSmall) {
  for (const ApproximationStage stage :
       {ApproximationStage::unit, ApproximationStage::shape, ApproximationStage::sum, ApproximationStage::training}) {
    if (stage == ApproximationStage::training)
      train([](CurveTraining& training) { training.steps = 5; });
    else
      show(stage);
    plots.plot("curve").gesture().pointer = DataPoint{0.5, 0};
    for (const auto& language : languages())
      for (const ThemeName themeName : {ThemeName::dark, ThemeName::light})
        for (const std::string_view name : plots.names()) {
          drawn(name, themeName, language.code);
          drawn(name, themeName, language.code, 120, 100);
        }
    for (const std::string_view name : plots.names()) EXPECT_EQ(drawn(name), drawn(name)) << name;
  }
}

TEST_F(ApproximationLabTest, TheFormulaHasItsNumbers) {
  const Translations text("en");
  const auto whole = [&](std::optional<double> pointer = {}) {
    std::string all;
    for (const FormulaRow& row : formulaRows(text, lab, pointer)) all += row.text + row.result + "\n";
    return all;
  };
  EXPECT_THAT(whole(), HasSubstr("a(0.3) = 0.268941"));
  EXPECT_THAT(whole(0.4), HasSubstr("a(0.4) = 0.5"));
  show(ApproximationStage::shape);
  EXPECT_THAT(whole(), HasSubstr("b₂ = −ws₂ = −600"));
  edit([](ApproximationConfig& config) {
    config.shape = UnitShape::hat;
    config.height = 1;
  });
  EXPECT_THAT(whole(), HasSubstr("a = 10 r(x − 0.4) − 20 r(x − 0.5) + 10 r(x − 0.6)"));
  show(ApproximationStage::sum);
  EXPECT_THAT(whole(), HasSubstr("M = 10 bumps: 20 sigmoids, 61 parameters"));
  EXPECT_THAT(whole(), HasSubstr("0.309"));
  train([](CurveTraining& training) {
    training.layers = 3;
    training.units = 5;
  });
  EXPECT_THAT(whole(), HasSubstr("2 · 5 + 2 · (5² + 5) + 5 + 1 = 76"));
}

}  // namespace
}  // namespace descenso
