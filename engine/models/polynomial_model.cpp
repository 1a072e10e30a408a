#include "engine/models/polynomial_model.h"

#include <Eigen/QR>
#include <string>

#include "engine/math/message.h"
#include "engine/networks/network_problem.h"

namespace descenso {
namespace {

/// X: a row for each example, the constant last.
Matrix designMatrix(const Examples& examples, const PolynomialFeatures& features) {
  Matrix design(examples.size(), features.count() + 1);
  design.leftCols(features.count()) = features(examples.inputs).transpose();
  design.col(features.count()).setOnes();
  return design;
}

void checkNumbers(const Examples& examples) {
  checkExamples(examples);
  if (examples.isClassified()) {
    throw InvalidArgument("least squares need examples with a number to predict, got classes"_message);
  }
  if (examples.targetCount() > 1) {
    throw InvalidArgument("least squares need examples with one number to predict, got {got}"_message,
                          {{"got", examples.targetCount()}});
  }
}

}  // namespace

NetworkConfig polynomialNetwork(const Examples& examples, const PolynomialFeatures& features, Penalty penalty) {
  NetworkConfig config{.inputs = features.count(), .penalty = penalty};
  if (!examples.isClassified()) {
    config.output = OutputKind::linear;
    config.loss = LossKind::squaredError;
  } else if (examples.classCount() > 2) {
    config.outputs = examples.classCount();
    config.output = OutputKind::softmax;
  }
  return config;
}

PolynomialModel::PolynomialModel(PolynomialFeatures features, NetworkConfig network, Vector phi)
    : features_(std::move(features)), network_(std::move(network)), phi_(std::move(phi)) {
  checkNetwork(network_);
  if (network_.inputs != features_.count()) {
    throw InvalidArgument("the network must have {features} inputs, one for each feature, got {got}"_message,
                          {{"features", features_.count()}, {"got", network_.inputs}});
  }
  if (phi_.size() != descenso::parameterCount(network_)) {
    throw InvalidArgument("the network has {parameters} parameters, got {got}"_message,
                          {{"parameters", descenso::parameterCount(network_)}, {"got", phi_.size()}});
  }
}

void PolynomialModel::predict(const Eigen::Ref<const Matrix>& inputs, MatrixRef outputs) const {
  descenso::predict(network_, phi_, features_(inputs), outputs);
}

int PolynomialModel::classSaid(std::span<const double> outputs) const { return classOf(outputs); }

PolynomialModel leastSquares(const Examples& examples, const PolynomialFeatures& features) {
  checkNumbers(examples);
  const Matrix design = designMatrix(examples, features);
  return {features, polynomialNetwork(examples, features),
          design.completeOrthogonalDecomposition().solve(examples.targets)};
}

NormalEquations normalEquations(const Examples& examples, const PolynomialFeatures& features) {
  checkNumbers(examples);
  const Matrix design = designMatrix(examples, features);
  return {design.transpose() * design, design.transpose() * examples.targets};
}

}  // namespace descenso
