#include "app/labs/network/plots_quality.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/plots_colors.h"
#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float thresholdRadius = 8;

std::string_view judgedName(const NetworkData& data) {
  return data.judged() == DataPart::test ? "network.part.test" : "network.part.train";
}

/// A muted sentence instead of a picture.
void drawNothing(const PlotContext& context, const Rect& content, std::string_view key) {
  context.canvas.text(
      content.center(), context.text(key),
      {FontRole::regular, context.fontSize(15), context.theme.muted, HorizontalAlign::center, VerticalAlign::middle});
}

/// The longest beginning that is no wider.
std::string cutTo(Canvas& canvas, const std::string& label, const TextStyle& style, float width) {
  if (canvas.measure(label, style).x <= width) return label;
  std::string shorter = label;
  while (!shorter.empty() && canvas.measure(shorter + "…", style).x > width) {
    do shorter.pop_back();
    while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xC0U) == 0x80);
    if (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0x80U) != 0) shorter.pop_back();
  }
  return shorter + "…";
}

}  // namespace

void ConfusionTable::draw(const PlotContext& context, const Rect& area) {
  const NetworkData& data = lab_.data();
  const Theme& theme = context.theme;
  const std::string title = context.text.format("network.confusion", {{"part", context.text(judgedName(data))}});
  const Rect content = drawPanel(context, area, title);
  if (!data.all.isClassified()) {
    drawNothing(context, content, "network.noClasses");
    return;
  }
  const Eigen::MatrixXi& counts = lab_.confusionOf(data.judged());
  const auto classes = static_cast<float>(counts.rows());
  const TextStyle label{FontRole::regular, context.fontSize(14), theme.muted, HorizontalAlign::right,
                        VerticalAlign::middle};
  const float names = std::min(content.width * 0.28f, context.px(110));
  const float heads = context.px(44);
  const Rect table = content.inset(names + context.px(28), heads, context.px(8), context.px(8));
  const float side = std::min(table.width / classes, table.height / classes);
  const float left = table.x + (table.width - side * classes) / 2;
  TextStyle axis = label;
  axis.horizontal = HorizontalAlign::center;
  context.canvas.text({left + side * classes / 2, content.y + context.px(10)}, context.text("network.said"), axis);
  TextStyle turned = axis;
  turned.upwards = true;
  context.canvas.text({left - names - context.px(12), table.y + side * classes / 2}, context.text("network.actual"),
                      turned);
  for (Index row = 0; row < counts.rows(); ++row) {
    const int total = std::max(1, counts.row(row).sum());
    const float top = table.y + side * static_cast<float>(row);
    const std::string name = className(context.text, data.all, static_cast<int>(row));
    TextStyle named = label;
    named.color = classStyle(theme, static_cast<int>(row)).color;
    context.canvas.text({left - context.px(8), top + side / 2},
                        cutTo(context.canvas, name, named, names - context.px(8)), named);
    TextStyle head = named;
    head.horizontal = HorizontalAlign::center;
    context.canvas.text({left + side * (static_cast<float>(row) + 0.5f), table.y - context.px(12)},
                        cutTo(context.canvas, name, head, side - context.px(6)), head);
    for (Index column = 0; column < counts.cols(); ++column) {
      const int count = counts(row, column);
      const float share = static_cast<float>(count) / static_cast<float>(total);
      const Rect cell{left + side * static_cast<float>(column), top, side, side};
      const Color fill = tint(theme, row == column ? theme.good : theme.error, count > 0 ? 0.12f + 0.6f * share : 0);
      context.canvas.rectangle(cell.inset(context.px(1.5f)), fill, {theme.border, context.stroke(1), Dash::solid},
                               context.px(3));
      TextStyle number{FontRole::regular, std::min(context.fontSize(20), side * 0.42f), theme.text,
                       HorizontalAlign::center, VerticalAlign::middle};
      if (count == 0) number.color = theme.muted;
      context.canvas.text(cell.center(), std::to_string(count), number);
    }
  }
}

