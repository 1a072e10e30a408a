#include "engine/math/expression_program.h"

#include <algorithm>
#include <cmath>

#include "engine/math/operation_slopes.h"
#include "engine/math/types.h"

namespace descenso {
namespace {

template <class Block, class Function>
void eachOf(const Block& a, Block& out, Function function) {
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = function(a[k]);
}

template <class Block, class Function>
void eachOf(const Block& a, const Block& b, Block& out, Function function) {
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = function(a[k], b[k]);
}

/// The four rules of arithmetic have loops of their own, which the compiler makes vectors of.
template <class Block>
void combine(Operation operation, const Block& a, const Block& b, Block& out) {
  switch (operation) {
    case Operation::add:
      return eachOf(a, b, out, [](double x, double y) { return x + y; });
    case Operation::subtract:
      return eachOf(a, b, out, [](double x, double y) { return x - y; });
    case Operation::multiply:
      return eachOf(a, b, out, [](double x, double y) { return x * y; });
    case Operation::divide:
      return eachOf(a, b, out, [](double x, double y) { return x / y; });
    default:
      return eachOf(a, b, out, [&](double x, double y) { return operationValue(operation, x, y); });
  }
}

template <class Block>
void wholePowerOf(int exponent, const Block& a, Block& out) {
  if (exponent == 2) return eachOf(a, out, [](double x) { return x * x; });
  eachOf(a, out, [&](double x) { return wholePower(x, exponent); });
}

}  // namespace

ExpressionProgram::ExpressionProgram(const Expression& expression) : variableCount_(expression.variables().size()) {
  std::vector<int> places;
  for (const ExpressionNode& node : expression.nodes()) {
    places.push_back(place(folded(compiled(node, places, steps_), steps_)));
  }
  // The value must stand last, although an equal part may have come before.
  steps_.resize(static_cast<std::size_t>(places[static_cast<std::size_t>(expression.valueNode())]) + 1);
  dropUnused();
}

ExpressionProgram::Step ExpressionProgram::compiled(const ExpressionNode& node, const std::vector<int>& places,
                                                    const std::vector<Step>& steps) {
  const auto placeOf = [&](int child) { return child < 0 ? -1 : places[static_cast<std::size_t>(child)]; };
  Step step{.operation = node.operation,
            .a = placeOf(node.children[0]),
            .b = placeOf(node.children[1]),
            .variable = node.variable,
            .value = node.value};
  if (node.operation != Operation::power) return step;
  const Step& exponent = steps[static_cast<std::size_t>(step.b)];
  if (exponent.operation != Operation::number) return step;
  step.b = -1;
  step.value = exponent.value;
  step.isWhole = isWholeExponent(step.value);
  if (step.isWhole) step.wholeExponent = static_cast<int>(step.value);
  return step;
}

/// A number where all operands are numbers.
ExpressionProgram::Step ExpressionProgram::folded(const Step& step, const std::vector<Step>& steps) {
  if (step.a < 0) return step;
  std::array<double, maximumFormulaNodes> values{};
  for (const int operand : {step.a, step.b}) {
    if (operand < 0) continue;
    const Step& child = steps[static_cast<std::size_t>(operand)];
    if (child.operation != Operation::number) return step;
    values[static_cast<std::size_t>(operand)] = child.value;
  }
  return {.operation = Operation::number, .value = valueOf(step, values.data(), {})};
}

int ExpressionProgram::place(const Step& step) {
  const auto known = std::find(steps_.begin(), steps_.end(), step);
  const auto index = static_cast<int>(known - steps_.begin());
  if (known == steps_.end()) steps_.push_back(step);
  return index;
}

/// What only served to be folded is left out.
void ExpressionProgram::dropUnused() {
  std::vector<bool> isUsed(steps_.size(), false);
  isUsed.back() = true;
  for (std::size_t i = steps_.size(); i-- > 0;) {
    for (const int operand : {steps_[i].a, steps_[i].b}) {
      if (isUsed[i] && operand >= 0) isUsed[static_cast<std::size_t>(operand)] = true;
    }
  }
  std::vector<int> moved(steps_.size(), -1);
  std::vector<Step> kept;
  const auto movedTo = [&](int operand) { return operand < 0 ? -1 : moved[static_cast<std::size_t>(operand)]; };
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (!isUsed[i]) continue;
    moved[i] = static_cast<int>(kept.size());
    kept.push_back(steps_[i]);
    kept.back().a = movedTo(steps_[i].a);
    kept.back().b = movedTo(steps_[i].b);
  }
  steps_ = std::move(kept);
}

