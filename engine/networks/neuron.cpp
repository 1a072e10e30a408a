#include "engine/networks/neuron.h"

#include <string>

#include "engine/math/finite_differences.h"
#include "engine/math/message.h"
#include "engine/networks/activation_study.h"

namespace descenso {

NeuronProblem::NeuronProblem(NeuronConfig config, std::shared_ptr<const Examples> examples)
    : config_(config), f_(activation(config.activation)), examples_(std::move(examples)) {
  checkExamples(*examples_);
  if (examples_->isClassified()) throw InvalidArgument("the neuron learns numbers, got classes"_message);
  if (config_.learnsParameter && f_.parameterSymbol.empty())
    throw InvalidArgument("{name} has no parameter to be learned"_message, {{"name", NameIn{"activation", f_.name}}});
}

Index NeuronProblem::dimension() const {
  return examples_->inputCount() + (config_.hasBias ? 1 : 0) + (config_.learnsParameter ? 1 : 0);
}

double NeuronProblem::sum(ConstVectorRef phi, ConstVectorRef input) const {
  const Index inputs = examples_->inputCount();
  return phi.head(inputs).dot(input) + (config_.hasBias ? phi[inputs] : 0);
}

double NeuronProblem::parameter(ConstVectorRef phi) const {
  return config_.learnsParameter ? phi[phi.size() - 1] : config_.parameter;
}

double NeuronProblem::output(ConstVectorRef phi, ConstVectorRef input) const {
  return f_.value(sum(phi, input), parameter(phi));
}

double NeuronProblem::slope(ConstVectorRef phi, ConstVectorRef input) const {
  return f_.slope(sum(phi, input), parameter(phi));
}

double NeuronProblem::loss(ConstVectorRef phi, const Batch& batch) const { return pass(phi, batch, nullptr); }

double NeuronProblem::lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const {
  gradient.setZero();
  return pass(phi, batch, &gradient);
}

double NeuronProblem::pass(ConstVectorRef phi, const Batch& batch, VectorRef* gradient) const {
  const Index inputs = examples_->inputCount();
  const Index count = batch.isWhole ? exampleCount() : std::ssize(batch.examples);
  const double share = exampleWeight(count);
  const double alpha = parameter(phi);
  double total = 0;
  for (Index k = 0; k < count; ++k) {
    const Index i = batch.isWhole ? k : batch.examples[static_cast<std::size_t>(k)];
    const auto x = examples_->inputs.col(i);
    const double z = sum(phi, x);
    const double error = f_.value(z, alpha) - examples_->targets[i];
    total += error * error / 2;
    if (gradient == nullptr) continue;
    const double delta = share * error * f_.slope(z, alpha);
    gradient->head(inputs) += delta * x;
    if (config_.hasBias) (*gradient)[inputs] += delta;
    if (config_.learnsParameter) (*gradient)[phi.size() - 1] += share * error * parameterSlope(f_, z, alpha);
  }
  return share * total;
}

void NeuronProblem::hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const {
  hessian =
      numericalJacobian([&](ConstVectorRef at, VectorRef gradient) { lossAndGradient(at, batch, gradient); }, phi);
}

}  // namespace descenso
