#include "engine/math/symmetric_eigen.h"

#include <cmath>
#include <limits>

namespace descenso {
namespace {

struct Rotation {
  double cosine;
  double sine;
};

/// Makes a(p, q) zero.
Rotation rotationFor(double pp, double qq, double pq) {
  const double tau = (qq - pp) / (2 * pq);
  const double t = std::copysign(1 / (std::abs(tau) + std::hypot(1, tau)), tau);
  const double cosine = 1 / std::hypot(1, t);
  return {cosine, t * cosine};
}

void rotateColumns(MatrixRef m, Index p, Index q, const Rotation& r) {
  for (Index i = 0; i < m.rows(); ++i) {
    const double left = m(i, p);
    const double right = m(i, q);
    m(i, p) = r.cosine * left - r.sine * right;
    m(i, q) = r.sine * left + r.cosine * right;
  }
}

void rotateRows(MatrixRef m, Index p, Index q, const Rotation& r) {
  for (Index j = 0; j < m.cols(); ++j) {
    const double upper = m(p, j);
    const double lower = m(q, j);
    m(p, j) = r.cosine * upper - r.sine * lower;
    m(q, j) = r.sine * upper + r.cosine * lower;
  }
}

}  // namespace

void diagonalise(MatrixRef a, MatrixRef vectors) {
  constexpr int mostSweeps = 50;  // it converges quadratically: about six are enough
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  vectors.setIdentity();
  bool isDiagonal = false;
  for (int sweep = 0; sweep < mostSweeps && !isDiagonal; ++sweep) {
    isDiagonal = true;
    for (Index p = 0; p < a.rows(); ++p) {
      for (Index q = p + 1; q < a.rows(); ++q) {
        const double pq = a(p, q);
        if (std::abs(pq) <= epsilon * std::sqrt(std::abs(a(p, p))) * std::sqrt(std::abs(a(q, q))) || pq == 0) continue;
        isDiagonal = false;
        const Rotation rotation = rotationFor(a(p, p), a(q, q), pq);
        rotateColumns(a, p, q, rotation);
        rotateRows(a, p, q, rotation);
        rotateColumns(vectors, p, q, rotation);
        a(p, q) = a(q, p) = 0;
      }
    }
  }
}

}  // namespace descenso
