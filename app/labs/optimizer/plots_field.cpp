#include <algorithm>
#include <array>

#include "app/labs/optimizer/plots.h"
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

Range shownStretch(const AxisView& view, double low, double high) {
  return view.fit ? Range{low, high} : usableRange({view.low, view.high}, Scale::linear);
}

}  // namespace

void OptimizerPlots::drawField(const PlotContext& context, const Rect& area) {
  const OptimizerLabLook& look = lab_.config().look;
  const Box& range = lab_.map().range();
  const auto& symbols = lab_.problemMap().symbols;
  const PlotGesture& gesture = gestures_["field"];

  Plot plot(context, area,
            {.id = "field",
             .title = lab_.trainsAll() ? context.text.format("plot.optimizer.field.at", {{"at", heldText(lab_)}})
                                       : std::string(context.text("plot.optimizer.field")),
             .xLabel = symbols[0],
             .yLabel = symbols[1],
             .x = shownStretch(look.field.x, range.low.x(), range.high.x()),
             .y = shownStretch(look.field.y, range.low.y(), range.high.y()),
             .grid = look.field.grid,
             .equal = look.field.equal,
             .legend = look.field.legend,
             .readOutAtLeft = look.field.inset.isShown,
             .hidden = &look.field.hidden,
             .emphasised = gesture.emphasised,
             .colorBar = colorBar()});

  if (lab_.map().isReady())
    plot.field("field", fieldSpec(plot.dataBox()));
  else
    plot.message(context.text("lab.optimizer.computing"));
  if (look.field.crosshair && lab_.probe()) plot.crosshair(lab_.probe()->phi.x(), lab_.probe()->phi.y());
  drawConvexity(plot, context);
  drawRuns(plot, context, gesture.movesStart);
  drawStepDetails(plot, context);
  if (look.stationaryPoints) drawStationaryPoints(plot, context);
  plot.endSeries();
  plot.startMarker(lab_.config().start.x(), lab_.config().start.y(), gesture.overStart);
  drawFieldInset(plot, context);
  drawCurvature(plot, context);
  drawProbe(plot, context);
  if (gesture.box) plot.selectionBox(*gesture.box);
  plot.finish();
  frames_["field"] = plot.frame();
  if (const PlotFrame* inset = frame(insetOfField)) frames_["field"].covered = inset->area;
}

void OptimizerPlots::drawFieldInset(Plot& plot, const PlotContext& context) {
  const OptimizerLabLook& look = lab_.config().look;
  frames_.erase(std::string(insetOfField));
  if (!look.field.inset.isShown || !lab_.map().isReady()) return;
  const std::optional<PlotFrame> frame =
      drawInset(context, plot,
                {.id = insetOfField,
                 .title = std::string(context.text("plot.inset")),
                 .part = shownPart(look.field.inset, lab_.map().aroundMinimum()),
                 .hidden = &look.field.hidden},
                [&](Plot& part) {
                  part.field(insetOfField, fieldSpec(part.dataBox(), true));
                  drawRuns(part, context, gestures_["field"].movesStart);
                  if (look.stationaryPoints) drawStationaryPoints(part, context);
                  part.endSeries();
                  part.startMarker(lab_.config().start.x(), lab_.config().start.y());
                });
  if (frame) frames_[std::string(insetOfField)] = *frame;
}

std::optional<ColorBar> OptimizerPlots::colorBar() const {
  const OptimizerLabLook& look = lab_.config().look;
  if (!lab_.map().isReady()) return std::nullopt;
  const LossGrid& whole = *lab_.map().grid();
  return ColorBar{look.colorMap, whole.low, whole.high, look.fieldScale == Scale::logarithmic};
}

// Colours mean the same wherever one looks; contours tell apart what is seen.
FieldSpec OptimizerPlots::fieldSpec(const Box& view, bool isInset) {
  const OptimizerLabLook& look = lab_.config().look;
  FieldSpec field;
  field.grid = lab_.map().gridFor(view, isInset);
  field.colorMap = look.colorMap;
  field.low = lab_.map().grid()->low;
  field.high = lab_.map().grid()->high;
  field.logarithmic = look.fieldScale == Scale::logarithmic;
  field.contours = look.contours;
  field.dim = static_cast<float>(look.dim);
  ContourLevels levels = contourLevels(field.grid->low, field.grid->high, field.logarithmic);
  field.levels = std::move(levels.values);
  field.majors = std::move(levels.majors);
  return field;
}

void OptimizerPlots::drawRuns(Plot& plot, const PlotContext& context, bool isWhole) const {
  const long step = isWhole ? lab_.playback().last() : lab_.playback().step();
  const auto upTo = static_cast<std::size_t>(step) + 1;
  for (const PlottedRun& thin : beside_)
    drawBeside(plot, context, thin, thin.first, thin.second, upTo, lab_.config().look.field.hidden);
  drawMoreStarts(plot, context, upTo);
  for (const PlottedRun& plotted : runs_) {
    const SeriesStyle style = context.theme.series(plotted.slot);
    if (plot.series({.name = plotted.name, .label = optimizerName(context.text, plotted.name), .style = style}))
      plot.path(plotted.first, plotted.second, style, upTo);
  }
  // Over all paths: where a run stands now is never under another's path.
  plot.endSeries();
  for (const PlottedRun& plotted : runs_) {
    if (lab_.config().look.field.hidden.contains(plotted.name)) continue;
    const Point2 now = lab_.onMap()(lab_.shown(*plotted.run).phi);
    plot.currentMarker(now.x(), now.y(), context.theme.series(plotted.slot));
  }
}

/// Where each further start is, and where its runs stand.
void OptimizerPlots::drawMoreStarts(Plot& plot, const PlotContext& context, std::size_t upTo) const {
  for (const PlottedRun& thin : beside_) {
    if (thin.kind != PlottedRun::Kind::furtherStart || lab_.config().look.field.hidden.contains(thin.name)) continue;
    const SeriesStyle style = context.theme.series(thin.slot);
    const std::size_t now = std::min(upTo, thin.first.size()) - 1;
    plot.marker(thin.first[now], thin.second[now], style.marker, 4.5f, style.color,
                {context.theme.plotBackground, 1.5f});
  }
  for (const Point2& start : lab_.config().moreStarts)
    plot.marker(start.x(), start.y(), Marker::circle, 5, context.theme.plotBackground, {context.theme.text, 2});
}

void OptimizerPlots::drawStationaryPoints(Plot& plot, const PlotContext& context) const {
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

void OptimizerPlots::drawProbe(Plot& plot, const PlotContext& context) const {
  if (!lab_.probe()) return;
  const Probe& probe = *lab_.probe();
  std::vector<Plot::ReadOutLine> lines = {
      {std::string(context.text("readout.phi")), pointText(probe.phi)},
      {std::string(context.text("readout.loss")), formatNumber(probe.loss, 5)},
      {std::string(context.text("readout.gradient")), pointText(probe.gradient)},
  };
  for (Plot::ReadOutLine& line : curvatureLines(context)) lines.push_back(std::move(line));
  plot.readOut(lines);
}

}  // namespace descenso
