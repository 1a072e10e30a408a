#include "app/labs/network/state_counting.h"

#include <array>
#include <charconv>

#include "app/labs/network/state_text.h"
#include "app/text/subscript.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

std::string numeral(Index number) { return std::to_string(number); }

/// A row for each layer, then their sum.
std::vector<CountRow> rowsOfLayers(const Translations& text, const CountedNetwork& counted) {
  std::vector<CountRow> rows;
  const std::vector<LayerShapes> layers = layerShapes(counted.sizes, 1);
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const MatrixShape& weights = layers[l].weights;
    rows.push_back({.name = text.format("network.count.layer", {{"layer", std::to_string(l + 1)}}),
                    .formula = numeral(weights.rows) + " · (" + numeral(weights.columns) + " + 1)",
                    .count = layers[l].parameters()});
  }
  rows.push_back({.name = std::string(text("network.count.total")),
                  .formula = "Σ Hₗ (Hₗ₋₁ + 1)",
                  .count = denseParameters(counted.sizes),
                  .isTotal = true});
  return rows;
}

/// PAR-04.
std::vector<CountRow> rowsOfWords(const Translations& text, const CountingConfig& config) {
  const std::string v = numeral(config.vocabulary);
  const std::string h = numeral(config.units);
  const Index logistic = denseParameters(std::array<Index, 2>{config.vocabulary, 1});
  const Index hidden = denseParameters(std::array<Index, 2>{config.vocabulary, config.units});
  const Index output = denseParameters(std::array<Index, 2>{config.units, 1});
  return {{.name = std::string(text("network.count.logistic")), .formula = "V + 1 = " + v + " + 1", .count = logistic},
          {.name = std::string(text("network.count.hidden")),
           .formula = "(V + 1) · H = (" + v + " + 1) · " + h,
           .count = hidden},
          {.name = std::string(text("network.count.output")), .formula = "H + 1 = " + h + " + 1", .count = output},
          {.name = std::string(text("network.count.withHidden")),
           .formula = "(V + 1) · H + H + 1",
           .count = hidden + output,
           .isTotal = true}};
}

/// PAR-05.
std::vector<CountRow> rowsOfImage(const Translations& text, const CountingConfig& config) {
  const std::string side = numeral(config.side);
  const std::string filter = numeral(config.filter);
  const Index pixels = config.side * config.side;
  return {{.name = std::string(text("network.count.pixels")),
           .formula = side + " · " + side,
           .count = pixels,
           .isParameters = false},
          {.name = std::string(text("network.count.dense")),
           .formula = numeral(pixels) + " · " + numeral(config.outputs) + " + " + numeral(config.outputs),
           .count = denseParameters(std::array<Index, 2>{pixels, config.outputs}),
           .isTotal = true},
          {.name = text.format("network.count.filter", {{"size", filter + " × " + filter}}),
           .formula = filter + " · " + filter + " + 1",
           .count = filterParameters(config.filter, config.filter, 1, 1),
           .isTotal = true}};
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

CountedNetwork countedNetwork(const NetworkLab& lab) {
  const CountingConfig& config = lab.config().look.counting;
  switch (config.of) {
    case CountedKind::sizes:
      return {config.sizes, config.batch};
    case CountedKind::bagOfWords:
      return {{config.vocabulary, config.units, 1}, config.batch};
    case CountedKind::image:
      return {{config.side * config.side, config.outputs}, config.batch};
    case CountedKind::network:
      break;
  }
  const Index examples = lab.training().learned()->size();
  const Index batch = lab.config().training.batchSize;
  return {layerSizes(lab.network()), batch == 0 ? examples : std::min(batch, examples)};
}

std::vector<Index> readSizes(std::string_view text) {
  std::vector<Index> sizes;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!isDigit(text[at])) {
      const bool isBetween = std::string_view(" -,;").find(text[at]) != std::string_view::npos ||
                             static_cast<unsigned char>(text[at]) >= 0x80;  // a dash of typography
      if (!isBetween) throw InvalidArgument("sizes are whole numbers such as 4-10-3"_message);
      ++at;
      continue;
    }
    Index size = 0;
    const char* begin = text.data() + at;
    const auto read = std::from_chars(begin, text.data() + text.size(), size);
    if (read.ec != std::errc()) size = mostCounted + 1;
    sizes.push_back(size);
    at += static_cast<std::size_t>(read.ptr - begin);
  }
  if (sizes.size() > mostCountedSizes)
    throw InvalidArgument("at most {most} sizes are counted, got {got}"_message,
                          {{"most", mostCountedSizes}, {"got", sizes.size()}});
  layerShapes(sizes, 1);
  return sizes;
}

std::string sizesText(const std::vector<Index>& sizes) {
  std::string text;
  for (const Index size : sizes) text += (text.empty() ? "" : "-") + numeral(size);
  return text;
}

std::vector<CountRow> countRows(const Translations& text, const NetworkLab& lab) {
  const CountingConfig& config = lab.config().look.counting;
  if (config.of == CountedKind::bagOfWords) return rowsOfWords(text, config);
  if (config.of == CountedKind::image) return rowsOfImage(text, config);
  return rowsOfLayers(text, countedNetwork(lab));
}

LayerNames layerNames(std::size_t layer) {
  const auto number = static_cast<long>(layer) + 1;
  return {.weights = "W" + subscript(number),
          .inputs = layer == 0 ? "X" : "A" + subscript(number - 1),
          .biases = "b" + subscript(number),
          .outputs = "Z" + subscript(number)};
}

std::string shapeText(const MatrixShape& shape) { return numeral(shape.rows) + "×" + numeral(shape.columns); }

std::string shapesLine(std::size_t layer, const LayerShapes& shapes) {
  const LayerNames names = layerNames(layer);
  return names.outputs + " = " + names.weights + " " + names.inputs + " + " + names.biases + ":   " +
         shapeText(shapes.outputs) + " = " + shapeText(shapes.weights) + " · " + shapeText(shapes.inputs) + " + " +
         shapeText(shapes.biases);
}

}  // namespace descenso
