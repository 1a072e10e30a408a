// The words of a formula.
#pragma once

#include <vector>

#include "engine/math/expression.h"

namespace descenso {

enum class FormulaToken {
  number,
  name,
  superscript,  ///< ², ¹², ⁻¹: `value` is the exponent
  plus,
  minus,
  times,
  over,
  power,
  open,
  close,
  comma,
  bar,        ///< |, opening or closing
  equals,     ///< only where parts may be named
  separator,  ///< ; or the end of a line, as above
  end,
};

struct FormulaWord {
  FormulaToken token = FormulaToken::end;
  SourceRange source{};
  double value = 0;  ///< of a number or a superscript
};

/// The last word is `end`. A name is a run of ASCII letters or one Greek letter, then digits or subscripts: "log10",
/// "x", "φ₁"; a letter after digits begins the next name, so that "φ₀φ₁" are two. Throws FormulaError.
std::vector<FormulaWord> formulaWords(std::string_view text, bool mayName = false);

}  // namespace descenso
