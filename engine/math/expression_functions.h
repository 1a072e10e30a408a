// Names that a formula may use without declaring them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "engine/math/expression.h"

namespace descenso {

struct FormulaFunction {
  std::string_view name;
  Operation operation;
};

/// All spellings; the first of an operation is the one that is shown. `pow` is Operation::power.
std::span<const FormulaFunction> formulaFunctions();
const FormulaFunction* findFormulaFunction(std::string_view name);

/// pi, π and e.
std::optional<double> formulaConstant(std::string_view name);
std::span<const std::string_view> formulaConstantNames();

}  // namespace descenso
