#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <set>
#include <span>
#include <stdexcept>
#include <utility>

#include "engine/data/table.h"
#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

/// The different numbers of a column, ascending; one more than maximumClasses at most.
std::set<double> kindsOf(const Column& column) {
  std::set<double> kinds;
  for (const double number : column.numbers) {
    if (!std::isnan(number)) kinds.insert(number);
    if (std::ssize(kinds) > maximumClasses) break;
  }
  return kinds;
}

bool canBePredicted(const Column& column) {
  return !isIndexName(column.name) && std::ssize(column.vocabulary) <= maximumClasses;
}

const Column& columnOf(const Table& table, int index, MessageText refusal) {
  if (index < 0 || index >= static_cast<int>(table.columns.size())) {
    throw InvalidArgument(refusal, {{"columns", table.columns.size()}, {"got", index}});
  }
  return table.columns[static_cast<std::size_t>(index)];
}

void refuseColumn(const Column& column, MessageText refusal) {
  throw InvalidArgument(refusal, {{"column", excerpt(column.name)}, {"most", maximumClasses}});
}

/// Why the last column is not the usual target; nothing where it is, or only counts rows.
std::optional<Message> lastPassedOver(const Table& table, int target) {
  const auto last = std::find_if(table.columns.rbegin(), table.columns.rend(),
                                 [](const Column& column) { return !isIndexName(column.name); });
  if (last == table.columns.rend() || std::distance(last, table.columns.rend()) - 1 == target) return {};
  return Message("column \"{column}\" holds {words} different words; expected at most {most} classes"_message,
                 {{"column", excerpt(last->name)}, {"words", last->vocabulary.size()}, {"most", maximumClasses}});
}

/// Makes examples of the complete rows of the chosen columns.
class Chooser {
 public:
  Chooser(const Table& table, const ColumnChoice& choice)
      : table_(table),
        choice_(choice),
        target_(columnOf(table, choice.target, "the target column must be in [0, {columns}), got {got}"_message)) {
    if (choice.inputs.empty()) throw InvalidArgument("at least one input column must be chosen, got none"_message);
    for (const int input : choice.inputs) {
      const Column& column = columnOf(table, input, "the input column must be in [0, {columns}), got {got}"_message);
      if (input == choice.target)
        refuseColumn(column, "column \"{column}\" cannot be an input and the target; expected another column"_message);
      if (column.isWords())
        refuseColumn(column, "column \"{column}\" holds words; expected numbers for an input"_message);
      inputs_.push_back(&column);
    }
    if (!choice.isClass && target_.isWords())
      refuseColumn(
          target_,
          "column \"{column}\" holds words; expected numbers to predict a number, or choose it as the class"_message);
  }

  /// Throws what make() would, and makes nothing.
  void check() {
    std::vector<int> missingLines;
    chooseRows(missingLines);
    if (choice_.isClass) kinds();
  }

