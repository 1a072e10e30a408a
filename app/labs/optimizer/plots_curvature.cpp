#include <array>
#include <cmath>
#include <numbers>

#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float hatchSpacing = 13;  // layout pixels
constexpr float hatchSample = 4;
constexpr float hatchAlpha = 0.4f;
constexpr float printedHatchAlpha = 0.75f;
constexpr float ellipseReach = 64;     // of its longer half axis, layout pixels
constexpr double mostEccentric = 400;  // |λ| of the two axes; 20 in length
constexpr std::size_t ellipsePoints = 96;

}  // namespace

// Over the field and its contours, below everything that is set or runs.
void OptimizerPlots::drawConvexity(Plot& plot, const PlotContext& context) {
  if (!lab_.config().look.convexity) return;
  const auto grid = convexity_.gridFor(lab_.sharedProblem(), plot.dataBox(), pace_);
  isUnfinished_ = isUnfinished_ || convexity_.isComputing();
  drawHatch(plot, context, grid, {"convexity", "series.notConvex", &CurvatureGrid::smallest, context.theme.text}, hatch_);
  // By det H > 0 alone, as printed, what is concave is convex too.
  if (lab_.config().asPrinted)
    drawHatch(plot, context, grid,
              {"convexity.printed", "series.notConvex.printed", &CurvatureGrid::largest, context.theme.warn},
              hatchOfConcave_);
  plot.endSeries();
}

void OptimizerPlots::drawHatch(Plot& plot, const PlotContext& context, const std::shared_ptr<const CurvatureGrid>& grid,
                               const HatchSign& sign, Hatch& kept) {
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

// The half axes are as long as one would have to go for the same rise, 1/√|λ|, both scaled alike to fit.
void OptimizerPlots::drawCurvature(const Plot& plot, const PlotContext& context) const {
  if (!lab_.probe() || !lab_.probe()->curvature) return;
  const Curvature& curvature = *lab_.probe()->curvature;
  const Vector& lambda = curvature.eigenvalues;
  const double largest = lambda.cwiseAbs().maxCoeff();
  if (lambda.size() != 2 || !lambda.allFinite() || !(largest > 0)) return;
  const Point2 phi = lab_.probe()->phi;
  const Vec2 center = plot.frame().toPixel(phi.x(), phi.y());
  std::array<Vec2, 2> halves;
  float longest = 0;
  for (Index i = 0; i < 2; ++i) {
    const double length = 1 / std::sqrt(std::max(std::abs(lambda[i]), largest / mostEccentric));
    const Point2 end = curvature.axes.col(i) * length;
    const double x = end.x() * static_cast<double>(plot.inner().width) / plot.dataBox().size().x();
    const double y = -end.y() * static_cast<double>(plot.inner().height) / plot.dataBox().size().y();
    halves[static_cast<std::size_t>(i)] = {static_cast<float>(x), static_cast<float>(y)};
    longest = std::max(longest, static_cast<float>(std::hypot(x, y)));
  }
  const float scale = context.px(ellipseReach) / longest;
  for (Vec2& half : halves) half = half * scale;
  std::array<Vec2, ellipsePoints + 1> outline;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const auto angle =
        static_cast<float>(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(ellipsePoints));
    outline[i] = center + halves[0] * std::cos(angle) + halves[1] * std::sin(angle);
  }
  const Dash dash = lambda[0] > 0 ? Dash::solid : Dash::dash;
  const Stroke casing{context.theme.pathCasing, context.stroke(4), Dash::solid};
  context.canvas.polyline(outline, casing);
  context.canvas.polyline(outline, {context.theme.text, context.stroke(2), dash});
  for (std::size_t i = 0; i < 2; ++i) {
    const Stroke axis{context.theme.text, context.stroke(1.5f),
                      lambda[static_cast<Index>(i)] < 0 ? Dash::dash : Dash::solid};
    context.canvas.line(center - halves[i], center + halves[i], casing);
    context.canvas.line(center - halves[i], center + halves[i], axis);
  }
}

std::vector<Plot::ReadOutLine> OptimizerPlots::curvatureLines(const PlotContext& context) const {
  std::vector<Plot::ReadOutLine> lines;
  if (!lab_.probe() || !lab_.probe()->curvature) return lines;
  const Curvature& curvature = *lab_.probe()->curvature;
  lines.push_back({"λ₁", formatNumber(curvature.eigenvalues[0], 4)});
  lines.push_back({"λ₂", formatNumber(curvature.eigenvalues[1], 4)});
  if (curvature.eigenvalues.minCoeff() > 0)
    lines.push_back({"λ₂/λ₁", formatNumber(curvature.eigenvalues.maxCoeff() / curvature.eigenvalues.minCoeff(), 6)});
  if (lab_.config().asPrinted) lines.push_back({"det H", formatNumber(curvature.eigenvalues.prod(), 4)});
  const double limit = lab_.probe()->stabilityLimit;
  lines.push_back({std::string(context.text("readout.limit")), formatNumber(limit, 4)});
  const Run* run = lab_.runOf(lab_.config().look.selected);
  const double alpha = run ? run->alphaOf(lab_.shown(*run).step + 1) : std::nan("");
  if (std::isnan(alpha)) return lines;
  const bool isTooLong = alpha > limit;
  lines.push_back(
      {context.text.format("readout.alpha", {{"optimizer", optimizerName(context.text, run->entry().name)}}),
       formatNumber(alpha, 4) + (isTooLong ? " > " : " ≤ ") + formatNumber(limit, 4)});
  if (isTooLong) lines.back().color = context.theme.warn;
  return lines;
}

}  // namespace descenso
