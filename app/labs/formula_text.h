// What is said about a formula that could not be read.
#pragma once

#include <string>
#include <string_view>

#include "app/text/translations.h"
#include "engine/math/expression.h"

namespace descenso {

/// "unknown name "sinn"; did you mean sin? (column 3)"
Message atColumn(const FormulaError& error);

/// "unknown-name": translated under "formula.unknown-name", with {text} for what stands at the fault.
std::string_view nameOf(FormulaFault fault);

/// What is wrong with `formula`, as a sentence in the interface's language.
std::string formulaRefusal(const Translations& text, std::string_view formula, const FormulaError& error);

}  // namespace descenso
