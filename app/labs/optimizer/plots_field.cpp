#include "app/labs/optimizer/plots_field.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/labs/optimizer/plots_curvature.h"
#include "app/labs/optimizer/state_text.h"
#include "app/plot/contour_levels.h"
#include "app/plot/plot_inset.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

struct Sign {
  StationaryType type;
  std::string_view name;
  Plot::Stationary stationary;
  Marker marker;
};

constexpr std::array<Sign, 3> signs = {{
    {StationaryType::minimum, "minimum", Plot::Stationary::minimum, Marker::diamond},
    {StationaryType::saddle, "saddle", Plot::Stationary::saddle, Marker::plus},
    {StationaryType::maximum, "maximum", Plot::Stationary::maximum, Marker::triangleUp},
}};

}  // namespace

void LossField::draw(const PlotContext& context, const Rect& area) {
  const Box& range = lab_.map().range();
  const auto& symbols = lab_.problemMap().symbols;
  PlotOptions made = options(context, view(), area);
  if (lab_.trainsAll()) made.title = context.text.format("plot.optimizer.field.at", {{"at", heldText(lab_)}});
  made.note = errataText(context.text, lab_, name());
  made.xLabel = symbols[0];
  made.yLabel = symbols[1];
  limit(made, view(), {range.low.x(), range.high.x()}, {range.low.y(), range.high.y()});
  made.bottomRightTaken = view().inset.isShown;
  made.colorBar = colorBar();
  Plot plot(context, area, std::move(made));

  if (lab_.map().isReady())
    plot.field(name(), fieldSpec(plot.dataBox()));
  else
    plot.message(context.text("lab.optimizer.computing"));
  if (view().crosshair && lab_.probe()) plot.crosshair(lab_.probe()->phi.x(), lab_.probe()->phi.y());
  isUnfinished_ = !hatching_.draw(plot, context);
  drawRuns(plot, context);
  isUnfinished_ = !step_.draw(plot, context, view().hidden) || isUnfinished_;
  if (look().stationaryPoints) drawStationaryPoints(plot, context);
  plot.endSeries();
  plot.startMarker(lab_.config().start.x(), lab_.config().start.y(), gesture().handle.has_value());
  drawInsetOf(plot, context);
  drawCurvature(plot, context, lab_);
  drawProbe(plot, context);
  finish(plot);
  if (insetFrame_) frame_->covered = insetFrame_->area;
}

PlotHandling LossField::handling() const {
  return {.canClick = true,
          .handles = {{lab_.config().start.x(), lab_.config().start.y()}},
          .menu = {.equal = true, .legend = true, .inset = true, .hold = true}};
}

void LossField::drawInsetOf(Plot& plot, const PlotContext& context) {
  insetFrame_.reset();
  if (!view().inset.isShown || !lab_.map().isReady()) return;
  static constexpr std::string_view id = "field.inset";
  insetFrame_ = drawInset(context, plot,
                          {.id = id,
                           .title = std::string(context.text("plot.inset")),
                           .part = shownPart(view().inset, lab_.map().aroundMinimum()),
                           .hidden = &view().hidden},
                          [&](Plot& part) {
                            part.field(id, fieldSpec(part.dataBox(), true));
                            drawRuns(part, context);
                            if (look().stationaryPoints) drawStationaryPoints(part, context);
                            part.endSeries();
                            part.startMarker(lab_.config().start.x(), lab_.config().start.y());
                          });
}

std::optional<ColorBar> LossField::colorBar() const {
  if (!lab_.map().isReady()) return std::nullopt;
  const LossGrid& whole = *lab_.map().grid();
  return ColorBar{look().colorMap, whole.low, whole.high, look().fieldScale == Scale::logarithmic};
}

