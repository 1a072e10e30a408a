#include "engine/problems/problem.h"

#include <string>

#include "engine/math/message.h"

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

void Problem::shrink(double, VectorRef) const {}

double Problem::exampleWeight(Index) const { return 1; }

void exampleGradients(const Problem& problem, ConstVectorRef phi, const Batch& batch, MatrixRef out) {
  const Index count = batch.isWhole ? problem.exampleCount() : std::ssize(batch.examples);
  if (count == 0) throw InvalidArgument("example gradients need a problem with data"_message);
  if (out.rows() != problem.dimension() || out.cols() != count) {
    throw InvalidArgument(
        "example gradients need a matrix of {rows} by {columns}, got {gotRows} by {gotColumns}"_message,
        {{"rows", problem.dimension()}, {"columns", count}, {"gotRows", out.rows()}, {"gotColumns", out.cols()}});
  }
  for (Index k = 0; k < count; ++k) {
    const int example = batch.isWhole ? static_cast<int>(k) : batch.examples[static_cast<std::size_t>(k)];
    problem.lossAndGradient(phi, Batch::of({&example, 1}), out.col(k));
  }
  out *= problem.exampleWeight(count);
}

void checkBatch(const Problem& problem, std::span<const int> examples) {
  if (examples.empty()) throw InvalidArgument("a batch must hold at least one example, got none"_message);
  for (const int example : examples) {
    if (example < 0 || example >= problem.exampleCount()) {
      throw InvalidArgument("a batch must hold example indices in [0, {examples}), got {got}"_message,
                            {{"examples", problem.exampleCount()}, {"got", example}});
    }
  }
}

}  // namespace descenso
