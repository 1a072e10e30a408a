// What the lab shows of the course's rows on batches, matrices, raw inputs, and of what the slides print wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/labs/optimizer/state_examples.h"
#include "app/labs/optimizer/state_printed.h"
#include "app/labs/optimizer/state_text.h"
#include "app/plot/plot_inset.h"
#include "engine/math/expression.h"
#include "tests/app/optimizer_lab_fixture.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class CourseRows : public tests::OptimizerLabFixture {
 protected:
  std::string batchesOfSize(Index size) {
    change([&](OptimizerLabConfig& config) { config.batches->size = size; });
    return batchText(text, lab, 1);
  }
};

// MBT-02, MBT-03, MBT-04.
TEST_F(CourseRows, TheRegimeFollowsTheBatchSize) {
  open("quadratic-exercise");
  EXPECT_EQ(batchesOfSize(8), "Mini-batches: 8 updates an epoch. Epoch 1, batch 1 of 8.");
  EXPECT_EQ(lab.config().steps, 80);
  EXPECT_EQ(batchText(text, lab, 80), "Mini-batches: 8 updates an epoch. Epoch 10, batch 8 of 8.");
  EXPECT_EQ(batchesOfSize(1), "Stochastic, one example at a time: 64 updates an epoch. Epoch 1, example 1.");
  EXPECT_EQ(batchesOfSize(64), "Batch of all data: 1 update an epoch. Epoch 1.");
  EXPECT_EQ(batchesOfSize(10), "Mini-batches: 7 updates an epoch. Epoch 1, batch 1 of 7.");
  EXPECT_EQ(batchesOfSize(65), batchesOfSize(64)) << "not more than there are";
  EXPECT_EQ(lab.countText(text, 3), "") << "an epoch is an update";
  batchesOfSize(8);
  EXPECT_EQ(lab.countText(text, 0), "10 epochs of 8 batches");
  EXPECT_EQ(lab.countText(text, 1), "epoch 1 of 10, batch 1 of 8");
  EXPECT_EQ(lab.countText(text, 80), "epoch 10 of 10, batch 8 of 8");
}

// MBT-01, MBT-05: four phases, each a line of the loop; the one of the line that is explained stands out.
TEST_F(CourseRows, TheLoopIsMarkedWhereItIs) {
  open("minibatch-loop");
  const auto marked = [&] {
    std::vector<std::string> bold;
    for (const char* phase : {"Forward", "Loss", "Backward", "Update"}) {
      const tests::RecordingCanvas canvas = drawn("update");
      const auto* label = canvas.find(phase);
      EXPECT_TRUE(label) << phase;
      if (label && label->style.font == FontRole::bold) bold.emplace_back(phase);
    }
    return bold;
  };
  const tests::RecordingCanvas whole = drawn("update");
  for (const char* line : {"Ŷ ← f[X_b, w]", "L ← ℓ[Ŷ, Y_b]", "g ← ∇L", "w ← w + Δφ"})
    EXPECT_TRUE(whole.find(line)) << line;
  EXPECT_TRUE(whole.find("Mini-batches: 8 updates an epoch. Epoch 1, batch 8 of 8."));
  EXPECT_THAT(marked(), ElementsAre("Update"));
  for (const char* phase : {"Forward", "Loss", "Backward", "Update"}) {
    lab.forward();
    EXPECT_THAT(marked(), ElementsAre(phase));
    EXPECT_TRUE(drawn("update").find("Mini-batches: 8 updates an epoch. Epoch 2, batch 1 of 8."));
  }
}

// REG-03: one row of X after the other times W.
TEST_F(CourseRows, TheProductIsExplainedRowByRow) {
  open("matrix-product");
  EXPECT_TRUE(drawn("examples").find("ŷ₁ = (1, 1) · (2, 1)ᵀ = 1 · 2 + 1 · 1 = 3"));
  const char* rows[] = {"ŷ₁ = (1, 1) · (2, 1)ᵀ = 1 · 2 + 1 · 1 = 3", "ŷ₂ = (0, 1) · (2, 1)ᵀ = 0 · 2 + 1 · 1 = 1",
                        "ŷ₃ = (2, 1) · (2, 1)ᵀ = 2 · 2 + 1 · 1 = 5", "ŷ₄ = (1, 1) · (2, 1)ᵀ = 1 · 2 + 1 · 1 = 3"};
  const auto sayings = [&] {
    const tests::RecordingCanvas canvas = drawn("examples");
    return std::count_if(canvas.texts.begin(), canvas.texts.end(), [](const auto& each) { return each.text == "0"; });
  };
  const auto all = sayings();  // residuals and gradients of 0, and the x of the second example
  for (std::size_t row = 0; row < 4; ++row) {
    lab.forward();
    EXPECT_EQ(lab.playback().step(), 0);
    EXPECT_TRUE(drawn("examples").find(rows[row])) << row;
    EXPECT_LT(sayings(), all) << "those below and the sum are still to come";
  }
  lab.forward();
  EXPECT_EQ(lab.playback().step(), 1);
  EXPECT_EQ(sayings(), all);
  change([](OptimizerLabConfig& config) { config.look.example = 2; });
  EXPECT_TRUE(drawn("examples").find(rows[2]));
  EXPECT_EQ(plots.plot("examples").zones().size(), 4u);
}

