// Logistic and linear regression on polynomial features: networks without hidden layers, learned by any optimizer.
//
// With examples E and PolynomialFeatures F, NetworkProblem(polynomialNetwork(E, F), F(E)) is what is to be minimised,
// and PolynomialModel(F, config, φ) what was learned.
#pragma once

#include "engine/models/model.h"
#include "engine/models/polynomial_features.h"

namespace descenso {

/// One probability for two classes, one each for more, a number where there are none; cross-entropy or squared error.
NetworkConfig polynomialNetwork(const Examples& examples, const PolynomialFeatures& features, Penalty penalty = {});

class PolynomialModel final : public Model {
 public:
  /// Throws std::invalid_argument for a network and parameters that do not fit the features.
  PolynomialModel(PolynomialFeatures features, NetworkConfig network, Vector phi);

  const PolynomialFeatures& features() const { return features_; }
  const NetworkConfig& network() const { return network_; }
  const Vector& phi() const { return phi_; }

  Index inputCount() const override { return features_.inputCount(); }
  Index outputCount() const override { return network_.outputs; }
  Index parameterCount() const override { return phi_.size(); }
  void predict(const Eigen::Ref<const Matrix>& inputs, MatrixRef outputs) const override;
  int classSaid(std::span<const double> outputs) const override;

 private:
  PolynomialFeatures features_;
  NetworkConfig network_;
  Vector phi_;
};

/// Least squares by the normal equations (XᵀX) w = Xᵀy, where X has a row (features, 1) for each example: the
/// parameters of polynomialNetwork() with the smallest squared error, and of those, where several have it, the
/// shortest. Solved by an orthogonal decomposition of X, which loses half as many digits as XᵀX. Throws
/// std::invalid_argument for examples with classes.
PolynomialModel leastSquares(const Examples& examples, const PolynomialFeatures& features);

/// What the normal equations are, for showing them: the last unknown is the constant.
struct NormalEquations {
  Matrix left;   ///< XᵀX
  Vector right;  ///< Xᵀy
};
NormalEquations normalEquations(const Examples& examples, const PolynomialFeatures& features);

}  // namespace descenso
