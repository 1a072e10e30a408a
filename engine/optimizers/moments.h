// The two moving means of Adam and AdamW, with and without the correction of their start.
#pragma once

#include <cmath>

#include "engine/math/types.h"

namespace descenso {

struct Moments {
  Index k = 0;  ///< updates made
  Vector m;     ///< of g
  Vector v;     ///< of g²
  Vector mHat;  ///< m without the bias towards its start at 0
  Vector vHat;

  void reset(Index dimension) {
    k = 0;
    for (Vector* moment : {&m, &v, &mHat, &vHat}) moment->setZero(dimension);
  }

  void update(const Vector& g, double beta, double gamma) {
    ++k;
    m = beta * m + (1 - beta) * g;
    v = gamma * v + (1 - gamma) * g.cwiseAbs2();
    mHat = m / (1 - std::pow(beta, k));
    vHat = v / (1 - std::pow(gamma, k));
  }
};

}  // namespace descenso
