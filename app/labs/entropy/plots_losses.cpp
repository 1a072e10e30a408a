#include "app/labs/entropy/plots_losses.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/entropy/plots_bars.h"
#include "app/labs/entropy/plots_table.h"
#include "app/labs/entropy/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr int likelihoodHue = 1;
constexpr int squaredHue = 0;
constexpr std::size_t lossSamples = 800;
constexpr float tangentReach = 70;  // layout pixels, on both sides of the point

SeriesStyle lossStyle(const Theme& theme, int hue) {
  SeriesStyle style = theme.series(hue);
  style.dash = Dash::solid;
  return style;
}

/// What is shown of the axis at first.
Range lossAxisRange(const LossesConfig& config) {
  if (config.task == OutputTask::regression) return {-5, 5};
  return config.axis == LossAxis::score ? Range{-8, 8} : Range{-0.02, 1.02};
}

std::string lossAxisLabel(const LossesConfig& config) {
  if (config.task == OutputTask::regression) return "μ = z";
  if (config.axis == LossAxis::score) return config.task == OutputTask::binary ? "z" : "θ₁";
  return config.task == OutputTask::binary ? "p = σ(z)" : "p₁ = softmax(θ)₁";
}

struct LossSamples {
  std::vector<double> x{};
  std::vector<LossSlope> likelihood{};
  std::vector<LossSlope> squared{};
};

LossSamples sampledLosses(const LossesConfig& config, const AxisMap& axis) {
  LossSamples samples;
  const LossRange range = lossRange(config);
  for (std::size_t i = 0; i <= lossSamples; ++i) {
    const double x = axis.fromPart(static_cast<double>(i) / lossSamples);
    // Of probabilities the ends themselves are taken, so that the curve reaches them.
    const double at = config.axis == LossAxis::score ? x : std::clamp(x, range.low, range.high);
    if (config.task != OutputTask::regression && at != x && std::abs(at - x) > axis.range().span() / lossSamples)
      continue;
    samples.x.push_back(at);
    samples.likelihood.push_back(likelihoodLossAt(config, at));
    samples.squared.push_back(squaredLossAt(config, at));
  }
  return samples;
}

std::vector<double> lossesOf(const std::vector<LossSlope>& samples) {
  std::vector<double> values;
  for (const LossSlope& sample : samples) values.push_back(sample.loss);
  return values;
}

std::vector<double> slopesOf(const std::vector<LossSlope>& samples) {
  std::vector<double> values;
  for (const LossSlope& sample : samples) values.push_back(sample.slope);
  return values;
}

std::string lossName(const Translations& text, OutputTask task) {
  return translated(text, "entropy.loss", outputTaskNames()[static_cast<std::size_t>(task)]);
}

/// A piece of the straight line with that slope through a point, as long on the screen whatever the slope.
void drawTangent(Plot& plot, const PlotContext& context, double x, const LossSlope& at, Color color) {
  if (!std::isfinite(at.loss) || !std::isfinite(at.slope)) return;
  const Vec2 here = plot.frame().toPixel(x, at.loss);
  const double unitX = plot.x().pixels() / plot.x().range().span();
  const double unitY = plot.y().pixels() / plot.y().range().span();
  const double rise = at.slope * unitY / unitX;  // in pixels
  const auto along = static_cast<float>(context.px(tangentReach) / std::sqrt(1 + rise * rise));
  const auto up = static_cast<float>(rise) * along;
  context.canvas.line({here.x - along, here.y + up}, {here.x + along, here.y - up},
                      {color, context.stroke(2), Dash::dash});
}

}  // namespace

