#include "app/labs/backpropagation/plots_graph_picture.h"

#include <algorithm>
#include <cmath>

#include "app/labs/backpropagation/plots_colors.h"
#include "app/labs/backpropagation/state_dictionary.h"
#include "app/labs/backpropagation/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float largestRadius = 19;
constexpr float radiusForSigns = 7;
constexpr float besideSign = 6;
constexpr float labelGap = 3;
constexpr float widestGap = 150;   // type is larger
constexpr float roomyGap = 96;     // numbers stand beside the edges
constexpr float mostOfGap = 1.6f;  // that a label takes where nothing else stands
constexpr int curvePieces = 14;
constexpr float arrowHead = 6;
constexpr float oldValue = 0.4f;  // opacity
constexpr float twinBow = 9;  // between two edges that join the same nodes

/// Of the labels, in layers so many layout pixels apart: sizes in which the screen is sharp.
float typeFor(float layer) { return layer >= widestGap ? 17.0f : 14.0f; }

bool overlaps(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// An S from one point to the other, level at both ends.
void addCurve(std::vector<Vec2>& points, Vec2 from, Vec2 to, float bow) {
  for (int i = points.empty() ? 0 : 1; i <= curvePieces; ++i) {
    const float t = static_cast<float>(i) / curvePieces;
    const float rise = t * t * (3 - 2 * t);
    points.push_back({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * rise + bow * 4 * t * (1 - t)});
  }
}

}  // namespace

GraphPicture::GraphPicture(const PlotContext& context, BackpropagationLab& lab, const PlotFrame& frame,
                           std::optional<int> hovered, std::string entry)
    : context_(context),
      lab_(lab),
      graph_(lab.graph()),
      values_(lab.values()),
      frame_(frame),
      hovered_(hovered),
      entry_(std::move(entry)),
      event_(lab.event()),
      step_(lab.step()) {
  layerGap_ = static_cast<float>(frame.x.pixels() / frame.x.range().span());
  rowGap_ = static_cast<float>(frame.y.pixels() / frame.y.range().span());
  const float most = context.px(largestRadius) * context.textScale;
  radius_ = std::clamp(std::min(layerGap_ * 0.28f, rowGap_ * 0.24f), context.px(2.5f), most);
  type_ = context.fontSize(typeFor(layerGap_ / context.scale));
}

Vec2 GraphPicture::place(const LayoutPoint& point) const { return frame_.toPixel(point.x, -point.y); }

bool GraphPicture::isSeen(int node) const {
  const Vec2 at = place(lab_.layout().nodes[static_cast<std::size_t>(node)]);
  const float margin = layerGap_ + radius_;
  return at.x > frame_.inner.x - margin && at.x < frame_.inner.right() + margin && at.y > frame_.inner.y - margin &&
         at.y < frame_.inner.bottom() + margin;
}

std::string GraphPicture::sign(int node) const {
  const GraphNode& shown = graph_.node(node);
  if (shown.operands.empty()) return nodeName(graph_, node);
  if (shown.operation == Operation::multiply) return "×";
  return shown.operation == Operation::sigmoid ? "σ" : std::string(operationText(shown.operation));
}

float GraphPicture::halfWidth(int node) const {
  if (radius_ < context_.px(radiusForSigns)) return radius_;
  const TextStyle style{FontRole::bold, std::min(radius_ * 1.05f, context_.fontSize(17)), {}};
  const float wide = context_.canvas.measure(sign(node), style).x / 2 + context_.px(besideSign);
  return std::clamp(wide, radius_, std::max(radius_, layerGap_ * 0.42f));
}

std::vector<Vec2> GraphPicture::way(int edge) const {
  const auto [from, to] = graph_.edge(edge);
  const std::vector<LayoutPoint>& layout = lab_.layout().edges[static_cast<std::size_t>(edge)];
  std::vector<Vec2> points;
  // The second of two edges between the same nodes bows away from the first.
  const std::vector<int>& operands = graph_.node(to).operands;
  const auto slot = static_cast<std::size_t>(edge - graph_.node(to).firstEdge);
  const auto twins = std::count(operands.begin(), operands.begin() + static_cast<std::ptrdiff_t>(slot), from);
  const bool hasTwin = std::count(operands.begin(), operands.end(), from) > 1;
  const float bow = hasTwin ? context_.px(twinBow) * (twins == 0 ? -1.0f : 1.0f) : 0;
  for (std::size_t i = 1; i < layout.size(); ++i) {
    Vec2 a = place(layout[i - 1]);
    Vec2 b = place(layout[i]);
    if (i == 1) a.x += halfWidth(from);
    if (i + 1 == layout.size()) b.x -= halfWidth(to);
    addCurve(points, a, b, bow);
  }
  return points;
}

