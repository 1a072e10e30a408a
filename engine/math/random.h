// Seeded random numbers that are the same on every machine and compiler (the standard library's distributions are not).
// Source: O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", PCG-XSH-RR 64/32.
#pragma once

#include <cstdint>
#include <span>

namespace descenso {

class Random {
 public:
  explicit Random(std::uint64_t seed);

  std::uint32_t bits();
  /// Uniform in [0, 1), 53 random bits.
  double uniform();
  double uniform(double low, double high);
  /// Standard normal (Box–Muller, both values used).
  double normal();
  /// Uniform in 0 … bound−1 without bias; bound > 0.
  std::uint32_t below(std::uint32_t bound);
  /// Fisher–Yates.
  void shuffle(std::span<int> values);

 private:
  std::uint64_t state_ = 0;
  double spareNormal_ = 0;
  bool hasSpare_ = false;
};

}  // namespace descenso