// Colours mean the same wherever one looks; contours tell apart what is seen.
FieldSpec LossField::fieldSpec(const Box& view, bool isInset) {
  FieldSpec field;
  field.grid = lab_.map().gridFor(view, isInset);
  field.colorMap = look().colorMap;
  field.low = lab_.map().grid()->low;
  field.high = lab_.map().grid()->high;
  field.logarithmic = look().fieldScale == Scale::logarithmic;
  field.contours = look().contours;
  field.dim = static_cast<float>(look().dim);
  ContourLevels levels = contourLevels(field.grid->low, field.grid->high, field.logarithmic);
  field.levels = std::move(levels.values);
  field.majors = std::move(levels.majors);
  return field;
}

/// While the start is dragged whole paths are shown, wherever time stands.
void LossField::drawRuns(Plot& plot, const PlotContext& context) const {
  const long step = gesture().movesHandle ? lab_.playback().last() : lab_.playback().step();
  const auto upTo = static_cast<std::size_t>(step) + 1;
  for (const PlottedRun& thin : runs_.beside())
    runs_.drawBeside(plot, context, thin, thin.first, thin.second, upTo, view().hidden);
  drawMoreStarts(plot, context, upTo);
  for (const PlottedRun& plotted : runs_.contestants()) {
    const SeriesStyle style = context.theme.series(plotted.slot);
    if (plot.series({.name = plotted.name, .label = optimizerName(context.text, plotted.name), .style = style}))
      plot.path(plotted.first, plotted.second, style, upTo);
  }
  // Over all paths: where a run stands now is never under another's path.
  plot.endSeries();
  for (const PlottedRun& plotted : runs_.contestants()) {
    if (view().hidden.contains(plotted.name)) continue;
    const Point2 now = lab_.onMap()(lab_.shown(*plotted.run).phi);
    plot.currentMarker(now.x(), now.y(), context.theme.series(plotted.slot));
  }
}

/// Where each further start is, and where its runs stand.
void LossField::drawMoreStarts(Plot& plot, const PlotContext& context, std::size_t upTo) const {
  for (const PlottedRun& thin : runs_.beside()) {
    if (thin.kind != PlottedRun::Kind::furtherStart || view().hidden.contains(thin.name)) continue;
    const SeriesStyle style = context.theme.series(thin.slot);
    const std::size_t now = std::min(upTo, thin.first.size()) - 1;
    plot.marker(thin.first[now], thin.second[now], style.marker, 4.5f, style.color,
                {context.theme.plotBackground, 1.5f});
  }
  for (const Point2& start : lab_.config().moreStarts)
    plot.marker(start.x(), start.y(), Marker::circle, 5, context.theme.plotBackground, {context.theme.text, 2});
}

void LossField::drawStationaryPoints(Plot& plot, const PlotContext& context) const {
  const auto& points = lab_.map().stationaryPoints();
  for (const Sign& sign : signs) {
    const bool isThere = std::any_of(points.begin(), points.end(), [&](const auto& p) { return p.type == sign.type; });
    if (!isThere) continue;
    const SeriesStyle style{context.theme.text, sign.marker, Dash::solid};  // of the legend: seen on any ground
    const std::string label(context.text("stationary." + std::string(sign.name)));
    if (!plot.series({.name = std::string(sign.name), .label = label, .style = style, .hasLine = false})) continue;
    bool isFirst = true;  // by ascending loss: the first minimum is the lowest
    for (const StationaryPoint& point : points) {
      if (point.type != sign.type) continue;
      plot.stationaryPoint(point.phi.x(), point.phi.y(), sign.stationary,
                           isFirst && sign.type == StationaryType::minimum);
      isFirst = false;
    }
  }
}

void LossField::drawProbe(Plot& plot, const PlotContext& context) const {
  if (!lab_.probe()) return;
  const Probe& probe = *lab_.probe();
  std::vector<Plot::ReadOutLine> lines = {
      {std::string(context.text("readout.phi")), pointText(probe.phi)},
      {std::string(context.text("readout.loss")), formatNumber(probe.loss, 5)},
      {std::string(context.text("readout.gradient")), pointText(probe.gradient)},
  };
  for (Plot::ReadOutLine& line : curvatureLines(context, lab_)) lines.push_back(std::move(line));
  plot.readOut(lines);
}

}  // namespace descenso
