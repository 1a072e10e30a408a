#include "engine/data/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

namespace descenso {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t";
constexpr std::size_t mostFields = 4;  // one more than any table we accept: enough to tell what is wrong

struct Field {
  std::string_view text;   ///< without surrounding blanks and quotes
  std::size_t column = 0;  ///< of its first byte, from 1
};

/// The fields of one line; `count` goes on past those that are kept.
struct Fields {
  std::array<Field, mostFields> kept;
  std::size_t count = 0;

  void add(std::string_view text, std::size_t column) {
    if (count < mostFields) kept[count] = {text, column};
    ++count;
  }
};

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

/// ' ' stands for any run of blanks.
char separatorOf(std::string_view line) {
  for (const char c : {';', '\t', ','}) {
    if (line.find(c) != std::string_view::npos) return c;
  }
  return ' ';
}

Fields split(std::string_view line, char separator) {
  Fields fields;
  std::size_t begin = 0;
  if (separator == ' ') {
    while ((begin = line.find_first_not_of(blanks, begin)) != std::string_view::npos) {
      const std::size_t end = std::min(line.find_first_of(blanks, begin), line.size());
      const Field field = trimmed(line.substr(begin, end - begin), begin + 1);
      fields.add(field.text, field.column);
      begin = end;
    }
    return fields;
  }
  while (true) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    const Field field = trimmed(line.substr(begin, end - begin), begin + 1);
    fields.add(field.text, field.column);
    if (end == line.size()) return fields;
    begin = end + 1;
  }
}

/// nullopt if the text is not a number; "nan" and "inf" are numbers here, and refused later with their own words.
std::optional<double> numberIn(std::string_view text, bool hasDecimalComma) {
  std::array<char, 64> copy;
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

/// A piece of the file that is safe to show: short, and without control characters.
std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 24;
  std::string shown;
  for (const char c : text) {
    const bool isContinuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (shown.size() >= longest && !isContinuation) return "\"" + shown + "…\"";
    shown += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    if (shown.size() > longest + 4) break;  // not UTF-8 at all
  }
  return "\"" + shown + "\"";
}

bool isIndexName(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower == "i" || lower == "id" || lower == "index";
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view name) : rest_(text), name_(name) {
    if (rest_.starts_with(byteOrderMark)) rest_.remove_prefix(byteOrderMark.size());
    const auto lines = static_cast<std::size_t>(std::count(rest_.begin(), rest_.end(), '\n')) + 1;
    x_.reserve(std::min<std::size_t>(lines, maximumExamples));
    y_.reserve(x_.capacity());
  }

  DataSet read() {
    while (!rest_.empty()) readLine(nextLine());
    if (x_.empty()) fail(1, "there are no examples; expected rows such as 1.5,0.25");
    DataSet data{.name = std::string(name_), .x = {}, .y = {}};
    data.x = VectorView(x_.data(), static_cast<Index>(x_.size()));
    data.y = VectorView(y_.data(), static_cast<Index>(y_.size()));
    return data;
  }

 private:
  [[noreturn]] void fail(std::size_t column, std::string_view what) const {
    throw ReadError(name_, std::max(line_, 1), static_cast<int>(column), what);
  }

  std::string_view nextLine() {
    ++line_;
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != '\n' && rest_[end] != '\r') ++end;
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (rest_.starts_with("\r\n")) {
      rest_.remove_prefix(2);
    } else if (!rest_.empty()) {
      rest_.remove_prefix(1);
    }
    return line;
  }

  void readLine(std::string_view whole) {
    if (const std::size_t nul = whole.find('\0'); nul != std::string_view::npos) {
      fail(nul + 1, "there is a NUL byte; expected plain text (save the file as UTF-8)");
    }
    const std::string_view line = whole.substr(0, whole.find('#'));
    if (line.find_first_not_of(blanks) == std::string_view::npos) return;
    const bool isFirst = separator_ == '\0';
    if (isFirst) separator_ = separatorOf(trimmed(line, 1).text);
    const Fields fields = split(line, separator_);
    if (isFirst && readHeader(fields)) return;
    readRow(fields);
  }

  /// True if the first line names the columns.
  bool readHeader(const Fields& fields) {
    for (std::size_t i = 0; i < std::min(fields.count, mostFields); ++i) {
      if (fields.kept[i].text.empty() || numberIn(fields.kept[i].text, hasDecimalComma())) return false;
    }
    skipsIndex_ = isIndexName(fields.kept[0].text);
    checkCount(fields);
    return true;
  }

  void checkCount(const Fields& fields) const {
    const std::size_t expected = skipsIndex_ ? 3 : 2;
    if (fields.count == expected) return;
    const std::size_t column = fields.kept[std::min({fields.count - 1, expected, mostFields - 1})].column;
    fail(column, std::string("expected ") + (skipsIndex_ ? "3 columns (index,x,y)" : "2 columns (x,y)") + ", got " +
                     std::to_string(fields.count));
  }

  void readRow(const Fields& fields) {
    checkCount(fields);
    if (std::ssize(x_) == maximumExamples) {
      fail(1, "there are more than " + std::to_string(maximumExamples) + " examples; expected at most that many");
    }
    const std::size_t first = skipsIndex_ ? 1 : 0;
    x_.push_back(finite(fields.kept[first]));
    y_.push_back(finite(fields.kept[first + 1]));
  }

  double finite(const Field& field) const {
    if (field.text.empty()) fail(field.column, "a value is missing; expected a number such as 0.25");
    const std::optional<double> value = numberIn(field.text, hasDecimalComma());
    if (!value) fail(field.column, excerpt(field.text) + " is not a number; expected one such as 0.25");
    if (!std::isfinite(*value))
      fail(field.column, excerpt(field.text) + " is not finite; expected a number such as 0.25");
    return *value;
  }

  bool hasDecimalComma() const { return separator_ == ';' || separator_ == '\t'; }

  std::string_view rest_;
  std::string_view name_;
  int line_ = 0;
  char separator_ = '\0';
  bool skipsIndex_ = false;
  std::vector<double> x_;
  std::vector<double> y_;
};

}  // namespace

ReadError::ReadError(std::string_view name, int line, int column, std::string_view what)
    : std::runtime_error(std::string(name) + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " +
                         std::string(what)),
      line_(line),
      column_(column) {}

DataSet readCsv(std::string_view text, std::string_view name) {
  if (text.size() > maximumCsvBytes)
    throw ReadError(name, 1, 1, "this table is larger than " + std::to_string(maximumCsvBytes >> 20U) + " MiB");
  return Reader(text, name).read();
}

}  // namespace descenso
