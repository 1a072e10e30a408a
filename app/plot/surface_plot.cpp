#include "app/plot/surface_plot.h"

#include <algorithm>
#include <cmath>

#include "app/plot/plot.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

/// Names one axis of the base along whichever of its two edges is nearer to the eye, with the numbers at its ends.
void nameAxis(const PlotContext& context, const SurfaceFrame& frame, const SurfaceSpec& spec, bool isFirst,
              std::string_view name) {
  const Box& box = spec.grid->box;
  const auto at = [&](double along, double across) {
    const Point2 part = isFirst ? Point2(along, across) : Point2(across, along);
    const Point2 point = box.low + part.cwiseProduct(box.size());
    return project(spec, point.x(), point.y(), spec.low).position + frame.picture.min();
  };
  const double across = at(0.5, 0).y > at(0.5, 1).y ? 0 : 1;
  const Vec2 middle = at(0.5, across);
  const Vec2 outward = middle - at(0.5, 0.5);
  const float length = std::hypot(outward.x, outward.y);
  if (!std::isfinite(length) || length < 1) return;
  TextStyle style;
  style.size = context.fontSize(14);
  style.horizontal = HorizontalAlign::center;
  style.vertical = VerticalAlign::middle;
  // A text stands clear of the edge, whatever its width and wherever the edge runs, and of the surface, which leans out
  // over it towards the eye.
  const float lean = 0.03f * std::min(frame.picture.width, frame.picture.height);
  const auto write = [&](Vec2 edge, std::string_view text, Color color) {
    style.color = color;
    const Vec2 direction = outward * (1 / length);
    const Vec2 half = context.canvas.measure(text, style) * 0.5f;
    const float clear = context.px(6) + std::abs(direction.x) * (lean + half.x) + std::abs(direction.y) * half.y;
    context.canvas.text(edge + direction * clear, text, style);
  };
  write(middle, name, context.theme.text);
  const int index = isFirst ? 0 : 1;
  write(at(0.06, across), formatNumber(box.low[index], 3), context.theme.muted);
  write(at(0.94, across), formatNumber(box.high[index], 3), context.theme.muted);
}

}  // namespace

SurfaceFrame drawSurface(const PlotContext& context, const Rect& area, const SurfaceOptions& options,
                         std::string_view slot, SurfaceSpec spec) {
  const Rect content = drawPanel(context, area, options.title);
  const float left = std::round(content.x);
  const float top = std::round(content.y);
  SurfaceFrame frame{std::string(options.id),
                     area,
                     {left, top, std::floor(content.right() - left), std::floor(content.bottom() - top)}};
  if (frame.picture.width < 1 || frame.picture.height < 1) return frame;
  spec.theme = context.theme.name;
  spec.scale = context.scale * context.lineScale;
  spec.width = static_cast<int>(frame.picture.width);
  spec.height = static_cast<int>(frame.picture.height);
  context.canvas.image(context.painter.surface(slot, spec), frame.picture);
  if (!spec.grid) return frame;
  context.canvas.pushClip(frame.picture);
  nameAxis(context, frame, spec, true, options.firstLabel);
  nameAxis(context, frame, spec, false, options.secondLabel);
  context.canvas.popClip();
  return frame;
}

}  // namespace descenso
