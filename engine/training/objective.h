// What an optimizer sees: the problem on the current batch, with every question counted.
#pragma once

#include "engine/problems/problem.h"

namespace descenso {

/// How often each quantity was asked for, so that optimizers can be compared at equal cost.
struct Evaluations {
  long losses = 0;
  long gradients = 0;
  long hessians = 0;
  long examples = 0;  ///< that all of these went through
  long total() const { return losses + gradients + hessians; }
  /// The cost in evaluations of all examples: one of a mini-batch counts as its part of them. Of a problem without
  /// examples each counts as one.
  double passes(Index exampleCount) const {
    return exampleCount > 0 ? static_cast<double>(examples) / static_cast<double>(exampleCount)
                            : static_cast<double>(total());
  }
  bool operator==(const Evaluations&) const = default;
};

/// Keeps the answer at the last point whose gradient was asked for: what is asked there again is not computed again
/// (but counted).
class Objective {
 public:
  explicit Objective(const Problem& problem);

  void setBatch(const Batch& batch);

  Index dimension() const { return gradient_.size(); }
  /// Leaves the gradient that is kept as it is: a search asks for many losses and no gradient.
  double loss(ConstVectorRef phi);
  /// Valid until the next question for a gradient.
  const Vector& gradient(ConstVectorRef phi);
  const Matrix& hessian(ConstVectorRef phi);
  const Evaluations& evaluations() const { return evaluations_; }

  struct Answer {
    double loss;
    const Vector& gradient;  ///< valid until the next question for a gradient
  };
  /// Loss and gradient without counting: for a record, not for an optimizer.
  Answer observe(ConstVectorRef phi);

  /// The first loss found since setBatch by an answer to the optimizer; the last one's before, if it has asked nothing.
  double firstLoss() const { return firstLoss_; }
  const Vector& lastGradient() const { return gradient_; }

 private:
  void evaluate(ConstVectorRef phi);
  double noted(double loss);
  void count(long& quantity);

  const Problem& problem_;
  Batch batch_;
  Vector point_;
  double loss_ = 0;
  Vector gradient_;
  Matrix hessian_;
  bool isKnown_ = false;
  double firstLoss_ = 0;
  bool isNoted_ = false;
  Evaluations evaluations_;
};

}  // namespace descenso
