#include "app/labs/optimizer/state_examples.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace descenso {

const Run* runOfExamples(const OptimizerLab& lab) {
  const Run* selected = lab.runOf(lab.config().look.selected);
  if (selected != nullptr) return selected;
  return lab.race().runs().empty() ? nullptr : &lab.race().runs().front();
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
  table.rmse = std::sqrt((VectorView(said.data(), data->size()) - data->y).squaredNorm() /
                         static_cast<double>(data->size()));
  std::vector<int> shown(static_cast<std::size_t>(std::min(most, data->size())));
  std::iota(shown.begin(), shown.end(), 0);
  if (shown.empty()) return table;
  const auto count = static_cast<Index>(shown.size());
  Matrix gradients(problem.dimension(), count);
  exampleGradients(problem, phi, Batch::of(shown), gradients);
  gradients *= problem.exampleWeight(data->size()) / problem.exampleWeight(count);
  for (Index i = 0; i < count; ++i) {
    const double value = said[static_cast<std::size_t>(i)];
    table.rows.push_back({.example = i,
                          .x = data->x[i],
                          .y = data->y[i],
                          .said = value,
                          .residual = value - data->y[i],
                          .gradient = gradients.col(i)});
  }
  return table;
}

}  // namespace descenso
