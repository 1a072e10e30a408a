#include "engine/analysis/averages.h"

#include <algorithm>
#include <string>

#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {

std::vector<double> simpleMovingAverage(std::span<const double> values, Index window, AverageForm form) {
  if (window < 1) throw InvalidArgument("window must be at least 1, got {got}"_message, {{"got", window}});
  const bool isPrinted = form == AverageForm::asPrinted;
  const auto terms = static_cast<std::size_t>(isPrinted ? window + 1 : window);
  std::vector<double> averages;
  averages.reserve(values.size());
  for (std::size_t t = 0; t < values.size(); ++t) {
    const std::size_t count = std::min(terms, t + 1);
    double sum = 0;  // anew each time: a running sum would gather rounding errors
    for (std::size_t k = 0; k < count; ++k) sum += values[t - k];
    averages.push_back(sum / static_cast<double>(isPrinted ? static_cast<std::size_t>(window) : count));
  }
  return averages;
}

std::vector<double> exponentialMovingAverage(std::span<const double> values, double beta, AverageForm form) {
  if (!(beta >= 0 && beta < 1)) throw InvalidArgument("beta must be in [0, 1), got {got}"_message, {{"got", beta}});
  const double weight = form == AverageForm::asPrinted ? -(1 - beta) : 1 - beta;
  std::vector<double> averages;
  averages.reserve(values.size());
  double m = 0;
  for (const double value : values) averages.push_back(m = beta * m + weight * value);
  return averages;
}

}  // namespace descenso
