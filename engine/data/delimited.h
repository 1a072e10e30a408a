// The lines of a table as text, and their fields.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/math/message.h"

namespace descenso {

/// A text that could not be read: what() is "NAME:LINE:COLUMN: what is wrong, and what would be right".
class ReadError : public RuntimeError {
 public:
  ReadError(std::string_view name, int line, int column, const Message& what);
  int line() const { return line_; }
  int column() const { return column_; }

 private:
  int line_;
  int column_;
};

/// A larger text is refused: a million rows of a dozen numbers with all their digits.
inline constexpr std::size_t maximumCsvBytes = std::size_t{256} << 20;

/// Told the part that has been read, 0 … 1, every few thousand lines.
using ReadProgress = std::function<void(double part)>;
inline constexpr long linesBetweenReports = 4096;

struct Field {
  std::string_view text;   ///< without surrounding blanks and quotes; a quote within is still doubled
  std::size_t column = 0;  ///< of its first byte, from 1
};

/// Reads lines of fields between commas, semicolons, tabs or blanks, whichever the first line has; '#' starts a comment
/// and empty lines are passed over; CRLF and a byte-order mark are accepted. Between double quotes separators and '#'
/// are text. The text must outlive the lines.
class DelimitedLines {
 public:
  /// `name` appears in messages. Throws ReadError for a text that is too large.
  DelimitedLines(std::string_view text, std::string_view name);

  /// Goes on to the next line that has fields; false at the end. Throws ReadError for a NUL byte.
  bool next();
  /// Of the present line; valid until the next.
  const std::vector<Field>& fields() const { return fields_; }
  int line() const { return line_; }
  /// The part of the text that has been read, 0 … 1.
  double progress() const;

  /// nullopt if the text is not a number; "nan" and "inf" are numbers here. A decimal comma is read where the separator
  /// is a semicolon or tab.
  std::optional<double> number(std::string_view text) const;

  /// Throws a ReadError at the present line.
  [[noreturn]] void fail(std::size_t column, const Message& what) const;

 private:
  std::string_view nextLine();
  void split(std::string_view line);

  std::string_view text_;
  std::string_view rest_;
  std::string_view name_;
  int line_ = 0;
  char separator_ = '\0';  ///< ' ' stands for any run of blanks
  std::vector<Field> fields_;
};

/// A piece of a file that is safe to show: short, and without control characters.
std::string excerpt(std::string_view text);

/// "i", "id" or "index" in any case: a column that counts rows.
bool isIndexName(std::string_view text);

}  // namespace descenso
