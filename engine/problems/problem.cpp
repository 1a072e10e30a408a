#include "engine/problems/problem.h"

#include <stdexcept>
#include <string>

namespace descenso {

void Problem::lossRow(std::span<const double> first, double second, std::span<double> out) const {
  Vector phi(2);
  phi[1] = second;
  for (std::size_t i = 0; i < first.size(); ++i) {
    phi[0] = first[i];
    out[i] = loss(phi, Batch::whole());
  }
}

bool Problem::predict(ConstVectorRef, std::span<const double>, std::span<double>) const { return false; }

void checkBatch(const Problem& problem, std::span<const int> examples) {
  if (examples.empty()) throw std::invalid_argument("a batch must hold at least one example, got none");
  for (const int example : examples) {
    if (example < 0 || example >= problem.exampleCount()) {
      throw std::invalid_argument("a batch must hold example indices in [0, " + std::to_string(problem.exampleCount()) +
                                  "), got " + std::to_string(example));
    }
  }
}

}  // namespace descenso