void GraphPicture::draw() {
  const auto count = static_cast<int>(graph_.nodes().size());
  const auto edges = static_cast<int>(graph_.edges().size());
  for (int edge = 0; edge < edges; ++edge)
    if (edge != event_.edge) drawEdge(edge);
  if (event_.edge >= 0) drawEdge(event_.edge);
  for (int node = 0; node < count; ++node) {
    if (!isSeen(node)) continue;
    const Vec2 at = place(lab_.layout().nodes[static_cast<std::size_t>(node)]);
    const float half = halfWidth(node);
    taken_.push_back({at.x - half, at.y - radius_, 2 * half, 2 * radius_});
    drawNode(node);
  }
  drawEvent();
  for (int node = 0; node < count; ++node)
    if (isSeen(node)) drawValue(node);
  for (int node = 0; node < count; ++node)
    if (isSeen(node)) drawGradient(node);
  for (int node = 0; node < count; ++node)
    if (isSeen(node)) drawFlows(node);
  drawArrival();
}

void GraphPicture::drawEdge(int edge) {
  const auto [from, to] = graph_.edge(edge);
  if (!isSeen(from) && !isSeen(to)) return;
  const bool isNow = edge == event_.edge;
  const bool isHeld = hovered_ && *hovered_ == to;
  const bool hasFlow = lab_.walk().hasFlow(edge, step_);
  Stroke stroke{context_.theme.muted.withAlpha(0.55f), context_.stroke(1.4f)};
  if (lab_.walk().hasArrived(edge, step_)) stroke.color = context_.theme.muted;
  if (hasFlow) stroke.color = gradientColor(context_.theme).withAlpha(0.8f);
  if (isHeld) stroke = {context_.theme.text, context_.stroke(2.4f)};
  if (isNow) stroke = {isArrival() ? valueColor(context_.theme) : gradientColor(context_.theme), context_.stroke(3.2f)};
  std::vector<Vec2> points = way(edge);
  context_.canvas.polyline(points, stroke);
  if (layerGap_ < context_.px(30)) return;
  // The head of the arrow stands where what moves arrives.
  if (hasFlow) std::reverse(points.begin(), points.end());
  const Vec2 tip = points.back();
  const float size = context_.px(arrowHead) * (isNow ? 1.5f : 1.0f);
  const float direction = hasFlow ? 1.0f : -1.0f;
  const std::vector<Vec2> head = {
      tip, {tip.x + direction * size, tip.y - size * 0.5f}, {tip.x + direction * size, tip.y + size * 0.5f}};
  context_.canvas.polygon(head, stroke.color, noStroke);
}

void GraphPicture::drawNode(int node) {
  const GraphNode& shown = graph_.node(node);
  const Vec2 at = place(lab_.layout().nodes[static_cast<std::size_t>(node)]);
  const bool isKnown = lab_.walk().hasValue(node, step_);
  const NodeFault fault = isKnown ? values_.fault(node) : NodeFault::none;
  const bool isNow = node == event_.node && event_.phase != WalkPhase::update;
  const bool isMarked =
      (!entry_.empty() && isEntry(graph_, lab_.output(), node, entry_)) || (hovered_ && *hovered_ == node);
  Color line = isKnown ? context_.theme.text : context_.theme.muted;
  if (shown.operation == Operation::number) line = context_.theme.border;
  if (shown.input >= 0) line = valueColor(context_.theme);
  if (fault == NodeFault::unknown) line = context_.theme.border;
  if (fault != NodeFault::none && fault != NodeFault::unknown) line = context_.theme.error;
  Stroke outline{line, context_.stroke(1.5f)};
  if (isNow)
    outline = {event_.phase == WalkPhase::forward ? valueColor(context_.theme) : gradientColor(context_.theme),
               context_.stroke(3)};
  if (node == lab_.config().selected) outline.width = context_.stroke(3);
  const float half = halfWidth(node);
  const Rect box{at.x - half, at.y - radius_, 2 * half, 2 * radius_};
  if (isMarked) {
    const float around = context_.px(4);
    context_.canvas.rectangle({box.x - around, box.y - around, box.width + 2 * around, box.height + 2 * around},
                              context_.theme.accent.withAlpha(0.35f), noStroke, radius_ + around);
  }
  const float corner = shown.operands.empty() ? radius_ * 0.35f : radius_;
  const bool isLearnedInput = lab_.isLearned(node);
  const Color fill = isNow || isLearnedInput ? context_.theme.raised : context_.theme.panel;
  context_.canvas.rectangle(box, fill, outline, corner);
  if (radius_ < context_.px(radiusForSigns)) return;
  TextStyle style{FontRole::bold, std::min(radius_ * 1.05f, context_.fontSize(17)),
                  fault == NodeFault::unknown ? context_.theme.muted : context_.theme.text, HorizontalAlign::center,
                  VerticalAlign::middle};
  const std::string text = sign(node);
  const float room = 2 * half - context_.px(4);
  const float width = context_.canvas.measure(text, style).x;
  if (width > room) style.size *= room / width;
  context_.canvas.text(at, text, style);
}

