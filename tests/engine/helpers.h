// What several of the engine's tests need: surfaces with known answers, runs in one line, reference files.
#pragma once

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/math/format.h"
#include "engine/problems/catalog.h"
#include "engine/training/race.h"

namespace descenso::tests {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// The same slope everywhere, of any number of parameters.
class Ramp final : public Problem {
 public:
  explicit Ramp(Vector slope) : slope_(std::move(slope)) {}
  Index dimension() const override { return slope_.size(); }
  double loss(ConstVectorRef phi, const Batch&) const override { return slope_.dot(phi); }
  double lossAndGradient(ConstVectorRef phi, const Batch&, VectorRef gradient) const override {
    gradient = slope_;
    return slope_.dot(phi);
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian.setZero(); }

 private:
  Vector slope_;
};

/// L = ½ a φ₀² + ½ b φ₁².
class Bowl final : public Problem {
 public:
  explicit Bowl(double a = 1, double b = 2) : a_(a), b_(b) {}
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch&) const override {
    return (a_ * phi[0] * phi[0] + b_ * phi[1] * phi[1]) / 2;
  }
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
    gradient[0] = a_ * phi[0];
    gradient[1] = b_ * phi[1];
    return loss(phi, batch);
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian << a_, 0, 0, b_; }

 private:
  double a_;
  double b_;
};

/// L = (1 − φ₀)² + 100 (φ₁ − φ₀²)².
class Rosenbrock final : public Problem {
 public:
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch&) const override {
    const double miss = phi[1] - phi[0] * phi[0];
    return (1 - phi[0]) * (1 - phi[0]) + 100 * miss * miss;
  }
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
    const double miss = phi[1] - phi[0] * phi[0];
    gradient[0] = -2 * (1 - phi[0]) - 400 * phi[0] * miss;
    gradient[1] = 200 * miss;
    return loss(phi, batch);
  }
  void hessian(ConstVectorRef phi, const Batch&, MatrixRef hessian) const override {
    hessian << 2 - 400 * (phi[1] - 3 * phi[0] * phi[0]), -400 * phi[0], -400 * phi[0], 200;
  }
};

inline Vector point(double first, double second) { return Point2(first, second); }

inline std::shared_ptr<const Problem> problem(std::string name, std::string dataSet) {
  return makeProblem({.name = std::move(name), .dataSet = std::move(dataSet)});
}

inline std::shared_ptr<const DataSet> examples(const std::vector<double>& x, const std::vector<double>& y) {
  DataSet data{.name = "own", .x = Vector(std::ssize(x)), .y = Vector(std::ssize(y))};
  std::copy(x.begin(), x.end(), data.x.data());
  std::copy(y.begin(), y.end(), data.y.data());
  return std::make_shared<const DataSet>(std::move(data));
}

/// A problem on examples of the test's own.
inline std::shared_ptr<const Problem> problemOn(std::string name, const std::vector<double>& x,
                                                const std::vector<double>& y) {
  return makeProblem({.name = std::move(name), .own = examples(x, y)});
}

/// The named hyperparameters as given ("0.1", "heavy-ball"), the others at their fallbacks.
inline OptimizerConfig optimizer(std::string_view name,
                                 const std::vector<std::pair<std::string_view, std::string>>& settings = {}) {
  const OptimizerEntry* entry = findOptimizer(name);
  if (entry == nullptr) throw std::runtime_error("there is no optimizer " + std::string(name));
  OptimizerConfig config{std::string(name), fallbacks(declarations(*entry))};
  for (const auto& [key, text] : settings) {
    const auto found = std::find_if(entry->hyperparameters.begin(), entry->hyperparameters.end(),
                                    [&, &wanted = key](const auto& each) { return each.name == wanted; });
    if (found == entry->hyperparameters.end())
      throw std::runtime_error("there is no hyperparameter " + std::string(key));
    config.values[static_cast<std::size_t>(found - entry->hyperparameters.begin())] = parseValue(*found, text);
  }
  return config;
}

/// Columns are found by the names of Optimizer::terms().
inline Index termOf(const Run& run, std::string_view name) {
  const auto found =
      std::find_if(run.terms().begin(), run.terms().end(), [&](const Term& term) { return term.name == name; });
  return found == run.terms().end() ? Index{-1} : static_cast<Index>(found - run.terms().begin());
}

inline Run runFor(std::shared_ptr<const Problem> problem, const OptimizerConfig& optimizer, const Vector& start,
                  Index steps, BatchSchedule batches = {}) {
  Run run(std::move(problem), optimizer, start, {.batches = std::move(batches), .schedule = {}, .steps = steps});
  run.reserve(steps);
  run.advanceTo(steps);
  return run;
}

inline std::string referenceText(const std::string& path) {
  std::ifstream file(std::string(DESCENSO_REFERENCE) + "/" + path, std::ios::binary);
  if (!file) throw std::runtime_error("there is no reference " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline nlohmann::json referenceJson(const std::string& path) { return nlohmann::json::parse(referenceText(path)); }

/// Columns of a reference table by their names.
inline std::map<std::string, std::vector<double>> referenceTable(const std::string& path) {
  const std::string text = referenceText(path);
  std::vector<std::string> names;
  std::map<std::string, std::vector<double>> columns;
  std::size_t field = 0;
  bool isHeader = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(",\r\n", begin), text.size());
    const std::string_view word(text.data() + begin, end - begin);
    if (isHeader) {
      names.emplace_back(word);
    } else {
      double value = 0;
      std::from_chars(word.data(), word.data() + word.size(), value);
      columns[names.at(field++)].push_back(value);
    }
    begin = end;
    if (begin < text.size() && text[begin] == ',') {
      ++begin;
      continue;
    }
    isHeader = false;
    field = 0;
    while (begin < text.size() && (text[begin] == '\r' || text[begin] == '\n')) ++begin;
  }
  return columns;
}

/// The message of what `action` throws; empty if it throws nothing.
template <class Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

}  // namespace descenso::tests
