// Genetic search: a population of points; the best ones stay, the others are bred by tournament, crossover and
// mutation. φ is the best point: with elitism its loss never rises. No gradient.
// Source: Holland 1975, Adaptation in natural and artificial systems; Eshelman & Schaffer 1993, Real-coded genetic
// algorithms and interval-schemata (crossover BLX-½: uniform in the parents' interval, half its length added on both
// sides).
#pragma once

#include "engine/math/random.h"
#include "engine/optimizers/catalog.h"

namespace descenso {

class Genetic final : public Optimizer {
 public:
  int populationSize = 24;
  double spread = 5;       ///< standard deviation of the first generation around φ, and of a mutation
  int tournament = 2;      ///< points drawn for each parent, of which the best is taken
  double crossover = 0.9;  ///< probability; else the child is a copy of its first parent
  double mutation = 0.2;   ///< probability, of each coordinate
  int elites = 3;          ///< best points that stay as they are; fewer than the population
  int seed = 1;

  void reset(Index dimension) override;
  /// The first step makes the first generation, φ one of it; every other breeds the next one.
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;
  void visitState(StateVisitor& visit) override {
    visit(random_);
    visit(isBegun_);
    visit(points_);
    visit(losses_);
  }
  /// The present generation.
  Population population() const override;

  static OptimizerEntry entry();

 private:
  void begin(Objective& objective, VectorRef phi);
  void breed(Objective& objective);
  Index parent();
  void makeChild(Index column);
  void describe(VectorRef phi);

  Random random_{1};
  bool isBegun_ = false;
  Matrix points_;  ///< one a column
  Vector losses_;
  Matrix nextPoints_;
  Vector nextLosses_;
  std::vector<Index> order_;  ///< of losses_, the elites first
  Vector mean_;
  Vector deviation_;
  Vector delta_;
};

}  // namespace descenso