TextStyle GraphPicture::labelStyle(Color color, bool isBold) const {
  return {isBold ? FontRole::bold : FontRole::regular, type_, color};
}

bool GraphPicture::label(Vec2 at, std::string_view text, Color color, HorizontalAlign align, VerticalAlign vertical,
                         bool isBold) {
  if (text.empty()) return false;
  TextStyle style = labelStyle(color, isBold);
  const float width = context_.canvas.measure(text, style).x;
  const float height = type_ * 1.1f;
  const float left = align == HorizontalAlign::center  ? at.x - width / 2
                     : align == HorizontalAlign::right ? at.x - width
                                                       : at.x;
  const Rect box{left, vertical == VerticalAlign::bottom ? at.y - height : at.y, width, height};
  for (const Rect& other : taken_)
    if (overlaps(box, other)) return false;
  taken_.push_back(box);
  const float halo = context_.px(1.5f);
  context_.canvas.rectangle({box.x - halo, box.y, box.width + 2 * halo, box.height},
                            context_.theme.plotBackground.withAlpha(0.85f), noStroke, context_.px(2));
  style.vertical = VerticalAlign::middle;
  context_.canvas.text({box.x, box.center().y}, text, style);
  return true;
}

std::string GraphPicture::fitted(double number, float width) const {
  const TextStyle style = labelStyle({}, true);
  for (int digits = 4; digits >= 2; --digits) {
    const std::string text = formatNumber(number, digits);
    if (context_.canvas.measure(text, style).x <= width) return text;
  }
  return {};
}

std::optional<Vec2> GraphPicture::besideEdge(int node, float width) const {
  const Vec2 at = place(lab_.layout().nodes[static_cast<std::size_t>(node)]);
  const float left = at.x + halfWidth(node) + context_.px(8);
  const std::vector<int>& consumers = graph_.node(node).consumers;
  const float room = layerGap_ - 2 * radius_ - context_.px(26);
  if (layerGap_ < context_.px(roomyGap) || width > room || consumers.size() != 1 || type_ * 4 > rowGap_)
    return std::nullopt;
  const std::vector<Vec2> points = way(consumers.front());
  const float middle = left + width / 2;
  const auto near = std::min_element(points.begin(), points.end(), [&](const Vec2& a, const Vec2& b) {
    return std::abs(a.x - middle) < std::abs(b.x - middle);
  });
  return Vec2{left, near->y};
}

void GraphPicture::numberAt(int node, double number, bool isAbove, Color color, bool isBold) {
  const Vec2 at = place(lab_.layout().nodes[static_cast<std::size_t>(node)]);
  const float gap = context_.px(labelGap);
  const VerticalAlign vertical = isAbove ? VerticalAlign::bottom : VerticalAlign::top;
  const bool isNamed = isAbove && !graph_.node(node).name.empty() && !graph_.node(node).operands.empty();
  const std::string before = isNamed ? graph_.node(node).name + " = " : std::string();
  const std::string wide = before + formatNumber(number, 4);
  const float width = context_.canvas.measure(wide, labelStyle(color, isBold)).x;
  if (const auto edge = besideEdge(node, width)) {
    if (label({edge->x, edge->y + (isAbove ? -gap : gap)}, wide, color, HorizontalAlign::left, vertical, isBold))
      return;
  }
  const Vec2 centre{at.x, at.y + (isAbove ? -1.0f : 1.0f) * (radius_ + gap)};
  const auto put = [&](std::string_view name, int digits, float room) {
    const std::string text = std::string(name) + formatNumber(number, digits);
    return context_.canvas.measure(text, labelStyle(color, isBold)).x <= room &&
           label(centre, text, color, HorizontalAlign::center, vertical, isBold);
  };
  const std::string narrow = isNamed ? graph_.node(node).name + "=" : std::string();
  const float room = layerGap_ - context_.px(5);
  for (const std::string& name : {before, narrow, std::string()})
    for (int digits = 4; digits >= 2; --digits)
      if (put(name, digits, room)) return;
  for (int digits = 3; digits >= 2; --digits)
    if (put({}, digits, layerGap_ * mostOfGap)) return;
}

