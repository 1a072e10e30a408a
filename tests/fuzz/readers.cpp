#include "tests/fuzz/readers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <stdexcept>
#include <string>

#include "app/export/png.h"
#include "app/export/scene.h"
#include "app/labs/activation/config_json.h"
#include "app/labs/approximation/config_json.h"
#include "app/labs/backpropagation/config_json.h"
#include "app/labs/entropy/config_json.h"
#include "app/labs/network/config_json.h"
#include "app/labs/optimizer/config_json.h"
#include "engine/data/table.h"
#include "engine/graphs/graph_values.h"
#include "engine/graphs/layered_layout.h"
#include "engine/math/expression_program.h"
#include "tests/fuzz/png_chunks.h"

namespace descenso::fuzz {
namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "a reader broke its word: %s\n", what);
  std::abort();
}

/// Lines end in \n, \r or both.
void requirePlace(const ReadError& error, std::string_view text) {
  const auto lines = 1 + std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
  require(error.line() >= 1 && error.line() <= lines, "the line of an error lies in the text");
  require(error.column() >= 1 && static_cast<std::size_t>(error.column()) <= text.size() + 1,
          "the column of an error lies in the text");
}

template <class Read>
void readBack(const nlohmann::json& state, Read read) {
  const nlohmann::json written = toJson(read(state));
  require(toJson(read(written)) == written, "a configuration that was read is written and read as the same");
}

/// A scene of no lab that is known is read as one of each.
void readConfig(const Scene& scene) {
  struct Reader {
    std::string_view lab;
    void (*read)(const nlohmann::json& state);
  };
  static constexpr Reader readers[] = {
      {"optimizer", [](const nlohmann::json& state) { readBack(state, readOptimizerLabConfig); }},
      {"network",
       [](const nlohmann::json& state) {
         readBack(state, [](const auto& given) { return readNetworkLabConfig(given); });
       }},
      {"approximation", [](const nlohmann::json& state) { readBack(state, readApproximationConfig); }},
      {"activation", [](const nlohmann::json& state) { readBack(state, readActivationConfig); }},
      {"backpropagation", [](const nlohmann::json& state) { readBack(state, readBackpropagationConfig); }},
      {"entropy", [](const nlohmann::json& state) { readBack(state, readEntropyConfig); }},
  };
  const bool isKnown =
      std::any_of(std::begin(readers), std::end(readers), [&](const Reader& each) { return each.lab == scene.lab; });
  try {
    for (const Reader& each : readers)
      if (!isKnown || each.lab == scene.lab) each.read(scene.state);
  } catch (const SceneError& error) {
    requirePlace(errorIn(scene, "/state" + error.pointer(), error.message()), scene.text);
  }
}

/// What the usual columns hold is written and read as the same.
void readExamples(const Table& table) {
  try {
    const Examples examples = examplesFrom(table, usualColumns(table)).examples;
    checkExamples(examples);
    const Table again = readTable(csvOf(examples), "written");
    require(again.rows() == examples.size(), "every example is a row");
    for (Index i = 0; i < examples.inputCount(); ++i) {
      const std::vector<double>& numbers = again.columns[static_cast<std::size_t>(i)].numbers;
      require(Eigen::Map<const Eigen::RowVectorXd>(numbers.data(), std::ssize(numbers)) == examples.inputs.row(i),
              "inputs that were read are written and read as the same");
    }
  } catch (const std::invalid_argument&) {
    // Such columns cannot be learned from.
  }
}

void readPng(const std::string& bytes) {
  try {
    require(pngScene(bytes, "png").size() <= maximumSceneBytes, "a scene is not too large");
  } catch (const ReadError& error) {
    require(error.line() == 1, "a PNG has one line");
    require(error.column() >= 1 && static_cast<std::size_t>(error.column()) <= bytes.size() + 1,
            "the place of an error lies in the file");
  }
}

}  // namespace

void readAnyScene(std::string_view bytes) {
  try {
    readConfig(readScene(bytes, "scene"));
  } catch (const ReadError& error) {
    requirePlace(error, bytes);
  }
}

void readAnyCsv(std::string_view bytes) {
  try {
    const DataSet data = readCsv(bytes, "csv");
    require(data.size() > 0 && data.size() <= maximumExamples, "a table has examples, and not too many");
    require(data.x.size() == data.y.size(), "both columns are as long");
    require(data.x.allFinite() && data.y.allFinite(), "all numbers are finite");
  } catch (const ReadError& error) {
    requirePlace(error, bytes);
  }
}

void readAnyTable(std::string_view bytes) {
  try {
    const Table table = readTable(bytes, "table");
    require(table.rows() > 0 && table.rows() <= maximumExamples, "a table has rows, and not too many");
    require(!table.columns.empty() && table.columns.size() <= maximumColumns, "and columns");
    for (const Column& column : table.columns) {
      require(std::ssize(column.numbers) + std::ssize(column.words) == table.rows(), "every column is as long");
    }
    readExamples(table);
  } catch (const ReadError& error) {
    requirePlace(error, bytes);
  }
}

void readAnyFormula(std::string_view bytes) {
  const auto requireRange = [&](const FormulaError& error) {
    require(error.position() <= bytes.size(), "the place of an error lies in the formula");
    require(error.source().begin <= error.source().end && error.source().end <= bytes.size(), "and so does its range");
    require(error.column() >= 1 && static_cast<std::size_t>(error.column()) <= bytes.size() + 1, "and its column");
  };
  try {
    const ExpressionProgram program(parseExpression(bytes, twoParameterNamings()));
    const std::array point{0.7, -1.3};
    std::array<double, 1> row{};
    program.row(point, 0, std::span(point).first(1), row);
    const double value = program.value(point);
    for (const double other : {program.jet(point, 0, 1).value, row[0]}) {
      require(other == value || (std::isnan(other) && std::isnan(value)), "a formula has one value");
    }
  } catch (const FormulaError& error) {
    requireRange(error);
  }
  try {
    const ComputationGraph graph = readGraph(bytes);
    const std::vector<double> inputs(graph.inputs().size(), 0.7);
    GraphValues values;
    computeGraph(graph, inputs, graph.output(), values);
    require(std::isnan(values.value(graph.output())) == (values.fault(graph.output()) != NodeFault::none),
            "an output has a value or says why not");
    require(layOut(graph).nodes.size() == graph.nodes().size(), "every node has a place");
  } catch (const FormulaError& error) {
    requireRange(error);
  }
}

void readAnyPng(std::string_view bytes) {
  readPng(std::string(bytes));
  const std::string header(13, '\1');
  const std::string text = std::string(sceneKeyword) + '\0' + std::string(bytes);
  readPng("\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("iTXt", text) + chunk("IEND", ""));
}

}  // namespace descenso::fuzz
