#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "engine/math/format.h"
#include "engine/optimizers/adam.h"
#include "helpers.h"

namespace descenso {
namespace {

using testing::Bowl;
using testing::point;
using testing::refusal;
using testing::runFor;

/// A slope of (g₀, g₁) everywhere.
class Ramp final : public Problem {
 public:
  explicit Ramp(Point2 slope) : slope_(std::move(slope)) {}
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch&) const override { return slope_.dot(phi); }
  double lossAndGradient(ConstVectorRef phi, const Batch&, VectorRef gradient) const override {
    gradient = slope_;
    return slope_.dot(phi);
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian.setZero(); }

 private:
  Point2 slope_;
};

TEST(GradientDescent, FollowsTheFormula) {
  const auto run = runFor(std::make_shared<Bowl>(1, 2), {"gd", {0.1}}, point(1, -2), 1);
  const StepRecord record = run.timeline().at(1);
  EXPECT_EQ(Point2(record.term(0)), Point2(1, -4));
  EXPECT_EQ(Point2(record.term(1)), Point2(-0.1, 0.4));
  EXPECT_EQ(Point2(record.phi), Point2(0.9, -1.6));
}

// Weights of g₀, g₁, g₂ in m₃ with β = 0.9 (course OPT-12): their sum is 0.271 for equal gradients.
TEST(Momentum, BooksFormAveragesGradients) {
  const auto run = runFor(std::make_shared<Ramp>(Point2(1, -2)), {"momentum", {0.1, 0.9, 0}}, point(0, 0), 3);
  EXPECT_NEAR(run.timeline().at(3).term(1)[0], 0.271, 1e-15);
  EXPECT_NEAR(run.timeline().at(3).term(1)[1], -0.542, 1e-15);
  EXPECT_NEAR(run.timeline().at(3).phi[0], -0.1 * 0.561, 1e-15);
}

TEST(Momentum, HeavyBallSumsGradients) {
  const auto run = runFor(std::make_shared<Ramp>(Point2(1, -2)), {"momentum", {0.1, 0.5, 1}}, point(0, 0), 3);
  EXPECT_NEAR(run.timeline().at(3).term(1)[0], 1.75, 1e-15);
  EXPECT_NEAR(run.timeline().at(3).phi[0], -0.1 * (1 + 1.5 + 1.75), 1e-15);
}

TEST(Momentum, FormsWalkTheSamePathAtEqualSteps) {
  const auto gabor = testing::problem("gabor", "book");
  const auto book = runFor(gabor, {"momentum", {0.1, 0.9, 0}}, point(-1.5, 8.5), 50);
  const auto ball = runFor(gabor, {"momentum", {0.1 * (1 - 0.9), 0.9, 1}}, point(-1.5, 8.5), 50);
  EXPECT_TRUE(book.timeline().at(50).phi.isApprox(ball.timeline().at(50).phi, 1e-12));
}

// Constant gradient: the corrected step is α at every update, the printed one 3.1623, 4.2496, 4.9502 times (course
// OPT-22, 23).
TEST(Adam, CorrectionKeepsTheFirstStepsModerate) {
  const auto ramp = std::make_shared<Ramp>(Point2(2, -3));
  const auto corrected = runFor(ramp, {"adam", {0.1, 0.9, 0.999, 1e-8, 1, 0}}, point(0, 0), 5);
  const auto printed = runFor(ramp, {"adam", {0.1, 0.9, 0.999, 1e-8, 0, 0}}, point(0, 0), 3);
  for (Index k = 1; k <= 5; ++k) EXPECT_NEAR(corrected.timeline().at(k).term(5)[0], -0.1, 1e-9);
  const std::vector<double> factors{3.1623, 4.2496, 4.9502};
  for (Index k = 1; k <= 3; ++k) {
    EXPECT_NEAR(printed.timeline().at(k).term(3)[1], 0.1 * factors[static_cast<std::size_t>(k - 1)], 1e-5);
  }
}

TEST(Adam, EpsilonStandsWhereItIsTold) {
  const auto ramp = std::make_shared<Ramp>(Point2(2, 0));
  const auto outside = runFor(ramp, {"adam", {0.1, 0.9, 0.99, 0.5, 1, 0}}, point(0, 0), 1);
  const auto inside = runFor(ramp, {"adam", {0.1, 0.9, 0.99, 0.5, 1, 1}}, point(0, 0), 1);
  EXPECT_NEAR(outside.timeline().at(1).phi[0], -0.1 * 2 / (2 + 0.5), 1e-15);
  EXPECT_NEAR(inside.timeline().at(1).phi[0], -0.1 * 2 / std::sqrt(4 + 0.5), 1e-15);
  EXPECT_EQ(outside.timeline().at(1).phi[1], 0);
  EXPECT_EQ(inside.timeline().at(1).phi[1], 0);
}

TEST(Adam, HasHatsOnlyWhereItCorrects) {
  const auto names = [](const OptimizerConfig& config) {
    std::string all;
    for (const Term& term : makeOptimizer(config)->terms()) all += std::string(term.name) + " ";
    return all;
  };
  EXPECT_EQ(names({"adam", {0.1, 0.9, 0.99, 1e-8, 1, 0}}), "g m v mHat vHat delta ");
  EXPECT_EQ(names({"adam", {0.1, 0.9, 0.99, 1e-8, 0, 1}}), "g m v delta ");
}

class EveryOptimizer : public ::testing::TestWithParam<std::string> {
 protected:
  const OptimizerEntry& entry() const { return *findOptimizer(GetParam()); }

