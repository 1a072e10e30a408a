#include "engine/math/operation_slopes.h"

#include <cmath>
#include <numbers>

#include "engine/math/types.h"

namespace descenso {
namespace {

double signOf(double x) {
  if (std::isnan(x)) return x;
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}

/// With e = exp(−|x|), which never overflows.
Slopes sigmoidSlopes(double x) {
  const double e = std::exp(-std::abs(x));
  const double s = x >= 0 ? 1 / (1 + e) : e / (1 + e);
  const double first = e / ((1 + e) * (1 + e));
  const double oneMinusTwice = signOf(x) * (e - 1) / (1 + e);  // 1 − 2 s
  return {s, first, first * oneMinusTwice};
}

/// log(x) / `unit`.
Slopes logarithmSlopes(double value, double x, double unit) {
  if (x < 0) return {notANumber, notANumber, notANumber};
  return {value, 1 / (x * unit), -1 / (x * x * unit)};
}

Slopes tanhSlopes(double x) {
  const double t = std::tanh(x);
  const double cosh = std::cosh(x);
  const double first = 1 / (cosh * cosh);  // 1 − t² would cancel where t is near 1
  return {t, first, -2 * t * first};
}

Slopes arcsineSlopes(double value, double x, double sign) {
  const double square = (1 - x) * (1 + x);
  const double first = sign / std::sqrt(square);
  return {value, first, first * x / square};
}

Slopes kinkSlopes(double value, double slope) { return {value, std::isnan(value) ? value : slope, 0}; }

constexpr double largestWholeExponent = 64;

double minimumOf(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return notANumber;
  return b < a ? b : a;
}

double maximumOf(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return notANumber;
  return b > a ? b : a;
}

}  // namespace

double operationValue(Operation operation, double x) {
  switch (operation) {
    case Operation::negate:
      return -x;
    case Operation::sine:
      return std::sin(x);
    case Operation::cosine:
      return std::cos(x);
    case Operation::tangent:
      return std::tan(x);
    case Operation::arcsine:
      return std::asin(x);
    case Operation::arccosine:
      return std::acos(x);
    case Operation::arctangent:
      return std::atan(x);
    case Operation::hyperbolicSine:
      return std::sinh(x);
    case Operation::hyperbolicCosine:
      return std::cosh(x);
    case Operation::hyperbolicTangent:
      return std::tanh(x);
    case Operation::exponential:
      return std::exp(x);
    case Operation::logarithm:
      return std::log(x);
    case Operation::logarithm10:
      return std::log10(x);
    case Operation::logarithm2:
      return std::log2(x);
    case Operation::squareRoot:
      return std::sqrt(x);
    case Operation::absolute:
      return std::abs(x);
    case Operation::sign:
      return signOf(x);
    case Operation::relu:
      return maximumOf(x, 0);
    case Operation::sigmoid:
      return sigmoidSlopes(x).value;
    default:
      return notANumber;
  }
}

Slopes operationSlopes(Operation operation, double x) {
  const double value = operationValue(operation, x);
  switch (operation) {
    case Operation::negate:
      return {value, -1, 0};
    case Operation::sine:
      return {value, std::cos(x), -value};
    case Operation::cosine:
      return {value, -std::sin(x), -value};
    case Operation::tangent:
      return {value, 1 + value * value, 2 * value * (1 + value * value)};
    case Operation::arcsine:
      return arcsineSlopes(value, x, 1);
    case Operation::arccosine:
      return arcsineSlopes(value, x, -1);
    case Operation::arctangent:
      return {value, 1 / (1 + x * x), -2 * x / ((1 + x * x) * (1 + x * x))};
    case Operation::hyperbolicSine:
      return {value, std::cosh(x), value};
    case Operation::hyperbolicCosine:
      return {value, std::sinh(x), value};
    case Operation::hyperbolicTangent:
      return tanhSlopes(x);
    case Operation::exponential:
      return {value, value, value};
    case Operation::logarithm:
      return logarithmSlopes(value, x, 1);
    case Operation::logarithm10:
      return logarithmSlopes(value, x, std::numbers::ln10);
    case Operation::logarithm2:
      return logarithmSlopes(value, x, std::numbers::ln2);
    case Operation::squareRoot:
      return {value, 0.5 / value, -0.25 / (value * x)};
    case Operation::absolute:
      return kinkSlopes(value, signOf(x));
    case Operation::sign:
      return kinkSlopes(value, 0);
    case Operation::relu:
      return kinkSlopes(value, x > 0 ? 1 : 0);
    case Operation::sigmoid:
      return sigmoidSlopes(x);
    default:
      return {notANumber, notANumber, notANumber};
  }
}

double operationValue(Operation operation, double a, double b) {
  switch (operation) {
    case Operation::add:
      return a + b;
    case Operation::subtract:
      return a - b;
    case Operation::multiply:
      return a * b;
    case Operation::divide:
      return a / b;
    case Operation::power:
      return std::pow(a, b);
    case Operation::minimum:
      return minimumOf(a, b);
    case Operation::maximum:
      return maximumOf(a, b);
    default:
      return notANumber;
  }
}

Jet operationJet(Operation operation, const Jet& a, const Jet& b) {
  switch (operation) {
    case Operation::add:
      return a + b;
    case Operation::subtract:
      return a - b;
    case Operation::multiply:
      return a * b;
    case Operation::divide:
      return a / b;
    case Operation::power:
      return applied(powerSlopesOfBoth(a.value, b.value), a, b);
    case Operation::minimum:
      return b.value < a.value || std::isnan(b.value) ? b : a;
    default:
      return b.value > a.value || std::isnan(b.value) ? b : a;
  }
}

bool isWholeExponent(double exponent) {
  return exponent == std::floor(exponent) && std::abs(exponent) <= largestWholeExponent;
}

double wholePower(double x, int exponent) {
  if (exponent < 0) return 1 / wholePower(x, -exponent);
  double power = 1;
  for (double square = x; exponent > 0; exponent /= 2, square *= square) {
    if (exponent % 2 == 1) power *= square;
  }
  return power;
}

Slopes wholePowerSlopes(double x, int exponent) {
  const double n = exponent;
  return {.value = wholePower(x, exponent),
          .first = exponent == 0 ? 0 : n * wholePower(x, exponent - 1),
          .second = exponent == 0 || exponent == 1 ? 0 : n * (n - 1) * wholePower(x, exponent - 2)};
}

Slopes powerSlopes(double x, double exponent) {
  return {.value = std::pow(x, exponent),
          .first = exponent * std::pow(x, exponent - 1),
          .second = exponent * (exponent - 1) * std::pow(x, exponent - 2)};
}

PairSlopes powerSlopesOfBoth(double a, double b) {
  const Slopes inA = powerSlopes(a, b);
  // 0^b is 0 for every b > 0: it has no slope along b, although log 0 is −∞.
  const bool isZero = a == 0 && b > 0;
  const double log = isZero ? 0 : std::log(a);
  return {.value = inA.value,
          .a = inA.first,
          .b = inA.value * log,
          .aa = inA.second,
          .ab = std::pow(a, b - 1) * (1 + b * log),
          .bb = inA.value * log * log};
}

}  // namespace descenso
