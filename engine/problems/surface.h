// A loss given by a formula, without data: test surfaces, a small network on one example, what the user types.
// Its gradient and Hessian are exact (engine/math/jet.h); a point outside the formula's domain has a loss of NaN.
#pragma once

#include "engine/math/expression_program.h"
#include "engine/problems/problem.h"

namespace descenso {

class Surface final : public Problem {
 public:
  /// Throws std::invalid_argument unless the formula has 2 to 32 variables, all of which are parameters.
  explicit Surface(Expression formula);

  Index dimension() const override { return dimension_; }
  const Expression& formula() const { return formula_; }

  double loss(ConstVectorRef phi, const Batch& batch) const override;
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override;
  void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const override;
  void lossRow(std::span<const double> first, double second, std::span<double> out) const override;

 private:
  Expression formula_;
  ExpressionProgram program_;
  Index dimension_;
};

}  // namespace descenso
