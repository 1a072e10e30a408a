// Columns of text, as wide as they need to be.
#pragma once

#include <string>
#include <vector>

namespace descenso {

using TextRow = std::vector<std::string>;

/// Two blanks between columns, no blanks at the ends of lines. Characters are taken to be one column wide.
std::string textTable(const std::vector<TextRow>& rows);

}  // namespace descenso
