#include "engine/data/delimited.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t";

bool isBlank(char c) { return blanks.find(c) != std::string_view::npos; }

Field trimmed(std::string_view text, std::size_t column) {
  while (!text.empty() && isBlank(text.front())) {
    text.remove_prefix(1);
    ++column;
  }
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    return {text.substr(1, text.size() - 2), column + 1};
  return {text, column};
}

/// Quotes count only where there is another for each: "5" alone may be inches.
bool hasQuotes(std::string_view line) {
  const auto count = std::count(line.begin(), line.end(), '"');
  return count > 0 && count % 2 == 0;
}

/// Where one of `wanted` stands at or after `begin`, outside of quotes if the line has any; its length if nowhere.
std::size_t findOutside(std::string_view line, std::string_view wanted, std::size_t begin, bool quotes) {
  if (!quotes) return std::min(line.find_first_of(wanted, begin), line.size());
  bool isInside = false;
  for (std::size_t i = begin; i < line.size(); ++i) {
    if (line[i] == '"') isInside = !isInside;
    if (!isInside && wanted.find(line[i]) != std::string_view::npos) return i;
  }
  return line.size();
}

std::string_view withoutComment(std::string_view line) {
  if (line.find('#') == std::string_view::npos) return line;
  return line.substr(0, findOutside(line, "#", 0, hasQuotes(line)));
}

char separatorOf(std::string_view line) {
  for (const std::string_view separator : {";", "\t", ","}) {
    if (findOutside(line, separator, 0, hasQuotes(line)) < line.size()) return separator.front();
  }
  return ' ';
}

}  // namespace

ReadError::ReadError(std::string_view name, int line, int column, const Message& what)
    : RuntimeError("{file}:{line}:{column}: {reason}"_message,
                   {{"file", name}, {"line", line}, {"column", column}, {"reason", what}}),
      line_(line),
      column_(column) {}

DelimitedLines::DelimitedLines(std::string_view text, std::string_view name) : text_(text), rest_(text), name_(name) {
  if (text.size() > maximumCsvBytes)
    throw ReadError(name, 1, 1, {"this table is larger than {size} MiB"_message, {{"size", maximumCsvBytes >> 20U}}});
  if (rest_.starts_with(byteOrderMark)) rest_.remove_prefix(byteOrderMark.size());
}

bool DelimitedLines::next() {
  while (!rest_.empty()) {
    const std::string_view whole = nextLine();
    if (const std::size_t nul = whole.find('\0'); nul != std::string_view::npos) {
      fail(nul + 1, "there is a NUL byte; expected plain text (save the file as UTF-8)"_message);
    }
    const std::string_view line = withoutComment(whole);
    if (line.find_first_not_of(blanks) == std::string_view::npos) continue;
    if (separator_ == '\0') separator_ = separatorOf(line.substr(line.find_first_not_of(blanks)));
    split(line);
    return true;
  }
  return false;
}

double DelimitedLines::progress() const {
  if (text_.empty()) return 1;
  return 1 - static_cast<double>(rest_.size()) / static_cast<double>(text_.size());
}

std::string_view DelimitedLines::nextLine() {
  ++line_;
  const std::size_t end = std::min(rest_.find_first_of("\r\n"), rest_.size());
  const std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end);
  if (rest_.starts_with("\r\n")) {
    rest_.remove_prefix(2);
  } else if (!rest_.empty()) {
    rest_.remove_prefix(1);
  }
  return line;
}

void DelimitedLines::split(std::string_view line) {
  fields_.clear();
  const bool quotes = hasQuotes(line);
  std::size_t begin = 0;
  if (separator_ == ' ') {
    while ((begin = line.find_first_not_of(blanks, begin)) != std::string_view::npos) {
      const std::size_t end = findOutside(line, blanks, begin, quotes);
      fields_.push_back(trimmed(line.substr(begin, end - begin), begin + 1));
      begin = end;
    }
    return;
  }
  while (true) {
    const std::size_t end = findOutside(line, {&separator_, 1}, begin, quotes);
    fields_.push_back(trimmed(line.substr(begin, end - begin), begin + 1));
    if (end == line.size()) return;
    begin = end + 1;
  }
}

std::optional<double> DelimitedLines::number(std::string_view text) const {
  std::array<char, 64> copy;
  const bool hasDecimalComma = separator_ == ';' || separator_ == '\t';
  if (hasDecimalComma && text.size() <= copy.size() && text.find(',') != std::string_view::npos) {
    std::replace_copy(text.begin(), text.end(), copy.begin(), ',', '.');
    text = {copy.data(), text.size()};
  }
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ptr != text.data() + text.size() || text.empty()) return std::nullopt;
  if (result.ec == std::errc::result_out_of_range) return HUGE_VAL;
  if (result.ec != std::errc{}) return std::nullopt;
  return value;
}

void DelimitedLines::fail(std::size_t column, const Message& what) const {
  throw ReadError(name_, std::max(line_, 1), static_cast<int>(column), what);
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 24;
  std::string shown;
  for (const char c : text) {
    const bool isContinuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (shown.size() >= longest && !isContinuation) return shown + "…";
    shown += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    if (shown.size() > longest + 4) break;  // not UTF-8 at all
  }
  return shown;
}

bool isIndexName(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower == "i" || lower == "id" || lower == "index";
}

}  // namespace descenso
