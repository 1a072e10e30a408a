#include "app/labs/network/plots_boundary.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr double pictureSeconds = 0.003;  // while something moves
constexpr double restSeconds = 0.05;      // once nothing does
constexpr float darkStrength = 0.42f;     // of the field over the background
constexpr float lightStrength = 0.5f;
constexpr float betweenMaps = 8;
constexpr Index mostListed = 5;  // outputs where the pointer is

/// Of more than two inputs the map shows a slice: where the others stand, right of the title, in the longer or shorter
/// words that there is room for.
void drawHeldInputs(const PlotContext& context, const Rect& area, std::string_view title, const NetworkData& data,
                    std::array<int, 2> axes) {
  if (data.all.inputCount() <= 2) return;
  std::string values;
  for (int input = 0; input < data.all.inputCount(); ++input) {
    if (input == axes[0] || input == axes[1]) continue;
    values += (values.empty() ? "" : ", ") + inputName(context.text, data.all, input) + " = " +
              formatNumber(data.middle[input], 3);
  }
  const Rect line = area.inset(context.px(12));
  const TextStyle bold{FontRole::bold, context.fontSize(20), context.theme.text};
  TextStyle style{FontRole::regular, context.fontSize(14), context.theme.muted, HorizontalAlign::right};
  const float room = line.width - context.canvas.measure(title, bold).x - context.px(24);
  for (const std::string& words : {values, std::string(context.text("network.boundary.held"))}) {
    if (context.canvas.measure(words, style).x > room) continue;
    context.canvas.text({line.right(), line.y + context.px(5)}, words, style);
    return;
  }
}

}  // namespace

PlotHandling BoundaryPicture::handling() const {
  return {.canClick = look().brush >= 0 && !look().pinned, .menu = {.equal = true, .legend = true}};
}

double BoundaryPicture::secondsAPicture(Pace pace) const {
  if (pace == Pace::complete) return 1e3;
  return lab_.playback().isPlaying() || lab_.isComputing() ? pictureSeconds * lab_.pictureDetail() : restSeconds;
}

std::string BoundaryPicture::titleOf(const PlotContext& context, bool isKept) const {
  if (isKept) return context.text.format("network.kept.title", {{"shape", shapeText(lab_.kept()->network())}});
  if (const std::optional<UnitPlace> unit = shownUnit())
    return context.text.format("network.boundary.unit", {{"unit", unitName(lab_, *unit)}});
  const Examples& all = lab_.data().all;
  if (all.targetCount() > 1 && all.inputCount() > 1)
    return context.text.format("network.boundary.unit", {{"unit", targetName(context.text, all, 0)}});
  return all.isClassified() ? title(context) : std::string(context.text("network.boundary.number"));
}

void BoundaryPicture::draw(const PlotContext& context, const Rect& area) {
  const bool isCurve = lab_.data().all.inputCount() == 1;
  const auto drawOne = [&](const Rect& place, bool isKept) {
    isCurve ? drawFit(context, place, isKept) : drawMap(context, place, isKept);
  };
  if (!isSplit()) {
    drawOne(area, false);
  } else {
    const float height = std::round((area.height - context.px(betweenMaps)) / 2);
    drawOne({area.x, area.y, area.width, height}, false);
    drawOne({area.x, area.bottom() - height, area.width, height}, true);
  }
}

void BoundaryPicture::drawMap(const PlotContext& context, const Rect& area, bool isKept) {
  const NetworkData& data = shown(isKept).data;
  const auto [first, second] = look().axes;
  PlotOptions made = options(context, area);
  made.title = titleOf(context, isKept);
  made.xLabel = inputName(context.text, data.all, first);
  made.yLabel = inputName(context.text, data.all, second);
  made.x = exactRange(view().x, {data.low[first], data.high[first]});
  made.y = exactRange(view().y, {data.low[second], data.high[second]});
  made.grid = false;
  made.legend = made.legend && !isKept;
  const std::string title = made.title;
  Plot plot(context, area, std::move(made));
  drawField(plot, context, isKept);
  if (look().showsPoints && !isKept) drawCopies(plot, context);
  if (look().showsPoints) drawExamples(plot, context, isKept);
  if (isKept) {
    plot.finish();
  } else {
    drawProbe(plot, context);
    finish(plot);
  }
  drawHeldInputs(context, area, title, data, look().axes);
}

