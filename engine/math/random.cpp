#include "engine/math/random.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace descenso {
namespace {

constexpr std::uint64_t multiplier = 6364136223846793005ULL;
constexpr std::uint64_t increment = 1442695040888963407ULL;

}  // namespace

Random::Random(std::uint64_t seed) : state_((seed + increment) * multiplier + increment) {}

std::uint32_t Random::bits() {
  const std::uint64_t old = state_;
  state_ = old * multiplier + increment;
  const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
  return std::rotr(shifted, static_cast<int>(old >> 59U));
}

double Random::uniform() {
  const std::uint64_t high = bits() >> 5U;
  const std::uint64_t low = bits() >> 6U;
  return static_cast<double>((high << 26U) | low) * 0x1p-53;
}

double Random::uniform(double low, double high) { return low + (high - low) * uniform(); }

double Random::normal() {
  if (std::exchange(hasSpare_, false)) return spareNormal_;
  const double radius = std::sqrt(-2 * std::log(1 - uniform()));
  const double angle = 2 * std::numbers::pi * uniform();
  spareNormal_ = radius * std::sin(angle);
  hasSpare_ = true;
  return radius * std::cos(angle);
}

std::uint32_t Random::below(std::uint32_t bound) {
  // The first `excess` of the 2³² values would make the low results likelier, so they are drawn again.
  const std::uint32_t excess = (0U - bound) % bound;
  std::uint32_t value = bits();
  while (value < excess) value = bits();
  return value % bound;
}

void Random::shuffle(std::span<int> values) {
  for (std::size_t i = values.size(); i > 1; --i)
    std::swap(values[i - 1], values[below(static_cast<std::uint32_t>(i))]);
}

}  // namespace descenso
