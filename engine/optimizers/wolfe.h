// Line search for the strong Wolfe conditions: enough decrease (Armijo, c₁) and a slope that has flattened (c₂).
// Source: Nocedal & Wright 2006, Numerical optimization, 2nd ed., algorithms 3.5 and 3.6.
#pragma once

#include <optional>

#include "engine/training/objective.h"

namespace descenso {

class WolfeSearch {
 public:
  double decrease = 1e-4;  ///< c₁: L(φ + αp) ≤ L(φ) + c₁ α g·p
  double curvature = 0.9;  ///< c₂: |∇L(φ + αp)·p| ≤ c₂ |g·p|
  int mostEvaluations = 25;

  void reset(Index dimension);
  /// The step α along the descent direction p, tried at `first` to begin with. Nothing where no step decreases the loss
  /// enough. If the evaluations run out, the best step that does decrease it enough is taken. Loss values that are not
  /// finite are too far away. Allocates nothing.
  std::optional<double> run(Objective& objective, ConstVectorRef phi, ConstVectorRef p, double first);
  /// At the step found.
  const Vector& gradient() const { return gradient_; }

 private:
  struct Place {
    double at = 0;
    double loss = 0;
    double slope = 0;
  };

  Place look(Objective& objective, ConstVectorRef phi, ConstVectorRef p, double at);
  std::optional<double> zoom(Objective& objective, ConstVectorRef phi, ConstVectorRef p, Place low, Place high);
  bool isLow(const Place& place) const;
  bool isFlat(const Place& place) const;
  static double within(const Place& low, const Place& high);
  static double beyond(const Place& before, const Place& now);

  Place start_;
  Vector trial_;
  Vector gradient_;
  int evaluations_ = 0;
};

}  // namespace descenso
