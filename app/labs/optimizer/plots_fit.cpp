#include "app/labs/optimizer/plots_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/optimizer/plots_step.h"
#include "app/labs/optimizer/state_examples.h"
#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Index drawnOneByOne = 4000;  // more examples are thinned out to what can be told apart
constexpr Index mostResiduals = 200;   // drawn as bars
constexpr float residualStrength = 0.55f;
constexpr float cell = 2.5f;           // layout pixels within which two examples look like one
constexpr float tallEnough = 300;      // layout pixels of a panel in which a legend hides little
constexpr float besideBatch = 0.45f;   // alpha of examples that are not in the batch
constexpr double samplesPerPixel = 2;  // of a curve: a fast oscillation keeps its shape

/// A stretch that holds the examples, one wide where all of them share a value.
Range dataRange(const Vector& values, double room) {
  const Range range = rangeOf({values.data(), static_cast<std::size_t>(values.size())}, Scale::linear);
  if (range.low == range.high) return {range.low - 1, range.high + 1};
  return padded(range, Scale::linear, room);
}

void drawModel(Plot& plot, const Problem& problem, ConstVectorRef phi, const Stroke& stroke) {
  const auto count = static_cast<std::size_t>(std::clamp(plot.inner().width * samplesPerPixel, 64.0, 16384.0));
  std::vector<double> x(count), y(count);
  for (std::size_t i = 0; i < count; ++i)
    x[i] = plot.x().fromPart(static_cast<double>(i) / static_cast<double>(count - 1));
  if (problem.predict(phi, x, y)) plot.line(x, y, stroke);
}

}  // namespace

void FitPlot::draw(const PlotContext& context, const Rect& area) {
  const DataSet* data = lab_.problem().data();
  PlotOptions made = options(context, view(), area);
  made.xLabel = "x";
  made.yLabel = "y";
  made.legend = made.legend && area.height >= context.px(tallEnough);
  if (data != nullptr) limit(made, view(), dataRange(data->x, 0.04), dataRange(data->y, 0.18));
  Plot plot(context, area, std::move(made));
  if (data == nullptr) {
    plot.message(context.text("lab.optimizer.noData"));
  } else {
    const std::optional<Batch> batch = comingBatch(lab_, runs_);
    drawResiduals(plot, context);
    drawExamples(plot, context, batch.has_value());
    if (batch) drawBatch(plot, context, *data, *batch, lab_.playback().step() + 1);
    drawModels(plot, context);
    drawReadOut(plot, context);
  }
  finish(plot);
}

void FitPlot::drawModels(Plot& plot, const PlotContext& context) {
  drawFurtherStarts(plot, context);
  for (const PlottedRun& plotted : runs_.contestants()) {
    const SeriesStyle style = context.theme.series(plotted.slot);
    if (plot.series({.name = plotted.name, .label = curveName(context, plotted), .style = style, .hasMarker = false}))
      drawModel(plot, lab_.trained(), lab_.shown(*plotted.run).phi, {style.color, 2.5f, style.dash});
  }
  drawPrintedModel(plot, context);
  plot.endSeries();
  if (lab_.probe()) drawModel(plot, lab_.problem(), lab_.probe()->phi, {context.theme.text, 2, Dash::dot});
}

/// Whose curve it is: of several starts by the start too, and by that alone where only one method runs.
std::string FitPlot::curveName(const PlotContext& context, const PlottedRun& plotted) const {
  const std::string name = optimizerName(context.text, plotted.name);
  if (lab_.config().moreStarts.empty()) return name;
  const std::string start = pointText(lab_.onMap()(plotted.run->start()), 3);
  if (runs_.contestants().size() == 1) return context.text.format("series.start", {{"start", start}});
  return context.text.format("series.from", {{"name", name}, {"point", start}});
}

/// Each with a dash of its own; with its contestant's curve it is hidden too.
void FitPlot::drawFurtherStarts(Plot& plot, const PlotContext& context) const {
  constexpr std::array<Dash, 3> dashes = {Dash::dash, Dash::dot, Dash::dashDot};
  std::size_t index = 0;
  for (const PlottedRun& plotted : runs_.beside()) {
    if (plotted.kind != PlottedRun::Kind::furtherStart || view().hidden.contains(plotted.name)) continue;
    SeriesStyle style = context.theme.series(plotted.slot);
    style.dash = dashes[index % dashes.size()];
    const std::string name = plotted.name + ".from." + std::to_string(index++);
    if (plot.series({.name = name, .label = curveName(context, plotted), .style = style, .hasMarker = false}))
      drawModel(plot, lab_.trained(), lab_.shown(*plotted.run).phi, {style.color, 1.8f, style.dash});
  }
  plot.endSeries();
}

