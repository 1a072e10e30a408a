#include "engine/information/antenna.h"

#include <cmath>

#include "engine/information/distribution.h"

namespace descenso {

Vector cityA() {
  Vector p(5);
  p << 0.25, 0.45, 0.2, 0.09, 0.01;
  return p;
}

Vector cityB() {
  Vector p(5);
  p << 0.3, 0.2, 0.2, 0.25, 0.05;
  return p;
}

std::vector<int> printedCodeLengths() { return {4, 1, 2, 4, 4}; }

double crossEntropyOfRoundedLogs(ConstVectorRef p, ConstVectorRef q) {
  checkDistribution(p);
  checkDistribution(q);
  double sum = 0;
  for (Index i = 0; i < p.size(); ++i)
    if (p[i] > 0) sum += p[i] * std::round(100 * surprise(q[i], InformationUnit::bits)) / 100;
  return sum;
}

}  // namespace descenso
