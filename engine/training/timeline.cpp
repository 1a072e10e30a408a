#include "engine/training/timeline.h"

namespace descenso {
namespace {

void push(std::vector<double>& column, const double* values, Index count) {
  column.insert(column.end(), values, values + count);
}

template <class T>
std::size_t bytesOf(const std::vector<T>& column) {
  return column.capacity() * sizeof(T);
}

}  // namespace

Timeline::Timeline(Index dimension, Index termCount) : dimension_(dimension), termCount_(termCount) {}

void Timeline::reserve(Index rows) {
  const auto count = static_cast<std::size_t>(rows);
  const auto width = static_cast<std::size_t>(dimension_);
  path_.reserve(count * width);
  losses_.reserve(count);
  gradients_.reserve(count * width);
  terms_.reserve(count * width * static_cast<std::size_t>(termCount_));
  evaluations_.reserve(count);
}

void Timeline::clear() {
  path_.clear();
  losses_.clear();
  gradients_.clear();
  terms_.clear();
  evaluations_.clear();
}

void Timeline::append(ConstVectorRef phi, double loss, ConstVectorRef gradient, std::span<const Vector* const> terms,
                      const Evaluations& evaluations) {
  push(path_, phi.data(), dimension_);
  losses_.push_back(loss);
  push(gradients_, gradient.data(), dimension_);
  for (const Vector* term : terms) push(terms_, term->data(), dimension_);
  evaluations_.push_back(evaluations);
}

StepRecord Timeline::at(Index step) const {
  if (path_.empty()) {
    return {.step = step,
            .phi = VectorView(nullptr, 0),
            .loss = losses_[static_cast<std::size_t>(step)],
            .gradient = VectorView(nullptr, 0),
            .terms = nullptr,
            .dimension = 0,
            .evaluations = {}};
  }
  const double* phi = path_.data() + step * dimension_;
  const double* gradient = gradients_.data() + step * dimension_;
  const auto row = static_cast<std::size_t>(step);
  return {.step = step,
          .phi = VectorView(phi, dimension_),
          .loss = losses_[row],
          .gradient = VectorView(gradient, dimension_),
          .terms = terms_.data() + step * dimension_ * termCount_,
          .dimension = dimension_,
          .evaluations = evaluations_[row]};
}

std::size_t Timeline::bytes() const {
  return bytesOf(path_) + bytesOf(losses_) + bytesOf(gradients_) + bytesOf(terms_) + bytesOf(evaluations_);
}

}  // namespace descenso