void FitPlot::drawReadOut(Plot& plot, const PlotContext& context) {
  const std::optional<ExampleTable> table = exampleTable(lab_, 0);
  if (!table) return;
  std::vector<Plot::ReadOutLine> lines = {{"L", formatNumber(table->loss, 5)}, {"RMSE", formatNumber(table->rmse, 4)}};
  if (const std::optional<double> printed = printedLoss())
    lines.push_back({std::string(context.text("readout.lossAsPrinted")), formatNumber(*printed, 5)});
  plot.readOut(lines);
}

std::optional<double> FitPlot::printedLoss() const {
  const Problem* model = lab_.printedProblem().get();
  const Run* run = runOfExamples(lab_);
  if (model == nullptr || run == nullptr) return std::nullopt;
  return model->loss(lab_.shown(*run).phi, Batch::whole());
}

void FitPlot::drawPrintedModel(Plot& plot, const PlotContext& context) const {
  const Problem* model = lab_.printedProblem().get();
  const Run* run = runOfExamples(lab_);
  if (model == nullptr || run == nullptr) return;
  SeriesStyle style = context.theme.series(run->entry().slot);
  style.dash = Dash::dot;
  const std::string label =
      context.text.format("series.asPrinted", {{"name", optimizerName(context.text, run->entry().name)}});
  if (plot.series({.name = "printed", .label = label, .style = style, .hasMarker = false}))
    drawModel(plot, *model, lab_.shown(*run).phi, {style.color, 2, Dash::dot});
}

/// From each example to the selected run's curve.
void FitPlot::drawResiduals(Plot& plot, const PlotContext& context) const {
  if (lab_.problem().data()->size() > mostResiduals) return;
  const std::optional<ExampleTable> table = exampleTable(lab_, mostResiduals);
  if (!table) return;
  SeriesStyle style = context.theme.series(runOfExamples(lab_)->entry().slot);
  style.color = style.color.withAlpha(residualStrength);
  style.dash = Dash::solid;
  const std::string label(context.text("series.residuals"));
  if (plot.series({.name = "residuals", .label = label, .style = style, .hasMarker = false}))
    for (const ExampleRow& row : table->rows)
      plot.line(std::array{row.x, row.x}, std::array{row.y, row.said}, {style.color, 1.6f, Dash::solid});
  plot.endSeries();
}

void FitPlot::drawExamples(Plot& plot, const PlotContext& context, bool isBehindBatch) {
  const DataSet& data = *lab_.problem().data();
  SeriesStyle style{context.theme.muted, Marker::circle, Dash::solid};
  if (isBehindBatch) style.color = style.color.withAlpha(besideBatch);
  if (!plot.series(
          {.name = "data", .label = std::string(context.text("series.data")), .style = style, .hasLine = false}))
    return;
  if (data.size() <= drawnOneByOne) {
    const auto count = static_cast<std::size_t>(data.size());
    plot.scatter({data.x.data(), count}, {data.y.data(), count}, Marker::circle, 3.5f, style.color);
    return;
  }
  thinOut(plot, context.px(cell));
  plot.scatter(thinned_.x, thinned_.y, Marker::circle, 1.5f, style.color);
}

// Of the examples that fall on the same few pixels one is kept. Done again only when what is seen changes.
void FitPlot::thinOut(const Plot& plot, float side) {
  const DataSet* data = lab_.problem().data();
  const Box box = plot.dataBox();
  const Vec2 pixels{plot.inner().width, plot.inner().height};
  const auto& problem = lab_.wholeProblem();
  if (thinned_.problem == problem && thinned_.box == box && thinned_.pixels == pixels) return;
  thinned_ = {problem, box, pixels, {}, {}};
  const auto columns = static_cast<std::size_t>(pixels.x / side) + 1;
  const auto rows = static_cast<std::size_t>(pixels.y / side) + 1;
  std::vector<bool> isTaken(columns * rows, false);
  for (Index i = 0; i < data->size(); ++i) {
    const double column = plot.x().toPart(data->x[i]) * static_cast<double>(columns - 1);
    const double row = plot.y().toPart(data->y[i]) * static_cast<double>(rows - 1);
    if (!(column >= 0 && row >= 0 && column < static_cast<double>(columns) && row < static_cast<double>(rows)))
      continue;
    const std::size_t place = static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
    if (isTaken[place]) continue;
    isTaken[place] = true;
    thinned_.x.push_back(data->x[i]);
    thinned_.y.push_back(data->y[i]);
  }
}

}  // namespace descenso
