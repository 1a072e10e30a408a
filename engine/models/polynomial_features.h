// Products of powers of the inputs up to a degree: what makes a linear model a polynomial one.
#pragma once

#include "engine/data/examples.h"

namespace descenso {

inline constexpr int maximumDegree = 20;
inline constexpr Index maximumFeatures = 1000;

/// How many monomials of `inputs` variables there are up to a degree, with the constant: C(degree + inputs, inputs). Of
/// two inputs 3, 6 and 15 for degrees 1, 2 and 4. One more than maximumFeatures if there are more.
Index monomialCount(Index inputs, int degree);

/// All monomials but the constant, which a model adds itself: by rising degree, and within a degree x₁² x₁x₂ x₂².
class PolynomialFeatures {
 public:
  /// Throws std::invalid_argument for a degree that is not in [1, maximumDegree] and for too many monomials.
  PolynomialFeatures(Index inputs, int degree);

  Index inputCount() const { return inputs_; }
  int degree() const { return degree_; }
  /// monomialCount() − 1.
  Index count() const { return static_cast<Index>(factors_.size()); }

  /// A column of features for each column of inputs.
  Matrix operator()(const Eigen::Ref<const Matrix>& inputs) const;
  /// The same examples with features instead of inputs, named "x₁²x₂".
  Examples operator()(const Examples& examples) const;

 private:
  /// A monomial is an earlier one (or 1) times an input.
  struct Factor {
    Index before = -1;
    Index input = 0;
  };

  Index inputs_;
  int degree_;
  std::vector<Factor> factors_;
};

}  // namespace descenso
