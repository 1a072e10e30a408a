#include "engine/problems/gabor.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/problems/gabor_kernel.h"

namespace descenso {
namespace {

constexpr double stretch = 0.06;

}  // namespace

Gabor::Gabor(std::shared_ptr<const DataSet> data, double denominator)
    : data_(std::move(data)), denominator_(denominator) {
  checkData(*data_);
  if (denominator != 8 && denominator != 32) {
    throw InvalidArgument("denominator must be 32 or 8, got {got}"_message, {{"got", denominator}});
  }
  const auto count = static_cast<std::size_t>(data_->size());
  q_.resize(count + gaborPadding);
  y_.resize(count + gaborPadding);
  for (std::size_t i = 0; i < count; ++i) {
    q_[i] = stretch * data_->x[static_cast<Index>(i)];
    largestQ_ = std::max(largestQ_, std::abs(q_[i]));
    y_[i] = data_->y[static_cast<Index>(i)];
  }
}

GaborExamples Gabor::all() const {
  return {.q = q_.data(),
          .y = y_.data(),
          .count = q_.size() - gaborPadding,
          .denominator = denominator_,
          .largestQ = largestQ_};
}

template <class Visit>
void Gabor::forEachPiece(const Batch& batch, Visit visit) const {
  if (batch.isWhole) return visit(all());
  constexpr std::size_t pieceSize = 64;
  static_assert(pieceSize % gaborPadding == 0);
  std::array<double, pieceSize> q{};
  std::array<double, pieceSize> y{};
  for (std::size_t begin = 0; begin < batch.examples.size(); begin += pieceSize) {
    const auto piece = batch.examples.subspan(begin, std::min(pieceSize, batch.examples.size() - begin));
    for (std::size_t k = 0; k < piece.size(); ++k) {
      q[k] = q_[static_cast<std::size_t>(piece[k])];
      y[k] = y_[static_cast<std::size_t>(piece[k])];
    }
    visit(GaborExamples{q.data(), y.data(), piece.size(), denominator_, largestQ_});
  }
}

double Gabor::loss(ConstVectorRef phi, const Batch& batch) const {
  double sum = 0;
  forEachPiece(batch, [&](const GaborExamples& piece) { sum += gaborLoss(piece, phi[0], phi[1]); });
  return sum;
}

double Gabor::lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const {
  double sum = 0;
  gradient.setZero();
  forEachPiece(batch, [&](const GaborExamples& piece) {
    const GaborDerivatives part = gaborGradient(piece, phi[0], phi[1]);
    sum += part.loss;
    gradient[0] += part.gradient0;
    gradient[1] += part.gradient1;
  });
  return sum;
}

void Gabor::hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const {
  hessian.setZero();
  forEachPiece(batch, [&](const GaborExamples& piece) {
    const GaborDerivatives part = gaborHessian(piece, phi[0], phi[1]);
    hessian(0, 0) += part.hessian00;
    hessian(0, 1) += part.hessian01;
    hessian(1, 0) += part.hessian01;
    hessian(1, 1) += part.hessian11;
  });
}

void Gabor::lossRow(std::span<const double> first, double second, std::span<double> out) const {
  gaborLossRow(all(), first.data(), first.size(), second, out.data());
}

bool Gabor::predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const {
  for (std::size_t i = 0; i < x.size(); ++i) y[i] = gaborModel(phi[0] + phi[1] * (stretch * x[i]), denominator_);
  return true;
}

}  // namespace descenso
