// A line of a card that shows a formula and the numbers in it.
#pragma once

#include <string>

namespace descenso {

struct FormulaRow {
  enum class Kind { formula, numbers, value };
  Kind kind = Kind::formula;
  std::string text;
  std::string result{};  ///< bold, behind the text
};

}  // namespace descenso
