#include "app/widgets/slider_scale.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

bool isLogarithmic(const Hyperparameter& declaration) {
  return declaration.scale == Scale::logarithmic && declaration.minimum > 0;
}

/// To the nearest multiple of a power of ten.
double roundedTo(double value, double exponent) {
  if (exponent >= 0) {
    const double unit = std::pow(10, exponent);
    return std::round(value / unit) * unit;
  }
  const double perUnit = std::pow(10, -exponent);  // exact for the exponents that occur, so that 0.3 is 3 / 10
  return std::round(value * perUnit) / perUnit;
}

}  // namespace

double sliderPlace(const Hyperparameter& declaration, double value) {
  const auto along = [&](double x) { return isLogarithmic(declaration) ? std::log(x) : x; };
  const double low = along(declaration.minimum);
  const double high = along(declaration.maximum);
  if (!(high > low) || std::isnan(value)) return 0;
  return std::clamp((along(std::max(value, declaration.minimum)) - low) / (high - low), 0.0, 1.0);
}

double sliderValue(const Hyperparameter& declaration, double place) {
  place = std::clamp(place, 0.0, 1.0);
  double value = 0;
  if (isLogarithmic(declaration)) {
    value = declaration.minimum * std::pow(declaration.maximum / declaration.minimum, place);
    value = roundedTo(value, std::floor(std::log10(value)) - 1);
  } else {
    const double range = declaration.maximum - declaration.minimum;
    value = roundedTo(declaration.minimum + range * place, std::floor(std::log10(range)) - 3);
  }
  if (place <= 0) value = declaration.minimum;
  if (place >= 1) value = declaration.maximum;
  return clampValue(declaration, value);
}

}  // namespace descenso
