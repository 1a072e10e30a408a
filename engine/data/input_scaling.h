// Inputs standardised one by one: mean 0 and standard deviation 1 over the examples that are learned from.
#pragma once

#include "engine/data/examples.h"

namespace descenso {

/// A network that learns on standardised inputs is asked with standardised inputs: fit on the part that is learned
/// from, apply to all.
struct InputScaling {
  Vector means;
  Vector deviations;  ///< of the population; 1 where all numbers of an input are the same

  /// Inputs as they are.
  static InputScaling none(Index inputs);
  /// Of at least one example.
  static InputScaling of(const Examples& examples);

  Examples operator()(const Examples& examples) const;
  Vector operator()(ConstVectorRef input) const;
  /// Back to inputs as they were.
  Vector inverse(ConstVectorRef scaled) const;
};

}  // namespace descenso
