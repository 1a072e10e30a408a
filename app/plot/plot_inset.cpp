#include "app/plot/plot_inset.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

// Parts of the map's sides; layout pixels.
constexpr float insetWidth = 0.44f;
constexpr float insetHeight = 0.38f;
constexpr float mostOfMap = 0.5f;
constexpr float narrowest = 190;
constexpr float lowest = 150;
constexpr float insetMargin = 8;
constexpr float insetRadius = 5;
constexpr float smallestFrame = 7;  // of a part that is magnified very much

/// Where the part stands in the map, large enough to be seen.
Rect framedPart(const Plot& map, const Box& part, float smallest) {
  const Vec2 low = map.frame().toPixel(part.low.x(), part.low.y());
  const Vec2 high = map.frame().toPixel(part.high.x(), part.high.y());
  const Rect framed{low.x, high.y, high.x - low.x, low.y - high.y};
  const float x = std::max(0.0f, smallest - framed.width) / 2;
  const float y = std::max(0.0f, smallest - framed.height) / 2;
  return framed.inset(-x, -y, -x, -y);
}

}  // namespace

Box shownPart(const PlotInset& inset, const Box& usual) {
  Box part = usual;
  const auto take = [&](const AxisView& axis, Index i) {
    if (axis.fit) return;
    const Range range = usableRange({axis.low, axis.high}, Scale::linear);
    part.low[i] = range.low;
    part.high[i] = range.high;
  };
  take(inset.x, 0);
  take(inset.y, 1);
  return part;
}

std::optional<PlotFrame> drawInset(const PlotContext& context, Plot& map, const InsetOptions& options,
                                   const std::function<void(Plot&)>& draw) {
  const Rect room = map.inner().inset(context.px(insetMargin));
  const float width = std::round(std::max(insetWidth * room.width, context.px(narrowest)));
  const float height = std::round(std::max(insetHeight * room.height, context.px(lowest)));
  if (width > mostOfMap * room.width || height > mostOfMap * room.height) return std::nullopt;
  const Rect area{std::round(room.right() - width), std::round(room.bottom() - height), width, height};

  map.endSeries();
  const Rect framed = framedPart(map, options.part, context.px(smallestFrame));
  const Stroke casing{context.theme.pathCasing, context.stroke(3.5f), Dash::solid};
  const Stroke stroke{context.theme.accent, context.stroke(1.5f), Dash::solid};
  for (const Stroke& pen : {casing, stroke}) {
    context.canvas.rectangle(framed, {0, 0, 0, 0}, pen);
    context.canvas.line({framed.right(), framed.y}, {area.right(), area.y}, pen);
    context.canvas.line({framed.x, framed.bottom()}, {area.x, area.bottom()}, pen);
  }
  context.canvas.rectangle(area, context.theme.panel, stroke, context.px(insetRadius));
  Plot inset(context, area,
             {.id = options.id,
              .title = options.title,
              .x = {options.part.low.x(), options.part.high.x()},
              .y = {options.part.low.y(), options.part.high.y()},
              .grid = false,
              .legend = false,
              .hidden = options.hidden,
              .panel = false});
  draw(inset);
  inset.finish();
  return inset.frame();
}

}  // namespace descenso