void GraphPicture::drawValue(int node) {
  if (graph_.node(node).operation == Operation::number || !lab_.walk().hasValue(node, step_)) return;
  const NodeFault fault = values_.fault(node);
  const bool isNow = isArrival() && (node == event_.node || node == graph_.edge(event_.edge).from);
  const Vec2 at = place(lab_.layout().nodes[static_cast<std::size_t>(node)]);
  if (fault != NodeFault::none) {
    const Color color = fault == NodeFault::unknown ? context_.theme.muted : context_.theme.error;
    label({at.x, at.y - radius_ - context_.px(labelGap)}, faultSign(fault), color, HorizontalAlign::center,
          VerticalAlign::bottom, true);
    return;
  }
  const int input = graph_.node(node).input;
  const bool isUpdated = event_.phase == WalkPhase::update && lab_.isLearned(node);
  const double value = isUpdated ? lab_.inputsAfter()[static_cast<std::size_t>(input)] : values_.value(node);
  // After an update what is computed from the inputs is still what it was before: it fades until it is walked anew.
  const bool isOld = event_.phase == WalkPhase::update && !graph_.node(node).operands.empty();
  numberAt(node, value, true, valueColor(context_.theme).withAlpha(isOld ? oldValue : 1), isNow || isUpdated);
}

void GraphPicture::drawGradient(int node) {
  const GraphWalk& walk = lab_.walk();
  const bool isDone = walk.hasGradient(graph_, node, step_);
  if (!isDone && walk.flowsSoFar(graph_, node, step_) == 0) return;
  const double gradient = walk.gradientSoFar(graph_, values_, node, step_);
  const bool isNow =
      event_.phase == WalkPhase::backward && node == (event_.edge >= 0 ? graph_.edge(event_.edge).from : lab_.output());
  if (std::isnan(gradient)) {
    const Vec2 at = place(lab_.layout().nodes[static_cast<std::size_t>(node)]);
    label({at.x, at.y + radius_ + context_.px(labelGap)}, "?", context_.theme.muted, HorizontalAlign::center,
          VerticalAlign::top, true);
    return;
  }
  numberAt(node, gradient, false, gradientColor(context_.theme), isNow);
}

/// Where a value is read twice, each edge has its own part of the gradient.
void GraphPicture::drawFlows(int node) {
  const std::vector<int>& consumers = graph_.node(node).consumers;
  if (consumers.size() < 2) return;
  for (const int edge : consumers) {
    if (!lab_.walk().hasFlow(edge, step_) || std::isnan(values_.flow(edge))) continue;
    const std::vector<Vec2> points = way(edge);
    const Vec2 middle = points[points.size() / 2];
    const float room = layerGap_ - 2 * radius_ - context_.px(12);
    const std::string text = fitted(values_.flow(edge), room);
    label({middle.x, middle.y + context_.px(labelGap)}, text, gradientColor(context_.theme), HorizontalAlign::center,
          VerticalAlign::top, edge == event_.edge);
  }
}

/// Where a value goes along several edges, it is seen on the one that the walk is at.
void GraphPicture::drawArrival() {
  if (!isArrival()) return;
  const int from = graph_.edge(event_.edge).from;
  if (graph_.node(from).consumers.size() < 2 || values_.fault(from) != NodeFault::none) return;
  const std::vector<Vec2> points = way(event_.edge);
  const Vec2 middle = points[points.size() / 2];
  const std::string text = fitted(values_.value(from), layerGap_ - 2 * radius_ - context_.px(12));
  label({middle.x, middle.y - context_.px(labelGap)}, text, valueColor(context_.theme), HorizontalAlign::center,
        VerticalAlign::bottom, true);
}

/// On the edge that the walk goes back along: its local derivative.
void GraphPicture::drawEvent() {
  if (!isSweep() || std::isnan(values_.slope(event_.edge))) return;
  const std::vector<Vec2> points = way(event_.edge);
  const Vec2 middle = points[points.size() / 2];
  const std::string text = "× " + fitted(values_.slope(event_.edge), layerGap_);
  label({middle.x, middle.y - context_.px(labelGap)}, text, context_.theme.text, HorizontalAlign::center,
        VerticalAlign::bottom, true);
}

}  // namespace descenso