void LossCurves::draw(const PlotContext& context, const Rect& area) {
  const LossesConfig& config = lab_.config().losses;
  const LossesResult& losses = lab_.losses();
  const bool asPrinted = lab_.config().asPrinted && hasPrintedLoss(config);
  const double top = config.task == OutputTask::regression ? 14 : config.axis == LossAxis::score ? 8.5 : 5;
  const bool isBelow = asPrinted && config.task == OutputTask::multiclass;
  PlotOptions made = framed(context, area, lossAxisRange(config), {isBelow ? -top : -0.04 * top, top});
  made.title = context.text.format("entropy.title.loss", {{"loss", lossName(context.text, config.task)}});
  made.xLabel = lossAxisLabel(config);
  made.yLabel = "ℓ";
  Plot plot(context, area, std::move(made));
  const LossSamples samples = sampledLosses(config, plot.x());
  const auto step = static_cast<std::size_t>(lab_.playback().step());
  const auto drawLoss = [&](const char* name, const std::string& label, const std::vector<LossSlope>& values,
                            const DescentResult& descent, auto lossAt, int hue) {
    const SeriesStyle style = lossStyle(context.theme, hue);
    if (!plot.series({.name = name, .label = label, .style = style})) return;
    plot.line(samples.x, lossesOf(values), {style.color, 2.5f});
    const double x = onLossAxis(config, descent.scores[step]);
    drawTangent(plot, context, x, lossAt(x), style.color);
    plot.currentMarker(x, lossAt(x).loss, style);
  };
  drawLoss(
      "squared", std::string(context.text("entropy.series.squared")), samples.squared, losses.squared,
      [&](double x) { return squaredLossAt(config, x); }, squaredHue);
  drawLoss(
      "likelihood", lossName(context.text, config.task), samples.likelihood, losses.likelihood,
      [&](double x) { return likelihoodLossAt(config, x); }, likelihoodHue);
  if (asPrinted && plot.series({.name = "printed",
                                .label = std::string(context.text("entropy.series.printed")),
                                .style = {context.theme.warn, Marker::circle, Dash::dash},
                                .hasMarker = false})) {
    std::vector<double> x = samples.x;
    for (double near = 1e-6; near < 1e-2; near *= 1.5) x.push_back(near);  // of 0, where Bernoulli's loss is infinite
    std::sort(x.begin(), x.end());
    std::vector<double> printed;
    for (const double each : x) printed.push_back(printedLossAt(config, each));
    plot.line(x, printed, {context.theme.warn, 2, Dash::dash});
  }
  plot.endSeries();
  const double start = onLossAxis(config, config.score);
  plot.startMarker(start, likelihoodLossAt(config, start).loss, gesture().handle.has_value());
  finish(plot);
}

PlotHandling LossCurves::handling() const {
  const LossesConfig& config = lab_.config().losses;
  const double start = onLossAxis(config, config.score);
  return {.handles = {{start, likelihoodLossAt(config, start).loss}}, .menu = {.legend = true}};
}

void SlopeCurves::draw(const PlotContext& context, const Rect& area) {
  const LossesConfig& config = lab_.config().losses;
  const bool isNarrow = config.task != OutputTask::regression && config.axis == LossAxis::score;
  const double reach = isNarrow ? 1.15 : 8;
  PlotOptions made = framed(context, area, lossAxisRange(config), {-reach, reach});
  made.xLabel = lossAxisLabel(config);
  Plot plot(context, area, std::move(made));
  const LossSamples samples = sampledLosses(config, plot.x());
  const std::array<double, 2> across = {plot.x().low(), plot.x().high()};
  const std::array<double, 2> zero = {0, 0};
  plot.line(across, zero, {context.theme.axis, 1});
  const auto step = static_cast<std::size_t>(lab_.playback().step());
  const auto drawSlope = [&](const char* name, const std::string& label, const std::vector<LossSlope>& values,
                             const DescentResult& descent, auto lossAt, int hue) {
    const SeriesStyle style = lossStyle(context.theme, hue);
    if (!plot.series({.name = name, .label = label, .style = style})) return;
    plot.line(samples.x, slopesOf(values), {style.color, 2.5f});
    const double x = onLossAxis(config, descent.scores[step]);
    plot.currentMarker(x, lossAt(x).slope, style);
  };
  const LossesResult& losses = lab_.losses();
  drawSlope(
      "squared", std::string(context.text("entropy.series.squared")), samples.squared, losses.squared,
      [&](double x) { return squaredLossAt(config, x); }, squaredHue);
  drawSlope(
      "likelihood", lossName(context.text, config.task), samples.likelihood, losses.likelihood,
      [&](double x) { return likelihoodLossAt(config, x); }, likelihoodHue);
  finish(plot);
}

void TaskTable::draw(const PlotContext& context, const Rect& area) {
  const Translations& text = context.text;
  std::vector<TableRow> rows = {
      headOf({std::string(text("entropy.head.task")), std::string(text("entropy.head.output")),
              std::string(text("entropy.head.loss")), std::string(text("entropy.head.decision"))},
             true)};
  for (const TaskRule& rule : outputTasks()) {
    const bool isChosen = rule.task == lab_.config().losses.task;
    const std::string zone = "task." + std::string(rule.name);
    TableRow row{.hasRule = rows.size() == 1, .isWords = true};
    for (const std::string& cell : {translated(text, "entropy.task", rule.name), std::string(rule.activation),
                                    std::string(rule.lossFormula), std::string(rule.decision)})
      row.cells.push_back({.text = cell, .isMuted = !isChosen, .isBold = isChosen && row.cells.empty()});
    row.cells.front().zone = zone;
    if (gesture().zone == zone && !isChosen) row.cells.front().fill = context.theme.raised;
    rows.push_back(std::move(row));
  }
  const Rect content = drawPanel(context, area, title(context));
  zones_ = drawTable(context, content, rows, lossRows(text, lab_));
}

