// Eigenvalues of a symmetric matrix without allocating, for what is computed in every step.
// Source: Golub & Van Loan 2013, Matrix computations, 4th ed., ch. 8.5 (cyclic Jacobi).
#pragma once

#include "engine/math/types.h"

namespace descenso {

/// `a` (n × n, symmetric, finite) becomes diagonal: its eigenvalues, in no order. Column i of `vectors` (n × n) becomes
/// the unit eigenvector of a(i, i). Accurate to rounding, also for small eigenvalues; meant for small n.
void diagonalise(MatrixRef a, MatrixRef vectors);

}  // namespace descenso
