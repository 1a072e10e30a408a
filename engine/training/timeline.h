// The history of a run: row k is the state after k updates.
#pragma once

#include <span>
#include <vector>

#include "engine/training/objective.h"

namespace descenso {

/// One row of a Timeline: a view, valid until the timeline grows or ends.
struct StepRecord {
  Index step;
  VectorView phi;
  double loss;          ///< over all data, whatever the batch was
  VectorView gradient;  ///< over all data, at phi
  const double* terms;  ///< of the update that led here, in the order of Optimizer::terms(); zeros in row 0
  Index dimension;
  Evaluations evaluations;  ///< asked by the optimizer until now

  VectorView term(Index i) const { return {terms + i * dimension, dimension}; }
};

/// Flat columns, one reservation ahead: appending within the capacity allocates nothing, any row is sought in O(1).
class Timeline {
 public:
  Timeline(Index dimension, Index termCount);

  void reserve(Index rows);
  void reserveLosses(Index rows) { losses_.reserve(static_cast<std::size_t>(rows)); }
  void clear();
  /// A row of which nothing else is kept. Not to be mixed with whole rows.
  void append(double loss) { losses_.push_back(loss); }
  void append(ConstVectorRef phi, double loss, ConstVectorRef gradient, std::span<const Vector* const> terms,
              const Evaluations& evaluations);

  Index size() const { return static_cast<Index>(losses_.size()); }
  Index lastStep() const { return size() - 1; }
  /// Of a row of which only the loss is kept, φ, gradient and terms are empty.
  StepRecord at(Index step) const;

  std::span<const double> losses() const { return losses_; }
  /// φ of all rows, one after the other: size() × dimension().
  std::span<const double> path() const { return path_; }
  Index dimension() const { return dimension_; }
  std::size_t bytes() const;

 private:
  Index dimension_;
  Index termCount_;
  std::vector<double> path_;
  std::vector<double> losses_;
  std::vector<double> gradients_;
  std::vector<double> terms_;
  std::vector<Evaluations> evaluations_;
};

}  // namespace descenso
