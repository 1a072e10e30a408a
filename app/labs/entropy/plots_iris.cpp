#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/entropy/plots_softmax.h"
#include "app/labs/entropy/plots_table.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 4> inputSigns = {"x₁", "x₂", "x₃", "x₄"};

/// One row a class: numbers of the weights, of the bias, and what comes of them.
struct WeightRows {
  std::string_view heading;  ///< translated
  const Matrix& weights;
  const Vector& biases;
  const Vector* sums = nullptr;
  bool isColoured = false;
  std::string zone{};
  int digits = 4;
};

std::string zoneOf(const WeightRows& block, const char* kind, Index row, Index column) {
  if (block.zone.empty()) return {};
  return std::string(kind) + "." + std::to_string(row) + (*kind == 'w' ? "." + std::to_string(column) : "");
}

void addBlock(std::vector<TableRow>& rows, const PlotContext& context, const std::vector<std::string>& names,
              const WeightRows& block) {
  const double limit = std::max(block.weights.cwiseAbs().maxCoeff(), block.biases.cwiseAbs().maxCoeff());
  const auto cellOf = [&](double value, std::string zone) {
    TableCell cell{.text = formatNumber(value, block.digits), .zone = std::move(zone)};
    if (block.isColoured) {
      cell.fill = signedFill(context.theme, value, limit);
      cell.color = inkOn(*cell.fill);
    }
    return cell;
  };
  TableRow head = headOf({std::string(context.text(block.heading))});
  head.hasRule = true;
  rows.push_back(std::move(head));
  for (Index k = 0; k < block.weights.rows(); ++k) {
    TableRow row{.cells = {{.text = names[static_cast<std::size_t>(k)]}}};
    for (Index j = 0; j < block.weights.cols(); ++j)
      row.cells.push_back(cellOf(block.weights(k, j), zoneOf(block, "w", k, j)));
    row.cells.push_back(cellOf(block.biases[k], zoneOf(block, "b", k, 0)));
    row.cells.push_back(
        {.text = block.sums != nullptr ? formatNumber((*block.sums)[k], 6) : std::string(), .isBold = true});
    rows.push_back(std::move(row));
  }
}

}  // namespace

void IrisTable::draw(const PlotContext& context, const Rect& area) {
  const SoftmaxConfig& config = lab_.config().softmax;
  const SoftmaxResult& result = lab_.softmax();
  const SoftmaxStep progress = lab_.progress();
  if (!result.iris) return;
  const IrisResult& iris = *result.iris;
  const std::vector<std::string> names = outcomeLabels(context.text, irisNames());
  std::vector<TableRow> rows;
  TableRow head = headOf({""});
  TableRow input{.cells = {{.text = std::string(context.text("entropy.iris.flower")), .isBold = true}},
                 .hasRule = true};
  for (std::size_t j = 0; j < inputSigns.size(); ++j) {
    head.cells.push_back({.text = std::string(inputSigns[j]), .isMuted = true, .isBold = true});
    input.cells.push_back(
        {.text = formatNumber(config.x[static_cast<Index>(j)], 4), .isBold = true, .zone = "x." + std::to_string(j)});
  }
  for (const char* sign : {"b", "s"}) head.cells.push_back({.text = sign, .isMuted = true, .isBold = true});
  rows.push_back(std::move(head));
  rows.push_back(std::move(input));
  addBlock(rows, context, names,
           {.heading = "entropy.iris.weights",
            .weights = config.model.weights,
            .biases = config.model.biases,
            .isColoured = true,
            .zone = "model"});
  if (progress >= SoftmaxStep::products)
    addBlock(rows, context, names,
             {.heading = "entropy.iris.products",
              .weights = iris.pass.products,
              .biases = config.model.biases,
              .sums = progress >= SoftmaxStep::scores ? &iris.pass.scores : nullptr});
  if (progress >= SoftmaxStep::gradient)
    addBlock(rows, context, names,
             {.heading = "entropy.iris.gradient",
              .weights = iris.pass.weightSlopes,
              .biases = iris.pass.biasSlopes,
              .isColoured = true});
  if (progress >= SoftmaxStep::update)
    addBlock(rows, context, names,
             {.heading = "entropy.iris.update",
              .weights = iris.next.weights,
              .biases = iris.next.biases,
              .sums = &iris.nextPass.scores,
              .isColoured = true,
              .digits = 5});
  std::vector<FormulaRow> lines;
  if (progress >= SoftmaxStep::update) {
    addRow(lines, FormulaRow::Kind::value, std::string(context.text("entropy.iris.before")),
           formatNumber(iris.pass.loss, 5));
    addRow(lines, FormulaRow::Kind::value,
           context.text.format("entropy.iris.after", {{"alpha", formatNumber(config.alpha, 3)}}),
           formatNumber(iris.nextPass.loss, 5));
  }
  zones_ = drawTable(context, drawPanel(context, area, title(context)), rows, lines);
}

}  // namespace descenso
