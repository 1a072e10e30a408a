// Adam's update in one pass over its vectors, their width chosen when the program runs: a step of many parameters costs
// more for moving numbers than for computing them.
#pragma once

#include <cstddef>

namespace descenso {

/// m ← β m + (1 − β) g, v ← γ v + (1 − γ) g², Δφ = −rate · m mScale / (√(v vScale) + ε), φ ← φ + Δφ.
struct AdamUpdate {
  double beta = 0;
  double gamma = 0;
  double rate = 0;
  double epsilon = 0;
  double mScale = 1;
  double vScale = 1;
  bool isEpsilonInside = false;  ///< √(v vScale + ε) instead
};

/// `delta` may be null.
void updateAdam(const AdamUpdate& update, std::size_t count, const double* g, double* m, double* v, double* phi,
                double* delta);

/// Whether no number is infinite or none.
bool areFinite(const double* values, std::size_t count);

}  // namespace descenso
