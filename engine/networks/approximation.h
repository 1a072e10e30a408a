// Networks of one hidden layer whose weights are written down instead of learned: why sums of simple units come close
// to any continuous curve (Cybenko 1989; Leshno et al. 1993 for ReLU).
#pragma once

#include <functional>
#include <span>

#include "engine/networks/network.h"

namespace descenso {

enum class UnitKind { sigmoid, relu };

/// a = f(z) of such a unit.
double unitOutput(UnitKind kind, double z);

/// x ↦ bias + Σ outᵢ f(weightᵢ x + biasᵢ)
struct OneLayerNetwork {
  UnitKind kind = UnitKind::sigmoid;
  Vector weights{};  ///< into each hidden unit
  Vector biases{};
  Vector out{};  ///< from each hidden unit
  double bias = 0;

  Index units() const { return weights.size(); }
  Index parameters() const { return 3 * units() + 1; }
  /// f(z) of hidden unit i, before its weight `out`.
  double unit(Index i, double x) const { return unitOutput(kind, weights[i] * x + biases[i]); }
  double operator()(double x) const;
  /// y[k] = network(x[k]), in one pass over the units.
  void evaluate(std::span<const double> x, std::span<double> y) const;
};

/// The same network as the engine knows it: its layers, and its numbers as one vector.
NetworkConfig configOf(const OneLayerNetwork& network);
Vector parametersOf(const OneLayerNetwork& network);

/// A unit whose weighted sum is 0 at x = s: its bias is −w s.
OneLayerNetwork singleUnit(UnitKind kind, double w, double s);
/// h [σ(w (x − s₁)) − σ(w (x − s₂))]
OneLayerNetwork bump(double h, double w, double s1, double s2);
/// Two ReLUs: 0 left of s₁, h right of s₂, straight between. s₁ < s₂.
OneLayerNetwork ramp(double h, double s1, double s2);
/// Three ReLUs: a triangle over s₁ … s₂, of height h in the middle. s₁ < s₂.
OneLayerNetwork hat(double h, double s1, double s2);

/// What is approximated, on [0, 1].
using Curve = std::function<double(double)>;

inline constexpr Index maximumPieces = 200;

/// 2 M sigmoids: M bumps side by side, each as high as the curve in its middle; the outer edges lie one width outside
/// [0, 1], so that the ends are as good as the rest. Throws std::invalid_argument for M outside 1 … maximumPieces.
OneLayerNetwork sumOfBumps(const Curve& curve, Index pieces, double w);
/// M ReLUs: the curve's values at 0, 1/M … 1 joined by straight lines. Throws as sumOfBumps does.
OneLayerNetwork straightPieces(const Curve& curve, Index pieces);

/// How far values are from what they should be.
struct ApproximationError {
  double largest = 0;
  double rootMeanSquare = 0;
  std::size_t at = 0;  ///< the place of the largest
};
ApproximationError approximationError(std::span<const double> wanted, std::span<const double> got);

}  // namespace descenso
