#include "engine/training/objective.h"

namespace descenso {
namespace {

/// Of more parameters a Hessian takes so much memory that only those who ask for one shall have it.
constexpr Index largestEagerHessian = 64;

}  // namespace

Objective::Objective(const Problem& problem)
    : problem_(problem), point_(problem.dimension()), gradient_(problem.dimension()) {
  if (problem.dimension() <= largestEagerHessian) hessian_.resize(problem.dimension(), problem.dimension());
}

void Objective::setBatch(const Batch& batch) {
  isNoted_ = false;
  if (batch.isWhole && batch_.isWhole && batch.draw == batch_.draw) return;
  batch_ = batch;
  isKnown_ = false;
}

double Objective::loss(ConstVectorRef phi) {
  count(evaluations_.losses);
  return noted(isKnown_ && point_ == phi ? loss_ : problem_.loss(phi, batch_));
}

const Vector& Objective::gradient(ConstVectorRef phi) {
  count(evaluations_.gradients);
  evaluate(phi);
  noted(loss_);
  return gradient_;
}

void Objective::count(long& quantity) {
  ++quantity;
  evaluations_.examples += batch_.isWhole ? problem_.exampleCount() : static_cast<long>(batch_.examples.size());
}

double Objective::noted(double loss) {
  if (!isNoted_) firstLoss_ = loss;
  isNoted_ = true;
  return loss;
}

const Matrix& Objective::hessian(ConstVectorRef phi) {
  count(evaluations_.hessians);
  hessian_.resize(dimension(), dimension());
  problem_.hessian(phi, batch_, hessian_);
  return hessian_;
}

Objective::Answer Objective::observe(ConstVectorRef phi) {
  evaluate(phi);
  return {loss_, gradient_};
}

void Objective::evaluate(ConstVectorRef phi) {
  if (isKnown_ && point_ == phi) return;
  loss_ = problem_.lossAndGradient(phi, batch_, gradient_);
  point_ = phi;
  isKnown_ = true;
}

}  // namespace descenso
