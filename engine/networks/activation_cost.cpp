#include "engine/networks/activation_cost.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

namespace descenso {
namespace {

constexpr std::size_t arguments = 4096;
constexpr int rounds = 60;

double nanosecondsPerCall(double (*f)(double, double), double parameter, const std::stop_token& stop) {
  using Clock = std::chrono::steady_clock;
  std::array<double, arguments> z;
  // Their order is mixed, so that no branch is guessed right by habit.
  for (std::size_t i = 0; i < arguments; ++i)
    z[i] = -4 + 8 * static_cast<double>(i * 1597 % arguments) / static_cast<double>(arguments);
  double best = std::numeric_limits<double>::infinity();
  volatile double kept = 0;  // what is summed up is used
  for (int round = 0; round < rounds && !(round > 0 && stop.stop_requested()); ++round) {
    const auto begin = Clock::now();
    double sum = 0;
    for (const double each : z) sum += f(each, parameter);
    const std::chrono::duration<double, std::nano> taken = Clock::now() - begin;
    kept = sum;
    best = std::min(best, taken.count() / static_cast<double>(arguments));
  }
  static_cast<void>(kept);
  return best;
}

}  // namespace

ActivationCost measureCost(const Activation& activation, double parameter, const std::stop_token& stop) {
  return {nanosecondsPerCall(activation.value, parameter, stop), nanosecondsPerCall(activation.slope, parameter, stop)};
}

}  // namespace descenso