  /// Every combination of the choices, the numbers at their fallbacks.
  std::vector<OptimizerConfig> variants() const {
    std::vector<OptimizerConfig> all{{GetParam(), fallbacks(declarations(entry()))}};
    for (std::size_t i = 0; i < entry().hyperparameters.size(); ++i) {
      const std::size_t known = all.size();
      for (std::size_t choice = 1; choice < entry().hyperparameters[i].choices.size(); ++choice) {
        for (std::size_t v = 0; v < known; ++v) {
          all.push_back(all[v]);
          double& value = all.back().values[i];
          value = std::fmod(value + static_cast<double>(choice),
                            static_cast<double>(entry().hyperparameters[i].choices.size()));
        }
      }
    }
    return all;
  }
};

TEST_P(EveryOptimizer, DescendsABowl) {
  for (const OptimizerConfig& config : variants()) {
    const auto run = runFor(std::make_shared<Bowl>(), config, point(1, -0.8), 400);
    EXPECT_LT(run.timeline().losses().back(), 1e-3 * run.timeline().losses().front());
  }
}

TEST_P(EveryOptimizer, StaysAtAStationaryPoint) {
  for (const OptimizerConfig& config : variants()) {
    const auto run = runFor(std::make_shared<testing::Rosenbrock>(), config, point(1, 1), 10);
    EXPECT_EQ(run.timeline().size(), 11);
    EXPECT_EQ(Point2(run.timeline().at(10).phi), Point2(1, 1));
  }
}

TEST_P(EveryOptimizer, DeclaresWhatItSets) {
  const std::unique_ptr<Optimizer> optimizer = entry().make();
  for (const OptimizerHyperparameter& h : entry().hyperparameters) {
    EXPECT_NO_THROW(checkValue(h, h.fallback)) << h.name;
    EXPECT_EQ(h.get(*optimizer), h.fallback) << h.name << " differs between its declaration and its member";
    const double other = h.isChoice() ? static_cast<double>(h.choices.size()) - 1 : clampValue(h, h.fallback * 0.7);
    h.set(*optimizer, other);
    EXPECT_EQ(h.get(*optimizer), other) << h.name;
    EXPECT_EQ(parseValue(h, valueText(h, other)), other) << h.name;
  }
}

TEST_P(EveryOptimizer, ExplainsEveryTerm) {
  for (const OptimizerConfig& config : variants()) {
    const std::vector<Term> terms = makeOptimizer(config)->terms();
    ASSERT_GE(terms.size(), 2U);
    EXPECT_EQ(terms.front().name, "g");
    EXPECT_EQ(terms.front().formula, "∇L({phi-})");
    EXPECT_EQ(terms.back().name, "delta");

    std::set<std::string> symbols{"phi-", "k"};
    for (const OptimizerHyperparameter& h : entry().hyperparameters) symbols.emplace(h.name);
    for (const Term& term : terms) symbols.insert(std::string(term.name) + "-");
    for (const Term& term : terms) {
      const std::string formula(term.formula);
      for (std::size_t open = formula.find('{'); open != std::string::npos; open = formula.find('{', open + 1)) {
        const std::string symbol = formula.substr(open + 1, formula.find('}', open) - open - 1);
        EXPECT_TRUE(symbols.contains(symbol)) << symbol << " in " << formula;
      }
      symbols.emplace(term.name);
    }
  }
}

TEST_P(EveryOptimizer, RecordsTermsThatAddUp) {
  for (const OptimizerConfig& config : variants()) {
    const auto run = runFor(testing::problem("gabor", "book"), config, point(-1.5, 8.5), 20);
    const auto last = static_cast<Index>(run.terms().size()) - 1;
    for (Index k = 1; k <= 20; ++k) {
      const StepRecord before = run.timeline().at(k - 1);
      const StepRecord after = run.timeline().at(k);
      EXPECT_EQ(Point2(after.term(0)), Point2(before.gradient)) << "g is the gradient before the update";
      EXPECT_EQ(Point2(after.phi), Point2(before.phi + after.term(last))) << "Δφ is the move";
    }
  }
}

TEST_P(EveryOptimizer, RefusesBadConfigurations) {
  const std::size_t count = entry().hyperparameters.size();
  std::vector<double> values = fallbacks(declarations(entry()));
  values.push_back(1);
  EXPECT_EQ(refusal([&] {
              makeOptimizer({GetParam(), values});
            }),
            GetParam() + " must have " + std::to_string(count) + " hyperparameters, got " + std::to_string(count + 1));
  values.pop_back();
  values[0] = std::nan("");
  EXPECT_EQ(refusal([&] { makeOptimizer({GetParam(), values}); }), "alpha must be in [1e-05, 10], got nan");
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const OptimizerEntry& entry : optimizerCatalog()) all.emplace_back(entry.name);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Catalog, EveryOptimizer, ::testing::ValuesIn(names()),
                         [](const auto& tested) { return tested.param; });

TEST(OptimizerCatalog, SaysWhatItHas) {
  EXPECT_EQ(refusal([] { makeOptimizer({"sgdd", {}}); }), "optimizer must be gd, momentum or adam, got sgdd");
  EXPECT_EQ(refusal([] { makeOptimizer({"momentum", {0.1, 1.5, 0}}); }), "beta must be in [0, 1), got 1.5");
  EXPECT_EQ(findOptimizer("gd")->slot, 0);
  EXPECT_EQ(findOptimizer("momentum")->slot, 1);
  EXPECT_EQ(findOptimizer("adam")->slot, 5);
}

}  // namespace
}  // namespace descenso
