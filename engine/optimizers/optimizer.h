// One update rule.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/optimizers/bracketing.h"
#include "engine/optimizers/state.h"
#include "engine/training/objective.h"

namespace descenso {

/// A named vector of the last update (g, m, v, m̂, v̂, Δφ), and the formula that made it.
///
/// `formula` is the right-hand side as read, in which every symbol stands in braces: {beta} is a hyperparameter, {g}
/// another term of this update, {m-} a term of the update before (before the first: as reset leaves it), {phi-} the
/// parameters before, {k} the number of the update, from 1. Everything else is shown as it is:
///     "{beta} · {m-} + (1 − {beta}) · {g}"
struct Term {
  std::string_view name;    ///< "mHat"; as used in braces
  std::string_view symbol;  ///< "m̂"
  std::string_view formula;
  const Vector* value = nullptr;  ///< owned by the optimizer
};

/// The points that a search tried in its last step: a view, valid until the next one.
struct Population {
  Index dimension = 0;
  std::span<const double> points{};  ///< one after the other, dimension numbers each
  std::span<const double> losses{};  ///< of each point

  Index size() const { return static_cast<Index>(losses.size()); }
  VectorView point(Index i) const { return {points.data() + i * dimension, dimension}; }
};

class Optimizer {
 public:
  virtual ~Optimizer() = default;

  /// Puts all state as it is before the first update, for parameters of this length; the only place that allocates.
  virtual void reset(Index dimension) = 0;
  /// Makes one update of φ. Allocates nothing.
  virtual void step(Objective& objective, VectorRef phi) = 0;
  /// In the order they are computed; the last one is Δφ, named "delta". The same list after every step.
  virtual std::vector<Term> terms() const = 0;
  /// Shows all that the next step remembers of those before.
  virtual void visitState(StateVisitor&) {}

  /// The brackets of the last step's line search, on the multiple of −g; empty for a rule without one.
  virtual std::span<const Bracket> brackets() const { return {}; }
  /// Empty for a rule that tries no points at random.
  virtual Population population() const { return {}; }

  /// η of the learning-rate schedule in the coming step. α has been multiplied by it already: this is for a rule that
  /// also scales something else with it.
  double scheduleFactor = 1;
  /// Whether terms that the next step does not need are wanted. False: a rule may leave them as they are.
  bool keepsTerms = true;
};

}  // namespace descenso
