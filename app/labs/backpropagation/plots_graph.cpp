#include "app/labs/backpropagation/plots_graph.h"

#include <algorithm>
#include <cmath>

#include "app/labs/backpropagation/plots_colors.h"
#include "app/labs/backpropagation/plots_graph_picture.h"
#include "app/labs/backpropagation/state_text.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float lineBelow = 34;
constexpr float besideLayers = 32;  // room for half a label
constexpr float besideRows = 36;
constexpr float widestLayer = 220;
constexpr float highestRow = 150;
constexpr float reachOfNode = 24;

/// Around the middle of [0, last], so that a unit has as many pixels as fit, but not more than `most`.
Range fittedRange(double last, float pixels, float margin, float most) {
  const double room = std::max(1.0f, pixels - 2 * margin);
  const double unit = std::min(static_cast<double>(most), room / std::max(last, 1e-9));
  const double half = pixels / unit / 2;
  return {last / 2 - half, last / 2 + half};
}

}  // namespace

PlotFrame GraphPlot::framed(const PlotContext& context, const Rect& area, const Rect& inner) const {
  const PlotView& view = lab_.config().look.view(name());
  const LayeredLayout& layout = lab_.layout();
  const float text = context.textScale;
  const Range layers =
      fittedRange(layout.layers - 1, inner.width, context.px(besideLayers) * text, context.px(widestLayer) * text);
  const Range rows =
      fittedRange(layout.height, inner.height, context.px(besideRows) * text, context.px(highestRow) * text);
  const Range x = view.x.fit ? layers : usableRange({view.x.low, view.x.high}, Scale::linear);
  const Range y = view.y.fit ? Range{-rows.high, -rows.low} : usableRange({view.y.low, view.y.high}, Scale::linear);
  PlotFrame frame;
  frame.id = name();
  frame.area = area;
  frame.inner = inner;
  frame.x = AxisMap(x, Scale::linear, inner.x, inner.right());
  frame.y = AxisMap(y, Scale::linear, inner.bottom(), inner.y);
  return frame;
}

void GraphPlot::draw(const PlotContext& context, const Rect& area) {
  const Rect content = drawPanel(context, area, title(context));
  drawLegend(context, area);
  const float below = context.px(lineBelow) * context.textScale;
  const Rect inner = content.inset(0, 0, 0, std::min(below, content.height / 2));
  if (inner.width < 1 || inner.height < 1) return;
  frame_ = framed(context, area, inner);
  context.canvas.rectangle(inner, context.theme.plotBackground, {context.theme.border, context.stroke(1)},
                           context.px(4));
  context.canvas.pushClip(inner);
  GraphPicture(context, lab_, *frame_, hovered(), entry_()).draw();
  if (gesture().box)
    context.canvas.rectangle(*gesture().box, context.theme.accent.withAlpha(0.15f),
                             {context.theme.accent, context.stroke(1)});
  context.canvas.popClip();
  drawLine(context, {content.x, inner.bottom(), content.width, content.bottom() - inner.bottom()});
}

void GraphPlot::drawLegend(const PlotContext& context, const Rect& area) const {
  TextStyle style{FontRole::bold, context.fontSize(14), gradientColor(context.theme), HorizontalAlign::right};
  Vec2 place{area.right() - context.px(14), area.y + context.px(13)};
  const std::string_view gradient = context.text("backpropagation.gradient");
  context.canvas.text(place, gradient, style);
  place.x -= context.canvas.measure(gradient, style).x + context.px(14);
  style.color = valueColor(context.theme);
  context.canvas.text(place, context.text("backpropagation.value"), style);
}

/// The multiplication of the step, or the numbers of the node under the pointer.
void GraphPlot::drawLine(const PlotContext& context, const Rect& row) const {
  const std::optional<int> node = hovered();
  std::string line = node ? nodeLine(context.text, lab_, *node) : stepLine(context.text, lab_);
  TextStyle style{FontRole::regular, context.fontSize(17), context.theme.text, HorizontalAlign::left,
                  VerticalAlign::middle};
  while (style.size > context.fontSize(10) && context.canvas.measure(line, style).x > row.width)
    style.size -= context.px(1);
  context.canvas.pushClip(row);
  context.canvas.text({row.x, row.center().y + context.px(2)}, line, style);
  context.canvas.popClip();
}

PlotHandling GraphPlot::handling() const {
  PlotHandling handling{.canClick = true, .menu = {.crosshair = false, .grid = false}};
  for (const int node : lab_.graph().inputs()) {
    const LayoutPoint& place = lab_.layout().nodes[static_cast<std::size_t>(node)];
    handling.handles.push_back({place.x, -place.y});
  }
  return handling;
}

std::optional<int> GraphPlot::hovered() const {
  if (gesture().handle && *gesture().handle < lab_.graph().inputs().size())
    return lab_.graph().inputs()[*gesture().handle];
  return gesture().pointer ? nodeAt(*gesture().pointer) : std::nullopt;
}

std::optional<int> GraphPlot::nodeAt(const DataPoint& place) const {
  if (!frame_) return std::nullopt;
  const Vec2 pixel = frame_->toPixel(place.x, place.y);
  std::optional<int> nearest;
  float least = reachOfNode;
  for (std::size_t i = 0; i < lab_.layout().nodes.size(); ++i) {
    const LayoutPoint& node = lab_.layout().nodes[i];
    const Vec2 at = frame_->toPixel(node.x, -node.y);
    const float distance = std::hypot(at.x - pixel.x, at.y - pixel.y);
    if (!(distance < least)) continue;
    least = distance;
    nearest = static_cast<int>(i);
  }
  return nearest;
}

}  // namespace descenso
