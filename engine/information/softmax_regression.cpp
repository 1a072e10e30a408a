#include "engine/information/softmax_regression.h"

#include <cmath>
#include <string>

#include "engine/information/likelihood.h"
#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

template <class Numbers>
void checkFinite(MessageText refusal, const Numbers& numbers) {
  for (Index row = 0; row < numbers.rows(); ++row)
    for (Index column = 0; column < numbers.cols(); ++column)
      if (!std::isfinite(numbers(row, column))) throw InvalidArgument(refusal, {{"got", numbers(row, column)}});
}

void checkModel(const SoftmaxModel& model, ConstVectorRef x) {
  if (model.classes() < 1 || model.inputs() != x.size() || model.biases.size() != model.classes())
    throw InvalidArgument(
        "W must have a row for each of {biases} biases and a column for each of {inputs} "
        "inputs, got {rows} × {columns}"_message,
        {{"biases", model.biases.size()},
         {"inputs", x.size()},
         {"rows", model.classes()},
         {"columns", model.inputs()}});
  checkFinite("weights must be finite, got {got}"_message, model.weights);
  checkFinite("biases must be finite, got {got}"_message, model.biases);
  checkFinite("inputs must be finite, got {got}"_message, x);
}

double oneDecimal(double value) { return std::round(10 * value) / 10 + 0.0; }

}  // namespace

SoftmaxPass passThrough(const SoftmaxModel& model, ConstVectorRef x, Index target) {
  checkModel(model, x);
  const Vector y = oneHot(model.classes(), target);
  SoftmaxPass pass;
  pass.products = model.weights * x.asDiagonal();
  pass.scores = pass.products.rowwise().sum() + model.biases;
  pass.softmax = softmaxSteps(pass.scores);
  pass.loss = categoricalLossOfScores(y, pass.scores);
  pass.scoreSlopes = pass.softmax.probabilities - y;
  pass.weightSlopes = pass.scoreSlopes * x.transpose();
  pass.biasSlopes = pass.scoreSlopes;
  return pass;
}

SoftmaxModel updated(const SoftmaxModel& model, const SoftmaxPass& pass, double alpha) {
  return {.weights = model.weights - alpha * pass.weightSlopes, .biases = model.biases - alpha * pass.biasSlopes};
}

SoftmaxModel irisModel() {
  SoftmaxModel model{.weights = Matrix(3, 4), .biases = Vector(3)};
  model.weights << -0.4, -0.1, -2.1, 1.6, -1.8, -0.8, 0.5, -1.2, -1.1, -0.9, 0.6, 2.3;
  model.biases << 1.8, 0.4, 0.1;
  return model;
}

Vector irisFlower() {
  Vector x(4);
  x << 4.6, 3.6, 1.0, 0.2;
  return x;
}

SoftmaxModel randomModel(Index classes, Index inputs, std::uint64_t seed, double scale) {
  Random random(seed);
  SoftmaxModel model{.weights = Matrix(classes, inputs), .biases = Vector(classes)};
  for (Index row = 0; row < classes; ++row)
    for (Index column = 0; column < inputs; ++column)
      model.weights(row, column) = oneDecimal(random.uniform(-scale, scale));
  for (Index row = 0; row < classes; ++row) model.biases[row] = oneDecimal(random.uniform(-scale, scale));
  return model;
}

}  // namespace descenso
