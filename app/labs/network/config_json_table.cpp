#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "app/labs/network/config_json.h"
#include "app/labs/read_json.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

constexpr int firstTableLine = 2;  // under the names

std::string digestText(std::uint64_t digest) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), digest, 16).ptr;
  return {digits.data(), end};
}

/// The lines of rows that follow one another under a line of names need not be written.
std::vector<int> usualLines(std::size_t rows) {
  std::vector<int> lines(rows);
  std::iota(lines.begin(), lines.end(), firstTableLine);
  return lines;
}

json columnJson(const Column& column) {
  json values = json::array();
  if (column.isWords()) {
    for (const int word : column.words)
      values.push_back(word < 0 ? json() : json(column.vocabulary[static_cast<std::size_t>(word)]));
    return {{"name", column.name}, {"words", std::move(values)}};
  }
  for (const double number : column.numbers) values.push_back(std::isnan(number) ? json() : json(number));
  return {{"name", column.name}, {"numbers", std::move(values)}};
}

void readNumbers(const json& value, const std::string& pointer, Column& column) {
  readArray(value, pointer);
  for (std::size_t i = 0; i < value.size(); ++i)
    column.numbers.push_back(
        value[i].is_null() ? std::numeric_limits<double>::quiet_NaN()
                           : readNumber(value[i], childPointer(pointer, std::to_string(i)), -anyNumber, anyNumber));
}

void readWords(const json& value, const std::string& pointer, Column& column) {
  readArray(value, pointer);
  std::set<std::string> kinds;
  for (std::size_t i = 0; i < value.size(); ++i)
    if (!value[i].is_null()) kinds.insert(readText(value[i], childPointer(pointer, std::to_string(i))));
  if (kinds.empty()) throw SceneError(pointer, "must hold at least one word"_message);
  column.vocabulary.assign(kinds.begin(), kinds.end());
  for (const json& word : value) {
    const auto place = [&] {
      return std::lower_bound(column.vocabulary.begin(), column.vocabulary.end(), word.get_ref<const std::string&>());
    };
    column.words.push_back(word.is_null() ? -1 : static_cast<int>(place() - column.vocabulary.begin()));
  }
}

Column readColumn(const json& value, const std::string& pointer) {
  const JsonObject object(value, pointer, {"name", "numbers", "words"});
  Column column;
  object.text("name", column.name);
  const json* numbers = object.find("numbers");
  const json* words = object.find("words");
  if ((numbers == nullptr) == (words == nullptr))
    throw SceneError(pointer, "must have either \"numbers\" or \"words\""_message);
  if (numbers != nullptr) readNumbers(*numbers, object.pointer("numbers"), column);
  if (words != nullptr) readWords(*words, object.pointer("words"), column);
  return column;
}

void readLines(const json& value, const std::string& pointer, std::vector<int>& lines) {
  readArray(value, pointer);
  if (value.size() != lines.size())
    throw SceneError(pointer, {"must hold the line of each row, {count}"_message, {{"count", lines.size()}}});
  for (std::size_t i = 0; i < lines.size(); ++i)
    lines[i] = static_cast<int>(readWhole(value[i], childPointer(pointer, std::to_string(i)), 1, 1'000'000'000));
}

/// Of a table that is not in the scene.
OwnTablePtr tableInMemory(const JsonObject& object, const std::string& pointer, std::span<const OwnTablePtr> tables) {
  std::string name, digest;
  long rows = 0;
  object.text("name", name);
  object.text("digest", digest);
  object.whole("rows", rows, 0, maximumExamples);
  for (const OwnTablePtr& each : tables)
    if (digestText(each->digest) == digest) return each;
  throw SceneError(pointer, {"is the table \"{name}\" of {rows} rows, which is too large for a scene: open that "
                             "file first, then the scene again"_message,
                             {{"name", name}, {"rows", rows}}});
}

int columnNamed(const Table& table, const json& value, const std::string& pointer) {
  std::vector<std::string_view> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  return static_cast<int>(readName(value, pointer, names));
}

}  // namespace

json tableJson(const OwnTable& own) {
  const Table& table = own.table;
  if (!fitsScene(table)) return {{"name", table.name}, {"rows", table.rows()}, {"digest", digestText(own.digest)}};
  json columns = json::array();
  for (const Column& column : table.columns) columns.push_back(columnJson(column));
  json object = {{"name", table.name}, {"columns", std::move(columns)}};
  if (table.lines != usualLines(table.lines.size())) object["lines"] = table.lines;
  return object;
}

OwnTablePtr readOwnTable(const json& value, const std::string& pointer, std::span<const OwnTablePtr> tables) {
  const JsonObject object(value, pointer, {"name", "columns", "lines", "rows", "digest"});
  const json* columns = object.find("columns");
  if (columns == nullptr) return tableInMemory(object, pointer, tables);
  Table table;
  object.text("name", table.name);
  const std::string place = object.pointer("columns");
  readArray(*columns, place);
  if (columns->empty() || columns->size() > maximumColumns)
    throw SceneError(place, {"must hold 1 to {most} columns"_message, {{"most", maximumColumns}}});
  std::set<std::string> names;
  for (std::size_t i = 0; i < columns->size(); ++i) {
    const std::string here = childPointer(place, std::to_string(i));
    const Column& column = table.columns.emplace_back(readColumn((*columns)[i], here));
    const std::size_t rows = std::max(column.numbers.size(), column.words.size());
    if (i == 0) table.lines = usualLines(rows);
    if (rows == 0 || rows != table.lines.size())
      throw SceneError(here, "must have as many rows as the first column, and at least one"_message);
    if (!names.insert(column.name).second || column.name.empty())
      throw SceneError(here, "must have a name of its own"_message);
  }
  if (table.rows() > maximumExamples)
    throw SceneError(place, {"must have at most {most} rows"_message, {{"most", maximumExamples}}});
  if (const json* lines = object.find("lines")) readLines(*lines, object.pointer("lines"), table.lines);
  auto read = std::make_shared<const OwnTable>(std::move(table));
  for (const OwnTablePtr& each : tables)
    if (each->digest == read->digest && each->table.name == read->table.name) return each;
  return read;
}

json columnsJson(const Table& table, const ColumnChoice& columns) {
  const auto name = [&](int column) { return table.columns[static_cast<std::size_t>(column)].name; };
  json inputs = json::array();
  for (const int input : columns.inputs) inputs.push_back(name(input));
  return {{"target", name(columns.target)}, {"class", columns.isClass}, {"inputs", std::move(inputs)}};
}

ColumnChoice readColumns(const json* value, const std::string& pointer, const Table& table) {
  ColumnChoice columns = usualColumns(table);
  if (value == nullptr) return columns;
  const JsonObject object(*value, pointer, {"target", "class", "inputs"});
  if (const json* target = object.find("target")) {
    columns.target = columnNamed(table, *target, object.pointer("target"));
    columns.inputs = possibleInputs(table, columns.target);
  }
  object.flag("class", columns.isClass);
  if (const json* inputs = object.find("inputs")) {
    const std::string place = object.pointer("inputs");
    readArray(*inputs, place);
    columns.inputs.clear();
    for (std::size_t i = 0; i < inputs->size(); ++i)
      columns.inputs.push_back(columnNamed(table, (*inputs)[i], childPointer(place, std::to_string(i))));
  }
  try {
    checkColumns(table, columns);
  } catch (const std::invalid_argument& error) {
    throw SceneError(pointer, messageOf(error));
  }
  return columns;
}

}  // namespace descenso