  TableExamples make() {
    TableExamples result;
    chooseRows(result.missingLines);
    Examples& examples = result.examples;
    examples.name = table_.name;
    examples.targetName = target_.name;
    examples.inputs.resize(std::ssize(inputs_), std::ssize(rows_));
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      examples.inputNames.push_back(inputs_[i]->name);
      for (std::size_t k = 0; k < rows_.size(); ++k) {
        examples.inputs(static_cast<Index>(i), static_cast<Index>(k)) = inputs_[i]->numbers[rows_[k]];
      }
      const auto row = examples.inputs.row(static_cast<Index>(i));
      if (row.minCoeff() == row.maxCoeff()) result.constantInputs.push_back(inputs_[i]->name);
    }
    if (choice_.isClass) {
      setClasses(examples);
    } else {
      examples.targets.resize(std::ssize(rows_));
      for (std::size_t k = 0; k < rows_.size(); ++k) {
        examples.targets[static_cast<Index>(k)] = target_.numbers[rows_[k]];
      }
    }
    return result;
  }

 private:
  void chooseRows(std::vector<int>& missingLines) {
    for (Index row = 0; row < table_.rows(); ++row) {
      const auto isMissing = [&](const Column* column) { return column->isMissing(row); };
      if (target_.isMissing(row) || std::any_of(inputs_.begin(), inputs_.end(), isMissing)) {
        missingLines.push_back(table_.lines[static_cast<std::size_t>(row)]);
      } else {
        rows_.push_back(static_cast<std::size_t>(row));
      }
    }
    if (rows_.empty()) {
      throw InvalidArgument(
          "every row misses a value in one of the chosen columns; expected at least one that "
          "is complete, or choose other columns"_message);
    }
  }

  double valueOf(std::size_t row) const {
    return target_.isWords() ? static_cast<double>(target_.words[row]) : target_.numbers[row];
  }

  /// The values that stand in the chosen rows, whether words or numbers.
  std::set<double> kinds() const {
    std::set<double> kinds;
    for (const std::size_t row : rows_) {
      kinds.insert(valueOf(row));
      if (std::ssize(kinds) > maximumClasses) {
        refuseColumn(target_,
                     "column \"{column}\" holds more than {most} different values; expected at most that many classes, "
                     "or choose it as a number"_message);
      }
    }
    if (kinds.size() == 1)
      refuseColumn(target_, "column \"{column}\" is the same in every row; expected at least two classes"_message);
    return kinds;
  }

  void setClasses(Examples& examples) const {
    const std::set<double> kinds = this->kinds();
    for (const double kind : kinds) {
      examples.classNames.push_back(target_.isWords() ? target_.vocabulary[static_cast<std::size_t>(kind)]
                                                      : numberText(kind));
    }
    examples.classes.reserve(rows_.size());
    for (const std::size_t row : rows_) {
      examples.classes.push_back(static_cast<int>(std::distance(kinds.begin(), kinds.find(valueOf(row)))));
    }
  }

  const Table& table_;
  const ColumnChoice& choice_;
  const Column& target_;
  std::vector<const Column*> inputs_;
  std::vector<std::size_t> rows_;
};

/// In quotes where it would be read otherwise without them.
std::string csvField(std::string_view word) {
  const bool isPlain =
      word.find_first_of(",;\t\"#") == std::string_view::npos && !word.starts_with(' ') && !word.ends_with(' ');
  std::string text;
  for (const char c : word) {
    text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    if (c == '"') text += '"';
  }
  return isPlain ? text : "\"" + text + "\"";
}

void appendNumber(std::string& text, double value) {
  std::array<char, 32> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  text.append(digits.data(), result.ptr);
}

/// A line for each example, with the part it belongs to before the rest where that is wanted.
class ExamplesWriter {
 public:
  ExamplesWriter(const Examples& examples, std::span<const char* const> parts) : examples_(examples), parts_(parts) {
    for (const std::string& name : examples.classNames) classes_.push_back(csvField(name));
  }

  std::string write() {
    if (!parts_.empty()) text_ += "part,";
    for (const std::string& name : examples_.inputNames) text_ += csvField(name) + ",";
    text_ += csvField(examples_.targetName.empty() ? "class" : examples_.targetName);
    for (const std::string& name : examples_.furtherTargetNames) text_.append(",").append(csvField(name));
    text_ += '\n';
    for (Index i = 0; i < examples_.size(); ++i) writeExample(i);
    return std::move(text_);
  }

 private:
  void writeExample(Index i) {
    const auto each = static_cast<std::size_t>(i);
    if (!parts_.empty()) text_.append(parts_[each]).append(",");
    for (Index input = 0; input < examples_.inputCount(); ++input) {
      appendNumber(text_, examples_.inputs(input, i));
      text_ += ',';
    }
    if (examples_.isClassified())
      text_ += classes_[static_cast<std::size_t>(examples_.classes[each])];
    else
      writeNumbers(i);
    text_ += '\n';
  }

  void writeNumbers(Index i) {
    for (Index k = 0; k < examples_.targetCount(); ++k) {
      if (k > 0) text_ += ',';
      appendNumber(text_, examples_.target(i, k));
    }
  }

