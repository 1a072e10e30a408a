#include "engine/models/polynomial_features.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 10> superscripts{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

std::string superscript(int number) {
  std::string text;
  if (number >= 10) text += superscripts[static_cast<std::size_t>(number / 10)];
  text += superscripts[static_cast<std::size_t>(number % 10)];
  return text;
}

/// x₁²x₂ of powers 2 and 1.
std::string nameOfMonomial(const std::vector<int>& powers, const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < powers.size(); ++i) {
    if (powers[i] == 0) continue;
    text += names[i];
    if (powers[i] > 1) text += superscript(powers[i]);
  }
  return text;
}

}  // namespace

Index monomialCount(Index inputs, int degree) {
  Index count = 1;
  for (int k = 1; k <= degree; ++k) {
    count = count * (inputs + k) / k;
    if (count > maximumFeatures) return maximumFeatures + 1;
  }
  return count;
}

PolynomialFeatures::PolynomialFeatures(Index inputs, int degree) : inputs_(inputs), degree_(degree) {
  if (degree < 1 || degree > maximumDegree) {
    throw InvalidArgument("the degree must be in [1, {most}], got {got}"_message,
                          {{"most", maximumDegree}, {"got", degree}});
  }
  if (inputs < 1) throw InvalidArgument("a polynomial must have at least one input, got none"_message);
  if (monomialCount(inputs, degree) > maximumFeatures) {
    throw InvalidArgument(
        "a polynomial must have at most {most} terms; that of degree {degree} in {inputs} "
        "inputs has more"_message,
        {{"most", maximumFeatures}, {"degree", degree}, {"inputs", inputs}});
  }
  for (Index i = 0; i < inputs; ++i) factors_.push_back({.before = -1, .input = i});
  // Each monomial once: only multiplied by inputs from its last one on.
  std::size_t begin = 0;
  for (int k = 2; k <= degree; ++k) {
    const std::size_t end = factors_.size();
    for (std::size_t m = begin; m < end; ++m) {
      for (Index i = factors_[m].input; i < inputs; ++i) {
        factors_.push_back({.before = static_cast<Index>(m), .input = i});
      }
    }
    begin = end;
  }
}

Matrix PolynomialFeatures::operator()(const Eigen::Ref<const Matrix>& inputs) const {
  if (inputs.rows() != inputs_) {
    throw InvalidArgument("the polynomial has {inputs} inputs, got {got}"_message,
                          {{"inputs", inputs_}, {"got", inputs.rows()}});
  }
  Matrix features(count(), inputs.cols());
  for (Index k = 0; k < inputs.cols(); ++k) {
    for (Index m = 0; m < count(); ++m) {
      const auto [before, input] = factors_[static_cast<std::size_t>(m)];
      features(m, k) = before < 0 ? inputs(input, k) : features(before, k) * inputs(input, k);
    }
  }
  return features;
}

Examples PolynomialFeatures::operator()(const Examples& examples) const {
  Examples result = examples;
  result.inputs = (*this)(examples.inputs);
  result.inputNames.clear();
  std::vector<std::vector<int>> powers;
  for (const Factor& factor : factors_) {
    powers.push_back(factor.before < 0 ? std::vector<int>(static_cast<std::size_t>(inputs_))
                                       : powers[static_cast<std::size_t>(factor.before)]);
    ++powers.back()[static_cast<std::size_t>(factor.input)];
    result.inputNames.push_back(nameOfMonomial(powers.back(), examples.inputNames));
  }
  return result;
}

}  // namespace descenso
