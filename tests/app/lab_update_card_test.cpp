// The numbers of the update card, against values worked out by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "app/labs/optimizer/update_card.h"
#include "app/text/numbers.h"
#include "engine/optimizers/catalog.h"
#include "engine/problems/catalog.h"
#include "engine/problems/reduced.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;

const std::vector<std::string_view> symbols = {"φ₀", "φ₁"};

/// One example at x = 1, y = 0: L = (φ₀ + φ₁)², so that every number can be worked out in the head.
std::shared_ptr<const Problem> squaredSum() {
  auto data = std::make_shared<DataSet>();
  data->x = Vector::Constant(1, 1.0);
  data->y = Vector::Constant(1, 0.0);
  return makeProblem({.name = "linreg", .dataSet = "book", .settings = {}, .own = data});
}

Run run(const OptimizerConfig& config, long steps, const Point2& start = {1.5, -0.5}) {
  descenso::Run made(squaredSum(), config, start);
  made.advanceTo(steps);
  return made;
}

void expectComponent(const CardLine& line, std::size_t i, const std::string& symbol, const std::string& numbers,
                     const std::string& result) {
  ASSERT_GT(line.components.size(), i);
  EXPECT_EQ(line.components[i].symbol, symbol);
  EXPECT_EQ(line.components[i].numbers, numbers);
  EXPECT_EQ(line.components[i].result, result);
}

// g = 2 (φ₀ + φ₁) = 2 in both directions; Δφ = −0.1 · 2.
TEST(UpdateCard, ShowsGradientDescentsFirstUpdate) {
  const auto lines = updateCard(run({"gd", {0.1}}, 1), 1, symbols);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].symbol, "g");
  EXPECT_EQ(lines[0].formula, "∇L(φ)");
  expectComponent(lines[0], 0, "g₀", "∂L/∂φ₀ (1.5, −0.5)", "2");
  expectComponent(lines[0], 1, "g₁", "∂L/∂φ₁ (1.5, −0.5)", "2");
  EXPECT_EQ(lines[1].symbol, "Δφ");
  EXPECT_EQ(lines[1].formula, "−α · g");
  expectComponent(lines[1], 0, "Δφ₀", "−0.1 · 2", "−0.2");
  EXPECT_EQ(lines[2].symbol, "φ");
  EXPECT_EQ(lines[2].formula, "φ + Δφ");
  expectComponent(lines[2], 0, "φ₀", "1.5 + (−0.2)", "1.3");
  expectComponent(lines[2], 1, "φ₁", "−0.5 + (−0.2)", "−0.7");
}

// Second update, β = 0.9: m₁ = 0.2, Δφ = −0.02, φ = (1.48, −0.52), g = 1.92, m₂ = 0.18 + 0.192 = 0.372.
TEST(UpdateCard, PutsThePreviousMomentumIntoTheFormula) {
  const auto lines = updateCard(run({"momentum", {0.1, 0.9, 0}}, 2), 2, symbols);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[1].formula, "β · m + (1 − β) · g");
  expectComponent(lines[1], 0, "m₀", "0.9 · 0.2 + (1 − 0.9) · 1.92", "0.372");
  expectComponent(lines[3], 0, "φ₀", "1.48 + (−0.0372)", "1.443");
}

TEST(UpdateCard, ShowsTheHeavyBallsOwnFormula) {
  const auto lines = updateCard(run({"momentum", {0.1, 0.9, 1}}, 1), 1, symbols);
  EXPECT_EQ(lines[1].formula, "β · m + g");
  expectComponent(lines[1], 0, "m₀", "0.9 · 0 + 2", "2");
}

// First update: m = 0.2, v = 0.04, both corrected to g = 2 and g² = 4: a step of −α whatever the gradient is.
TEST(UpdateCard, ShowsAdamsBiasCorrection) {
  const auto lines = updateCard(run({"adam", {0.1, 0.9, 0.99, 1e-8, 1, 0}}, 1), 1, symbols);
  ASSERT_EQ(lines.size(), 7u);
  EXPECT_EQ(lines[2].formula, "γ · v + (1 − γ) · g²");
  expectComponent(lines[2], 1, "v₁", "0.99 · 0 + (1 − 0.99) · 2²", "0.04");
  EXPECT_EQ(lines[3].formula, "m / (1 − βᵏ)");
  expectComponent(lines[3], 0, "m̂₀", "0.2 / (1 − 0.9¹)", "2");
  expectComponent(lines[4], 0, "v̂₀", "0.04 / (1 − 0.99¹)", "4");
  expectComponent(lines[5], 0, "Δφ₀", "−0.1 · 2 / (√4 + 10⁻⁸)", "−0.1");
  expectComponent(lines[6], 0, "φ₀", "1.5 + (−0.1)", "1.4");
}

