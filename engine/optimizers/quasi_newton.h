// What BFGS and L-BFGS share: a direction from the gradients seen so far and a line search along it.
#pragma once

#include "engine/optimizers/catalog.h"
#include "engine/optimizers/wolfe.h"

namespace descenso {

class QuasiNewton : public Optimizer {
 public:
  double decrease = 1e-4;  ///< c₁ of the line search
  double curvature = 0.9;  ///< c₂
  int mostEvaluations = 25;

  void reset(Index dimension) final;
  /// Where the promised decrease is lost in the rounding of the loss, or no step along −g decreases it, it stays and
  /// asks nothing more.
  void step(Objective& objective, VectorRef phi) final;
  std::vector<Term> terms() const final;
  void visitState(StateVisitor& visit) final {
    visit(isFresh_);
    visit(isStuck_);
    visitMemory(visit);
  }

 protected:
  virtual void resetMemory(Index dimension) = 0;
  virtual void visitMemory(StateVisitor& visit) = 0;
  /// As after reset: the direction is −g.
  virtual void forget() = 0;
  /// p ≈ −H⁻¹ g.
  virtual void findDirection(const Vector& g, VectorRef p) = 0;
  /// The gradient changed by y over the step s; s·y > 0.
  virtual void learn(const Vector& s, const Vector& y) = 0;

  /// c₁, c₂ and the evaluations of the line search.
  template <class Self>
  static std::vector<OptimizerHyperparameter> searchHyperparameters();

 private:
  std::optional<double> search(Objective& objective, VectorRef phi);
  void restart();
  void aim();

  WolfeSearch search_;
  bool isFresh_ = true;  ///< nothing learnt yet
  bool isStuck_ = false;
  Vector g_;
  Vector p_;
  Vector rate_;  ///< α found, the same in every component
  Vector delta_;
  Vector change_;  ///< of the gradient
};

template <class Self>
std::vector<OptimizerHyperparameter> QuasiNewton::searchHyperparameters() {
  return {
      bind<&Self::decrease>({.name = "decrease",
                             .symbol = "c₁",
                             .minimum = 1e-8,
                             .maximum = 0.4,
                             .fallback = 1e-4,
                             .scale = Scale::logarithmic}),
      bind<&Self::curvature>({.name = "curvature",
                              .symbol = "c₂",
                              .minimum = 1e-3,
                              .maximum = 0.999,
                              .fallback = 0.9,
                              .scale = Scale::logarithmic}),
      bind<&Self::mostEvaluations>(
          {.name = "most-evaluations", .symbol = "n", .minimum = 5, .maximum = 100, .fallback = 25, .isWhole = true})};
}

}  // namespace descenso