// Erratum E01: the W with three entries has no product with X.
TEST_F(CourseRows, APrintedWOfThreeIsRefused) {
  open("matrix-product");
  EXPECT_TRUE(drawn("examples").find("As printed, W = (2, 1, 1)ᵀ is 3×1: refused, X (4×2) has 2 columns."));
  text = Translations("es");
  EXPECT_TRUE(
      drawn("examples").find("Según la diapositiva, W = (2, 1, 1)ᵀ es 3×1: se rechaza, X (4×2) tiene 2 columnas."));
  change([](OptimizerLabConfig& config) { config.asPrinted = false; });
  const tests::RecordingCanvas canvas = drawn("examples");
  for (const auto& each : canvas.texts) EXPECT_THAT(each.text, ::testing::Not(HasSubstr("3×1")));
}

TEST_F(CourseRows, ManyExamplesAreExplainedUpToALimit) {
  change([](OptimizerLabConfig& config) {
    chooseProblem(config, "linreg");
    auto data = std::make_shared<DataSet>();
    data->x = Vector::LinSpaced(5000, -1, 1);
    data->y = data->x;
    config.problem.own = data;
    config.look.explain = true;
    config.look.side = "examples";
    config.look.example = 4999;
  });
  EXPECT_EQ(lineProduct(lab)->row, 4999);
  for (Index i = 0; i < mostExplainedRows; ++i) lab.forward();
  EXPECT_EQ(lineProduct(lab)->row, mostExplainedRows - 1);
  lab.forward();
  EXPECT_EQ(lab.playback().step(), 1);
  drawn("examples");
}

TEST(Weights, AreReadAsTheyAreWritten) {
  EXPECT_EQ(readWeights("2, 1"), (Vector{{2, 1}}));
  EXPECT_EQ(readWeights(" [2; −1.5 1e-3] "), (Vector{{2, -1.5, 1e-3}}));
  EXPECT_THROW(readWeights(" , "), FormulaError);
  for (const char* wrong : {"2, one", "2, 1x", "2, nan", "2, 1e999"}) {
    try {
      readWeights(wrong);
      ADD_FAILURE() << wrong;
    } catch (const FormulaError& error) {
      EXPECT_EQ(error.position(), 3u) << wrong;
      EXPECT_EQ(error.fault(), FormulaFault::badNumber);
    }
  }
}

// E60: with 8 instead of 32 the curve is another one, and so is its loss.
TEST_F(CourseRows, TheGaborModelAsPrintedStandsBesideTheRightOne) {
  open("gabor-as-printed");
  const auto form = printedProblem(lab.config().problem);
  ASSERT_TRUE(form);
  const Vector phi = lab.shown(*lab.runOf("gd")).phi;
  EXPECT_NEAR(lab.problem().loss(phi, Batch::whole()), 3.67, 5e-3) << "the figure's";
  const double printed = makeProblem(*form)->loss(phi, Batch::whole());
  EXPECT_GT(std::abs(printed - 3.67), 0.5);
  const tests::RecordingCanvas with = drawn("fit");
  EXPECT_TRUE(with.find("L, as printed"));
  EXPECT_TRUE(with.find("Gradient descent, as printed"));
  change([](OptimizerLabConfig& config) { config.asPrinted = false; });
  EXPECT_LT(drawn("fit").lines.size(), with.lines.size());
  change([](OptimizerLabConfig& config) { config.problem.settings = {1, 0}; });
  EXPECT_FALSE(printedProblem(lab.config().problem)) << "it is the printed one";
}

