// The loss that the user types: read, refused in words, and examples to begin with.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/labs/formula_text.h"
#include "app/labs/optimizer/config.h"
#include "engine/analysis/loss_grid.h"
#include "engine/math/expression.h"

namespace descenso {

/// Reads a formula in two variables. Throws FormulaError.
Expression readFormula(std::string_view text);
/// Takes over a formula, with its map, start and colours; its range stays. Throws FormulaError, or
/// std::invalid_argument where no run could start anywhere on the map, and leaves all as it was.
void chooseFormula(OptimizerLabConfig& config, std::string_view text);

struct FormulaExample {
  std::string_view name;  ///< translated under "formula.example.NAME"
  std::string_view text;
  Box range;
};
std::span<const FormulaExample> formulaExamples();
void chooseExample(OptimizerLabConfig& config, const FormulaExample& example);

/// `wanted`, or the nearest node of the grid, in units of its box, at which loss and gradient are finite; `wanted` if
/// there is none.
Point2 nearestUsableStart(const Problem& problem, const LossGrid& grid, const Point2& wanted);

}  // namespace descenso
