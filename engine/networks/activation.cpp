#include "engine/networks/activation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace descenso {
namespace {

double sigmoidValue(double z, double) {
  // e^|z| would overflow on the other side.
  const double e = std::exp(-std::abs(z));
  return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

double sigmoidSlope(double z, double) {
  const double e = std::exp(-std::abs(z));
  return e / ((1 + e) * (1 + e));
}

double identityValue(double z, double) { return z; }
double identitySlope(double, double) { return 1; }

double stepValue(double z, double) { return z > 0 ? 1 : 0; }
double stepSlope(double, double) { return 0; }

double tanhValue(double z, double) { return std::tanh(z); }
double tanhSlope(double z, double) { return 4 * sigmoidSlope(2 * z, 0); }

double reluValue(double z, double) { return z > 0 ? z : 0; }
double reluSlope(double z, double) { return z > 0 ? 1 : 0; }

double leakyReluValue(double z, double slope) { return z > 0 ? z : slope * z; }
double leakyReluSlope(double z, double slope) { return z > 0 ? 1 : slope; }

double eluValue(double z, double alpha) { return z > 0 ? z : alpha * std::expm1(z); }
double eluSlope(double z, double alpha) { return z > 0 ? 1 : alpha * std::exp(z); }

double maxoutValue(double z, double slope) { return std::max(z, slope * z); }
double maxoutSlope(double z, double slope) { return z > 0 ? std::max(1.0, slope) : std::min(1.0, slope); }

double softplusValue(double z, double) { return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))); }

/// Φ(z), of the standard normal distribution.
double normalShare(double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; }

double geluValue(double z, double) { return z * normalShare(z); }
double geluSlope(double z, double) {
  const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
  return normalShare(z) + z * density;
}

double siluValue(double z, double) { return z * sigmoidValue(z, 0); }
double siluSlope(double z, double) { return sigmoidValue(z, 0) + z * sigmoidSlope(z, 0); }

}  // namespace

const std::vector<Activation>& activationCatalog() {
  static const std::vector<Activation> catalog{
      {.kind = ActivationKind::identity,
       .name = "identity",
       .formula = "z",
       .derivative = "1",
       .citation = "Goodfellow, Bengio & Courville 2016, Deep learning, ch. 6",
       .value = identityValue,
       .slope = identitySlope,
       .isZeroCentred = true},
      {.kind = ActivationKind::step,
       .name = "step",
       .formula = "1 (z > 0); 0 (z ≤ 0)",
       .derivative = "0",
       .citation = "Rosenblatt 1958, The perceptron",
       .value = stepValue,
       .slope = stepSlope},
      {.kind = ActivationKind::sigmoid,
       .name = "sigmoid",
       .formula = "1 / (1 + e^−z)",
       .derivative = "f(z) (1 − f(z))",
       .citation = "Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors",
       .value = sigmoidValue,
       .slope = sigmoidSlope},
      {.kind = ActivationKind::tanh,
       .name = "tanh",
       .formula = "(e^z − e^−z) / (e^z + e^−z)",
       .derivative = "1 − f(z)²",
       .citation = "LeCun et al. 1998, Efficient backprop",
       .value = tanhValue,
       .slope = tanhSlope,
       .isZeroCentred = true},
      {.kind = ActivationKind::relu,
       .name = "relu",
       .formula = "max(0, z)",
       .derivative = "1 (z > 0); 0 (z ≤ 0)",
       .citation = "Nair & Hinton 2010, Rectified linear units improve restricted Boltzmann machines",
       .value = reluValue,
       .slope = reluSlope,
       .kinks = {0}},
      {.kind = ActivationKind::leakyRelu,
       .name = "leaky-relu",
       .formula = "z (z > 0); α z (z ≤ 0)",
       .derivative = "1 (z > 0); α (z ≤ 0)",
       .citation = "Maas, Hannun & Ng 2013, Rectifier nonlinearities improve neural network acoustic models",
       .value = leakyReluValue,
       .slope = leakyReluSlope,
       .parameterSymbol = "α",
       .parameter = 0.01,
       .kinks = {0},
       .isZeroCentred = true},
      {.kind = ActivationKind::prelu,
       .name = "prelu",
       .formula = "max(0, z) + α min(0, z)",
       .derivative = "1 (z > 0); α (z ≤ 0)",
       .citation = "He et al. 2015, Delving deep into rectifiers",
       .value = leakyReluValue,
       .slope = leakyReluSlope,
       .parameterSymbol = "α",
       .parameter = 0.25,
       .kinks = {0},
       .isZeroCentred = true},
      {.kind = ActivationKind::elu,
       .name = "elu",
       .formula = "z (z > 0); α (e^z − 1) (z ≤ 0)",
       .derivative = "1 (z > 0); α e^z (z ≤ 0)",
       .citation = "Clevert, Unterthiner & Hochreiter 2016, Fast and accurate deep network learning by ELUs",
       .value = eluValue,
       .slope = eluSlope,
       .parameterSymbol = "α",
       .parameter = 1,
       .isZeroCentred = true},
      {.kind = ActivationKind::maxout,
       .name = "maxout",
       .formula = "max(z, α z)",
       .derivative = "1 (z ≥ α z); α (z < α z)",
       .citation = "Goodfellow et al. 2013, Maxout networks",
       .value = maxoutValue,
       .slope = maxoutSlope,
       .parameterSymbol = "α",
       .parameter = -1,
       .kinks = {0}},
      {.kind = ActivationKind::softplus,
       .name = "softplus",
       .formula = "ln(1 + e^z)",
       .derivative = "1 / (1 + e^−z)",
       .citation = "Dugas et al. 2001, Incorporating second-order functional knowledge for better option pricing",
       .value = softplusValue,
       .slope = sigmoidValue},
      {.kind = ActivationKind::gelu,
       .name = "gelu",
       .formula = "z Φ(z)",
       .derivative = "Φ(z) + z Φ′(z)",
       .citation = "Hendrycks & Gimpel 2016, Gaussian error linear units",
       .value = geluValue,
       .slope = geluSlope,
       .isZeroCentred = true},
      {.kind = ActivationKind::silu,
       .name = "silu",
       .formula = "z / (1 + e^−z)",
       .derivative = "σ(z) + z σ(z) (1 − σ(z))",
       .citation = "Elfwing, Uchibe & Doya 2018, Sigmoid-weighted linear units",
       .value = siluValue,
       .slope = siluSlope,
       .isZeroCentred = true},
  };
  return catalog;
}

const Activation& activation(ActivationKind kind) { return activationCatalog()[static_cast<std::size_t>(kind)]; }

const Activation* findActivation(std::string_view name) {
  for (const Activation& entry : activationCatalog()) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace descenso
