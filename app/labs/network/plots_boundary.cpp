#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "app/labs/network/plots.h"
#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr double pictureSeconds = 0.003;  // while something moves
constexpr double restSeconds = 0.05;      // once nothing does
constexpr float darkStrength = 0.42f;     // of the field over the background
constexpr float lightStrength = 0.5f;
constexpr float betweenMaps = 8;
constexpr float pointRadius = 4.6f;
constexpr float wrongRadius = 8.5f;
constexpr float copyRadius = 2.4f;
constexpr float crowdedRadius = 6.5f;
constexpr Index mostListed = 5;         // outputs where the pointer is
constexpr std::size_t mostMarked = 60;  // wrong examples with a strong ring

/// Where the legend hides the fewest examples.
Corner emptiestCorner(const NetworkData& data, Index first, Index second) {
  constexpr double part = 0.3;  // of the map's sides that a legend takes
  constexpr std::array<Corner, 4> corners = {Corner::topRight, Corner::topLeft, Corner::bottomRight,
                                             Corner::bottomLeft};
  std::array<int, 4> counts{};
  const Index stride = (data.all.size() + mostShownExamples - 1) / mostShownExamples;
  for (Index i = 0; i < data.all.size(); i += stride) {
    const double x = (data.all.inputs(first, i) - data.low[first]) / (data.high[first] - data.low[first]);
    const double y = (data.all.inputs(second, i) - data.low[second]) / (data.high[second] - data.low[second]);
    if ((x > part && x < 1 - part) || (y > part && y < 1 - part)) continue;
    ++counts[(y > 0.5 ? 0 : 2) + (x > 0.5 ? 0 : 1)];
  }
  counts[2] = std::numeric_limits<int>::max();  // the read-out stands there
  return corners[static_cast<std::size_t>(std::min_element(counts.begin(), counts.end()) - counts.begin())];
}

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

double NetworkPlots::secondsAPicture() const {
  if (pace_ == Pace::complete) return 1e3;
  return lab_.playback().isPlaying() || lab_.isComputing() ? pictureSeconds * lab_.pictureDetail() : restSeconds;
}

std::string NetworkPlots::boundaryTitle(const PlotContext& context) const {
  if (const std::optional<UnitPlace> unit = shownUnit())
    return context.text.format("network.boundary.unit", {{"unit", unitName(lab_, *unit)}});
  const Examples& all = lab_.data().all;
  if (all.targetCount() > 1 && all.inputCount() > 1)
    return context.text.format("network.boundary.unit", {{"unit", targetName(context.text, all, 0)}});
  return std::string(context.text(all.isClassified() ? "plot.network.boundary" : "network.boundary.number"));
}

bool NetworkPlots::isSplit() const {
  if (lab_.kept() == nullptr) return false;
  const Examples& all = lab_.data().all;
  return all.inputCount() > 1 || all.isClassified() != lab_.kept()->data().all.isClassified();
}

