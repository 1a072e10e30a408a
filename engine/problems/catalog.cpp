#include "engine/problems/catalog.h"

#include <stdexcept>

#include "engine/data/catalog.h"
#include "engine/math/format.h"
#include "engine/problems/gabor.h"
#include "engine/problems/linear_regression.h"

namespace descenso {
namespace {

// Choice 0 is the textbook's, with which its losses come out; 1 is the value printed on the slides.
const Hyperparameter denominator{
    .name = "denominator", .symbol = "D", .minimum = 0, .maximum = 1, .fallback = 0, .choices = {"32", "8"}};

std::unique_ptr<Problem> makeGabor(const ProblemConfig& config) {
  return std::make_unique<Gabor>(config.own, config.settings[0] == 0 ? 32 : 8);
}

std::unique_ptr<Problem> makeLinearRegression(const ProblemConfig& config) {
  return std::make_unique<LinearRegression>(config.own);
}

std::vector<std::string_view> names(const std::vector<ProblemEntry>& entries) {
  std::vector<std::string_view> all;
  for (const ProblemEntry& entry : entries) all.push_back(entry.name);
  return all;
}

std::vector<double> checkedSettings(const ProblemEntry& entry, const std::vector<double>& values) {
  if (values.empty()) return fallbacks(entry.settings);
  if (values.size() != entry.settings.size()) {
    throw std::invalid_argument(std::string(entry.name) + " must have " + std::to_string(entry.settings.size()) +
                                " settings, got " + std::to_string(values.size()));
  }
  for (std::size_t i = 0; i < values.size(); ++i) checkValue(entry.settings[i], values[i]);
  return values;
}

std::shared_ptr<const DataSet> chosenData(const ProblemEntry& entry, const ProblemConfig& config) {
  if (config.own || entry.dataSets.empty()) return config.own;
  std::shared_ptr<const DataSet> data = builtInData(entry.name, config.dataSet);
  if (!data) throw std::invalid_argument("data must be " + alternatives(entry.dataSets) + ", got " + config.dataSet);
  return data;
}

}  // namespace

const std::vector<ProblemEntry>& problemCatalog() {
  static const std::vector<ProblemEntry> entries{
      {.name = "gabor",
       .dataSets = {"book", "reference"},
       .settings = {denominator},
       .symbols = {"φ₀", "φ₁"},
       .formula = "f[x, φ] = sin u · exp(−u² / D), u = φ₀ + 0.06 φ₁ x",
       .citation = "Prince 2023, Understanding Deep Learning, ch. 6",
       .range = {{-10, 2.5}, {10, 22.5}},
       .start = {-1.5, 8.5},
       .make = makeGabor},
      {.name = "linreg",
       .dataSets = {"book", "reference"},
       .settings = {},
       .symbols = {"φ₀", "φ₁"},
       .formula = "f[x, φ] = φ₀ + φ₁ x",
       .citation = "Prince 2023, Understanding Deep Learning, ch. 2 and 6",
       .range = {{0, -1}, {2, 1}},
       .start = {1.6, -0.5},
       .make = makeLinearRegression},
  };
  return entries;
}

const ProblemEntry* findProblem(std::string_view name) {
  for (const ProblemEntry& entry : problemCatalog()) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

std::shared_ptr<const Problem> makeProblem(const ProblemConfig& config) {
  const ProblemEntry* entry = findProblem(config.name);
  if (entry == nullptr) {
    throw std::invalid_argument("problem must be " + alternatives(names(problemCatalog())) + ", got " + config.name);
  }
  ProblemConfig complete = config;
  complete.settings = checkedSettings(*entry, config.settings);
  complete.own = chosenData(*entry, config);
  return entry->make(complete);
}

}  // namespace descenso
