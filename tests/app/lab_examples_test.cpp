// The examples' table and the residuals in the fit plot, with the numbers of the course's rows.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/export/scene.h"
#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state_examples.h"
#include "tests/app/recording_canvas.h"

namespace descenso {
namespace {

/// Whether a text with this in it has been drawn.
bool says(const tests::RecordingCanvas& canvas, std::string_view part) {
  return std::any_of(canvas.texts.begin(), canvas.texts.end(),
                     [&](const auto& each) { return each.text.find(part) != std::string::npos; });
}

class ExamplesOfALab : public ::testing::Test {
 protected:
  void open(const std::string& scene) { loadScene(lab, builtInScene(scene)); }
  void startAt(const Point2& start) {
    OptimizerLabConfig config = lab.config();
    config.start = start;
    lab.configure(config);
  }
  tests::RecordingCanvas drawn(std::string_view name) {
    tests::RecordingCanvas canvas;
    PlotContext context{canvas, painter, theme(ThemeName::dark), text};
    plots.draw(name, context, {0, 0, 620, 520});
    EXPECT_TRUE(canvas.allFinite) << name;
    EXPECT_EQ(canvas.clips, 0) << name;
    return canvas;
  }

  OptimizerLab lab;
  OptimizerPlots plots{lab};
  NullPainter painter;
  Translations text{"en"};
};

// REG-13: twelve contributions add up to the gradient.
TEST_F(ExamplesOfALab, AddUpToTheGradient) {
  open("linear-regression");
  const std::optional<ExampleTable> table = exampleTable(lab, 100);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 12u);
  EXPECT_NEAR(table->loss, 5.231927, 1e-6);
  Vector sum = Vector::Zero(2);
  for (const ExampleRow& row : table->rows) {
    EXPECT_NEAR(row.gradient[0], 2 * row.residual, 1e-12);
    EXPECT_NEAR(row.gradient[1], 2 * row.x * row.residual, 1e-12);
    sum += row.gradient;
  }
  EXPECT_NEAR(sum[0], -5.391122, 1e-6);
  EXPECT_NEAR(sum[1], -13.999655, 1e-6);
  EXPECT_NEAR(table->gradient[0], sum[0], 1e-12);
  EXPECT_NEAR(table->gradient[1], sum[1], 1e-12);
  const tests::RecordingCanvas canvas = drawn("examples");
  EXPECT_TRUE(canvas.find("−5.391122"));
  EXPECT_TRUE(canvas.find("−13.99965") || canvas.find("−13.99966"));
}

// REG-11: the loss at (0.4, 0.2) is 7.0539, and the fit plot says so. REG-10: the RMSE at the best line is 0.0700.
TEST_F(ExamplesOfALab, HaveALossAndARootMeanSquareError) {
  open("linear-regression");
  startAt({0.4, 0.2});
  EXPECT_NEAR(exampleTable(lab, 0)->loss, 7.053860, 1e-6);
  EXPECT_TRUE(drawn("fit").find("7.0539"));
  startAt({0.789101, 0.551298});
  EXPECT_NEAR(exampleTable(lab, 0)->rmse, 0.0700, 5e-5);
}

// REG-03, REG-04, REG-16: X (2, 1)ᵀ = (3, 1, 5, 3)ᵀ, and all residuals are 0. REG-05: the losses there and at the start.
// REG-06: the gradient at the start.
TEST_F(ExamplesOfALab, OfTheFourPointsLieOnTheLine) {
  open("line-on-four-points");
  const std::optional<ExampleTable> before = exampleTable(lab, 10);
  EXPECT_DOUBLE_EQ(before->loss, 5.5);
  EXPECT_TRUE(before->gradient.isApprox(Vector{{-3, -4}}, 1e-14)) << "of b and a";
  startAt({1, 2});
  const std::optional<ExampleTable> table = exampleTable(lab, 10);
  ASSERT_EQ(table->rows.size(), 4u);
  const double said[] = {3, 1, 5, 3};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_DOUBLE_EQ(table->rows[i].said, said[i]);
    EXPECT_DOUBLE_EQ(table->rows[i].residual, 0);
  }
  EXPECT_DOUBLE_EQ(table->loss, 0);
  EXPECT_TRUE(says(drawn("examples"), "(4×2)·(2×1) = (4×1)"));
}

// REG-06, REG-07: without 1/m the gradient is (−16, −12), and steps of 0.22 diverge, those of 0.21 do not; with it they
// are as in the course's table.
TEST_F(ExamplesOfALab, HaveAGradientThatTheSlidesPrintTooLong) {
  open("line-on-four-points");
  const auto at = [](const Race& race, Index step) { return race.runs().front().timeline().at(step); };
  const StepRecord right = at(lab.races().race(), 1);
  EXPECT_TRUE(right.phi.isApprox(Vector{{0.3, 0.4}}, 1e-12));
  EXPECT_NEAR(right.loss, 3.285, 1e-12);
  EXPECT_NEAR(at(lab.races().race(), 3).loss, 1.177859, 1e-6);
  ASSERT_EQ(lab.races().printed().runs().size(), 1u);
  EXPECT_TRUE(at(lab.races().printed(), 1).phi.isApprox(Vector{{1.2, 1.6}}, 1e-12)) << "0.1 times (12, 16)";
  const auto lastLoss = [&](double alpha) {
    OptimizerLabConfig config = lab.config();
    config.find("gd")->optimizer.values[0] = alpha;
    lab.configure(config);
    return at(lab.races().printed(), 100).loss;
  };
  EXPECT_LT(lastLoss(0.21), 1);
  EXPECT_GT(lastLoss(0.22), 5.5);
}

TEST_F(ExamplesOfALab, AreBarsInTheFitAsLongAsTheResiduals) {
  open("linear-regression");
  const std::size_t shown = drawn("fit").lines.size();
  OptimizerLabConfig config = lab.config();
  config.look.view("fit").hidden.insert("residuals");
  lab.configure(config);
  EXPECT_LT(drawn("fit").lines.size(), shown);
}

// What the rows add of a mean is the same however many of them are shown.
TEST_F(ExamplesOfALab, CountTheSameInAPartOfTheTable) {
  OptimizerLabConfig config = lab.config();
  chooseProblem(config, "quadratic");
  lab.configure(config);
  const std::optional<ExampleTable> all = exampleTable(lab, 64);
  const std::optional<ExampleTable> some = exampleTable(lab, 3);
  ASSERT_EQ(some->rows.size(), 3u);
  EXPECT_EQ(some->count, 64);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_TRUE(some->rows[i].gradient.isApprox(all->rows[i].gradient, 1e-12)) << i;
  Vector sum = Vector::Zero(2);
  for (const ExampleRow& row : all->rows) sum += row.gradient;
  EXPECT_TRUE(sum.isApprox(all->gradient, 1e-12));
  EXPECT_TRUE(says(drawn("examples"), "more"));
}

TEST_F(ExamplesOfALab, AreNotThereWithoutDataOrRuns) {
  OptimizerLabConfig config = lab.config();
  chooseProblem(config, "ravine");
  lab.configure(config);
  EXPECT_FALSE(exampleTable(lab, 10));
  EXPECT_TRUE(drawn("examples").find("This problem has no data."));
  config = OptimizerLabConfig();
  for (Contestant& contestant : config.contestants) contestant.enabled = false;
  lab.configure(config);
  EXPECT_FALSE(exampleTable(lab, 10));
}

}  // namespace
}  // namespace descenso
