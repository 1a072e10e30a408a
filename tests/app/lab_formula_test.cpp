// Surfaces by formula, slices and the user's own examples in the lab: maps, starts, scenes, holes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <thread>

#include "app/export/scene.h"
#include "app/labs/optimizer/config_formula.h"
#include "app/labs/optimizer/config_json.h"
#include "app/labs/optimizer/state.h"
#include "app/text/translations.h"
#include "engine/data/csv.h"

namespace descenso {
namespace {

using nlohmann::json;
using testing::HasSubstr;

OptimizerLabConfig formulaConfig(std::string_view text) {
  OptimizerLabConfig config;
  chooseProblem(config, "formula");
  chooseFormula(config, text);
  return config;
}

TEST(FormulaInTheLab, BringsItsOwnNamesMapAndStart) {
  OptimizerLab lab;
  lab.configure(formulaConfig("w^2 + (b - 1)^2"));
  EXPECT_EQ(lab.problemMap().symbols, (std::array<std::string, 2>{"w", "b"}));
  EXPECT_EQ(lab.map().range(), (Box{{-2, -2}, {2, 2}}));
  ASSERT_EQ(lab.map().stationaryPoints().size(), 1u);
  EXPECT_NEAR(lab.map().stationaryPoints()[0].phi.y(), 1, 1e-6);
}

TEST(FormulaInTheLab, AHoleIsNoStart) {
  OptimizerLabConfig config;
  chooseProblem(config, "formula");
  chooseExample(config, formulaExamples()[4]);
  ASSERT_EQ(config.problem.formula, "log(x) + y²");
  OptimizerLab lab;
  lab.configure(config);
  EXPECT_GT(config.start.x(), 0);
  EXPECT_TRUE(std::isnan(lab.map().grid()->at(0, 0)));
  const json before = lab.save();
  config.start = {-0.5, 0};
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
  EXPECT_EQ(lab.save(), before);
}

TEST(FormulaInTheLab, StartsWhereThereIsAValue) {
  const OptimizerLabConfig config = formulaConfig("log(x - 1) + y^2");
  EXPECT_GT(config.start.x(), 1);
  OptimizerLab lab;
  EXPECT_NO_THROW(lab.configure(config));
}

TEST(FormulaInTheLab, WithoutAnyValueIsRefused) {
  OptimizerLabConfig config = formulaConfig("x + y");
  const OptimizerLabConfig before = config;
  EXPECT_THROW(chooseFormula(config, "log(-1 - x^2) + y"), std::invalid_argument);
  EXPECT_THROW(chooseFormula(config, "x + sinn(y)"), FormulaError);
  EXPECT_EQ(config, before);
}

TEST(FormulaInTheLab, EveryExampleRuns) {
  for (const FormulaExample& example : formulaExamples()) {
    OptimizerLabConfig config;
    chooseProblem(config, "formula");
    chooseExample(config, example);
    OptimizerLab lab;
    EXPECT_NO_THROW(lab.configure(config)) << example.name;
    EXPECT_EQ(lab.map().range(), example.range) << example.name;
    for (const std::string_view code : {"en", "es"})
      EXPECT_NE(Translations(code)("formula.example." + std::string(example.name)), "") << example.name;
  }
}

TEST(FormulaInTheLab, EveryFaultHasWords) {
  for (const std::string_view code : {"en", "es"}) {
    const Translations text(code);
    for (int fault = 0; fault <= static_cast<int>(FormulaFault::neverOpened); ++fault)
      text("formula." + std::string(nameOf(static_cast<FormulaFault>(fault))));
    EXPECT_THAT(text.missing(), testing::IsEmpty()) << code;
  }
}

TEST(FormulaInTheLab, SteepSurfacesGetLogarithmicColours) {
  OptimizerLabConfig config;
  for (const auto& [name, scale] : {std::pair{"rosenbrock", Scale::logarithmic},
                                    {"beale", Scale::logarithmic},
                                    {"ravine", Scale::linear},
                                    {"gabor", Scale::linear}}) {
    chooseProblem(config, name);
    EXPECT_EQ(config.look.fieldScale, scale) << name;
  }
}

TEST(SliceInTheLab, TheFixedParameterMovesThePathsAndTheMapStays) {
  OptimizerLabConfig config;
  chooseProblem(config, "quadratic");
  OptimizerLab lab;
  lab.configure(config);
  ASSERT_EQ(lab.parameters().size(), 3u);
  const double before = lab.runOf("gd")->timeline().at(5).loss;
  const Box range = lab.map().range();
  config.problem.fixed = {2, -3, 0};
  lab.configure(config);
  EXPECT_NE(lab.runOf("gd")->timeline().at(5).loss, before);
  EXPECT_EQ(lab.map().range(), range);
  config.problem.settings[0] = 2;
  refit(config);
  lab.configure(config);
  EXPECT_EQ(lab.problemMap().symbols, (std::array<std::string, 2>{"w₂", "w₃"}));
  EXPECT_EQ(lab.map().range().high.y(), 5);
  EXPECT_TRUE(lab.config().look.view("field").y.fit);
}

TEST(SceneOfAProblem, ComesBackWithFormulaFixedAndRange) {
  OptimizerLab lab;
  OptimizerLabConfig config = formulaConfig("x^2 + y^4/3");
  config.problem.range = Box{{-1, -0.1}, {2, 1.0 / 3}};
  lab.configure(config);
  OptimizerLab other;
  other.load(json::parse(lab.save().dump()));
  EXPECT_EQ(other.config(), lab.config());
  chooseProblem(config, "network-slice");
  config.problem.fixed = {0.1, -1.0 / 3, 2, 3, 4, 5, 6};
  lab.configure(config);
  other.load(json::parse(lab.save().dump()));
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_EQ(other.save().dump(), lab.save().dump());
}

struct BadProblem {
  const char* name;
  const char* problem;
  const char* pointer;
  const char* message;
};

std::ostream& operator<<(std::ostream& out, const BadProblem& bad) { return out << bad.name; }

class BadProblemInAScene : public testing::TestWithParam<BadProblem> {};

TEST_P(BadProblemInAScene, IsRefusedWithItsPlaceAndWhatWouldBeRight) {
  OptimizerLab lab;
  const json before = lab.save();
  try {
    lab.load({{"problem", json::parse(GetParam().problem)}});
    FAIL() << "accepted";
  } catch (const SceneError& error) {
    EXPECT_EQ(error.pointer(), GetParam().pointer);
    EXPECT_THAT(error.what(), HasSubstr(GetParam().message));
  }
  EXPECT_EQ(lab.save(), before);
}

const BadProblem badProblems[] = {
    {"UnknownName", R"({"name": "formula", "formula": "1 + sinn(y) + x"})", "/problem/formula", "did you mean sin? (column 5)"},
    {"EmptyFormula", R"({"name": "formula", "formula": ""})", "/problem/formula", "(column 1)"},
    {"FormulaOfWrongType", R"({"name": "formula", "formula": 3})", "/problem/formula", "must be a text"},
    {"FormulaElsewhere", R"({"name": "gabor", "formula": "x"})", "/problem/formula", "only the problem \"formula\""},
    {"RangeElsewhere", R"({"name": "gabor", "range": [[0, 1], [0, 1]]})", "/problem/range", "only the problem"},
    {"RangeOfOneAxis", R"({"name": "formula", "range": [[0, 1]]})", "/problem/range", "two ends of each axis"},
    {"RangeUpsideDown", R"({"name": "formula", "range": [[0, 1], [2, 2]]})", "/problem/range/1/1", "above the low end"},
    {"UnknownFixed", R"({"name": "quadratic", "fixed": {"w4": 1}})", "/problem/fixed/w4", "w1, w2 or w3"},
    {"FixedOfNoSlice", R"({"name": "ravine", "fixed": {"w1": 1}})", "/problem/fixed/w1", "on the map"},
    {"FixedOfWrongType", R"({"name": "quadratic", "fixed": {"w3": "1"}})", "/problem/fixed/w3", "must be a number"},
    {"HoleEverywhere", R"({"name": "formula", "formula": "log(-1 - x^2) + y"})", "/start", "finite"},
};

INSTANTIATE_TEST_SUITE_P(, BadProblemInAScene, testing::ValuesIn(badProblems),
                         [](const auto& test) { return std::string(test.param.name); });

/// x, y of a straight line far away from the built-in data.
DataSet farLine(Index count) {
  DataSet data{.name = "far.csv", .x = Vector(count), .y = Vector(count)};
  for (Index i = 0; i < count; ++i) {
    data.x[i] = 100 + static_cast<double>(i % 50);
    data.y[i] = 4000 - 30 * data.x[i];
  }
  return data;
}

TEST(OwnData, TheMapOfALineGoesThere) {
  OptimizerLab lab;
  OptimizerLabConfig config;
  chooseProblem(config, "linreg");
  lab.configure(config);
  lab.useData(farLine(50));
  const Box& range = lab.map().range();
  EXPECT_TRUE(range.contains({4000, -30})) << range.low.transpose() << " … " << range.high.transpose();
  EXPECT_TRUE(range.contains(lab.config().start));
  EXPECT_TRUE(lab.config().look.view("field").x.fit);
}

TEST(OwnData, TheMapAndTheFixedValueOfAParabolaGoThere) {
  DataSet data{.name = "far.csv", .x = Vector::LinSpaced(40, 10, 30), .y = Vector(40)};
  data.y = 50 * data.x.array().square() - 7 * data.x.array() + 900;
  OptimizerLab lab;
  OptimizerLabConfig config;
  chooseProblem(config, "quadratic");
  lab.configure(config);
  lab.useData(data);
  EXPECT_NEAR(lab.parameters()[2].fixed, 900, 1e-3);
  EXPECT_TRUE(lab.map().range().contains({50, -7}));
}

class PoorData : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(PoorData, EndsInAPictureOrAMessage) {
  for (const char* problem : {"linreg", "quadratic", "houses", "gabor"}) {
    OptimizerLab lab;
    OptimizerLabConfig config;
    chooseProblem(config, problem);
    lab.configure(config);
    const json before = lab.save();
    try {
      lab.useData(readCsv(GetParam().second, "poor.csv"));
    } catch (const std::invalid_argument& error) {
      EXPECT_THAT(error.what(), HasSubstr("finite")) << problem;
      EXPECT_EQ(lab.save(), before) << problem;
      continue;
    }
    const Box& range = lab.map().range();
    EXPECT_TRUE(range.low.allFinite() && range.high.allFinite() && range.size().minCoeff() > 0) << problem;
    EXPECT_TRUE(range.contains(lab.config().start)) << problem;
    EXPECT_TRUE(std::isfinite(lab.map().grid()->low)) << problem;
    for (const auto& run : lab.race().runs()) EXPECT_TRUE(std::isfinite(run.timeline().losses().front())) << problem;
  }
}

INSTANTIATE_TEST_SUITE_P(, PoorData,
                         testing::Values(std::pair{"OnePoint", "3,4\n"}, std::pair{"TheOrigin", "0,0\n"},
                                         std::pair{"TwoPoints", "1,2\n3,4\n"},
                                         std::pair{"RepeatedX", "2,1\n2,3\n2,7\n"},
                                         std::pair{"ConstantY", "1,5\n2,5\n3,5\n"},
                                         std::pair{"Tiny", "1e-9,1e-12\n2e-9,3e-12\n3e-9,4e-12\n"},
                                         std::pair{"Huge", "1e9,1e12\n2e9,3e12\n3e9,4e12\n"},
                                         std::pair{"BeyondSquares", "1e160,1e200\n2e160,3e200\n"}),
                         [](const auto& test) { return std::string(test.param.first); });

TEST(OwnData, AHundredThousandRowsAreAPicture) {
  for (const char* problem : {"linreg", "quadratic", "houses"}) {
    OptimizerLab lab;
    OptimizerLabConfig config;
    chooseProblem(config, problem);
    lab.configure(config);
    lab.useData(farLine(100'000));
    for (int i = 0; i < 24000 && lab.isComputing(); ++i) {
      lab.advance(0.02);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    ASSERT_TRUE(lab.map().isReady()) << problem;
    EXPECT_TRUE(std::isfinite(lab.map().grid()->high)) << problem;
  }
}

}  // namespace
}  // namespace descenso
