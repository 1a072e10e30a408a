// Reads two columns of numbers.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/data/data_set.h"

namespace descenso {

/// A text that could not be read: what() is "NAME:LINE:COLUMN: what is wrong, and what would be right".
class ReadError : public std::runtime_error {
 public:
  ReadError(std::string_view name, int line, int column, std::string_view what);
  int line() const { return line_; }
  int column() const { return column_; }

 private:
  int line_;
  int column_;
};

/// A larger text is refused: some millions of rows.
inline constexpr std::size_t maximumCsvBytes = std::size_t{64} << 20;

/// Reads rows "x,y" (comma, semicolon, tab or blanks; '#' starts a comment; an optional header line; a leading column
/// named i, id or index is skipped; CRLF and a byte-order mark are accepted; a decimal comma where the separator is a
/// semicolon or tab). Every row must hold the same number of finite numbers.
/// `name` appears in messages. Throws ReadError; an empty table is an error too.
DataSet readCsv(std::string_view text, std::string_view name);

}  // namespace descenso
