// What a call of an activation costs on this machine.
#pragma once

#include <stop_token>

#include "engine/networks/activation.h"

namespace descenso {

/// Nanoseconds of one call of f, and of one of f′: over arguments spread on [−4, 4], the best of several rounds.
struct ActivationCost {
  double value = 0;
  double slope = 0;
};
/// Takes about ten milliseconds; a stop that is requested ends it early, with what is measured by then.
ActivationCost measureCost(const Activation& activation, double parameter, const std::stop_token& stop = {});

}  // namespace descenso
