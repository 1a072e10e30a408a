// The optimizer lab's scenes: what is saved comes back bit for bit; what is wrong is refused with its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/optimizer/config_json.h"
#include "app/labs/optimizer/state.h"

namespace descenso {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json savedAndRead(const json& state) { return json::parse(state.dump()); }

TEST(OptimizerScene, ComesBackBitForBit) {
  OptimizerLab lab;
  OptimizerLabConfig config = lab.config();
  config.start = {0.1 + 0.2, -1.0 / 3};
  config.steps = 321;
  config.find("adam")->optimizer.values = {0.1 / 3, 0.9 - 1e-16, 0.987654321987654321, 1.0000000000000002e-8, 0, 1};
  config.find("gd")->enabled = false;
  config.problem = {.name = "gabor", .dataSet = "reference", .settings = {1, 2}};
  config.look.view("field").x = {-1.0 / 7, 2.0 / 3, false};
  config.look.view("field").hidden = {"adam", "saddle"};
  config.look.view("convergence").yScale = Scale::logarithmic;
  config.look.camera = {12.3f, 45.6f, 3.21f, {0.1f, -0.2f}};
  config.look.colorMap = ColorMap::cividis;
  config.look.dim = 0.7;
  config.look.selected = "momentum";
  config.look.focus = "convergence";
  config.look.side = "update";
  config.look.explain = true;
  config.look.byEvaluations = true;
  config.enable("rmsprop", true);
  config.find("bfgs")->optimizer.values[0] = 0.125;  // set once, and taken off the list
  config.batches = BatchConfig{.size = 7, .order = BatchOrder::shuffled, .seed = 12, .stride = 11};
  config.schedule = {"cosine", fallbacks(findSchedule("cosine")->hyperparameters)};
  config.moreStarts = {{1.0 / 3, 2}, {-3, 4.5}};
  config.asPrinted = true;
  config.branches = {{{"nesterov", {0.05, 0.8, 1}}, {0.1, 0.7}, 17, 34}, {{"sgd", {0.25}}, {-2, 1.0 / 3}, 40}};
  config.look.branch = 1;
  lab.configure(config);
  lab.playback().seek(123);
  lab.playback().setSpeed(50);

  OptimizerLab other;
  other.load(savedAndRead(lab.save()));
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_EQ(other.playback().step(), 123);
  EXPECT_EQ(other.playback().speed(), 50);
  EXPECT_EQ(other.save().dump(), lab.save().dump());
  EXPECT_EQ(other.table(), lab.table());
}

TEST(OptimizerScene, CarriesTheUsersOwnExamples) {
  OptimizerLab lab;
  lab.useData({"a \"quoted\" näme.csv", Vector::LinSpaced(3, -1.0 / 3, 1), Vector::LinSpaced(3, 0.1, 0.7)});
  OptimizerLab other;
  other.load(savedAndRead(lab.save()));
  ASSERT_TRUE(other.config().problem.own);
  EXPECT_EQ(other.config().problem.own->name, lab.config().problem.own->name);
  EXPECT_EQ(other.config().problem.own->x, lab.config().problem.own->x);
  EXPECT_EQ(other.config().problem.own->y, lab.config().problem.own->y);
  EXPECT_EQ(other.table(), lab.table());
}

TEST(OptimizerScene, ComputesNothingForExamplesThatAreThere) {
  OptimizerLab lab;
  lab.useData({"mine.csv", Vector::LinSpaced(3, 0, 1), Vector::LinSpaced(3, 0, 1)});
  const auto grid = lab.map().grid();
  json state = savedAndRead(lab.save());
  state["start"] = {1, 2};
  lab.load(state);
  EXPECT_EQ(lab.map().grid(), grid);
  state["problem"]["own"]["y"][1] = 0.75;
  lab.load(state);
  EXPECT_NE(lab.map().grid(), grid);
}

TEST(OptimizerScene, MissingMembersKeepTheirDefaults) {
  OptimizerLab lab;
  lab.load(json::object());
  EXPECT_EQ(lab.config(), OptimizerLabConfig());
  lab.load(json::parse(R"({"problem": {"name": "linreg"}})"));
  EXPECT_EQ(lab.config().start, Point2(1.6, -0.5)) << "a problem comes with its own start";
  EXPECT_EQ(lab.map().range().low.y(), -1);
}

TEST(OptimizerScene, OnlyListedOptimizersTakePart) {
  OptimizerLab lab;
  lab.load(json::parse(R"({"optimizers": [{"name": "momentum", "values": {"form": "heavy-ball"}}]})"));
  ASSERT_EQ(lab.race().runs().size(), 1u);
  EXPECT_EQ(lab.race().runs()[0].config().values, (std::vector<double>{0.1, 0.9, 1}));
}

struct BadScene {
  const char* name;
  const char* state;
  const char* pointer;
  const char* message;
};

std::ostream& operator<<(std::ostream& out, const BadScene& scene) { return out << scene.name; }

class BadOptimizerScene : public testing::TestWithParam<BadScene> {};

TEST_P(BadOptimizerScene, IsRefusedWithItsPlaceAndWhatWouldBeRight) {
  OptimizerLab lab;
  lab.playback().seek(7);
  const json before = lab.save();
  try {
    lab.load(json::parse(GetParam().state));
    FAIL() << "accepted";
  } catch (const SceneError& error) {
    EXPECT_EQ(error.pointer(), GetParam().pointer);
    EXPECT_THAT(error.what(), HasSubstr(GetParam().message));
  }
  EXPECT_EQ(lab.save(), before);
}

const BadScene badScenes[] = {
    {"NotAnObject", "[]", "", "must be an object"},
    {"UnknownMember", R"({"stepps": 3})", "/stepps", "known are problem, optimizers, start, moreStarts"},
    {"UnknownProblem", R"({"problem": {"name": "gabbor"}})", "/problem/name",
     "network-slice or formula, got \"gabbor\""},
    {"UnknownData", R"({"problem": {"data": "iris"}})", "/problem/data", "must be book or reference"},
    {"UnknownSetting", R"({"problem": {"settings": {"D": 32}}})", "/problem/settings/D", "known are denominator"},
    {"SettingOfNoProblem", R"({"problem": {"name": "ravine", "settings": {"denominator": "8"}}})",
     "/problem/settings/denominator", "nothing to set"},
    {"BadChoice", R"({"problem": {"settings": {"denominator": "16"}}})", "/problem/settings/denominator",
     "must be 32 or 8, got \"16\""},
    {"DataTwice", R"({"problem": {"data": "book", "own": {"x": [1], "y": [1]}}})", "/problem/data", "own data"},
    {"RaggedOwnData", R"({"problem": {"own": {"x": [1, 2], "y": [1]}}})", "/problem/own/y", "as long as x: 2"},
    {"EmptyOwnData", R"({"problem": {"own": {"x": [], "y": []}}})", "/problem/own/x", "must hold 1 to 1000000"},
    {"TextInOwnData", R"({"problem": {"own": {"x": [1, "2"], "y": [1, 2]}}})", "/problem/own/x/1", "must be a number"},
    {"NullInOwnData", R"({"problem": {"own": {"x": [null], "y": [1]}}})", "/problem/own/x/0", "got null"},
    {"OwnDataWithoutY", R"({"problem": {"own": {"x": [1]}}})", "/problem/own/y", "is missing"},
    {"OptimizersNotAnArray", R"({"optimizers": {}})", "/optimizers", "must be an array"},
    {"UnknownOptimizer", R"({"optimizers": [{"name": "adan"}]})", "/optimizers/0/name", "gd, gd-decay, sgd, momentum"},
    {"NamelessOptimizer", R"({"optimizers": [{}]})", "/optimizers/0/name", "is missing"},
    {"OptimizerTwice", R"({"optimizers": [{"name": "gd"}, {"name": "gd"}]})", "/optimizers/1/name", "listed twice"},
    {"UnknownHyperparameter", R"({"optimizers": [{"name": "gd", "values": {"beta": 1}}]})", "/optimizers/0/values/beta",
     "known are alpha"},
    {"ValueOutOfRange", R"({"optimizers": [{"name": "adam", "values": {"beta": 1.5}}]})", "/optimizers/0/values/beta",
     "beta must be in [0, 1), got 1.5"},
    {"ValueOfWrongType", R"({"optimizers": [{"name": "gd", "values": {"alpha": "big"}}]})",
     "/optimizers/0/values/alpha", "must be a number, got \"big\""},
    {"EnabledOfWrongType", R"({"optimizers": [{"name": "gd", "enabled": 1}]})", "/optimizers/0/enabled",
     "true or false"},
    {"StartTooShort", R"({"start": [1]})", "/start", "two numbers"},
    {"StartOfWrongType", R"({"start": [1, true]})", "/start/1", "got true"},
    {"StartWithoutLoss", R"({"problem": {"name": "linreg"}, "start": [1e200, 0]})", "/start", "finite loss"},
    {"NoSteps", R"({"steps": 0})", "/steps", "whole number in [1, 100000], got 0"},
    {"TooManySteps", R"({"steps": 1e9})", "/steps", "whole number in [1, 100000]"},
    {"HalfAStep", R"({"steps": 10.5})", "/steps", "whole number"},
    {"StepBeyondTheEnd", R"({"steps": 10, "step": 11})", "/step", "[0, 10], got 11"},
    {"BadSpeed", R"({"speed": 0})", "/speed", "must be a number in [1,"},
    {"BadColorMap", R"({"look": {"colorMap": "jet"}})", "/look/colorMap", "slate, viridis"},
    {"BadDim", R"({"look": {"dim": 2}})", "/look/dim", "[0, 1], got 2"},
    {"EmptyAxis", R"({"look": {"field": {"x": {"low": 3, "high": 3}}}})", "/look/field/x/high", "above low"},
    {"CameraBelowGround", R"({"look": {"camera": {"elevation": 90}}})", "/look/camera/elevation", "[-89, 89]"},
    {"BadPan", R"({"look": {"camera": {"pan": [0]}}})", "/look/camera/pan", "two numbers"},
    {"UnknownPlotAtTheSide", R"({"look": {"side": "nothing"}})", "/look/side",
     "average, basins, convergence, examples, field, fit, momentum, profile, runs, slice, steps, surface, sweep or update"},
    {"HiddenOfWrongType", R"({"look": {"fit": {"hidden": [3]}}})", "/look/fit/hidden/0", "must be a text"},
    {"EscapedPointer", R"({"a/b~c": 1})", "/a~1b~0c", "unknown member"},
};

INSTANTIATE_TEST_SUITE_P(, BadOptimizerScene, testing::ValuesIn(badScenes),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(OptimizerScene, TheDefaultIsTheBuiltInRace) {
  OptimizerLab lab;
  lab.load(builtInScene("gabor-race").state);
  EXPECT_EQ(lab.config(), OptimizerLabConfig());
}

}  // namespace
}  // namespace descenso
