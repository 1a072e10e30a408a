#include "engine/data/table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "engine/data/data_set.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

bool isMissingValue(std::string_view text) {
  if (text.size() > 3) return false;
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower.empty() || lower == "na" || lower == "n/a" || lower == "?" || lower == "nan";
}

/// "" within quotes is one ".
std::string wordOf(std::string_view text) {
  std::string word(text);
  for (std::size_t at = 0; (at = word.find("\"\"", at)) != std::string::npos; ++at) word.erase(at, 1);
  return word;
}

/// What the first pass finds out about a column.
struct Kind {
  std::string name;
  bool hasValues = false;
  bool isWords = false;
};

/// Numbers the different words of a column in the order of their first appearance.
class Vocabulary {
 public:
  int indexOf(std::string_view word) {
    return indices_.try_emplace(word, static_cast<int>(indices_.size())).first->second;
  }

  /// Writes the words in ascending order, each once however it was quoted, and renumbers.
  void finish(Column& column) const {
    std::vector<std::string> words(indices_.size());
    for (const auto& [word, index] : indices_) words[static_cast<std::size_t>(index)] = wordOf(word);
    std::vector<int> order(words.size());
    std::iota(order.begin(), order.end(), 0);
    const auto word = [&](int index) -> std::string& { return words[static_cast<std::size_t>(index)]; };
    std::sort(order.begin(), order.end(), [&](int a, int b) { return word(a) < word(b); });
    std::vector<int> places(words.size());
    for (const int each : order) {
      if (column.vocabulary.empty() || column.vocabulary.back() != word(each)) {
        column.vocabulary.push_back(std::move(word(each)));
      }
      places[static_cast<std::size_t>(each)] = static_cast<int>(column.vocabulary.size()) - 1;
    }
    for (int& each : column.words) each = each < 0 ? each : places[static_cast<std::size_t>(each)];
  }

 private:
  std::unordered_map<std::string_view, int> indices_;  ///< of words as they stand in the text
};

/// Reads the text twice: what the columns are, then what is in them. So nothing is kept but the table.
class TableReader {
 public:
  TableReader(std::string_view text, std::string_view name, const std::stop_token& stop, const ReadProgress& progress)
      : text_(text), name_(name), stop_(stop), progress_(progress) {}

  std::optional<Table> read() {
    if (!survey()) return std::nullopt;
    return fill();
  }

 private:
  /// Reports, and says whether to go on.
  bool goesOn(const DelimitedLines& lines, double passesBefore) {
    if (++lines_ % linesBetweenReports != 0) return true;
    if (progress_) progress_((passesBefore + lines.progress()) / 2);
    return !stop_.stop_requested();
  }

  bool survey() {
    DelimitedLines lines(text_, name_);
    if (!lines.next()) lines.fail(1, noRows);
    readNames(lines);
    if (!hasHeader_) surveyRow(lines);
    while (lines.next()) {
      surveyRow(lines);
      if (!goesOn(lines, 0)) return false;
    }
    if (rows_ == 0) lines.fail(1, noRows);
    const auto hasValues = [](const Kind& kind) { return kind.hasValues; };
    if (std::none_of(kinds_.begin(), kinds_.end(), hasValues))
      lines.fail(1, "there are no values; expected numbers"_message);
    return !stop_.stop_requested();
  }

  void readNames(const DelimitedLines& lines) {
    const std::vector<Field>& fields = lines.fields();
    if (fields.size() > maximumColumns) {
      lines.fail(
          fields[maximumColumns].column,
          {"there are more than {most} columns; expected at most that many"_message, {{"most", maximumColumns}}});
    }
    const auto isNumber = [&](const Field& field) { return lines.number(field.text).has_value(); };
    const auto isEmpty = [](const Field& field) { return field.text.empty(); };
    hasHeader_ =
        std::none_of(fields.begin(), fields.end(), isNumber) && !std::all_of(fields.begin(), fields.end(), isEmpty);
    for (const Field& field : fields) {
      std::string name = "x";
      name += std::to_string(kinds_.size() + 1);
      if (hasHeader_ && !field.text.empty()) name = wordOf(field.text);
      kinds_.push_back({.name = uniqueName(name)});
    }
  }

