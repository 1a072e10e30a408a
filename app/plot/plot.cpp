#include "app/plot/plot.h"
#include "app/plot/paragraph.h"

#include <algorithm>
#include <cmath>

#include "app/plot/color_map.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float padding = 10;
constexpr float titleGap = 8;
constexpr float noteSize = 15;
constexpr float belowNote = 6;
constexpr float roomForNote = 240;
constexpr float tickLength = 5;
constexpr float tickGap = 3;
constexpr float labelGap = 4;
constexpr float tickSize = 14;
constexpr float minorTickLength = 3;
constexpr float barGap = 12;
constexpr float barWidth = 16;
constexpr float panelRadius = 6;
constexpr float largeTitle = 20;
constexpr float smallTitle = 17;
constexpr float smallestInner = 24;
constexpr float coverCell = 8;

}  // namespace

std::string cutToWidth(Canvas& canvas, std::string_view text, const TextStyle& style, float width) {
  if (canvas.measure(text, style).x <= width) return std::string(text);
  std::string cut(text);
  while (!cut.empty()) {
    // Whole characters: a byte 10xxxxxx continues one.
    while ((static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80) cut.pop_back();
    cut.pop_back();
    while (cut.ends_with(' ')) cut.pop_back();
    if (canvas.measure(cut + "…", style).x <= width) return cut + "…";
  }
  return cut;
}

Rect drawPanel(const PlotContext& context, const Rect& area, std::string_view title, bool background) {
  Canvas& canvas = context.canvas;
  if (background) canvas.rectangle(area, context.theme.panel, noStroke, context.px(panelRadius));
  Rect content = area.inset(context.px(padding));
  if (title.empty()) return content;
  const bool isLarge = area.width >= context.px(480) && area.height >= context.px(320);
  TextStyle style;
  style.font = FontRole::bold;
  style.size = context.fontSize(isLarge ? largeTitle : smallTitle);
  style.color = context.theme.text;
  canvas.text(content.min(), cutToWidth(canvas, title, style, content.width), style);
  const float height = std::ceil(style.size + context.px(titleGap));
  return content.inset(0, height, 0, 0);
}

namespace {

/// Returns what is left of `content` below the note.
Rect drawNote(const PlotContext& context, const Rect& area, const Rect& content, std::string_view note) {
  if (note.empty() || area.height < context.px(roomForNote)) return content;
  const TextStyle style{FontRole::regular, context.fontSize(noteSize), context.theme.muted};
  return content.inset(0, std::ceil(drawParagraph(context.canvas, content, note, style) + context.px(belowNote)), 0, 0);
}

}  // namespace

Plot::Plot(const PlotContext& context, const Rect& area, PlotOptions options)
    : context_(context), options_(std::move(options)) {
  frame_.id = options_.id;
  frame_.area = area;
  frame_.equal = options_.equal;
  layOut(drawNote(context_, area, drawPanel(context_, area, options_.title, options_.panel), options_.note));
  cover_ = Cover(frame_.inner, context_.px(coverCell));
  Canvas& canvas = context_.canvas;
  canvas.rectangle(frame_.inner, context_.theme.plotBackground, noStroke);
  if (options_.grid) drawGrid(1);
  drawTicks();
  drawAxisLabels();
  if (options_.colorBar) drawColorBar();
  canvas.pushClip(frame_.inner);
}

Plot::~Plot() { finish(); }

void Plot::finish() {
  if (finished_) return;
  fade_ = 1;
  if (options_.legend && !entries_.empty()) drawLegend();
  if (!read_.empty()) drawReadOut();
  context_.canvas.popClip();
  drawFrame();
  finished_ = true;
}

/// Margins as wide as the labels that stand in them. What the labels are depends on the length of the axes, so heights
/// come first, then widths; `equal` changes the ranges once both are known, and asks for a second round.
void Plot::layOut(const Rect& content) {
  const float line = context_.fontSize(tickSize);
  const float ticks = context_.px(tickLength + tickGap);
  const float gap = context_.px(labelGap);
  const bool roomy = content.height > 7 * line;
  if (!roomy) options_.xLabel.clear();
  const float bottom = ticks + line + (options_.xLabel.empty() ? 0 : gap / 2 + line);
  const float top = options_.title.empty() ? line / 2 : 0;
  float labelWidth = 0;
  if (!options_.yLabel.empty())
    labelWidth = gap + (isUpright(options_.yLabel) ? context_.canvas.measure(options_.yLabel, labelStyle()).x : line);

  frame_.x = AxisMap(options_.x, options_.xScale, 0, 1);
  frame_.y = AxisMap(options_.y, options_.yScale, 1, 0);
  float left = 0;
  for (int round = 0; round < 2; ++round) {
    Rect inner = content.inset(0, top, 0, bottom);
    inner.y = std::round(inner.y);
    inner.height = std::max(context_.px(smallestInner), std::floor(content.bottom() - bottom - inner.y));
    frame_.y = AxisMap(frame_.y.range(), options_.yScale, inner.bottom(), inner.y);
    yTicks_ = axisTicks(frame_.y, tickOptions(true, options_.wholeY));
    std::erase_if(yTicks_, [&](const Tick& tick) { return tick.value < options_.lowestYTick; });
    left = labelWidth + widest(yTicks_) + ticks;
    float right = 0;
    if (options_.colorBar) {
      barTicks_ = colorBarTicks(*options_.colorBar, inner.height, tickOptions(true, false));
      right = context_.px(barGap + barWidth) + ticks + widest(barTicks_);
    }
    inner.x = std::round(content.x + left);
    inner.width = std::max(context_.px(smallestInner), std::floor(content.right() - right - inner.x));
    frame_.x = AxisMap(frame_.x.range(), options_.xScale, inner.x, inner.right());
    xTicks_ = ticksOfX();
    if (!options_.colorBar && !xTicks_.empty()) {  // the last label may reach beyond the axis, not beyond the panel
      const Tick& last = xTicks_.back();
      const float half = context_.canvas.measure(last.label, labelStyle()).x / 2;
      const auto end = static_cast<float>(frame_.x.toPixel(last.value)) + half;
      inner.width -= std::max(0.0f, std::ceil(end - content.right() - context_.px(padding / 2)));
      frame_.x = AxisMap(frame_.x.range(), options_.xScale, inner.x, inner.right());
    }
    frame_.inner = inner;
    if (!options_.equal) break;
    equalise();
  }
  const Rect& inner = frame_.inner;
  frame_.xAxis = {inner.x, inner.bottom(), inner.width, bottom};
  frame_.yAxis = {inner.x - left, inner.y, left, inner.height};
  xLabel_ = {inner.x, inner.bottom() + ticks + line + gap / 2, inner.width, line};
  yLabel_ = {inner.x - left, inner.y, labelWidth - gap, inner.height};
  colorBar_ = {inner.right() + context_.px(barGap), inner.y, context_.px(barWidth), inner.height};
}

/// The axis on which a unit is longer shows more, about its middle.
void Plot::equalise() {
  if (options_.xScale != Scale::linear || options_.yScale != Scale::linear) return;
  const Rect& inner = frame_.inner;
  const auto grown = [](Range range, double span) {
    const double middle = range.low + range.span() / 2;
    return Range{middle - span / 2, middle + span / 2};
  };
  Range x = usableRange(options_.x, Scale::linear);
  Range y = usableRange(options_.y, Scale::linear);
  const double unit = std::max(x.span() / inner.width, y.span() / inner.height);
  x = grown(x, unit * inner.width);
  y = grown(y, unit * inner.height);
  frame_.x = AxisMap(x, Scale::linear, inner.x, inner.right());
  frame_.y = AxisMap(y, Scale::linear, inner.bottom(), inner.y);
  xTicks_ = ticksOfX();
  yTicks_ = axisTicks(frame_.y, tickOptions(true, options_.wholeY));
}

Box Plot::dataBox() const { return {{frame_.x.low(), frame_.y.low()}, {frame_.x.high(), frame_.y.high()}}; }

TickOptions Plot::tickOptions(bool isVertical, bool whole) const {
  TickOptions options;
  const TextStyle style = labelStyle();
  Canvas& canvas = context_.canvas;
  options.extent = [&canvas, style, isVertical](std::string_view text) {
    return isVertical ? style.size : canvas.measure(text, style).x;
  };
  options.spacing = (isVertical ? 48.0f : 72.0f) * context_.scale * context_.textScale;
  options.gap = isVertical ? style.size * 0.4f : style.size;
  options.minorSpacing = context_.px(6);
  options.wholeNumbers = whole;
  return options;
}

std::vector<Tick> Plot::ticksOfX() const {
  if (options_.xNames.empty()) return axisTicks(frame_.x, tickOptions(false, options_.wholeX));
  const TextStyle style = labelStyle();
  const auto room = static_cast<float>(frame_.x.toPixel(1) - frame_.x.toPixel(0)) - context_.px(labelGap);
  std::vector<Tick> ticks;
  for (std::size_t i = 0; i < options_.xNames.size(); ++i) {
    const auto value = static_cast<double>(i);
    if (value < frame_.x.low() || value > frame_.x.high()) continue;
    ticks.push_back({.value = value, .label = cutToWidth(context_.canvas, options_.xNames[i], style, room)});
  }
  return ticks;
}

float Plot::widest(const std::vector<Tick>& ticks) const {
  float width = 0;
  for (const Tick& tick : ticks)
    if (!tick.label.empty()) width = std::max(width, context_.canvas.measure(tick.label, labelStyle()).x);
  return std::ceil(width);
}

bool Plot::isUpright(std::string_view label) const {
  const TextStyle style = labelStyle();
  return context_.canvas.measure(label, style).x <= 1.8f * style.size;
}

TextStyle Plot::labelStyle() const {
  TextStyle style;
  style.size = context_.fontSize(tickSize);
  style.color = context_.theme.muted;
  return style;
}

float Plot::hairline() const { return std::max(1.0f, std::round(context_.px(1))); }

void Plot::drawGrid(float strength) {
  const Rect& inner = frame_.inner;
  const float width = hairline();
  const auto draw = [&](bool major) {
    const Color color = major ? context_.theme.gridMajor : context_.theme.gridMinor;
    const Color shown = color.withAlpha(strength);
    for (const Tick& tick : xTicks_) {
      const float x = std::round(static_cast<float>(frame_.x.toPixel(tick.value)) - width / 2);
      if (tick.major == major && options_.xNames.empty())
        context_.canvas.rectangle({x, inner.y, width, inner.height}, shown, noStroke);
    }
    for (const Tick& tick : yTicks_) {
      const float y = std::round(static_cast<float>(frame_.y.toPixel(tick.value)) - width / 2);
      if (tick.major == major) context_.canvas.rectangle({inner.x, y, inner.width, width}, shown, noStroke);
    }
  };
  context_.canvas.pushClip(inner);
  draw(false);
  draw(true);
  context_.canvas.popClip();
}

void Plot::drawTicks() {
  Canvas& canvas = context_.canvas;
  const Rect& inner = frame_.inner;
  const float width = hairline();
  const Color color = context_.theme.axis;
  const float gap = context_.px(tickLength + tickGap);
  TextStyle style = labelStyle();
  style.horizontal = HorizontalAlign::center;
  for (const Tick& tick : xTicks_) {
    const auto x = static_cast<float>(frame_.x.toPixel(tick.value));
    const float length = context_.px(tick.major ? tickLength : minorTickLength);
    canvas.rectangle({std::round(x - width / 2), inner.bottom(), width, length}, color, noStroke);
    if (!tick.label.empty()) canvas.text({x, inner.bottom() + gap}, tick.label, style);
  }
  style.horizontal = HorizontalAlign::right;
  style.vertical = VerticalAlign::middle;
  for (const Tick& tick : yTicks_) {
    const auto y = static_cast<float>(frame_.y.toPixel(tick.value));
    const float length = context_.px(tick.major ? tickLength : minorTickLength);
    canvas.rectangle({inner.x - length, std::round(y - width / 2), length, width}, color, noStroke);
    if (!tick.label.empty()) canvas.text({inner.x - gap, y}, tick.label, style);
  }
}

/// Just outside the inner rectangle, so that a picture keeps its last row.
void Plot::drawFrame() {
  const Rect& inner = frame_.inner;
  const float w = hairline();
  const Color color = context_.theme.axis;
  Canvas& canvas = context_.canvas;
  canvas.rectangle({inner.x - w, inner.y - w, inner.width + 2 * w, w}, color, noStroke);
  canvas.rectangle({inner.x - w, inner.bottom(), inner.width + 2 * w, w}, color, noStroke);
  canvas.rectangle({inner.x - w, inner.y, w, inner.height}, color, noStroke);
  canvas.rectangle({inner.right(), inner.y, w, inner.height}, color, noStroke);
}

void Plot::drawAxisLabels() {
  Canvas& canvas = context_.canvas;
  TextStyle style = labelStyle();
  style.color = context_.theme.text;
  style.horizontal = HorizontalAlign::center;
  if (!options_.xLabel.empty())
    canvas.text({xLabel_.center().x, xLabel_.y}, cutToWidth(canvas, options_.xLabel, style, xLabel_.width), style);
  if (options_.yLabel.empty()) return;
  style.vertical = VerticalAlign::middle;
  style.upwards = !isUpright(options_.yLabel);
  if (!style.upwards) {
    canvas.text(yLabel_.center(), options_.yLabel, style);
    return;
  }
  // Beside the middle of the axis; a long one may reach down to the panel's edge, not up into the title.
  const float bottom = frame_.area.bottom() - context_.px(padding);
  const std::string shown = cutToWidth(canvas, options_.yLabel, style, bottom - yLabel_.y);
  const float half = canvas.measure(shown, style).x / 2;
  canvas.text({yLabel_.center().x, std::max(yLabel_.center().y, yLabel_.y + half)}, shown, style);
}

Vec2 PlotFrame::toPixel(double dataX, double dataY) const {
  return {static_cast<float>(x.toPixel(dataX)), static_cast<float>(y.toPixel(dataY))};
}

}  // namespace descenso
