#include "engine/networks/approximation.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/math/message.h"

namespace descenso {
namespace {

// Beyond these weighted sums a sigmoid is 0 or 1 to the last bit of what is added to it.
constexpr double saturated = 40;

OneLayerNetwork unitsOf(UnitKind kind, Index count) {
  return {.kind = kind, .weights = Vector(count), .biases = Vector(count), .out = Vector(count)};
}

/// Unit i: its weight w, 0 at x = s, counted `out` times.
void place(OneLayerNetwork& network, Index i, double w, double s, double out) {
  network.weights[i] = w;
  network.biases[i] = -w * s;
  network.out[i] = out;
}

void checkPieces(Index pieces) {
  if (pieces < 1 || pieces > maximumPieces)
    throw InvalidArgument("pieces must be in [1, {most}], got {got}"_message,
                          {{"most", maximumPieces}, {"got", pieces}});
}

void checkOrder(double s1, double s2) {
  if (!(s1 < s2)) throw InvalidArgument("s1 must lie left of s2"_message);
}

}  // namespace

double unitOutput(UnitKind kind, double z) {
  if (kind == UnitKind::relu) return std::max(0.0, z);
  if (z >= saturated) return 1;
  if (z <= -saturated) return 0;
  return 1 / (1 + std::exp(-z));
}

double OneLayerNetwork::operator()(double x) const {
  double sum = bias;
  for (Index i = 0; i < units(); ++i) sum += out[i] * unit(i, x);
  return sum;
}

void OneLayerNetwork::evaluate(std::span<const double> x, std::span<double> y) const {
  std::fill(y.begin(), y.end(), bias);
  for (Index i = 0; i < units(); ++i)
    for (std::size_t k = 0; k < x.size(); ++k) y[k] += out[i] * unit(i, x[k]);
}

NetworkConfig configOf(const OneLayerNetwork& network) {
  NetworkConfig config{.inputs = 1, .output = OutputKind::linear, .loss = LossKind::squaredError};
  const bool isRelu = network.kind == UnitKind::relu;
  config.hidden.push_back(
      {.units = network.units(), .activation = isRelu ? ActivationKind::relu : ActivationKind::sigmoid});
  return config;
}

Vector parametersOf(const OneLayerNetwork& network) {
  Vector phi(network.parameters());
  phi << network.weights, network.biases, network.out, network.bias;
  return phi;
}

OneLayerNetwork singleUnit(UnitKind kind, double w, double s) {
  OneLayerNetwork network = unitsOf(kind, 1);
  place(network, 0, w, s, 1);
  return network;
}

OneLayerNetwork bump(double h, double w, double s1, double s2) {
  OneLayerNetwork network = unitsOf(UnitKind::sigmoid, 2);
  place(network, 0, w, s1, h);
  place(network, 1, w, s2, -h);
  return network;
}

OneLayerNetwork ramp(double h, double s1, double s2) {
  checkOrder(s1, s2);
  OneLayerNetwork network = unitsOf(UnitKind::relu, 2);
  const double slope = h / (s2 - s1);
  place(network, 0, 1, s1, slope);
  place(network, 1, 1, s2, -slope);
  return network;
}

OneLayerNetwork hat(double h, double s1, double s2) {
  checkOrder(s1, s2);
  OneLayerNetwork network = unitsOf(UnitKind::relu, 3);
  const double slope = 2 * h / (s2 - s1);
  place(network, 0, 1, s1, slope);
  place(network, 1, 1, (s1 + s2) / 2, -2 * slope);
  place(network, 2, 1, s2, slope);
  return network;
}

OneLayerNetwork sumOfBumps(const Curve& curve, Index pieces, double w) {
  checkPieces(pieces);
  OneLayerNetwork network = unitsOf(UnitKind::sigmoid, 2 * pieces);
  const double width = 1 / static_cast<double>(pieces);
  const auto edge = [&](Index i) {
    if (i == 0) return -width;
    return i == pieces ? 1 + width : static_cast<double>(i) * width;
  };
  for (Index i = 0; i < pieces; ++i) {
    const double height = curve((static_cast<double>(i) + 0.5) * width);
    place(network, 2 * i, w, edge(i), height);
    place(network, 2 * i + 1, w, edge(i + 1), -height);
  }
  return network;
}

OneLayerNetwork straightPieces(const Curve& curve, Index pieces) {
  checkPieces(pieces);
  OneLayerNetwork network = unitsOf(UnitKind::relu, pieces);
  const double width = 1 / static_cast<double>(pieces);
  network.bias = curve(0);
  double value = network.bias;
  double slope = 0;
  for (Index i = 0; i < pieces; ++i) {
    const double next = curve(static_cast<double>(i + 1) * width);
    const double nextSlope = (next - value) / width;
    place(network, i, 1, static_cast<double>(i) * width, nextSlope - slope);
    value = next;
    slope = nextSlope;
  }
  return network;
}

ApproximationError approximationError(std::span<const double> wanted, std::span<const double> got) {
  ApproximationError error;
  double squares = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const double off = std::abs(wanted[i] - got[i]);
    squares += off * off;
    if (off > error.largest) error = {.largest = off, .at = i};
  }
  if (!wanted.empty()) error.rootMeanSquare = std::sqrt(squares / static_cast<double>(wanted.size()));
  return error;
}

}  // namespace descenso