  std::string uniqueName(const std::string& wanted) const {
    std::string name = wanted;
    const auto isTaken = [&](const Kind& kind) { return kind.name == name; };
    for (int n = 2; std::any_of(kinds_.begin(), kinds_.end(), isTaken); ++n) {
      name = wanted + " (" + std::to_string(n) + ")";
    }
    return name;
  }

  void surveyRow(const DelimitedLines& lines) {
    const std::vector<Field>& fields = lines.fields();
    if (fields.size() != kinds_.size()) {
      lines.fail(fields[std::min(fields.size() - 1, kinds_.size())].column,
                 {"expected {kinds} columns as in the first line, got {got}"_message,
                  {{"kinds", kinds_.size()}, {"got", fields.size()}}});
    }
    if (++rows_ > maximumExamples) {
      lines.fail(1,
                 {"there are more than {most} rows; expected at most that many"_message, {{"most", maximumExamples}}});
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
      Kind& kind = kinds_[i];
      if (isMissingValue(fields[i].text)) continue;
      kind.hasValues = true;
      if (!kind.isWords) kind.isWords = !lines.number(fields[i].text);
    }
  }

  std::optional<Table> fill() {
    DelimitedLines lines(text_, name_);
    Table table{.name = std::string(name_), .columns = std::vector<Column>(kinds_.size()), .lines = {}};
    std::vector<Vocabulary> vocabularies(kinds_.size());
    reserve(table);
    if (hasHeader_) lines.next();
    while (lines.next()) {
      for (std::size_t i = 0; i < kinds_.size(); ++i) {
        if (kinds_[i].hasValues) fillField(lines, i, table.columns[i], vocabularies[i]);
      }
      table.lines.push_back(lines.line());
      if (!goesOn(lines, 1)) return std::nullopt;
    }
    for (std::size_t i = 0; i < kinds_.size(); ++i) vocabularies[i].finish(table.columns[i]);
    std::erase_if(table.columns, [](const Column& column) { return column.numbers.empty() && column.words.empty(); });
    return table;
  }

  void reserve(Table& table) const {
    const auto rows = static_cast<std::size_t>(rows_);
    table.lines.reserve(rows);
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      Column& column = table.columns[i];
      column.name = kinds_[i].name;
      if (!kinds_[i].hasValues) continue;
      if (kinds_[i].isWords) {
        column.words.reserve(rows);
      } else {
        column.numbers.reserve(rows);
      }
    }
  }

  void fillField(const DelimitedLines& lines, std::size_t i, Column& column, Vocabulary& vocabulary) const {
    const Field& field = lines.fields()[i];
    const bool isMissing = isMissingValue(field.text);
    if (kinds_[i].isWords) {
      column.words.push_back(isMissing ? -1 : vocabulary.indexOf(field.text));
    } else if (isMissing) {
      column.numbers.push_back(std::numeric_limits<double>::quiet_NaN());
    } else {
      const double value = *lines.number(field.text);
      if (!std::isfinite(value))
        lines.fail(field.column, {"\"{text}\" is not finite; expected a number such as 0.25"_message,
                                  {{"text", excerpt(field.text)}}});
      column.numbers.push_back(value);
    }
  }

  static constexpr MessageText noRows =
      "there are no rows; expected a line of names and rows such as 1.5,0.25,red"_message;

  std::string_view text_;
  std::string_view name_;
  std::stop_token stop_;
  ReadProgress progress_;
  long lines_ = 0;
  Index rows_ = 0;
  bool hasHeader_ = false;
  std::vector<Kind> kinds_;
};

}  // namespace

bool Column::isMissing(Index row) const {
  const auto i = static_cast<std::size_t>(row);
  return isWords() ? words[i] < 0 : std::isnan(numbers[i]);
}

std::optional<Table> readTable(std::string_view text, std::string_view name, const std::stop_token& stop,
                               const ReadProgress& progress) {
  return TableReader(text, name, stop, progress).read();
}

Table readTable(std::string_view text, std::string_view name) { return *readTable(text, name, {}, {}); }

}  // namespace descenso
