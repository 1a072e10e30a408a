// The problems of the reference numbers: those of the catalog, and some that only the references have.
#pragma once

#include <cmath>

#include "helpers.h"

namespace descenso::tests {

/// L = (φ₀² + φ₁ − 11)² + (φ₀ + φ₁² − 7)².
class Himmelblau final : public Problem {
 public:
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch&) const override {
    const double a = phi[0] * phi[0] + phi[1] - 11;
    const double b = phi[0] + phi[1] * phi[1] - 7;
    return a * a + b * b;
  }
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
    const double a = phi[0] * phi[0] + phi[1] - 11;
    const double b = phi[0] + phi[1] * phi[1] - 7;
    gradient << 4 * phi[0] * a + 2 * b, 2 * a + 4 * phi[1] * b;
    return loss(phi, batch);
  }
  void hessian(ConstVectorRef phi, const Batch&, MatrixRef hessian) const override {
    const double mixed = 4 * (phi[0] + phi[1]);
    hessian << 12 * phi[0] * phi[0] + 4 * phi[1] - 42, mixed, mixed, 12 * phi[1] * phi[1] + 4 * phi[0] - 26;
  }
};

/// L = ½ (φ₀ − 0.6)² + 10 φ₁² (the course's REF-RAVINE).
class Ravine final : public Problem {
 public:
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch&) const override {
    return (phi[0] - 0.6) * (phi[0] - 0.6) / 2 + 10 * phi[1] * phi[1];
  }
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
    gradient << phi[0] - 0.6, 20 * phi[1];
    return loss(phi, batch);
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian << 1, 0, 0, 20; }
};

/// L = 1 − exp(−2 φ₁²) exp(−(φ₀ − 0.7)² / 8), of the notebook on Adam.
class AdamToy final : public Problem {
 public:
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch&) const override { return 1 - bump(phi); }
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
    gradient << bump(phi) * (phi[0] - 0.7) / 4, bump(phi) * 4 * phi[1];
    return loss(phi, batch);
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian.setConstant(std::nan("")); }

 private:
  static double bump(ConstVectorRef phi) {
    return std::exp(-2 * phi[1] * phi[1]) * std::exp(-(phi[0] - 0.7) * (phi[0] - 0.7) / 8);
  }
};

/// Gabor's loss with a penalty λ (φ₀² + (φ₁ − 12.5)²), of the notebook on regularisation.
class PenalisedGabor final : public Problem {
 public:
  explicit PenalisedGabor(double lambda) : gabor_(problem("gabor", "book")), lambda_(lambda) {}
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch& batch) const override { return gabor_->loss(phi, batch) + penalty(phi); }
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
    const double loss = gabor_->lossAndGradient(phi, batch, gradient);
    gradient[0] += lambda_ * 2 * phi[0];
    gradient[1] += lambda_ * 2 * (phi[1] - 12.5);
    return loss + penalty(phi);
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian.setConstant(std::nan("")); }

 private:
  double penalty(ConstVectorRef phi) const { return lambda_ * (phi[0] * phi[0] + (phi[1] - 12.5) * (phi[1] - 12.5)); }

  std::shared_ptr<const Problem> gabor_;
  double lambda_;
};

/// By the reference's name; the program's own where it has one.
inline std::shared_ptr<const Problem> referenceProblem(const std::string& name) {
  if (const ProblemEntry* entry = findProblem(name == "udl_adam_toy" ? "adam-toy" : name)) {
    return problem(std::string(entry->name), "book");
  }
  if (name == "rosenbrock") return std::make_shared<Rosenbrock>();
  if (name == "himmelblau") return std::make_shared<Himmelblau>();
  if (name == "udl_adam_toy") return std::make_shared<AdamToy>();
  throw std::runtime_error("there is no reference problem " + name);
}

}  // namespace descenso::tests
