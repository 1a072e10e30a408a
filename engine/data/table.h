// Tables of named columns, numbers or words, and the examples that are made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/data/delimited.h"
#include "engine/data/examples.h"

namespace descenso {

struct Column {
  std::string name;
  /// Of each row, NaN where it is missing; empty in a column of words.
  std::vector<double> numbers;
  /// Of each row, an index into `vocabulary`, −1 where it is missing; empty in a column of numbers.
  std::vector<int> words;
  std::vector<std::string> vocabulary;  ///< ascending

  bool isWords() const { return !vocabulary.empty(); }
  bool isMissing(Index row) const;
};

struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<int> lines;  ///< of each row, from 1

  Index rows() const { return std::ssize(lines); }
};

inline constexpr std::size_t maximumColumns = 1000;

/// Reads rows of as many fields each (DelimitedLines). The first line names the columns if no field of it is a number;
/// otherwise they are "x1", "x2" … A column holds numbers if all its values are; missing values are empty, NA, N/A, ?
/// or nan in any case. A column without any value is left out.
/// Throws ReadError; a table without rows or with more than maximumExamples is an error too. Nothing if `stop` was
/// requested.
std::optional<Table> readTable(std::string_view text, std::string_view name, const std::stop_token& stop,
                               const ReadProgress& progress = {});
Table readTable(std::string_view text, std::string_view name);

/// A number that differs between tables of different columns, as far as 64 bits go.
std::uint64_t digestOf(const Table& table);

/// Which columns are inputs, and what is predicted from them: 0-based.
struct ColumnChoice {
  std::vector<int> inputs;
  int target = 0;
  bool isClass = true;  ///< a class for each word or number that is found, rather than a number
  bool operator==(const ColumnChoice&) const = default;
};

/// The last column as target: as class if it holds words or few different whole numbers. All other columns of numbers
/// but one that counts rows are inputs. A column of more words than there can be classes is no target as long as there
/// is another.
ColumnChoice usualColumns(const Table& table);

struct TableExamples {
  Examples examples;
  std::vector<int> missingLines;            ///< of rows left out because a chosen column misses a value
  std::vector<std::string> constantInputs;  ///< names of inputs that are the same in all rows: nothing to learn from
};

/// The usual columns, or where nothing can be learned of that target the first of the others, from the last on, of
/// which something can; `refusal` says why, also where the last column has too many words to be a usual target.
/// Throws std::invalid_argument for a table without any.
struct LearnableColumns {
  ColumnChoice choice;
  std::optional<Message> refusal{};
};
LearnableColumns learnableColumns(const Table& table);

/// Two to maximumClasses different whole numbers, each twice on average: a column that rather holds classes.
bool isFewWholeNumbers(const Column& column);

/// Throws std::invalid_argument as examplesFrom does, and makes nothing.
void checkColumns(const Table& table, const ColumnChoice& choice);

/// All columns of numbers but the target and one that counts rows.
std::vector<int> possibleInputs(const Table& table, int target);

/// Classes ascending. Throws std::invalid_argument that says which column is wrong and what would be right: words as
/// input or as number, one class or more than maximumClasses, no inputs, the target among them, no complete row.
TableExamples examplesFrom(const Table& table, const ColumnChoice& choice);

/// Inputs, then class or numbers, under their names: what readTable reads back to the same bits. The last column is the
/// target then, unless there are several.
std::string csvOf(const Examples& examples);
/// The same after a column "part" with the words train, validation and test.
std::string csvOf(const Examples& examples, const Split& split);

}  // namespace descenso
