#include "engine/models/model.h"

#include <algorithm>
#include <string>
#include <thread>

#include "engine/math/message.h"

namespace descenso {
namespace {

void checkRectangle(const Model& model, const FieldQuery& query) {
  const Index inputs = model.inputCount();
  const auto isInput = [&](Index i) { return i >= 0 && i < inputs; };
  if (query.width < 1 || query.height < 1) throw InvalidArgument("a field must be at least 1 × 1"_message);
  if (!isInput(query.first) || (inputs > 1 && (!isInput(query.second) || query.first == query.second))) {
    throw InvalidArgument("a field must be over two of the model's {inputs} inputs, got {first} and {second}"_message,
                          {{"inputs", inputs}, {"first", query.first}, {"second", query.second}});
  }
  if ((inputs > 2 || query.fixed.size() > 0) && query.fixed.size() != inputs) {
    throw InvalidArgument("a field must fix the model's {inputs} inputs, got {got}"_message,
                          {{"inputs", inputs}, {"got", query.fixed.size()}});
  }
}

Vector nodesBetween(double low, double high, Index count) {
  if (count == 1) return Vector::Constant(1, (low + high) / 2);
  return Vector::NullaryExpr(
      count, [&](Index i) { return low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1); });
}

Matrix predictions(const Model& model, const Examples& examples) {
  Matrix outputs(model.outputCount(), examples.size());
  model.predict(examples.inputs, outputs);
  return outputs;
}

}  // namespace

std::vector<std::vector<double>> outputFields(const Model& model, const FieldQuery& query, unsigned threads) {
  checkRectangle(model, query);
  const Vector columns = nodesBetween(query.box.low[0], query.box.high[0], query.width);
  const Vector rows = nodesBetween(query.box.low[1], query.box.high[1], query.height);
  std::vector<std::vector<double>> fields(static_cast<std::size_t>(model.outputCount()),
                                          std::vector<double>(static_cast<std::size_t>(query.width * query.height)));
  const auto work = [&](Index firstRow, Index lastRow) {
    Matrix inputs = Matrix::Zero(model.inputCount(), query.width);
    if (query.fixed.size() > 0) inputs.colwise() = query.fixed;
    inputs.row(query.first) = columns.transpose();
    Matrix outputs(model.outputCount(), query.width);
    for (Index j = firstRow; j < lastRow; ++j) {
      if (model.inputCount() > 1) inputs.row(query.second).setConstant(rows[j]);
      model.predict(inputs, outputs);
      for (Index o = 0; o < outputs.rows(); ++o) {
        Eigen::Map<Vector>(fields[static_cast<std::size_t>(o)].data() + j * query.width, query.width) = outputs.row(o);
      }
    }
  };
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  const Index share = (query.height + static_cast<Index>(threads) - 1) / static_cast<Index>(threads);
  std::vector<std::jthread> helpers;
  for (Index begin = share; begin < query.height; begin += share) {
    helpers.emplace_back(work, begin, std::min(begin + share, query.height));
  }
  work(0, std::min(share, query.height));
  return fields;
}

double accuracy(const Model& model, const Examples& examples) {
  const Matrix outputs = predictions(model, examples);
  Index right = 0;
  for (Index i = 0; i < examples.size(); ++i) {
    const std::span<const double> said(outputs.col(i).data(), static_cast<std::size_t>(outputs.rows()));
    if (model.classSaid(said) == examples.classes[static_cast<std::size_t>(i)]) ++right;
  }
  return static_cast<double>(right) / static_cast<double>(examples.size());
}

double meanSquaredError(const Model& model, const Examples& examples) {
  return (predictions(model, examples).row(0).transpose() - examples.targets).squaredNorm() /
         static_cast<double>(examples.size());
}

}  // namespace descenso