double ExpressionProgram::valueOf(const Step& step, const double* values, std::span<const double> variables) {
  if (step.operation == Operation::number) return step.value;
  if (step.operation == Operation::variable) return variables[static_cast<std::size_t>(step.variable)];
  const double a = values[step.a];
  if (step.b >= 0) return operationValue(step.operation, a, values[step.b]);
  if (step.operation != Operation::power) return operationValue(step.operation, a);
  return step.isWhole ? wholePower(a, step.wholeExponent) : std::pow(a, step.value);
}

double ExpressionProgram::value(std::span<const double> variables) const {
  std::array<double, maximumFormulaNodes> values;
  for (std::size_t i = 0; i < steps_.size(); ++i) values[i] = valueOf(steps_[i], values.data(), variables);
  return values[steps_.size() - 1];
}

Jet ExpressionProgram::jetOf(const Step& step, const Jet* jets) {
  const Jet& a = jets[step.a];
  if (step.b < 0) {
    if (step.operation == Operation::negate) return -a;
    if (step.operation != Operation::power) return applied(operationSlopes(step.operation, a.value), a);
    return applied(step.isWhole ? wholePowerSlopes(a.value, step.wholeExponent) : powerSlopes(a.value, step.value), a);
  }
  return operationJet(step.operation, a, jets[step.b]);
}

Jet ExpressionProgram::jet(std::span<const double> variables, std::size_t i, std::size_t j) const {
  std::array<Jet, maximumFormulaNodes> jets;
  for (std::size_t k = 0; k < steps_.size(); ++k) {
    const Step& step = steps_[k];
    if (step.operation == Operation::number) {
      jets[k] = Jet::constant(step.value);
    } else if (step.operation == Operation::variable) {
      const auto variable = static_cast<std::size_t>(step.variable);
      jets[k] = Jet::constant(variables[variable]);
      jets[k].d0 = variable == i ? 1 : 0;
      jets[k].d1 = variable == j ? 1 : 0;
    } else {
      jets[k] = jetOf(step, jets.data());
    }
  }
  const Jet& result = jets[steps_.size() - 1];
  if (!std::isnan(result.value)) return result;
  return {notANumber, notANumber, notANumber, notANumber, notANumber, notANumber};
}

void ExpressionProgram::compute(const Step& step, const Block* values, Block& out) {
  const Block& a = values[step.a];
  if (step.b >= 0) return combine(step.operation, a, values[step.b], out);
  if (step.operation != Operation::power) {
    return eachOf(a, out, [&](double x) { return operationValue(step.operation, x); });
  }
  if (step.isWhole) return wholePowerOf(step.wholeExponent, a, out);
  eachOf(a, out, [&](double x) { return std::pow(x, step.value); });
}

void ExpressionProgram::row(std::span<const double> variables, std::size_t varying, std::span<const double> at,
                            std::span<double> out) const {
  constexpr std::size_t blockSize = std::tuple_size_v<Block>;
  std::array<Block, maximumFormulaNodes> values;
  std::array<double, maximumFormulaNodes> constants;
  std::array<bool, maximumFormulaNodes> varies;  // along the row; everything else is computed once
  const auto isVarying = [&](int operand) { return operand >= 0 && varies[static_cast<std::size_t>(operand)]; };
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    varies[i] = steps_[i].variable == static_cast<int>(varying) || isVarying(steps_[i].a) || isVarying(steps_[i].b);
    if (varies[i]) continue;
    constants[i] = valueOf(steps_[i], constants.data(), variables);
    values[i].fill(constants[i]);
  }
  for (std::size_t begin = 0; begin < at.size(); begin += blockSize) {
    const std::span<const double> piece = at.subspan(begin, std::min(blockSize, at.size() - begin));
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (!varies[i]) continue;
      if (steps_[i].operation == Operation::variable) {
        values[i].fill(piece.front());
        std::copy(piece.begin(), piece.end(), values[i].begin());
      } else {
        compute(steps_[i], values.data(), values[i]);
      }
    }
    const Block& last = values[steps_.size() - 1];
    std::copy_n(last.begin(), piece.size(), out.begin() + static_cast<std::ptrdiff_t>(begin));
  }
}

}  // namespace descenso
