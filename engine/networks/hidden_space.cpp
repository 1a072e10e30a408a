#include "engine/networks/hidden_space.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/math/message.h"
#include "engine/math/symmetric_eigen.h"

namespace descenso {
namespace {

/// The two principal axes of the columns of `outputs`, as rows, and the part of the variance along them.
struct PrincipalAxes {
  Matrix axes;  ///< 2 × units
  Vector mean;
  double explained = 1;
};

PrincipalAxes principalAxes(const Matrix& outputs) {
  PrincipalAxes principal{.axes = Matrix::Zero(2, outputs.rows()), .mean = outputs.rowwise().mean()};
  const Matrix centred = outputs.colwise() - principal.mean;
  Matrix covariance = centred * centred.transpose() / static_cast<double>(outputs.cols());
  const double total = covariance.trace();
  Matrix vectors(covariance.rows(), covariance.cols());
  diagonalise(covariance, vectors);
  double shown = 0;
  for (const Index row : {0, 1}) {
    Index largest = 0;
    shown += covariance.diagonal().maxCoeff(&largest);
    covariance(largest, largest) = -1;
    Vector axis = vectors.col(largest);
    // An axis has no sign of its own: its largest component is made positive, so that a picture does not flip over.
    Index strongest = 0;
    axis.cwiseAbs().maxCoeff(&strongest);
    if (axis[strongest] < 0) axis = -axis;
    principal.axes.row(row) = axis.transpose();
  }
  if (total > 0) principal.explained = shown / total;
  return principal;
}

Matrix gridInputs(const NetworkConfig& config, const FieldQuery& query) {
  Matrix inputs(config.inputs, query.width * query.height);
  if (query.fixed.size() == config.inputs) inputs.colwise() = query.fixed;
  for (Index row = 0; row < query.height; ++row) {
    for (Index column = 0; column < query.width; ++column) {
      const Point2 part(static_cast<double>(column) / static_cast<double>(std::max<Index>(query.width - 1, 1)),
                        static_cast<double>(row) / static_cast<double>(std::max<Index>(query.height - 1, 1)));
      const Point2 place = query.box.low + query.box.size().cwiseProduct(part);
      inputs(query.first, row * query.width + column) = place.x();
      if (config.inputs > 1) inputs(query.second, row * query.width + column) = place.y();
    }
  }
  return inputs;
}

}  // namespace

NetworkConfig truncated(const NetworkConfig& config, Index layer) {
  const auto count = static_cast<Index>(config.hidden.size());
  if (layer < 0 || layer >= count) {
    throw InvalidArgument("a hidden layer must be in [0, {count}), got {got}"_message,
                          {{"count", count}, {"got", layer}});
  }
  NetworkConfig cut = config;
  const LayerConfig& last = config.hidden[static_cast<std::size_t>(layer)];
  cut.hidden.resize(static_cast<std::size_t>(layer));
  cut.outputs = last.units;
  cut.output = OutputKind::linear;
  cut.outputActivation = last.activation;
  cut.outputParameter = last.parameter;
  cut.loss = LossKind::squaredError;
  return cut;
}

HiddenSpace hiddenSpace(const NetworkConfig& config, ConstVectorRef phi, Index layer, const Examples& examples,
                        const FieldQuery& query) {
  const NetworkConfig seen = truncated(config, layer);
  const auto own = phi.head(parameterCount(seen));
  Matrix ofExamples(seen.outputs, examples.size());
  predict(seen, own, examples.inputs, ofExamples);
  const Matrix nodes = gridInputs(config, query);
  Matrix ofGrid(seen.outputs, nodes.cols());
  predict(seen, own, nodes, ofGrid);

  HiddenSpace space;
  if (seen.outputs > 2) {
    const PrincipalAxes principal = principalAxes(ofExamples);
    space.examples = principal.axes * (ofExamples.colwise() - principal.mean);
    space.grid = principal.axes * (ofGrid.colwise() - principal.mean);
    space.explained = principal.explained;
    space.isProjected = true;
    return space;
  }
  for (const auto& [from, to] : {std::pair{&ofExamples, &space.examples}, {&ofGrid, &space.grid}}) {
    *to = Matrix::Zero(2, from->cols());
    to->topRows(from->rows()) = *from;
  }
  return space;
}

}  // namespace descenso
