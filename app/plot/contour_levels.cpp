#include "app/plot/contour_levels.h"

#include <algorithm>
#include <cmath>

#include "app/plot/axis.h"
#include "app/plot/color_map.h"

namespace descenso {
namespace {

constexpr int most = 64;
constexpr int majorEvery = 5;

ContourLevels linearLevels(double low, double high, int count) {
  ContourLevels levels;
  const double step = niceAbove((high - low) / (count + 1));
  for (double i = std::floor(low / step); levels.values.size() < most; ++i) {
    const double value = i * step;
    if (value >= high) break;
    if (value <= low) continue;
    levels.values.push_back(value);
    levels.majors.push_back(std::fmod(i, majorEvery) == 0);
  }
  return levels;
}

ContourLevels logarithmicLevels(double low, double high, int count) {
  ContourLevels levels;
  for (int i = 1; i <= count; ++i) {
    const double value = colorValue(static_cast<double>(i) / (count + 1), low, high, true);
    if (value <= low || value >= high || (!levels.values.empty() && value <= levels.values.back())) continue;
    levels.values.push_back(value);
    levels.majors.push_back(i % majorEvery == 0);
  }
  return levels;
}

}  // namespace

ContourLevels contourLevels(double low, double high, bool logarithmic, int count) {
  const double magnitude = std::max(std::abs(low), std::abs(high));
  if (!std::isfinite(high - low) || !(high - low > 1e-12 * magnitude)) return {};
  count = std::clamp(count, 1, most);
  return logarithmic ? logarithmicLevels(low, high, count) : linearLevels(low, high, count);
}

}  // namespace descenso
