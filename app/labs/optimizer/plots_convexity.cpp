#include "app/labs/optimizer/plots_convexity.h"

namespace descenso {
namespace {

constexpr float hatchSpacing = 13;  // layout pixels
constexpr float hatchSample = 4;
constexpr float hatchAlpha = 0.4f;
constexpr float printedHatchAlpha = 0.75f;

}  // namespace

// Over the field and its contours, below everything that is set or runs.
bool ConvexityHatching::draw(Plot& plot, const PlotContext& context) {
  if (!lab_.config().look.convexity) return true;
  const auto grid = map_.gridFor(lab_.sharedProblem(), plot.dataBox(), context.pace);
  drawHatch(plot, context, grid, {"convexity", "series.notConvex", &CurvatureGrid::smallest, context.theme.text},
            notConvex_);
  // By det H > 0 alone, as printed, what is concave is convex too.
  if (lab_.config().shows("E59"))
    drawHatch(plot, context, grid,
              {"convexity.printed", "series.notConvex.printed", &CurvatureGrid::largest, context.theme.warn}, concave_);
  plot.endSeries();
  return !map_.isComputing();
}

void ConvexityHatching::drawHatch(Plot& plot, const PlotContext& context,
                                  const std::shared_ptr<const CurvatureGrid>& grid, const Sign& sign,
                                  Hatch& kept) const {
  const bool isFalling = sign.eigenvalue == &CurvatureGrid::largest;
  if (!plot.series({.name = std::string(sign.name),
                    .label = std::string(context.text(sign.label)),
                    .style = {sign.color.withAlpha(0.6f), Marker::circle, Dash::solid},
                    .hasMarker = false}))
    return;
  const Box view = plot.dataBox();
  const Rect& inner = plot.inner();
  const HatchPage page{.width = inner.width,
                       .height = inner.height,
                       .view = view,
                       .spacing = context.px(hatchSpacing),
                       .sample = context.px(hatchSample),
                       .eigenvalue = sign.eigenvalue,
                       .isFalling = isFalling};
  const bool isSame = kept.grid == grid && kept.view == view && kept.size == Vec2{inner.width, inner.height};
  if (!isSame)
    kept = {grid, view, {inner.width, inner.height}, grid ? hatchLines(*grid, page) : std::vector<HatchLine>()};
  const Stroke stroke{sign.color.withAlpha(isFalling ? printedHatchAlpha : hatchAlpha), context.stroke(1)};
  for (const HatchLine& line : kept.lines)
    context.canvas.line({inner.x + static_cast<float>(line.x0), inner.y + static_cast<float>(line.y0)},
                        {inner.x + static_cast<float>(line.x1), inner.y + static_cast<float>(line.y1)}, stroke);
}

}  // namespace descenso
