// Sums over examples of the Gabor model's squared error: the formulas as they are read, with the standard library.
// gabor_kernel.h computes the same with vector instructions and is tested against this.
#pragma once

#include <cstddef>

namespace descenso {

/// Examples as the sums want them: qᵢ = 0.06 xᵢ, so that u = φ₀ + φ₁ qᵢ.
struct GaborExamples {
  const double* q = nullptr;
  const double* y = nullptr;
  std::size_t count = 0;
  double denominator = 32;
  double largestQ = 0;  ///< not below any |qᵢ|
};

/// L = Σ r², its gradient and its Hessian (00, 01, 11).
struct GaborDerivatives {
  double loss = 0;
  double gradient0 = 0;
  double gradient1 = 0;
  double hessian00 = 0;
  double hessian01 = 0;
  double hessian11 = 0;
};

/// f(u) = sin u · exp(−u²/D), exactly 0 where the exponential is.
double gaborModel(double u, double denominator);

namespace plain {

double gaborLoss(const GaborExamples& examples, double phi0, double phi1);
/// Loss and gradient; the Hessian stays 0.
GaborDerivatives gaborGradient(const GaborExamples& examples, double phi0, double phi1);
GaborDerivatives gaborHessian(const GaborExamples& examples, double phi0, double phi1);
/// out[k] = L(first[k], phi1) for k < count.
void gaborLossRow(const GaborExamples& examples, const double* first, std::size_t count, double phi1, double* out);

}  // namespace plain
}  // namespace descenso