// E60: the ghost of a contestant is that contestant, in a race on the printed problem.
TEST_F(CourseRows, AGhostRunsOnTheModelAsPrinted) {
  open("gabor-as-printed");
  change([](OptimizerLabConfig& config) {
    config.enable("sgd", true);
    config.batches = BatchConfig{.size = 5, .order = BatchOrder::fixed, .stride = 7};
  });
  const auto expectGhosts = [&] {
    OptimizerLabConfig other = lab.config();
    other.problem.settings = {1, 0};  // the denominator 8
    OptimizerLab printed;
    printed.configure(other);
    ASSERT_EQ(lab.races().onPrintedModel().runs().size(), 2u);
    for (const descenso::Run& ghost : lab.races().onPrintedModel().runs()) {
      const Timeline& expected = printed.runOf(ghost.entry().name)->timeline();
      ASSERT_EQ(ghost.timeline().size(), expected.size());
      for (const Index step : {0, 1, 2, 50, 200}) {
        EXPECT_EQ(ghost.timeline().at(step).phi, expected.at(step).phi) << ghost.entry().name << step;
        EXPECT_EQ(ghost.timeline().at(step).loss, expected.at(step).loss) << "of its own model";
      }
    }
  };
  expectGhosts();
  const Problem* const model = lab.printedProblem().get();
  change([](OptimizerLabConfig& config) { config.start = {-1.5, 8.5}; });
  expectGhosts();
  EXPECT_EQ(lab.printedProblem().get(), model) << "dragging the start makes no model anew";
  for (const char* plot : {"field", "convergence"})
    EXPECT_TRUE(drawn(plot).find("Gradient descent, L as printed")) << plot;
  EXPECT_THAT(lab.table(), ::testing::Not(HasSubstr("printed"))) << "the table is of the race";
  change([](OptimizerLabConfig& config) { config.problem.settings = {1, 0}; });
  EXPECT_TRUE(lab.races().onPrintedModel().runs().empty()) << "it is the printed one";
  change([](OptimizerLabConfig& config) { config.problem.settings = {0, 0}; });
  expectGhosts();
  change([](OptimizerLabConfig& config) { config.asPrinted = false; });
  EXPECT_TRUE(lab.races().onPrintedModel().runs().empty());
  EXPECT_EQ(lab.printedProblem(), nullptr);
}

// By hand: one step of gradient descent on Σ (sin u e^(−u²/8) − y)².
TEST_F(CourseRows, TheGhostsFirstStepIsThatOfTheDenominator8) {
  open("gabor-as-printed");
  const DataSet& data = *lab.problem().data();
  const double phi0 = 5;
  const double phi1 = 19;
  double g0 = 0;
  double g1 = 0;
  for (Index i = 0; i < data.size(); ++i) {
    const double u = phi0 + 0.06 * phi1 * data.x[i];
    const double bell = std::exp(-u * u / 8);
    const double slope = (std::cos(u) - std::sin(u) * u / 4) * bell;
    const double residual = std::sin(u) * bell - data.y[i];
    g0 += 2 * residual * slope;
    g1 += 2 * residual * slope * 0.06 * data.x[i];
  }
  const VectorView after = lab.races().onPrintedModel().runs().front().timeline().at(1).phi;
  EXPECT_NEAR(after[0], phi0 - 0.1 * g0, 1e-12);
  EXPECT_NEAR(after[1], phi1 - 0.1 * g1, 1e-12);
}

// One erratum at a time: a rule that is printed otherwise has its own ghost, on the right model.
TEST_F(CourseRows, AContestantHasOneGhost) {
  open("adam-as-printed");
  EXPECT_EQ(lab.races().printed().runs().size(), 1u);
  EXPECT_TRUE(lab.races().onPrintedModel().runs().empty());
  change([](OptimizerLabConfig& config) {
    config.enable("momentum", true);
    config.erratum.clear();
  });
  EXPECT_EQ(lab.races().printed().runs().size(), 1u);
  ASSERT_EQ(lab.races().onPrintedModel().runs().size(), 1u);
  EXPECT_EQ(lab.races().onPrintedModel().runs().front().entry().name, "momentum");
}

// E59: hills have det H > 0 and are concave.
TEST_F(CourseRows, HillsThatThePrintedTestCallsConvexAreHatchedToo) {
  open("hill-as-printed");
  const tests::RecordingCanvas with = drawn("field");
  EXPECT_TRUE(with.find("concave, convex as printed"));
  change([](OptimizerLabConfig& config) { config.asPrinted = false; });
  const tests::RecordingCanvas without = drawn("field");
  EXPECT_FALSE(without.find("concave, convex as printed"));
  EXPECT_GT(with.lines.size(), without.lines.size() + 20);
}

