// The numbers of the update card, against values worked out by hand.
#include <gtest/gtest.h>

#include "app/labs/optimizer/update_card.h"
#include "engine/problems/catalog.h"

namespace descenso {
namespace {

const std::vector<std::string_view> symbols = {"φ₀", "φ₁"};

/// One example at x = 1, y = 0: L = (φ₀ + φ₁)², so that every number can be worked out in the head.
std::shared_ptr<const Problem> squaredSum() {
  auto data = std::make_shared<DataSet>();
  data->x = Vector::Constant(1, 1.0);
  data->y = Vector::Constant(1, 0.0);
  return makeProblem({.name = "linreg", .dataSet = "book", .settings = {}, .own = data});
}

Run run(const OptimizerConfig& config, long steps, const Point2& start = {1.5, -0.5}) {
  Run made(squaredSum(), config, start);
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

}  // namespace
}  // namespace descenso
