#include "app/labs/optimizer/plots_curvature.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float ellipseReach = 64;     // of its longer half axis, layout pixels
constexpr double mostEccentric = 400;  // |λ| of the two axes; 20 in length
constexpr std::size_t ellipsePoints = 96;

}  // namespace

void drawCurvature(const Plot& plot, const PlotContext& context, const OptimizerLab& lab) {
  if (!lab.probe() || !lab.probe()->curvature) return;
  const Curvature& curvature = *lab.probe()->curvature;
  const Vector& lambda = curvature.eigenvalues;
  const double largest = lambda.cwiseAbs().maxCoeff();
  if (lambda.size() != 2 || !lambda.allFinite() || !(largest > 0)) return;
  const Point2 phi = lab.probe()->phi;
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

std::vector<Plot::ReadOutLine> curvatureLines(const PlotContext& context, const OptimizerLab& lab) {
  std::vector<Plot::ReadOutLine> lines;
  if (!lab.probe() || !lab.probe()->curvature) return lines;
  const Curvature& curvature = *lab.probe()->curvature;
  lines.push_back({"λ₁", formatNumber(curvature.eigenvalues[0], 4)});
  lines.push_back({"λ₂", formatNumber(curvature.eigenvalues[1], 4)});
  if (curvature.eigenvalues.minCoeff() > 0)
    lines.push_back({"λ₂/λ₁", formatNumber(curvature.eigenvalues.maxCoeff() / curvature.eigenvalues.minCoeff(), 6)});
  lines.push_back({"det H", formatNumber(curvature.eigenvalues.prod(), 6)});
  lines.push_back({std::string(context.text("readout.trace")), formatNumber(curvature.eigenvalues.sum(), 6)});
  const double limit = lab.probe()->stabilityLimit;
  lines.push_back({std::string(context.text("readout.limit")), formatNumber(limit, 4)});
  const Run* run = lab.runOf(lab.config().look.selected);
  const double alpha = run ? run->alphaOf(lab.shown(*run).step + 1) : std::nan("");
  if (std::isnan(alpha)) return lines;
  const bool isTooLong = alpha > limit;
  lines.push_back(
      {context.text.format("readout.alpha", {{"optimizer", optimizerName(context.text, run->entry().name)}}),
       formatNumber(alpha, 4) + (isTooLong ? " > " : " ≤ ") + formatNumber(limit, 4)});
  if (isTooLong) lines.back().color = context.theme.warn;
  return lines;
}

}  // namespace descenso