TEST_F(CourseRows, EveryErratumInSightHasItsSentence) {
  const auto errata = [&](const std::string& scene) {
    open(scene);
    return errataInSight(lab.config(), lab.problem().exampleCount());
  };
  EXPECT_THAT(errata("matrix-product"), ElementsAre("E02", "E01"));
  EXPECT_THAT(errata("adam-as-printed"), ElementsAre("E60", "E21"));
  EXPECT_THAT(errata("decay-as-printed"), ElementsAre("E60", "E30"));
  EXPECT_THAT(errata("averages-as-printed"), ElementsAre("E31", "E32"));
  EXPECT_THAT(errata("epsilon-as-printed"), ElementsAre("E60", "E35"));
  EXPECT_THAT(errata("hill-as-printed"), ElementsAre("E59"));
  EXPECT_THAT(errata("nesterov-forms"), ElementsAre("E60", "E64"));
  EXPECT_THAT(errata("ravine-alpha"), ::testing::Each(::testing::Ne("E60")));
  for (const char* language : {"en", "es"})
    for (const char* erratum : {"E01", "E02", "E21", "E30", "E31", "E32", "E35", "E59", "E60", "E64"})
      EXPECT_TRUE(Translations(language).has("erratum." + std::string(erratum))) << erratum;
}

// REG-17, OPT-26: on raw inputs the part around the minimum is as flat as the contours; on standardised ones it is
// square.
TEST_F(CourseRows, TheMagnifiedPartHasTheShapeOfTheContours) {
  open("raw-or-standardised");
  const Point2 raw = lab.map().aroundMinimum().size();
  // (H⁻¹)_bb = (x̄² + σ²) / σ² and (H⁻¹)_ww = 1 / σ², with x̄ = 60.334 and σ = 23.8886.
  EXPECT_NEAR(raw.x() / raw.y(), std::hypot(60.334, 23.8886), 1e-3);
  EXPECT_NEAR(raw.x(), 0.24 * lab.map().range().size().x(), 1e-9);
  drawn("field");
  ASSERT_TRUE(plots.plot("field").insetFrame());
  const PlotFrame inset = *plots.plot("field").insetFrame();
  const Rect& map = plots.plot("field").frame()->inner;
  EXPECT_GE(inset.area.x, map.x + map.width / 2);
  EXPECT_LE(inset.area.bottom(), map.bottom());
  EXPECT_NEAR(inset.y.range().span(), raw.y(), 1e-12);
  open("standardised-inputs");
  const Point2 standardised = lab.map().aroundMinimum().size();
  EXPECT_NEAR(standardised.x() / standardised.y(), 1, 1e-9);
}

TEST_F(CourseRows, AnInsetIsLeftOutWhereThereIsNoRoom) {
  open("raw-or-standardised");
  drawn("field", {0, 0, 260, 240});
  EXPECT_FALSE(plots.plot("field").insetFrame());
  drawn("field");
  EXPECT_TRUE(plots.plot("field").insetFrame());
  change([](OptimizerLabConfig& config) { config.look.view("field").inset.isShown = false; });
  drawn("field");
  EXPECT_FALSE(plots.plot("field").insetFrame());
}

TEST_F(CourseRows, AnInsetComesBackFromAScene) {
  open("raw-or-standardised");
  change([](OptimizerLabConfig& config) { config.look.view("field").inset.x = {-1, 0, false}; });
  OptimizerLab again;
  again.load(lab.save());
  EXPECT_EQ(again.config(), lab.config());
  EXPECT_EQ(shownPart(again.config().look.view("field").inset, {{2, 3}, {4, 5}}), (Box{{-1, 3}, {0, 5}}));
  auto scene = lab.save();
  scene["look"]["field"]["inset"]["x"]["high"] = -3;
  EXPECT_THROW(again.load(scene), SceneError);
}

// In a valley no ellipse closes: a part of the map as it is.
TEST_F(CourseRows, AValleyHasAPartWorthMagnifyingToo) {
  change([](OptimizerLabConfig& config) {
    chooseProblem(config, "linreg");
    auto data = std::make_shared<DataSet>();
    data->x = Vector::Ones(1);
    data->y = Vector::Ones(1);
    config.problem.own = data;
    refit(config);
    config.look.view("field").inset.isShown = true;
  });
  EXPECT_TRUE(lab.map().aroundMinimum().size().allFinite());
  EXPECT_GT(lab.map().aroundMinimum().size().minCoeff(), 0);
  drawn("field");
  EXPECT_TRUE(plots.plot("field").insetFrame());
}

