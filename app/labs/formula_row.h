// A line of a card that shows a formula and the numbers in it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace descenso {

struct FormulaRow {
  enum class Kind { formula, numbers, value };
  Kind kind = Kind::formula;
  std::string text;
  std::string result{};  ///< bold, behind the text
};

inline void addRow(std::vector<FormulaRow>& rows, FormulaRow::Kind kind, std::string text, std::string result = {}) {
  rows.push_back({kind, std::move(text), std::move(result)});
}

}  // namespace descenso
