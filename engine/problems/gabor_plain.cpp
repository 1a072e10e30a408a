#include "engine/problems/gabor_plain.h"

#include <cmath>

namespace descenso {

double gaborModel(double u, double denominator) { return std::sin(u) * std::exp(-u * u / denominator); }

namespace plain {
namespace {

/// f and its first two derivatives with respect to u.
struct Model {
  double f;
  double slope;
  double curvature;
};

Model modelAt(double u, double denominator) {
  const double envelope = std::exp(-u * u / denominator);
  if (envelope == 0) return {std::sin(u) * 0, 0, 0};  // u may be so large that u · 0 would not be 0
  const double sine = std::sin(u);
  const double cosine = std::cos(u);
  const double v = 2 * u / denominator;  // −v · exp(−u²/D) is the envelope's derivative
  return {.f = sine * envelope,
          .slope = (cosine - v * sine) * envelope,
          .curvature = ((v * v - 2 / denominator - 1) * sine - 2 * v * cosine) * envelope};
}

}  // namespace

double gaborLoss(const GaborExamples& examples, double phi0, double phi1) {
  double loss = 0;
  for (std::size_t i = 0; i < examples.count; ++i) {
    const double r = gaborModel(phi0 + phi1 * examples.q[i], examples.denominator) - examples.y[i];
    loss += r * r;
  }
  return loss;
}

GaborDerivatives gaborGradient(const GaborExamples& examples, double phi0, double phi1) {
  GaborDerivatives sum;
  for (std::size_t i = 0; i < examples.count; ++i) {
    const double q = examples.q[i];
    const Model model = modelAt(phi0 + phi1 * q, examples.denominator);
    const double r = model.f - examples.y[i];
    sum.loss += r * r;
    sum.gradient0 += 2 * r * model.slope;
    sum.gradient1 += 2 * r * model.slope * q;
  }
  return sum;
}

GaborDerivatives gaborHessian(const GaborExamples& examples, double phi0, double phi1) {
  GaborDerivatives sum;
  for (std::size_t i = 0; i < examples.count; ++i) {
    const double q = examples.q[i];
    const Model model = modelAt(phi0 + phi1 * q, examples.denominator);
    const double r = model.f - examples.y[i];
    const double bend = 2 * (model.slope * model.slope + r * model.curvature);
    sum.loss += r * r;
    sum.gradient0 += 2 * r * model.slope;
    sum.gradient1 += 2 * r * model.slope * q;
    sum.hessian00 += bend;
    sum.hessian01 += bend * q;
    sum.hessian11 += bend * q * q;
  }
  return sum;
}

void gaborLossRow(const GaborExamples& examples, const double* first, std::size_t count, double phi1, double* out) {
  for (std::size_t k = 0; k < count; ++k) out[k] = plain::gaborLoss(examples, first[k], phi1);
}

}  // namespace plain
}  // namespace descenso