// OPT-32 on the ravine ½(φ₀ − 0.6)² + 10 φ₁² at α = 0.09: gradient descent multiplies φ₁ by 1 − 1.8 in every step. With
// momentum, β = 0.9, φ₁ turns by arccos(1.72 / (2 √0.9)) = 25° a step: a half turn takes seven.
TEST_F(CourseRows, GradientDescentChangesSidesAtEveryStepMomentumAtEverySeventh) {
  open("ravine-alpha");
  const auto changes = [&](const char* optimizer) {
    const auto& timeline = lab.runOf(optimizer)->timeline();
    int count = 0;
    for (Index k = 1; k <= 70; ++k) count += timeline.at(k).phi[1] * timeline.at(k - 1).phi[1] < 0 ? 1 : 0;
    return count;
  };
  EXPECT_EQ(changes("gd"), 70);
  EXPECT_EQ(changes("momentum"), 10);
  EXPECT_NEAR(lab.runOf("gd")->timeline().at(1).phi[1], 0.72, 1e-12);
  EXPECT_NEAR(lab.runOf("gd")->timeline().at(2).phi[1], -0.576, 1e-12);
  EXPECT_NEAR(lab.runOf("momentum")->timeline().at(1).phi[1], -0.738, 1e-12);
  EXPECT_NEAR(lab.runOf("momentum")->timeline().at(2).phi[1], -0.459, 1e-3);
}

// OPT-27: on the textbook's points every quasi-Newton method reaches the listed minimum; on REF-GABOR they leave the
// map.
TEST_F(CourseRows, QuasiNewtonMethodsArriveAmongAllMethods) {
  open("all-methods");
  for (const char* optimizer : {"newton", "bfgs", "lbfgs"}) {
    const Vector phi = lab.runOf(optimizer)->phi();
    EXPECT_NEAR(phi[0], 0.00379, 1e-4) << optimizer;
    EXPECT_NEAR(phi[1], 16.02635, 1e-4) << optimizer;
  }
}

// LOS-07: three shapes side by side, told apart by where they start and by their dashes.
TEST_F(CourseRows, ShapesFromSeveralStartsHaveANameAndADashEach) {
  open("gabor-shapes");
  const tests::RecordingCanvas canvas = drawn("fit");
  for (const char* start : {"from (0, 16.6)", "from (4, 16.6)", "from (0, 6)"})
    EXPECT_TRUE(canvas.find(start)) << start;
  std::vector<Dash> dashes;
  for (const auto& line : canvas.lines)
    if (line.points.size() > 100) dashes.push_back(line.stroke.dash);
  std::sort(dashes.begin(), dashes.end());
  EXPECT_EQ(std::unique(dashes.begin(), dashes.end()) - dashes.begin(), 3);
}

// Of several things that the slides print wrong one is shown at a time where the scene says which; its sentence stands
// over the field.
TEST_F(CourseRows, OneErratumIsShownAtATime) {
  open("adam-as-printed");
  EXPECT_EQ(lab.config().erratum, "E21");
  EXPECT_EQ(lab.printedProblem(), nullptr) << "the model is the right one";
  EXPECT_EQ(lab.races().printed().runs().size(), 1u);
  const std::string sentence = errataText(text, lab, "field");
  EXPECT_EQ(sentence, text("erratum.E21"));
  const tests::RecordingCanvas field = drawn("field");
  EXPECT_TRUE(std::any_of(field.texts.begin(), field.texts.end(),
                          [&](const auto& line) { return line.text.size() > 40 && sentence.starts_with(line.text); }));
  change([](OptimizerLabConfig& config) { config.erratum.clear(); });
  EXPECT_THAT(errataText(text, lab, "field"), HasSubstr(std::string(text("erratum.E60"))));
  OptimizerLab again;
  again.load(lab.save());
  EXPECT_EQ(again.config(), lab.config());
  change([](OptimizerLabConfig& config) { config.asPrinted = false; });
  EXPECT_EQ(errataText(text, lab, "field"), "");
  open("averages-as-printed");
  EXPECT_EQ(errataText(text, lab, "field"), "");
  EXPECT_THAT(errataText(text, lab, "average"), HasSubstr(std::string(text("erratum.E31"))));
  EXPECT_THROW(lab.load({{"asPrinted", "E99"}}), SceneError);
}

}  // namespace
}  // namespace descenso
