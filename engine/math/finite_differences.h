// Numerical derivatives: central differences with one Richardson extrapolation, error of order h⁴.
#pragma once

#include <functional>

#include "engine/math/types.h"

namespace descenso {

using ScalarFunction = std::function<double(ConstVectorRef)>;
/// Writes its value into the second argument.
using VectorFunction = std::function<void(ConstVectorRef, VectorRef)>;

/// ∂f/∂φ at φ.
Vector numericalGradient(const ScalarFunction& f, ConstVectorRef phi);

/// ∂fᵢ/∂φⱼ in row i, column j; f has as many components as φ.
Matrix numericalJacobian(const VectorFunction& f, ConstVectorRef phi);

}  // namespace descenso