TEST(UpdateCard, WritesLargeUpdateNumbersAsExponents) {
  const auto lines = updateCard(run({"adam", {0.1, 0.9, 0.99, 1e-8, 1, 0}}, 12), 12, symbols);
  EXPECT_NE(lines[3].components[0].numbers.find("(1 − 0.9¹²)"), std::string::npos) << lines[3].components[0].numbers;
}

TEST(UpdateCard, HasNoCorrectedLinesWithoutBiasCorrection) {
  const auto lines = updateCard(run({"adam", {0.1, 0.9, 0.99, 1e-8, 0, 1}}, 1), 1, symbols);
  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[3].formula, "−α · m / √(v + ε)");
}

TEST(UpdateCard, ShowsOnlyFormulasBeforeTheFirstUpdate) {
  for (const CardLine& line : updateCard(run({"adam", {}}, 3), 0, symbols)) {
    EXPECT_FALSE(line.formula.empty());
    EXPECT_TRUE(line.components.empty());
  }
}

TEST(UpdateCard, OfADivergedRunStaysAtItsLastFiniteUpdate) {
  const auto diverging = run({"gd", {10}}, 1000);
  ASSERT_EQ(diverging.status(), RunStatus::diverged);
  const auto last = updateCard(diverging, diverging.timeline().lastStep(), symbols);
  const auto later = updateCard(diverging, 1000, symbols);
  EXPECT_EQ(last.back().components[0].result, later.back().components[0].result);
}

TEST(UpdateCard, ParenthesisesWhatASquareWouldMisread) {
  const auto made = run({"adam", {}}, 1, {-1.5, 0.5});
  EXPECT_EQ(updateCard(made, 1, symbols)[2].components[0].numbers, "0.99 · 0 + (1 − 0.99) · (−2)²");
}

/// y = 0, 1, 0 at x = 1, 2, 3.
std::shared_ptr<const Problem> threeExamples(Reduction reduction) {
  auto data = std::make_shared<DataSet>();
  data->x = Vector{{1, 2, 3}};
  data->y = Vector{{0, 1, 0}};
  return makeProblem({.name = "linreg", .dataSet = "book", .settings = {static_cast<double>(reduction)}, .own = data});
}

std::vector<std::string> symbolsOf(const std::vector<CardLine>& lines) {
  std::vector<std::string> found;
  for (const CardLine& line : lines) found.push_back(line.symbol);
  return found;
}

// ŷ = 1.5 − 0.5 · 1 = 1 where y = 0.
TEST(ExplainedCard, LooksForwardAndAtTheLossBeforeTheGradient) {
  const auto made = run({"gd", {0.1}}, 1);
  const auto lines = explainedCard(made, 1, symbols);
  EXPECT_THAT(symbolsOf(lines), ElementsAre("Ŷ", "L", "g", "Δφ", "φ"));
  EXPECT_EQ(lines[0].formula, "f[X, φ]");
  EXPECT_EQ(lines[0].phase, Phase::forward);
  ASSERT_EQ(lines[0].components.size(), 1u) << "there is one example";
  expectComponent(lines[0], 0, "ŷ₁", "f[1, (1.5, −0.5)]", "1");
  EXPECT_EQ(lines[1].formula, "ℓ[Ŷ, Y]");
  EXPECT_EQ(lines[1].phase, Phase::loss);
  expectComponent(lines[1], 0, "ℓ₁", "ℓ[1, 0]", "1");
  expectComponent(lines[1], 1, "L", "1", "1");
}

