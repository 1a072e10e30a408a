#include "app/labs/optimizer/state_examples.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "app/text/numbers.h"
#include "engine/analysis/line_product.h"
#include "engine/math/expression.h"
#include "engine/math/message.h"

namespace descenso {

const Run* runOfExamples(const OptimizerLab& lab) {
  const Run* selected = lab.runOf(lab.config().look.selected);
  if (selected != nullptr) return selected;
  return lab.race().runs().empty() ? nullptr : &lab.race().runs().front();
}

// Whole epochs use every example once (makeBatches): only the updates of the last one are looked through.
std::vector<Index> usesOfExamples(const Run& run, Index step) {
  if (run.options().batches.empty()) return {};
  std::vector<Index> uses(static_cast<std::size_t>(run.problem().exampleCount()), run.epochs().epochOf(step + 1));
  for (Index update = step - run.epochs().batchOf(step + 1) + 1; update <= step; ++update)
    for (const int example : run.batchOf(update).examples) ++uses[static_cast<std::size_t>(example)];
  return uses;
}

std::optional<ExampleTable> exampleTable(const OptimizerLab& lab, Index most) {
  const DataSet* data = lab.problem().data();
  const Run* run = runOfExamples(lab);
  if (data == nullptr || run == nullptr) return std::nullopt;
  const Problem& problem = lab.trained();
  const Vector phi = lab.shown(*run).phi;
  const auto all = static_cast<std::size_t>(data->size());
  std::vector<double> said(all);
  if (!problem.predict(phi, {data->x.data(), all}, said)) return std::nullopt;
  ExampleTable table{.rows = {}, .count = data->size(), .gradient = Vector(problem.dimension())};
  table.loss = problem.lossAndGradient(phi, Batch::whole(), table.gradient);
  table.rmse =
      std::sqrt((VectorView(said.data(), data->size()) - data->y).squaredNorm() / static_cast<double>(data->size()));
  std::vector<int> shown(static_cast<std::size_t>(std::min(most, data->size())));
  std::iota(shown.begin(), shown.end(), 0);
  if (shown.empty()) return table;
  const auto count = static_cast<Index>(shown.size());
  Matrix gradients(problem.dimension(), count);
  exampleGradients(problem, phi, Batch::of(shown), gradients);
  gradients *= problem.exampleWeight(data->size()) / problem.exampleWeight(count);
  const std::vector<Index> uses = usesOfExamples(*run, lab.shown(*run).step);
  if (!uses.empty()) table.uses = std::accumulate(uses.begin(), uses.end(), Index{0});
  for (Index i = 0; i < count; ++i) {
    const auto place = static_cast<std::size_t>(i);
    const double value = said[place];
    table.rows.push_back({.example = i,
                          .x = data->x[i],
                          .y = data->y[i],
                          .said = value,
                          .residual = value - data->y[i],
                          .gradient = gradients.col(i),
                          .uses = uses.empty() ? 0 : uses[place]});
  }
  return table;
}

std::optional<LineProduct> lineProduct(const OptimizerLab& lab) {
  const DataSet* data = lab.problem().data();
  const Run* run = runOfExamples(lab);
  if (data == nullptr || run == nullptr || !lab.problemEntry().isLine) return std::nullopt;
  const VectorView phi = lab.shown(*run).phi;
  const OptimizerLab::Explanation explained = lab.explanation();
  LineProduct product{.weights = Vector{{phi[1], phi[0]}}, .examples = data->size()};
  product.isStepping = lab.explainsExamples() && !explained.isWhole;
  const Index row = product.isStepping ? static_cast<Index>(explained.lines) - 1 : lab.config().look.example;
  product.row = std::min(row, data->size() - 1);
  product.x = data->x[product.row];
  product.said = checkedProduct(Matrix{{product.x, 1}}, product.weights)(0, 0);
  return product;
}

std::string rowTimesColumn(const LineProduct& product) {
  const auto number = [](double value) { return formatNumber(value, 4); };
  const auto factor = [&](double value) { return value < 0 ? "(" + number(value) + ")" : number(value); };
  std::string text = "ŷ" + shownName("y" + std::to_string(product.row + 1)).substr(1);
  text += " = (" + number(product.x) + ", 1) · (" + number(product.weights[0]) + ", " + number(product.weights[1]) +
          ")ᵀ = " + number(product.x) + " · " + factor(product.weights[0]) + " + 1 · " + factor(product.weights[1]);
  return text + " = " + number(product.said);
}

Vector readWeights(std::string_view text) {
  constexpr std::string_view between = " \t,;[]()";
  std::vector<double> values;
  for (std::size_t begin = text.find_first_not_of(between); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(between, begin), text.size());
    std::string word(text.substr(begin, end - begin));
    if (word.starts_with("−")) word.replace(0, std::string_view("−").size(), "-");
    double value = 0;
    const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || rest != word.data() + word.size() || !std::isfinite(value))
      throw FormulaError(FormulaFault::badNumber, text, {begin, end},
                         "this is not a number: write one such as 0.5"_message);
    values.push_back(value);
    begin = text.find_first_not_of(between, end);
  }
  if (values.empty()) throw FormulaError(FormulaFault::empty, text, {0, 0}, "there are no numbers"_message);
  return VectorView(values.data(), std::ssize(values));
}

}  // namespace descenso
