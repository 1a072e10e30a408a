#include "engine/networks/pass.h"

#include <cstdlib>
#include <memory>
#include <new>

namespace descenso {
namespace {

struct Release {
  void operator()(double* memory) const { std::free(memory); }
};

/// At least `size` numbers, aligned for blocks.
double* memoryOfThread(std::size_t size) {
  thread_local std::unique_ptr<double, Release> memory;
  thread_local std::size_t capacity = 0;
  if (capacity < size) {
    const std::size_t bytes = size * sizeof(double);
    memory.reset(static_cast<double*>(std::aligned_alloc(kernels::blockAlignment, bytes)));
    if (!memory) throw std::bad_alloc();
    std::fill_n(memory.get(), size, 0.0);
    capacity = size;
  }
  return memory.get();
}

std::size_t blockSize(Index rows) { return static_cast<std::size_t>(rows) * kernels::blockColumns; }

/// The layer's activation as the arithmetic sees it: the last layer's sigmoid or softmax belongs to the loss.
ActivationKind activationOf(const NetworkConfig& config, std::size_t layer) {
  if (layer < config.hidden.size()) return config.hidden[layer].activation;
  return config.output == OutputKind::linear ? config.outputActivation : ActivationKind::identity;
}

/// Steele, Lea & Flood 2014, Fast splittable pseudorandom number generators: neighbouring seeds give unlike numbers.
std::uint64_t scattered(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15U;
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

}  // namespace

NetworkPlan::NetworkPlan(const NetworkConfig& config)
    : output{.kind = config.output,
             .loss = config.loss,
             .units = static_cast<int>(config.outputs),
             .activation = activationOf(config, config.hidden.size())},
      inputNoise(config.inputNoise) {
  const auto take = [&](Index rows) {
    const std::size_t begin = size;
    size += blockSize(rows);
    return begin;
  };
  inputs = take(config.inputs);
  targets = take(config.outputs);
  Index widest = config.inputs;
  const std::vector<LayerPlace> places = layerPlaces(config);
  for (std::size_t l = 0; l < places.size(); ++l) {
    const bool isHidden = l < config.hidden.size();
    LayerPlan plan{.place = places[l], .activation = activationOf(config, l)};
    plan.parameter = isHidden ? config.hidden[l].parameter : config.outputParameter;
    plan.dropout = isHidden ? config.hidden[l].dropout : 0;
    plan.keepsSlopes = plan.dropout > 0 || !kernels::isSlopeOfOutput(plan.activation);
    plan.outputs = take(places[l].units);
    plan.deltas = take(places[l].units);
    if (plan.keepsSlopes) plan.slopes = take(places[l].units);
    widest = std::max(widest, places[l].units);
    layers.push_back(plan);
  }
  spare = take((widest + 7) / 8 * 8);
}

Random noiseOf(std::uint64_t seed, std::uint64_t draw) { return Random(scattered(seed ^ scattered(draw))); }

Pass::Pass(const NetworkPlan& plan, const double* phi) : plan_(plan), phi_(phi), memory_(memoryOfThread(plan.size)) {}

kernels::Layer Pass::layer(std::size_t index) const {
  const LayerPlan& plan = plan_.layers[index];
  return {.weights = phi_ + plan.place.weights,
          .biases = phi_ + plan.place.biases,
          .inputs = static_cast<int>(plan.place.inputs),
          .units = static_cast<int>(plan.place.units),
          .activation = plan.activation,
          .parameter = plan.parameter};
}

void Pass::forward(int count, Random* noise) {
  if (noise != nullptr && plan_.inputNoise > 0) addInputNoise(count, *noise);
  const double* in = inputs();
  for (std::size_t l = 0; l < plan_.layers.size(); ++l) {
    const LayerPlan& plan = plan_.layers[l];
    double* out = memory_ + plan.outputs;
    kernels::forward(layer(l), in, count, out, plan.keepsSlopes ? memory_ + plan.slopes : nullptr);
    if (noise != nullptr && plan.dropout > 0) leaveOut(plan, count, *noise);
    in = out;
  }
}

void Pass::addInputNoise(int count, Random& noise) {
  const auto rows = static_cast<int>(plan_.layers.front().place.inputs);
  for (int i = 0; i < rows; ++i) {
    double* row = inputs() + i * kernels::blockColumns;
    for (int s = 0; s < count; ++s) row[s] += plan_.inputNoise * noise.normal();
  }
}

void Pass::leaveOut(const LayerPlan& layer, int count, Random& noise) {
  const double kept = 1 / (1 - layer.dropout);
  for (Index u = 0; u < layer.place.units; ++u) {
    double* out = memory_ + layer.outputs + blockSize(u);
    double* slope = memory_ + layer.slopes + blockSize(u);
    for (int s = 0; s < count; ++s) {
      const double mask = noise.uniform() < layer.dropout ? 0 : kept;
      out[s] *= mask;
      slope[s] *= mask;
    }
  }
}

double Pass::loss(int count) const {
  const LayerPlan& last = plan_.layers.back();
  return kernels::outputLoss(plan_.output, memory_ + last.outputs, nullptr, memory_ + plan_.targets, count, 1, nullptr,
                             memory_ + plan_.spare);
}

double Pass::backward(int count, double scale, bool isFirst, double* gradient) {
  const LayerPlan& last = plan_.layers.back();
  const double loss =
      kernels::outputLoss(plan_.output, memory_ + last.outputs, last.keepsSlopes ? memory_ + last.slopes : nullptr,
                          targets(), count, scale, memory_ + last.deltas, memory_ + plan_.spare);
  for (std::size_t l = plan_.layers.size(); l-- > 0;) {
    const LayerPlan& plan = plan_.layers[l];
    const LayerPlan* before = l > 0 ? &plan_.layers[l - 1] : nullptr;
    const double* in = before != nullptr ? memory_ + before->outputs : inputs();
    kernels::addGradient(layer(l), memory_ + plan.deltas, in, count, isFirst, memory_ + plan_.spare,
                         gradient + plan.place.weights, gradient + plan.place.biases);
    if (before == nullptr) continue;
    kernels::pullBack(layer(l), memory_ + plan.deltas, before->activation, in,
                      before->keepsSlopes ? memory_ + before->slopes : nullptr, count, memory_ + before->deltas);
  }
  return loss;
}

const double* Pass::say(int count) {
  double* scores = memory_ + plan_.layers.back().outputs;
  kernels::say(plan_.output, scores, count);
  return scores;
}

}  // namespace descenso
