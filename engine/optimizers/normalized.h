// Normalised gradient: steps of length α whatever the slope, per coordinate (only the sign counts) or as a whole. It
// never settles: with a fixed α it ends in a bounce of that size.
// Source: Prince 2023, Understanding Deep Learning, ch. 6, eq. 6.13 and 6.14 (per coordinate).
#pragma once

#include "engine/optimizers/catalog.h"

namespace descenso {

class NormalizedGradient final : public Optimizer {
 public:
  enum class Norm { coordinate, euclidean };

  double alpha = 0.05;
  double epsilon = 1e-8;
  Norm norm = Norm::coordinate;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;

  static OptimizerEntry entry();

 private:
  Vector g_;
  Vector v_;  ///< g², or ‖g‖² in every component
  Vector delta_;
};

}  // namespace descenso
