#include "app/labs/backpropagation/plots_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/backpropagation/plots_colors.h"
#include "app/labs/backpropagation/state_text.h"
#include "app/plot/paragraph.h"
#include "app/text/numbers.h"
#include "engine/math/operation_slopes.h"

namespace descenso {
namespace {

constexpr float tablePitch = 1.5f;  // of the type
constexpr std::size_t slopeSamples = 241;
constexpr double slopeReach = 6;  // of z, both ways

bool hasPrinted(const BackpropagationLab& lab) {
  const NamedGraph* named = namedGraph(lab.config());
  return named != nullptr && !named->printed.empty() && lab.config().isPrinted;
}

/// "3e-10" is all that is to be known of an error.
std::string errorText(double error) { return std::isnan(error) ? "—" : formatNumber(error, 1); }

}  // namespace

std::vector<int> GradientsPlot::listed() const {
  std::vector<int> nodes = lab_.graph().inputs();
  std::stable_partition(nodes.begin(), nodes.end(), [&](int node) { return lab_.isLearned(node); });
  const int selected = lab_.config().selected;
  if (selected >= 0 && lab_.graph().node(selected).input < 0 && !lab_.graph().node(selected).isConstant)
    nodes.insert(nodes.begin(), selected);
  return nodes;
}

std::string GradientsPlot::note(const PlotContext& context, double largestError) const {
  if (hasPrinted(lab_)) {
    std::string said;
    for (const PrintedFormula& formula : namedGraph(lab_.config())->formulas)
      said += (said.empty() ? "" : " ") + translated(context.text, "erratum", formula.erratum);
    return said;
  }
  if (std::isnan(largestError)) return std::string(context.text("backpropagation.check.unknown"));
  return context.text.format("backpropagation.check.error", {{"error", errorText(largestError)}});
}

void GradientsPlot::draw(const PlotContext& context, const Rect& area) {
  const Rect content = drawPanel(context, area, title(context));
  zones_.clear();
  const bool isPrinted = hasPrinted(lab_);
  const std::vector<int> nodes = listed();
  double largestError = 0;
  std::vector<NodeCheck> checks;
  for (const int node : nodes) {
    checks.push_back(lab_.check(node));
    const double error = checks.back().error;
    largestError = std::isnan(error) || std::isnan(largestError) ? std::nan("") : std::max(largestError, error);
  }
  const TextStyle noteStyle{FontRole::regular, context.fontSize(14),
                            isPrinted ? context.theme.warn : context.theme.muted};
  const std::string said = note(context, largestError);
  const float noteHeight =
      static_cast<float>(paragraphLines(context.canvas, said, noteStyle, content.width).size()) * noteStyle.size * 1.4f;
  const Rect table = content.inset(0, 0, 0, noteHeight + context.px(4));
  TextStyle style{FontRole::regular, context.fontSize(15), context.theme.text, HorizontalAlign::right,
                  VerticalAlign::middle};
  const auto rowsAt = [&](float size) {
    return static_cast<std::size_t>(std::max(0.0f, table.height) / (size * tablePitch));
  };
  while (style.size > context.fontSize(12) && rowsAt(style.size) < nodes.size() + 1) style.size -= context.px(1);
  const float pitch = style.size * tablePitch;
  const std::size_t room = std::max<std::size_t>(rowsAt(style.size), 1) - 1;
  const std::size_t shown = nodes.size() <= room ? nodes.size() : room - std::min<std::size_t>(room, 1);
  const std::size_t columns = isPrinted ? 6 : 5;
  const std::string output = nodeName(lab_.graph(), lab_.output());
  const float nameWidth = table.width * 0.14f;
  const float width = (table.width - nameWidth) / static_cast<float>(columns - 1);
  const auto cell = [&](std::size_t column, float y, const std::string& text, TextStyle cellStyle) {
    const float right = table.x + nameWidth + static_cast<float>(column) * width;
    const float space = (column == 0 ? nameWidth : width) - context.px(6);
    const float needed = context.canvas.measure(text, cellStyle).x;
    if (needed > space) cellStyle.size *= space / needed;
    if (column == 0) cellStyle.horizontal = HorizontalAlign::left;
    context.canvas.text({column == 0 ? table.x + context.px(2) : right, y + pitch / 2}, text, cellStyle);
  };
  context.canvas.pushClip(area);
  TextStyle head = style;
  head.color = context.theme.muted;
  head.font = FontRole::bold;
  const std::array<std::string, 6> titles = {"",
                                             std::string(context.text("backpropagation.value")),
                                             "∂" + output + "/∂θ",
                                             std::string(context.text("backpropagation.check.difference")),
                                             std::string(context.text("backpropagation.check.column")),
                                             std::string(context.text("backpropagation.check.printed"))};
  for (std::size_t column = 1; column < columns; ++column) cell(column, table.y, titles[column], head);
  for (std::size_t i = 0; i < shown; ++i) {
    const int node = nodes[i];
    const float y = table.y + static_cast<float>(i + 1) * pitch;
    const Rect row{table.x, y, table.width, pitch};
    zones_.push_back({"node." + std::to_string(node), row});
    if (node == lab_.config().selected || gesture().zone == zones_.back().id)
      context.canvas.rectangle(row, context.theme.raised, noStroke, context.px(3));
    TextStyle name = style;
    name.font = FontRole::bold;
    if (lab_.graph().node(node).input >= 0 && !lab_.isLearned(node)) name.color = context.theme.muted;
    cell(0, y, nodeName(lab_.graph(), node), name);
    TextStyle value = style;
    value.color = valueColor(context.theme);
    cell(1, y, formatNumber(lab_.values().value(node), 4), value);
    TextStyle gradient = style;
    gradient.color = gradientColor(context.theme);
    gradient.font = FontRole::bold;
    cell(2, y, formatNumber(checks[i].gradient, 4), gradient);
    cell(3, y, formatNumber(checks[i].difference, 4), style);
    TextStyle error = style;
    error.color = checks[i].error < 1e-5 ? context.theme.good : context.theme.error;
    cell(4, y, errorText(checks[i].error), error);
    if (const PrintedGradient* printed = lab_.printed(node)) {
      TextStyle slide = style;
      const double claimed = printedGradient(*printed, lab_.graph(), lab_.values());
      const bool isNumber = printed->factor.empty();
      const bool isWrong = std::abs(claimed - checks[i].gradient) > 1e-3;
      slide.color = isWrong ? context.theme.error : context.theme.text;
      if (isNumber && lab_.cycle() > 0) slide.color = context.theme.muted;  // it is that of the first update
      cell(5, y, formatNumber(claimed, isNumber ? 3 : 4), slide);
    }
  }
  if (shown < nodes.size())
    cell(0, table.y + static_cast<float>(shown + 1) * pitch, "+ " + std::to_string(nodes.size() - shown), head);
  drawParagraph(context.canvas, {content.x, content.bottom() - noteHeight, content.width, noteHeight}, said, noteStyle);
  context.canvas.popClip();
}

void CostPlot::draw(const PlotContext& context, const Rect& area) {
  const GraphDescent& descent = lab_.descent();
  const PlotView& view = lab_.config().look.view(name());
  PlotOptions made = options(context, view, area);
  const std::string output = nodeName(lab_.graph(), lab_.output());
  made.xLabel = std::string(context.text("backpropagation.updates"));
  made.yLabel = output;
  made.wholeX = true;
  std::vector<double> costs = descent.costs;
  const bool hasSlides = hasPrinted(lab_) && lab_.printedCost();
  if (hasSlides) costs.push_back(*lab_.printedCost());
  made.x = shownRange(view.x, {0, std::max(1.0, static_cast<double>(descent.costs.size()) - 1)}, Scale::linear);
  made.y = shownRange(view.y, rangeOf(costs, view.yScale), view.yScale);
  Plot plot(context, area, std::move(made));
  const SeriesStyle style = context.theme.series(0);
  const long updated = lab_.cycle() + (lab_.event().phase == WalkPhase::update ? 1 : 0);
  if (plot.series({.name = "cost", .label = output, .style = style, .hasMarker = false}))
    plot.path(descent.costs, style, static_cast<std::size_t>(updated) + 1);
  if (hasSlides) {
    const SeriesStyle slide{context.theme.error, Marker::square, Dash::dash};
    if (plot.series({.name = "printed",
                     .label = std::string(context.text("backpropagation.check.printed")),
                     .style = slide,
                     .hasLine = false}))
      plot.currentMarker(1, *lab_.printedCost(), slide);
  }
  plot.endSeries();
  plot.verticalCursor(static_cast<double>(updated));
  plot.currentMarker(static_cast<double>(updated), descent.costs[static_cast<std::size_t>(updated)], style);
  std::vector<Plot::ReadOutLine> read = {{output, formatNumber(descent.costs[static_cast<std::size_t>(updated)], 6)}};
  if (hasSlides)
    read.push_back({std::string(context.text("backpropagation.check.printed")), formatNumber(*lab_.printedCost(), 6),
                    context.theme.error});
  plot.readOut(read);
  finish(plot);
}

PlotHandling CostPlot::handling() const {
  return {.canClick = true, .dragSeeks = true, .menu = {.logarithmic = true, .legend = true, .crosshair = false}};
}

void SlopePlot::draw(const PlotContext& context, const Rect& area) {
  const PlotView& view = lab_.config().look.view(name());
  PlotOptions made = options(context, view, area);
  made.xLabel = "z";
  made.x = view.x.fit ? Range{-slopeReach, slopeReach} : usableRange({view.x.low, view.x.high}, Scale::linear);
  made.y = view.y.fit ? Range{0, 0.27} : usableRange({view.y.low, view.y.high}, Scale::linear);
  Plot plot(context, area, std::move(made));
  std::vector<double> z(slopeSamples), slope(slopeSamples), product(slopeSamples);
  for (std::size_t i = 0; i < slopeSamples; ++i) {
    z[i] = plot.x().fromPart(static_cast<double>(i) / static_cast<double>(slopeSamples - 1));
    const Slopes sigmoid = operationSlopes(Operation::sigmoid, z[i]);
    slope[i] = sigmoid.first;
    product[i] = sigmoid.value * (1 - sigmoid.value);
  }
  const SeriesStyle first{valueColor(context.theme), Marker::circle, Dash::solid};
  const SeriesStyle second{gradientColor(context.theme), Marker::square, Dash::dash};
  if (plot.series({.name = "slope", .label = "σ′(z)", .style = first, .hasMarker = false}))
    plot.line(z, slope, {first.color, 4, Dash::solid});
  if (plot.series({.name = "product", .label = "σ(z) (1 − σ(z))", .style = second, .hasMarker = false}))
    plot.line(z, product, {second.color, 2, Dash::dash});
  plot.endSeries();
  if (!lab_.inputs().empty()) {
    const double at = lab_.inputs().front();
    plot.verticalCursor(at);
    plot.currentMarker(at, operationSlopes(Operation::sigmoid, at).first, first);
  }
  finish(plot);
}

}  // namespace descenso
