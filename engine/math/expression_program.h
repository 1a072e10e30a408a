// A formula made ready to be computed many times: equal parts once, constants folded, whole powers by multiplication.
// Computing allocates nothing and changes nothing: several threads may share one program.
//
// A point outside the formula's domain (log of a negative number, 0/0) has the value NaN, and then NaN derivatives.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/math/expression.h"
#include "engine/math/jet.h"

namespace descenso {

class ExpressionProgram {
 public:
  explicit ExpressionProgram(const Expression& expression);

  /// Of the formula's naming; the spans below hold this many variables.
  std::size_t variableCount() const { return variableCount_; }
  /// Numbers and operations that are left to compute.
  std::size_t size() const { return steps_.size(); }

  double value(std::span<const double> variables) const;
  /// Value, slopes and second derivatives along variables i and j.
  Jet jet(std::span<const double> variables, std::size_t i, std::size_t j) const;
  /// out[k] = value with variable `varying` set to at[k]: the same bits as value(), operation by operation over the
  /// row.
  void row(std::span<const double> variables, std::size_t varying, std::span<const double> at,
           std::span<double> out) const;

 private:
  struct Step {
    Operation operation = Operation::number;
    int a = -1;
    int b = -1;  ///< −1 for a power with a constant exponent
    int variable = -1;
    int wholeExponent = 0;  ///< of a power with a constant whole exponent
    double value = 0;       ///< of a number; the constant exponent of a power
    bool isWhole = false;
    bool operator==(const Step&) const = default;
  };

  using Block = std::array<double, 32>;  ///< of a row, computed together

  static Step compiled(const ExpressionNode& node, const std::vector<int>& places, const std::vector<Step>& steps);
  static Step folded(const Step& step, const std::vector<Step>& steps);
  int place(const Step& step);
  void dropUnused();
  static double valueOf(const Step& step, const double* values, std::span<const double> variables);
  static Jet jetOf(const Step& step, const Jet* jets);
  static void compute(const Step& step, const Block* values, Block& out);

  std::size_t variableCount_ = 0;
  std::vector<Step> steps_;  ///< operands before what is made of them
};

}  // namespace descenso
