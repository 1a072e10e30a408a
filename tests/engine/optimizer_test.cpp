// What holds for every optimizer of the catalog.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "engine/math/format.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::Bowl;
using tests::point;
using tests::refusal;
using tests::runFor;

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

  /// The rate grows, has a pole and changes its sign (erratum E30): it is there to be seen failing.
  bool isPrintedWrong(const OptimizerConfig& config) const {
    return config == tests::optimizer("gd-decay", {{"form", "as-printed"}});
  }

  std::string described(const OptimizerConfig& config) const {
    std::string text = config.name;
    for (std::size_t i = 0; i < config.values.size(); ++i) {
      const OptimizerHyperparameter& h = entry().hyperparameters[i];
      text += " " + std::string(h.name) + "=" + valueText(h, config.values[i]);
    }
    return text;
  }
};

TEST_P(EveryOptimizer, DescendsABowl) {
  for (const OptimizerConfig& config : variants()) {
    if (isPrintedWrong(config)) continue;
    const auto run = runFor(std::make_shared<Bowl>(), config, point(1, -0.8), 400);
    EXPECT_EQ(run.status(), RunStatus::running);
    // Steps of a fixed length end in a bounce: 0.05 for the normalised gradient.
    EXPECT_LT(run.timeline().losses().back(), 4e-3 * run.timeline().losses().front()) << described(config);
  }
}

TEST_P(EveryOptimizer, StaysAtAStationaryPoint) {
  for (OptimizerConfig config : variants()) {
    const std::vector<OptimizerHyperparameter>& all = entry().hyperparameters;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].name == "decay") config.values[i] = 0;  // which moves φ where no gradient does
    const auto run = runFor(std::make_shared<tests::Rosenbrock>(), config, point(1, 1), 10);
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
    EXPECT_EQ(terms.back().name, "delta");
    EXPECT_EQ(terms.back().symbol, "Δφ");
    const bool hasGradient = std::any_of(terms.begin(), terms.end(), [](const Term& t) { return t.name == "g"; });
    EXPECT_EQ(hasGradient, entry().group != Group::search);

    std::set<std::string> symbols{"phi-", "k"};
    for (const OptimizerHyperparameter& h : entry().hyperparameters) symbols.emplace(h.name);
    for (const Term& term : terms) symbols.insert(std::string(term.name) + "-");
    for (const Term& term : terms) {
      const std::string formula(term.formula);
      EXPECT_FALSE(term.symbol.empty());
      EXPECT_EQ(std::count(formula.begin(), formula.end(), '{'), std::count(formula.begin(), formula.end(), '}'));
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
    const auto run = runFor(tests::problem("gabor", "book"), config, point(-1.5, 8.5), 20);
    const auto last = static_cast<Index>(run.terms().size()) - 1;
    const Index g = tests::termOf(run, "g");
    const bool isHere = g >= 0 && run.terms()[static_cast<std::size_t>(g)].formula == "∇L({phi-})";
    EXPECT_TRUE(isHere || entry().name == "nesterov" || entry().group == Group::search);
    for (Index k = 1; k <= 20; ++k) {
      const StepRecord before = run.timeline().at(k - 1);
      const StepRecord after = run.timeline().at(k);
      if (isHere) {
        EXPECT_EQ(Point2(after.term(g)), Point2(before.gradient)) << "g is the gradient before the update";
      }
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
  EXPECT_NE(refusal([&] { makeOptimizer({GetParam(), values}); }).find(" must be "), std::string::npos);
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const OptimizerEntry& entry : optimizerCatalog()) all.emplace_back(entry.name);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Catalog, EveryOptimizer, ::testing::ValuesIn(names()), [](const auto& tested) {
  std::string name = tested.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(OptimizerCatalog, SaysWhatItHas) {
  EXPECT_EQ(refusal([] {
              makeOptimizer({"sgdd", {}});
            }),
            "optimizer must be gd, gd-decay, sgd, momentum, nesterov, adagrad, rmsprop, normalized, adam, adamw, "
            "steepest, newton, bfgs, lbfgs, hill-climbing or genetic, got sgdd");
  EXPECT_EQ(refusal([] { makeOptimizer({"momentum", {0.1, 1.5, 0}}); }), "beta must be in [0, 1), got 1.5");
  EXPECT_EQ(refusal([] { makeOptimizer({"gd", {std::nan("")}}); }), "alpha must be in [1e-05, 10], got nan");
  EXPECT_EQ(refusal([] {
              tests::optimizer("genetic", {{"population", "0"}});
            }),
            "population must be a whole number in [4, 500], got 0");
  EXPECT_EQ(refusal([] {
              tests::optimizer("lbfgs", {{"memory", "2.5"}});
            }),
            "memory must be a whole number in [1, 50], got 2.5");
}

TEST(OptimizerCatalog, IsOrderedByGroupsAndHasAColourForEach) {
  std::set<int> slots;
  Group last = Group::gradient;
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    EXPECT_TRUE(slots.insert(entry.slot).second) << entry.name;
    EXPECT_GE(entry.group, last) << entry.name;
    last = entry.group;
    if (entry.takesBatches) {
      EXPECT_EQ(entry.group, Group::gradient) << entry.name;
    }
  }
  EXPECT_EQ(slots.size(), 16U);
  for (const auto& [name, slot] : std::map<std::string, int>{{"gd", 0},
                                                             {"momentum", 1},
                                                             {"nesterov", 2},
                                                             {"adagrad", 3},
                                                             {"rmsprop", 4},
                                                             {"adam", 5},
                                                             {"newton", 6},
                                                             {"bfgs", 7}})
    EXPECT_EQ(findOptimizer(name)->slot, slot) << name;
  EXPECT_EQ(nameOf(Group::lineSearch), "line-search");
}

}  // namespace
}  // namespace descenso