void RocPlot::draw(const PlotContext& context, const Rect& area) {
  const NetworkData& data = lab_.data();
  PlotOptions made = options(context, area);
  made.title = context.text.format("network.roc", {{"part", context.text(judgedName(data))}});
  made.xLabel = context.text("network.falseAlarms");
  made.yLabel = context.text("network.hits");
  made.x = shownRange(view().x, {0, 1}, Scale::linear);
  made.y = shownRange(view().y, {0, 1}, Scale::linear);
  made.legendCorner = Corner::bottomRight;
  Plot plot(context, area, std::move(made));
  if (isThere()) {
    if (revision_ != lab_.revision()) {
      revision_ = lab_.revision();
      curve_ = rocCurve(lab_.network(), lab_.phi(), lab_.training().measuredOf(data.judged()));
    }
    plot.line(std::array{0.0, 1.0}, std::array{0.0, 1.0}, {context.theme.muted, 1.2f, Dash::dash});
    const SeriesStyle style = trainStyle(context.theme);
    const std::string label = context.text.format("network.area", {{"area", formatFixed(curve_.area, 4)}});
    if (plot.series({.name = "roc", .label = label, .style = style, .hasMarker = false}))
      plot.path(curve_.falseAlarms, curve_.hits, style);
    plot.endSeries();
    drawThresholdMark(plot, context);
  } else {
    plot.message(context.text("network.onlyTwoClasses"));
  }
  finish(plot);
}

/// Where the curve is at the threshold: the shares of the second column of the confusion matrix.
void RocPlot::drawThresholdMark(Plot& plot, const PlotContext& context) const {
  const Eigen::MatrixXi& counts = lab_.confusionOf(lab_.data().judged());
  const auto share = [&](Index actual) {
    return static_cast<double>(counts(actual, 1)) / std::max(1, counts.row(actual).sum());
  };
  const SeriesStyle style{context.theme.warn, Marker::diamond, Dash::solid};
  const std::string label =
      context.text.format("network.threshold.at", {{"threshold", formatFixed(lab_.threshold(), 2)}});
  if (plot.series({.name = "threshold", .label = label, .style = style, .hasLine = false}))
    plot.marker(share(0), share(1), style.marker, thresholdRadius, style.color,
                {context.theme.plotBackground, 1.5f, Dash::solid});
  plot.endSeries();
}

void GradientBars::draw(const PlotContext& context, const Rect& area) {
  const std::vector<double> norms = gradientNorms(lab_.network(), lab_.gradient());
  Range range = rangeOf(norms, Scale::logarithmic);
  if (!std::isfinite(range.low)) range = {1e-3, 1};
  range = {std::pow(10, std::floor(std::log10(range.low) - 0.5)),
           std::pow(10, std::ceil(std::log10(range.high) + 0.35))};
  const auto layers = static_cast<double>(norms.size());
  PlotOptions made = options(context, area);
  made.xLabel = context.text("network.layer");
  made.yLabel = "‖∂J/∂W‖";
  made.yScale = Scale::logarithmic;
  made.x = shownRange(view().x, {0.4, layers + 0.6}, Scale::linear);
  made.y = shownRange(view().y, range, Scale::logarithmic);
  made.wholeX = true;
  made.legend = false;
  Plot plot(context, area, std::move(made));
  const TextStyle number{FontRole::regular, context.fontSize(14), context.theme.text, HorizontalAlign::center,
                         VerticalAlign::bottom};
  for (std::size_t layer = 0; layer < norms.size(); ++layer) {
    if (!(norms[layer] > 0) || !std::isfinite(norms[layer])) continue;
    const double x = static_cast<double>(layer) + 1;
    const std::array<double, 2> xs = {x - 0.3, x + 0.3};
    const double floor = plot.y().low();
    plot.band(xs, std::array{floor, floor}, std::array{norms[layer], norms[layer]},
              context.theme.accent.withAlpha(0.75f));
    const Vec2 top = plot.frame().toPixel(x, norms[layer]);
    context.canvas.text(top - Vec2{0, context.px(3)}, formatNumber(norms[layer], 2), number);
  }
  finish(plot);
}

}  // namespace descenso