void NetworkPlots::drawBoundary(const PlotContext& context, const Rect& area) {
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

/// Two networks that are compared stand one above the other, over the same stretch of inputs.
void NetworkPlots::drawMap(const PlotContext& context, const Rect& area, bool isKept) {
  const NetworkLabLook& look = lab_.config().look;
  const PlotView& view = look.boundary;
  const NetworkGesture& gesture = gestures_["boundary"];
  const ShownNetwork shown = isKept ? lab_.shownKept() : lab_.shown();
  const NetworkData& data = shown.data;
  const auto [first, second] = look.axes;
  const auto stretch = [&](const AxisView& axis, int input) {
    if (axis.fit) return Range{data.low[input], data.high[input]};
    return usableRange({axis.low, axis.high}, Scale::linear);
  };
  std::optional<ColorBar> bar;
  const std::optional<UnitPlace> unit = isKept ? std::nullopt : shownUnit();
  const bool isNumber = !data.all.isClassified();

  const std::string title = isKept
                                ? context.text.format("network.kept.title", {{"shape", shapeText(shown.network)}})
                                : boundaryTitle(context);
  Plot plot(context, area,
            {.id = "boundary",
             .title = title,
             .xLabel = inputName(context.text, data.all, first),
             .yLabel = inputName(context.text, data.all, second),
             .x = stretch(view.x, first),
             .y = stretch(view.y, second),
             .grid = false,
             .equal = view.equal,
             .legend = view.legend && !isKept,
             .legendCorner = emptiestCorner(data, first, second),
             .hidden = &view.hidden,
             .emphasised = gesture.emphasised,
             .colorBar = bar});
  const float strength = context.theme.name == ThemeName::dark ? darkStrength : lightStrength;
  BoundaryField::Request request{.view = plot.dataBox(),
                                 .pixels = {plot.inner().width, plot.inner().height},
                                 .seconds = secondsAPicture(),
                                 .isDiscrete = look.isDiscrete,
                                 .threshold = lab_.threshold(),
                                 .strength = strength * static_cast<float>(look.dim),
                                 .theme = context.theme.name,
                                 .revision = shown.revision};
  if (unit && unit->layer > 0) request.unit = unit;
  // A unit under the pointer is drawn often, and by all units at once.
  if (request.unit && pace_ == Pace::responsive) request.seconds = std::min(request.seconds, restSeconds / 4);
  if (lab_.kept() != nullptr) request.seconds /= 2;
  BoundaryField& field = isKept ? keptField_ : field_;
  field.refresh(lab_, shown, context.theme, request);
  plot.image(isKept ? "boundary.kept" : "boundary", field.image(), field.imagePlace().low,
             field.imagePlace().high);
  const Color line = context.theme.text.withAlpha(0.75f);
  for (const std::vector<Vec2>& boundary : field.boundaries()) {
    std::vector<double> xs, ys;
    for (const Vec2& point : boundary) {
      xs.push_back(static_cast<double>(point.x));
      ys.push_back(static_cast<double>(point.y));
    }
    plot.line(xs, ys, {line, isNumber || unit ? 1.2f : 1.8f, Dash::solid});
  }
  if (look.showsPoints && !isKept) drawCopies(plot, context);
  if (look.showsPoints) drawExamplePoints(plot, context, isKept);
  if (!isKept) drawProbe(plot, context);
  if (gesture.box && !isKept) plot.selectionBox(*gesture.box);
  plot.finish();
  drawHeldInputs(context, area, title, data, look.axes);
  if (!isKept) frames_["boundary"] = plot.frame();
}

/// What was made from the examples to learn from besides, small.
void NetworkPlots::drawCopies(Plot& plot, const PlotContext& context) {
  const NetworkData& data = lab_.data();
  const Examples& learned = *lab_.training().learned();
  const Index made = learned.size() - data.train->size();
  if (made == 0) return;
  const auto [first, second] = lab_.config().look.axes;
  const SeriesStyle style{context.theme.muted, Marker::circle, Dash::solid};
  const std::string label = context.text.format("network.series.copies", {{"count", std::to_string(made)}});
  if (plot.series({.name = "copies", .label = label, .style = style, .hasLine = false})) {
    const Index stride = (made + mostShownExamples - 1) / mostShownExamples;
    const std::size_t classes = data.all.isClassified() ? static_cast<std::size_t>(data.all.classCount()) : 1;
    for (std::size_t k = 0; k < classes; ++k) {
      std::vector<double> xs, ys;
      for (Index i = data.train->size(); i < learned.size(); i += stride) {
        if (data.all.isClassified() && learned.classes[static_cast<std::size_t>(i)] != static_cast<int>(k)) continue;
        const Vector input = data.scaling.inverse(learned.inputs.col(i));
        xs.push_back(input[first]);
        ys.push_back(input[second]);
      }
      const SeriesStyle each = data.all.isClassified() ? classStyle(context.theme, static_cast<int>(k)) : style;
      plot.scatter(xs, ys, each.marker, copyRadius, each.color.withAlpha(0.6f));
    }
  }
  plot.endSeries();
}

void NetworkPlots::drawExamplePoints(Plot& plot, const PlotContext& context, bool isKept) {
  const NetworkData& data = isKept ? lab_.kept()->data() : lab_.data();
  const NetworkLabLook& look = lab_.config().look;
  const std::set<std::string>& hidden = look.boundary.hidden;
  const Answers& said = answers(isKept);
  const auto [first, second] = look.axes;
  const Theme& theme = context.theme;
  const bool isClassified = data.all.isClassified();
  const double range = isClassified ? 1 : std::max(1e-12, data.largestTarget);
  const auto colorOf = [&](int example) {
    if (isClassified) return classStyle(theme, data.all.classes[static_cast<std::size_t>(example)]).color;
    const double target = data.all.target(example) / range;
    return tint(theme, signColor(theme, target), 0.25f + 0.75f * static_cast<float>(std::abs(target)));
  };
  const auto markerOf = [&](int example) {
    if (!isClassified) return Marker::circle;
    return classStyle(theme, data.all.classes[static_cast<std::size_t>(example)]).marker;
  };
  if (isClassified) {
    for (int k = 0; k < static_cast<int>(data.all.classCount()); ++k)
      plot.series({.name = "class." + std::to_string(k),
                   .label = className(context.text, data.all, k),
                   .style = classStyle(theme, k),
                   .hasLine = false});
  }
  struct Part {
    const char* name;
    const std::vector<int>& examples;  ///< that are shown
    std::size_t count;                 ///< of all
    Stroke outline;
  };
  const Color dark = theme.name == ThemeName::dark ? theme.plotBackground : theme.text;
  const Color bright = theme.name == ThemeName::dark ? theme.text : theme.plotBackground;
  const Split& shown = data.shown;
  const Split& all = data.split;
  const std::array<Part, 3> parts = {
      Part{"train", shown.train, all.train.size(), {dark, 1.2f, Dash::solid}},
      Part{"validation", shown.validation, all.validation.size(), {theme.muted, 1.8f, Dash::solid}},
      Part{"test", shown.test, all.test.size(), {bright, 1.8f, Dash::solid}}};
  const bool isSample = data.all.size() > mostShownExamples;
  std::vector<int> wrong;
  double wrongOfAll = 0;
  for (const Part& part : parts) {
    if (part.examples.empty()) continue;
    const bool isTest = std::string_view(part.name) == "test";
    if (isTest && !look.showsTest) continue;
    const std::string label =
        context.text.format("network.part.count", {{"part", context.text("network.part." + std::string(part.name))},
                                                   {"count", std::to_string(part.count)}});
    const SeriesStyle style{isTest ? theme.text : theme.muted, Marker::circle, Dash::solid};
    if (!plot.series({.name = part.name, .label = label, .style = style, .hasLine = false})) continue;
    const std::size_t wrongBefore = wrong.size();
    for (const int example : part.examples) {
      const auto each = static_cast<std::size_t>(example);
      if (isClassified && hidden.contains("class." + std::to_string(data.all.classes[each]))) continue;
      plot.marker(data.all.inputs(first, example), data.all.inputs(second, example), markerOf(example), pointRadius,
                  colorOf(example), part.outline);
      if (isClassified && said.classes[each] != data.all.classes[each]) wrong.push_back(example);
    }
    wrongOfAll += static_cast<double>(wrong.size() - wrongBefore) * static_cast<double>(part.count) /
                  static_cast<double>(part.examples.size());
  }
  if (isClassified && plot.series({.name = "wrong",
                                   .label = context.text.format(
                                       "network.part.count",
                                       {{"part", context.text("network.wrong")},
                                        {"count", (isSample ? "≈ " : "") + std::to_string(std::lround(wrongOfAll))}}),
                                   .style = {theme.error, Marker::circle, Dash::solid},
                                   .hasLine = false})) {
    const bool isCrowded = wrong.size() > mostMarked;
    const Stroke ring{theme.error.withAlpha(isCrowded ? 0.6f : 1), isCrowded ? 1.2f : 2, Dash::solid};
    for (const int example : wrong)
      plot.marker(data.all.inputs(first, example), data.all.inputs(second, example), Marker::circle,
                  isCrowded ? crowdedRadius : wrongRadius, theme.error.withAlpha(0), ring);
  }
  plot.endSeries();
}

/// What the network says where the pointer is.
void NetworkPlots::drawProbe(Plot& plot, const PlotContext& context) {
  const std::optional<Vec2>& pointer = gestures_["boundary"].pointer;
  if (!pointer) return;
  const NetworkData& data = lab_.data();
  const auto [first, second] = lab_.config().look.axes;
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
  plot.crosshair(static_cast<double>(pointer->x), static_cast<double>(pointer->y));
  plot.readOut(lines);
}

}  // namespace descenso