void BoundaryPicture::drawField(Plot& plot, const PlotContext& context, bool isKept) {
  const ShownNetwork network = shown(isKept);
  const float strength = context.theme.name == ThemeName::dark ? darkStrength : lightStrength;
  BoundaryField::Request request{.view = plot.dataBox(),
                                 .pixels = {plot.inner().width, plot.inner().height},
                                 .seconds = secondsAPicture(context.pace),
                                 .isDiscrete = look().isDiscrete,
                                 .threshold = lab_.threshold(),
                                 .strength = strength * static_cast<float>(look().dim),
                                 .theme = context.theme.name,
                                 .revision = network.revision};
  const std::optional<UnitPlace> unit = isKept ? std::nullopt : shownUnit();
  if (unit && unit->layer > 0) request.unit = unit;
  // A unit under the pointer is drawn often, and by all units at once.
  if (request.unit && context.pace == Pace::responsive) request.seconds = std::min(request.seconds, restSeconds / 4);
  if (lab_.kept() != nullptr) request.seconds /= 2;
  BoundaryField& field = isKept ? keptField_ : field_;
  field.refresh(lab_, network, context.theme, request);
  plot.image(isKept ? "boundary.kept" : "boundary", field.image(), field.imagePlace().low, field.imagePlace().high);
  const bool isNumber = !network.data.all.isClassified();
  const Stroke line{context.theme.text.withAlpha(0.75f), isNumber || unit ? 1.2f : 1.8f, Dash::solid};
  for (const std::vector<Vec2>& boundary : field.boundaries()) {
    std::vector<double> xs, ys;
    for (const Vec2& point : boundary) {
      xs.push_back(static_cast<double>(point.x));
      ys.push_back(static_cast<double>(point.y));
    }
    plot.line(xs, ys, line);
  }
}

void BoundaryPicture::drawProbe(Plot& plot, const PlotContext& context) const {
  const std::optional<DataPoint>& pointer = gesture().pointer;
  if (!pointer) return;
  const NetworkData& data = lab_.data();
  const auto [first, second] = look().axes;
  const Vector input = lab_.probe();
  const Activations known = activationsAt(lab_.network(), lab_.phi(), data.scaled(input));
  std::vector<Plot::ReadOutLine> lines = {{inputName(context.text, data.all, first), formatNumber(input[first], 4)},
                                          {inputName(context.text, data.all, second), formatNumber(input[second], 4)}};
  const Vector& outputs = known.outputs.back();
  if (const std::optional<UnitPlace> unit = shownUnit(); unit && unit->layer > 0) {
    const double value = known.outputs.at(static_cast<std::size_t>(unit->layer) - 1)[unit->unit];
    lines.push_back({unitName(lab_, *unit), formatNumber(value, 4)});
  } else if (!data.all.isClassified()) {
    for (Index k = 0; k < std::min(mostListed, outputs.size()); ++k)
      lines.push_back({outputName(context.text, data.all, k), formatNumber(outputs[k], 4)});
  } else {
    for (Index k = 0; k < std::min(mostListed, data.all.classCount()); ++k) {
      const double p = outputs.size() > 1 ? outputs[k] : (k == 1 ? outputs[0] : 1 - outputs[0]);
      lines.push_back({className(context.text, data.all, static_cast<int>(k)), formatFixed(p, 4)});
    }
  }
  plot.crosshair(pointer->x, pointer->y);
  plot.readOut(lines);
}

}  // namespace descenso