void DescentCurves::draw(const PlotContext& context, const Rect& area) {
  const LossesConfig& config = lab_.config().losses;
  const LossesResult& losses = lab_.losses();
  double highest = 0;
  for (const DescentResult* descent : {&losses.likelihood, &losses.squared})
    highest = std::max(highest, descent->losses.front());
  PlotOptions made = framed(context, area, {0, static_cast<double>(lossSteps)}, {-0.03 * highest, 1.1 * highest + 0.1});
  made.xLabel = context.text("axis.step");
  made.yLabel = "ℓ";
  made.wholeX = true;
  Plot plot(context, area, std::move(made));
  const auto step = static_cast<std::size_t>(lab_.playback().step());
  const auto drawRun = [&](const char* name, const std::string& label, const DescentResult& descent, int hue) {
    const SeriesStyle style = lossStyle(context.theme, hue);
    if (!plot.series({.name = name, .label = label, .style = style})) return;
    plot.path(descent.losses, style, step + 1);
    plot.currentMarker(static_cast<double>(step), descent.losses[step], style);
  };
  drawRun("squared", std::string(context.text("entropy.series.squared")), losses.squared, squaredHue);
  drawRun("likelihood", lossName(context.text, config.task), losses.likelihood, likelihoodHue);
  plot.endSeries();
  plot.verticalCursor(static_cast<double>(step));
  finish(plot);
}

PlotHandling DescentCurves::handling() const {
  return {.canClick = true, .dragSeeks = true, .menu = {.logarithmic = true, .legend = true}};
}

void ExampleBars::draw(const PlotContext& context, const Rect& area) {
  const LossesConfig& config = lab_.config().losses;
  const LossesResult& losses = lab_.losses();
  const std::size_t count = config.examples.size();
  PlotOptions made = framed(context, area, barAxis(count), {0, 1.15});
  static constexpr std::array<std::string_view, 3> signs = {"p₁", "p₂", "p₃"};
  for (std::size_t i = 0; i < count; ++i) made.xNames.emplace_back(signs[i]);
  made.title = context.text.format("entropy.title.examples",
                                   {{"product", exactText(losses.product)}, {"sum", exactText(losses.sum)}});
  Plot plot(context, area, std::move(made));
  for (std::size_t i = 0; i < count; ++i)
    drawBar(plot, context,
            {.x = barRange(i, 1, 0),
             .value = config.examples[i],
             .fill = context.theme.series(likelihoodHue).color.withAlpha(0.85f),
             .label = "p = " + shortText(config.examples[i]) +
                      ",  −ln p = " + shortText(surprise(config.examples[i], InformationUnit::nats)),
             .isHandle = true,
             .isHeld = gesture().handle == i});
  finish(plot);
}

PlotHandling ExampleBars::handling() const {
  std::vector<DataPoint> handles;
  const std::vector<double>& examples = lab_.config().losses.examples;
  for (std::size_t i = 0; i < examples.size(); ++i) handles.push_back({barMiddle(i, 1, 0), examples[i]});
  return {.handles = std::move(handles)};
}

void DecisionBars::draw(const PlotContext& context, const Rect& area) {
  const LossesConfig& config = lab_.config().losses;
  const DecisionCase decision = decisionCase(config);
  const Index chosen = decided(decision, config.threshold);
  const bool isBinary = decision.task == OutputTask::binary;
  const std::vector<std::string> labels = outcomeLabels(context.text, decision.classes);
  const std::size_t bars = isBinary ? 1 : labels.size();
  PlotOptions made = framed(context, area, barAxis(isBinary ? 2 : bars), {0, 1.12});
  made.title = context.text.format("entropy.title.decision", {{"class", labels[static_cast<std::size_t>(chosen)]}});
  made.xNames = labels;
  made.yLabel = "a";
  Plot plot(context, area, std::move(made));
  for (std::size_t k = 0; k < labels.size(); ++k) {
    const auto i = static_cast<Index>(k);
    const double a = !isBinary ? decision.outputs[i] : k == 1 ? decision.outputs[0] : 1 - decision.outputs[0];
    const Color color = i == chosen ? context.theme.good : context.theme.muted;
    drawBar(plot, context, {.x = barRange(k, 1, 0), .value = a, .fill = color.withAlpha(0.85f), .label = shortText(a)});
  }
  if (isBinary) {
    plot.horizontalCursor(config.threshold);
    plot.label(plot.x().low(), config.threshold, "t = " + shortText(config.threshold), context.theme.text);
    plot.startMarker(0.5, config.threshold, gesture().handle.has_value());
  }
  finish(plot);
}

PlotHandling DecisionBars::handling() const {
  const LossesConfig& config = lab_.config().losses;
  if (decisionCase(config).task != OutputTask::binary) return {};
  return {.handles = {{0.5, config.threshold}}};
}

}  // namespace descenso
