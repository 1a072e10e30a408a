#include "engine/problems/surface.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/math/message.h"

namespace descenso {
namespace {

std::span<const double> numbersOf(ConstVectorRef phi) { return {phi.data(), static_cast<std::size_t>(phi.size())}; }

std::size_t place(Index index) { return static_cast<std::size_t>(index); }

}  // namespace

Surface::Surface(Expression formula)
    : formula_(std::move(formula)), program_(formula_), dimension_(static_cast<Index>(formula_.variables().size())) {
  if (dimension_ < 2 || dimension_ > maximumSlicedParameters) {
    throw InvalidArgument("a surface must have 2 to {most} parameters, got {got}"_message,
                          {{"most", maximumSlicedParameters}, {"got", dimension_}});
  }
}

double Surface::loss(ConstVectorRef phi, const Batch&) const { return program_.value(numbersOf(phi)); }

/// Two slopes at a time; the last alone where their number is odd.
double Surface::lossAndGradient(ConstVectorRef phi, const Batch&, VectorRef gradient) const {
  double loss = 0;
  for (Index i = 0; i < dimension_; i += 2) {
    const Index j = std::min(i + 1, dimension_ - 1);
    const Jet jet = program_.jet(numbersOf(phi), place(i), place(j));
    gradient[j] = jet.d1;
    gradient[i] = jet.d0;
    loss = jet.value;
  }
  return loss;
}

void Surface::hessian(ConstVectorRef phi, const Batch&, MatrixRef hessian) const {
  for (Index i = 0; i < dimension_; ++i) {
    for (Index j = i + 1; j < dimension_; ++j) {
      const Jet jet = program_.jet(numbersOf(phi), place(i), place(j));
      hessian(i, i) = jet.d00;
      hessian(j, j) = jet.d11;
      hessian(i, j) = hessian(j, i) = jet.d01;
    }
  }
}

void Surface::lossRow(std::span<const double> first, double second, std::span<double> out) const {
  program_.row(std::array{0.0, second}, 0, first, out);
}

}  // namespace descenso