// At (1, 1): ŷ = 2, 3, 4, off by 2, 2, 4; the mean of 4, 4, 16 is 8.
TEST(ExplainedCard, AddsUpTheFirstLossesOfTheData) {
  descenso::Run sum(threeExamples(Reduction::sum), {"gd", {0.01}}, Point2{1, 1});
  sum.advanceTo(1);
  const auto summed = explainedCard(sum, 1, symbols);
  expectComponent(summed[0], 1, "ŷ₂", "f[2, (1, 1)]", "3");
  expectComponent(summed[1], 0, "ℓ₁", "ℓ[2, 0]", "4");
  expectComponent(summed[1], 1, "L", "4 + 4 + …", "24");
  descenso::Run mean(threeExamples(Reduction::mean), {"gd", {0.01}}, Point2{1, 1});
  mean.advanceTo(1);
  expectComponent(explainedCard(mean, 1, symbols)[1], 1, "L", "0.3333 · (4 + 4 + …)", "8");
}

// The update's batch is the third example and the second: 16 and 4.
TEST(ExplainedCard, LooksAtTheBatchOfItsUpdate) {
  descenso::Run made(threeExamples(Reduction::sum), {"sgd", {}}, Point2{1, 1}, {.batches = {{2, 1}, {0}}});
  made.advanceTo(1);
  const auto lines = explainedCard(made, 1, symbols);
  EXPECT_EQ(lines[0].formula, "f[X_b, φ]");
  EXPECT_EQ(lines[1].formula, "ℓ[Ŷ, Y_b]");
  expectComponent(lines[0], 0, "ŷ₃", "f[3, (1, 1)]", "4");
  expectComponent(lines[0], 1, "ŷ₂", "f[2, (1, 1)]", "3");
  expectComponent(lines[1], 0, "ℓ₃", "ℓ[4, 0]", "16");
  expectComponent(lines[1], 1, "L", "16 + 4", "20");
}

// Nesterov looks ahead of φ, by what the momentum moves it.
TEST(ExplainedCard, LooksWhereTheGradientIsAskedFor) {
  const auto made = run({"nesterov", {}}, 2);
  const auto lines = explainedCard(made, 2, symbols);
  EXPECT_THAT(symbolsOf(lines), ElementsAre("φ̃", "Ŷ", "L", "g", "m", "Δφ", "φ"));
  EXPECT_EQ(lines[1].formula, "f[X, φ̃]");
  const VectorView lookAhead = made.timeline().at(2).term(0);
  EXPECT_EQ(lines[2].components[1].result, formatNumber(made.problem().loss(lookAhead, Batch::whole()), 4));
  EXPECT_NE(lines[2].components[1].result, formatNumber(made.timeline().at(1).loss, 4));
}

TEST(ExplainedCard, OfASurfaceHasItsLossAlone) {
  descenso::Run made(makeProblem({.name = "formula", .dataSet = "", .settings = {}, .formula = "x^2 + 3 y"}),
                     {"gd", {0.1}}, Point2{2, -1});
  made.advanceTo(1);
  const auto lines = explainedCard(made, 1, symbols);
  EXPECT_THAT(symbolsOf(lines), ElementsAre("L", "g", "Δφ", "φ"));
  EXPECT_EQ(lines[0].formula, "L(φ)");
  expectComponent(lines[0], 0, "L", "L(2, −1)", "1");
}

TEST(ExplainedCard, BeginsWithTheLossWhereNoGradientIsAskedFor) {
  const auto lines = explainedCard(run({"hill-climbing", {}}, 1), 1, symbols);
  EXPECT_EQ(lines[0].symbol, "Ŷ");
  EXPECT_EQ(lines[1].symbol, "L");
}

TEST(ExplainedCard, HasTheLinesThatAreCounted) {
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    const auto made = run({std::string(entry.name), {}}, 2);
    const auto lines = explainedCard(made, 2, symbols);
    EXPECT_EQ(std::ssize(lines), explainedLineCount(made)) << entry.name;
    EXPECT_EQ(std::ssize(explainedCard(made, 0, symbols)), explainedLineCount(made)) << entry.name;
    std::set<Phase> phases;
    for (const CardLine& line : lines) phases.insert(line.phase);
    for (const Phase phase : {Phase::forward, Phase::loss, Phase::update}) EXPECT_TRUE(phases.contains(phase));
  }
}

TEST(ExplainedCard, ShowsOnlyFormulasBeforeTheFirstUpdate) {
  for (const CardLine& line : explainedCard(run({"adam", {}}, 3), 0, symbols)) {
    EXPECT_FALSE(line.formula.empty());
    EXPECT_TRUE(line.components.empty());
  }
}

}  // namespace
}  // namespace descenso
