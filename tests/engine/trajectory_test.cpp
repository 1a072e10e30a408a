// Whole paths against numbers computed outside the project.
#include <gtest/gtest.h>

#include "engine/math/format.h"
#include "reference_problems.h"

namespace descenso {
namespace {

using nlohmann::json;
using tests::point;
using tests::problem;
using tests::runFor;

/// How a reference's update rule is asked for here.
struct Rule {
  std::string optimizer;
  std::vector<std::pair<std::string_view, std::string>> choices{};
};

const std::map<std::string, Rule> rules{
    {"gd", {"gd"}},
    {"gd_decay", {"gd-decay"}},
    {"momentum_book", {"momentum"}},
    {"momentum_torch_damp", {"momentum", {{"form", "pytorch"}}}},
    {"heavyball", {"momentum", {{"form", "heavy-ball"}}}},
    {"nesterov_book", {"nesterov"}},
    {"nesterov_slide", {"nesterov", {{"form", "slide"}}}},
    {"nesterov_torch", {"nesterov", {{"form", "pytorch"}}}},
    {"adagrad", {"adagrad"}},
    {"adagrad_keras", {"adagrad", {{"epsilon-place", "inside"}}}},
    {"rmsprop", {"rmsprop", {{"epsilon-place", "outside"}}}},
    {"rmsprop_epsin", {"rmsprop", {{"epsilon-place", "inside"}}}},
    {"normgrad_elem", {"normalized"}},
    {"normgrad_l2", {"normalized", {{"norm", "euclidean"}}}},
    {"adam", {"adam"}},
    {"adam_nobc", {"adam", {{"bias-correction", "off"}}}},
    {"adam_epshat", {"adam", {{"epsilon-place", "hat"}}}},
    {"adam_l2", {"adamw", {{"form", "l2"}}}},
    {"adamw", {"adamw"}},
    {"adamw_paper", {"adamw", {{"form", "decoupled-paper"}}}},
    {"newton", {"newton", {{"safeguard", "off"}}}},
};

OptimizerConfig optimizerOf(const std::string& core, const json& hyper, bool isBatched) {
  const Rule& rule = rules.at(core);
  auto settings = rule.choices;
  for (const auto& [name, value] : hyper.items()) {
    const std::string_view ours = name == "alpha"      ? "alpha"
                                  : name == "beta"     ? "beta"
                                  : name == "eps"      ? "epsilon"
                                  : name == "wd"       ? "decay"
                                  : name == "acc0"     ? "initial-accumulator"
                                  : core == "gd_decay" ? "decay-rate"
                                                       : "gamma";
    settings.emplace_back(ours, numberText(value.get<double>()));
  }
  return tests::optimizer(isBatched && core == "gd" ? "sgd" : rule.optimizer, settings);
}

BatchSchedule batchesOf(const json& reference) {
  if (reference["batch"].is_null()) return {};
  return tests::referenceJson("batches.json")[reference["batch"].get<std::string>()];
}

/// Rows 0 … `last` of a reference's table.
void expectPath(const descenso::Run& run, const std::string& file, Index last, double tolerance) {
  const auto table = tests::referenceTable(file);
  ASSERT_GT(table.at("step").size(), static_cast<std::size_t>(last));
  ASSERT_GE(run.timeline().lastStep(), last);
  for (Index k = 0; k <= last; ++k) {
    const StepRecord record = run.timeline().at(k);
    const auto expect = [&](double computed, const char* column) {
      const double expected = table.at(column)[static_cast<std::size_t>(k)];
      ASSERT_NEAR(computed, expected, tolerance * std::max(1.0, std::abs(expected))) << column << " at step " << k;
    };
    expect(record.phi[0], "p0");
    expect(record.phi[1], "p1");
    expect(record.loss, "loss");
    expect(record.gradient[0], "grad0");
    expect(record.gradient[1], "grad1");
  }
}

class EveryReferencePath : public ::testing::TestWithParam<json> {};

TEST_P(EveryReferencePath, IsWalked) {
  const json& reference = GetParam();
  const Index last = reference["compare_until_step"];
  const Vector start = point(reference["start"][0], reference["start"][1]);
  const auto config = optimizerOf(reference["core"], reference["hyper"], !reference["batch"].is_null());
  const auto run = runFor(tests::referenceProblem(reference["problem"]), config, start, last, batchesOf(reference));
  expectPath(run, reference["file"], last, reference["suggested_tol"]);
}

std::string nameOf(const ::testing::TestParamInfo<json>& tested) {
  std::string name = tested.param["problem"].get<std::string>() + "_" + tested.param["file"].get<std::string>();
  name.erase(name.rfind(".csv"));
  name.erase(name.find('_') + 1, name.rfind('/') - name.find('_'));
  return name;
}

std::vector<json> references() { return tests::referenceJson("cases.json"); }

INSTANTIATE_TEST_SUITE_P(Outside, EveryReferencePath, ::testing::ValuesIn(references()), nameOf);

/// One row of the course's table: where a run is after 1, 2, 10, 100 and 200 updates.
struct CoursePath {
  const char* name;
  OptimizerConfig optimizer;
  Point2 start;
  std::vector<Point2> points;
  double finalLoss;
};

class EveryCoursePath : public ::testing::TestWithParam<CoursePath> {};

TEST_P(EveryCoursePath, IsWalked) {
  const CoursePath& path = GetParam();
  const auto run = runFor(problem("gabor", "reference"), path.optimizer, path.start, 200);
  const std::vector<Index> steps{1, 2, 10, 100, 200};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const VectorView phi = run.timeline().at(steps[i]).phi;
    EXPECT_NEAR(phi[0], path.points[i].x(), 1e-5) << "step " << steps[i];
    EXPECT_NEAR(phi[1], path.points[i].y(), 1e-5) << "step " << steps[i];
  }
  EXPECT_NEAR(run.timeline().at(200).loss, path.finalLoss, 1e-5);
}

const Point2 nearStart(-1.5, 8.5);
const Point2 farStart(3.5, 6.5);

INSTANTIATE_TEST_SUITE_P(
    Course, EveryCoursePath,
    ::testing::Values(
        CoursePath{
            "gd",
            {"gd", {0.1}},
            nearStart,
            {{-1.28745, 8.56428}, {-1.05580, 8.64786}, {-0.03703, 9.80859}, {-0.00001, 16.02216}, {-0.00003, 16.54620}},
            0.21684},
        CoursePath{
            "momentum",
            {"momentum", {0.1, 0.9, 0}},
            nearStart,
            {{-1.47875, 8.50643}, {-1.43809, 8.51884}, {-0.57827, 8.83632}, {-0.00579, 16.27925}, {-0.00001, 16.59222}},
            0.21650},
        CoursePath{"adam",
                   {"adam", {0.1, 0.9, 0.99, 1e-8, 1, 0}},
                   nearStart,
                   {{-1.4, 8.6}, {-1.29989, 8.70011}, {-0.49587, 9.51362}, {0.00264, 16.14436}, {0.00001, 16.60315}},
                   0.21649},
        CoursePath{
            "adamAsPrinted",
            {"adam", {0.1, 0.9, 0.999, 1e-8, 0, 0}},
            nearStart,
            {{-1.18377, 8.81623}, {-0.75855, 9.23914}, {-0.29269, 13.98296}, {0.00425, 16.57323}, {-0.00004, 16.60095}},
            0.21649},
        CoursePath{
            "nesterovSlide",
            {"nesterov", {0.1, 0.9, 1}},
            nearStart,
            {{-1.47875, 8.50643}, {-1.43784, 8.51903}, {-0.58028, 8.85785}, {-0.00012, 16.23576}, {-0.00003, 16.58797}},
            0.21651},
        CoursePath{
            "nesterovBook",
            {"nesterov", {0.1, 0.9, 0}},
            nearStart,
            {{-1.47875, 8.50643}, {-1.43786, 8.51901}, {-0.57972, 8.85573}, {-0.00018, 16.24028}, {-0.00003, 16.58843}},
            0.21651},
        CoursePath{"adagrad",
                   {"adagrad", {}},
                   nearStart,
                   {{-1, 9}, {-0.61242, 9.42671}, {-0.00064, 11.39145}, {0, 15.64430}, {-0.00002, 16.37362}},
                   0.22246},
        CoursePath{"normalized",
                   {"normalized", {}},
                   nearStart,
                   {{-1.45, 8.55}, {-1.40, 8.60}, {-1, 9}, {0.00009, 13.5}, {0.00013, 16.59996}},
                   0.21649},
        CoursePath{"gdTrapped",
                   {"gd", {0.1}},
                   farStart,
                   {{3.64706, 6.52595}, {3.82313, 6.52974}, {5.19261, 6.29750}, {6.36298, 7.67033}, {6.46207, 7.77407}},
                   7.64762},
        CoursePath{
            "momentumOverTheRim",
            {"momentum", {0.1, 0.9, 0}},
            farStart,
            {{3.51471, 6.50259}, {3.54294, 6.50731}, {4.22126, 6.51582}, {10.61091, 4.60452}, {10.99299, 4.58011}},
            3.88836},
        CoursePath{"adamBetter",
                   {"adam", {0.1, 0.9, 0.99, 1e-8, 1, 0}},
                   farStart,
                   {{3.6, 6.6}, {3.70007, 6.69982}, {4.50366, 7.49484}, {6.00837, 16.22303}, {6.24790, 17.42543}},
                   3.38469}),
    [](const auto& tested) { return tested.param.name; });

// Later it jumps from side to side of the valley, and rounding decides on which it is.
TEST(CoursePaths, RmsPropBeginsAsInTheCourse) {
  const auto run = runFor(problem("gabor", "reference"), {"rmsprop", {}}, nearStart, 200);
  const std::map<Index, Point2> points{{1, {-1.34189, 8.65811}}, {2, {-1.22106, 8.78206}}, {10, {-0.61037, 9.47736}}};
  for (const auto& [k, expected] : points) {
    EXPECT_NEAR(run.timeline().at(k).phi[0], expected.x(), 1e-5) << k;
    EXPECT_NEAR(run.timeline().at(k).phi[1], expected.y(), 1e-5) << k;
  }
  EXPECT_NEAR(run.timeline().at(200).phi[1], 16.60172, 1e-4);
  EXPECT_NEAR(run.timeline().at(200).loss, 0.21875, 1e-4);
}

TEST(CoursePaths, DefaultsAreThoseOfTheRace) {
  const auto gabor = problem("gabor", "reference");
  for (const char* name : {"gd", "momentum", "adam"}) {
    const auto run = runFor(gabor, {name, {}}, nearStart, 200);
    EXPECT_LT(run.timeline().at(200).loss, 0.217) << name;
  }
}

// Course LOS-10: beside a saddle nearly nothing happens for long.
TEST(CoursePaths, ASaddleIsLeftSlowly) {
  const auto run = runFor(problem("gabor", "reference"), {"gd", {0.05}}, point(2.1369, 7.4394), 200);
  // Of the gradient that a step goes down: where it begins.
  const auto slope = [&](Index step) { return run.timeline().at(step - 1).gradient.norm(); };
  EXPECT_NEAR(slope(1), 0.017, 1e-3);
  EXPECT_NEAR(slope(20), 0.084, 1e-3);
  EXPECT_NEAR(slope(40), 0.36, 1e-2);
  EXPECT_NEAR(run.timeline().at(40).loss, 12.02, 0.01);
  EXPECT_NEAR(run.timeline().at(200).loss, 4.73, 0.01);
}

BatchSchedule courseBatches() { return makeBatches({.size = 5, .order = BatchOrder::fixed}, 30, 1); }

TEST(CoursePaths, NoiseLeavesTheLocalMinimum) {
  const auto run = runFor(problem("gabor", "reference"), {"sgd", {0.6}}, farStart, 300, courseBatches());
  const auto near = [&](Index step, double first, double second, double tolerance) {
    EXPECT_NEAR(run.timeline().at(step).phi[0], first, tolerance) << step;
    EXPECT_NEAR(run.timeline().at(step).phi[1], second, tolerance) << step;
  };
  near(1, 2.85406, 7.20154, 1e-5);
  near(2, 3.07485, 7.37107, 1e-5);
  near(10, 0.17642, 8.73922, 1e-3);
  EXPECT_NEAR(run.timeline().at(100).loss, 0.28326, 1e-3);
  EXPECT_NEAR(run.timeline().at(300).loss, 0.22087, 1e-3);
  const auto slower = runFor(problem("gabor", "reference"), {"sgd", {0.4}}, farStart, 300, courseBatches());
  EXPECT_NEAR(slower.timeline().at(300).loss, 4.665, 1e-2);
}

TEST(CoursePaths, LineIsDescended) {
  const auto run = runFor(problem("linreg", "reference"), {"gd", {0.03}}, point(1.6, -0.5), 100);
  const auto expect = [&](Index step, double first, double second) {
    EXPECT_NEAR(run.timeline().at(step).phi[0], first, 1e-6) << step;
    EXPECT_NEAR(run.timeline().at(step).phi[1], second, 1e-6) << step;
  };
  expect(1, 1.761734, -0.080010);
  expect(2, 1.509162, -0.172252);
  expect(100, 0.789106, 0.551294);
  EXPECT_NEAR(run.timeline().at(1).loss, 3.182609, 1e-6);
  EXPECT_NEAR(run.timeline().at(2).loss, 2.223072, 1e-6);
  EXPECT_NEAR(run.timeline().at(20).loss, 0.083194, 1e-6);
}

TEST(CoursePaths, TooLargeAStepDiverges) {
  const auto run = runFor(problem("linreg", "reference"), {"gd", {0.04}}, point(1.6, -0.5), 20000);
  EXPECT_EQ(run.status(), RunStatus::diverged);
  EXPECT_GT(run.timeline().losses().back(), 1e300);
}

TEST(CoursePaths, TooLargeAStepBounces) {
  const auto run = runFor(problem("gabor", "reference"), {"gd", {0.3}}, nearStart, 200);
  const StepRecord last = run.timeline().at(200);
  EXPECT_NEAR(std::abs(last.phi[0]), 0.525, 1e-3);
  EXPECT_NEAR(last.phi[1], 17.056, 1e-3);
  EXPECT_NEAR(last.phi[0], -run.timeline().at(199).phi[0], 1e-3);
  EXPECT_NEAR(last.loss, 1.182, 1e-3);
}

TEST(EdgeCases, AZeroGradientIsNoMove) {
  for (const json& reference : tests::referenceJson("edge_cases.json")) {
    const OptimizerConfig config = optimizerOf(reference["method"], reference["hyper"], false);
    const auto run = runFor(std::make_shared<tests::Rosenbrock>(), config, point(0, 0), 3);
    for (Index k = 0; k <= 3; ++k) {
      const json& expected = reference["p_after_0_3"][static_cast<std::size_t>(k)];
      EXPECT_NEAR(run.timeline().at(k).phi[0], expected[0], 1e-14) << config.name << " at " << k;
      EXPECT_NEAR(run.timeline().at(k).phi[1], expected[1], 1e-14) << config.name << " at " << k;
    }
  }
}

json notebook(const std::string& file) {
  for (const json& one : tests::referenceJson("notebooks/cases.json"))
    if (one["file"] == "notebooks/" + file) return one;
  throw std::runtime_error("there is no notebook " + file);
}

void expectNotebook(const std::string& file, std::shared_ptr<const Problem> problem, std::string_view optimizer) {
  const json reference = notebook(file);
  const Index last = reference["compare_until_step"];
  const json& batch = reference.value("batch", json());
  OptimizerConfig config = optimizerOf(reference["method"], reference["hyper"], !batch.is_null());
  EXPECT_EQ(config.name, optimizer);
  const Vector start = point(reference["start"][0], reference["start"][1]);
  const auto run = runFor(std::move(problem), config, start, last, batchesOf({{"batch", batch}}));
  expectPath(run, reference["file"], last, reference["suggested_tol"]);
}

TEST(Notebooks, AreRepeated) {
  expectNotebook("6_3_gabor_gd_fixed.csv", problem("gabor", "book"), "gd");
  expectNotebook("6_3_gabor_sgd.csv", problem("gabor", "book"), "sgd");
  expectNotebook("6_5_toy_adam.csv", tests::referenceProblem("udl_adam_toy"), "adam");
  expectNotebook("9_1_gabor_gd_reg.csv", std::make_shared<tests::PenalisedGabor>(0.2), "gd");
}

TEST(Notebooks, LineSearchIsRepeated) {
  const json reference = notebook("6_2_linreg_gd_linesearch.csv");
  const auto config = tests::optimizer("steepest", {{"maximum-distance", "0.1"}, {"form", "notebook"}});
  const auto run = runFor(problem("linreg", "book"), config, point(1.6, -0.5), 10);
  expectPath(run, reference["file"], 10, 1e-6);
}

}  // namespace
}  // namespace descenso
