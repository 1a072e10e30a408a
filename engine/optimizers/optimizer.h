// One update rule.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/training/objective.h"

namespace descenso {

/// A named vector of the last update (g, m, v, m̂, v̂, Δφ), and the formula that made it.
///
/// `formula` is the right-hand side as read, in which every symbol stands in braces: {beta} is a hyperparameter, {g}
/// another term of this update, {m-} a term of the update before (zero before the first), {phi-} the parameters before,
/// {k} the number of the update, from 1. Everything else is shown as it is:
///     "{beta} · {m-} + (1 − {beta}) · {g}"
struct Term {
  std::string_view name;    ///< "mHat"; as used in braces
  std::string_view symbol;  ///< "m̂"
  std::string_view formula;
  const Vector* value = nullptr;  ///< owned by the optimizer
};

class Optimizer {
 public:
  virtual ~Optimizer() = default;

  /// Sets all state to zero for parameters of this length; the only place that allocates.
  virtual void reset(Index dimension) = 0;
  /// Makes one update of φ. Allocates nothing.
  virtual void step(Objective& objective, VectorRef phi) = 0;
  /// In the order they are computed; the last one is Δφ, named "delta". The same list after every step.
  virtual std::vector<Term> terms() const = 0;
};

}  // namespace descenso