  const Examples& examples_;
  std::span<const char* const> parts_;
  std::vector<std::string> classes_;
  std::string text_;
};

}  // namespace

bool isFewWholeNumbers(const Column& column) {
  const std::set<double> kinds = kindsOf(column);
  return kinds.size() >= 2 && std::ssize(kinds) <= maximumClasses && 2 * kinds.size() <= column.numbers.size() &&
         std::all_of(kinds.begin(), kinds.end(), [](double each) { return each == std::floor(each); });
}

ColumnChoice usualColumns(const Table& table) {
  ColumnChoice choice;
  const auto last = std::find_if(table.columns.rbegin(), table.columns.rend(), canBePredicted);
  choice.target = static_cast<int>(last == table.columns.rend() ? std::ssize(table.columns) - 1
                                                                : std::distance(last, table.columns.rend()) - 1);
  const Column& target = table.columns[static_cast<std::size_t>(choice.target)];
  choice.isClass = target.isWords() || isFewWholeNumbers(target);
  choice.inputs = possibleInputs(table, choice.target);
  return choice;
}

std::vector<int> possibleInputs(const Table& table, int target) {
  std::vector<int> inputs;
  for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
    const Column& column = table.columns[static_cast<std::size_t>(i)];
    if (i != target && !column.isWords() && !isIndexName(column.name)) inputs.push_back(i);
  }
  return inputs;
}

void checkColumns(const Table& table, const ColumnChoice& choice) { Chooser(table, choice).check(); }

LearnableColumns learnableColumns(const Table& table) {
  const ColumnChoice usual = usualColumns(table);
  const auto refusalOf = [&](const ColumnChoice& choice) -> std::optional<Message> {
    try {
      checkColumns(table, choice);
    } catch (const std::invalid_argument& error) {
      return messageOf(error);
    }
    return std::nullopt;
  };
  const std::optional<Message> refusal = refusalOf(usual);
  if (!refusal) return {.choice = usual, .refusal = lastPassedOver(table, usual.target)};
  for (int target = static_cast<int>(table.columns.size()) - 1; target >= 0; --target) {
    const Column& column = table.columns[static_cast<std::size_t>(target)];
    if (target == usual.target || isIndexName(column.name)) continue;
    ColumnChoice other{.inputs = possibleInputs(table, target), .target = target, .isClass = true};
    other.isClass = column.isWords() || isFewWholeNumbers(column);
    if (!refusalOf(other)) return {.choice = other, .refusal = refusal};
  }
  throw InvalidArgument(*refusal);
}

std::uint64_t digestOf(const Table& table) {
  std::uint64_t digest = 0xCBF29CE484222325U;  // as in FNV-1a, eight bytes at a time
  const auto add = [&](std::uint64_t value) {
    digest = (digest ^ value) * 0x100000001B3U;
    digest ^= digest >> 29U;
  };
  const auto addText = [&](const std::string& text) {
    add(text.size());
    for (const char c : text) add(static_cast<unsigned char>(c));
  };
  for (const Column& column : table.columns) {
    addText(column.name);
    for (const double number : column.numbers) add(std::bit_cast<std::uint64_t>(number));
    for (const int word : column.words) add(static_cast<std::uint64_t>(word));
    for (const std::string& word : column.vocabulary) addText(word);
  }
  return digest;
}

TableExamples examplesFrom(const Table& table, const ColumnChoice& choice) { return Chooser(table, choice).make(); }

std::string csvOf(const Examples& examples) { return ExamplesWriter(examples, {}).write(); }

std::string csvOf(const Examples& examples, const Split& split) {
  std::vector<const char*> parts(static_cast<std::size_t>(examples.size()), "train");
  for (const int each : split.validation) parts[static_cast<std::size_t>(each)] = "validation";
  for (const int each : split.test) parts[static_cast<std::size_t>(each)] = "test";
  return ExamplesWriter(examples, parts).write();
}

}  // namespace descenso
