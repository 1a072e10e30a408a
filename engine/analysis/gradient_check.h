// Analytic against numerical derivatives.
#pragma once

#include "engine/problems/problem.h"

namespace descenso {

struct GradientCheck {
  double gradientError = 0;  ///< largest |analytic − numerical| / max(1, |numerical|)
  double hessianError = 0;
};

/// Central differences with one Richardson extrapolation, at φ over all data.
GradientCheck checkGradient(const Problem& problem, ConstVectorRef phi);

}  // namespace descenso
