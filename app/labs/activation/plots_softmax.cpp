#include "app/labs/activation/plots_softmax.h"

#include <algorithm>
#include <cmath>

#include "app/text/numbers.h"
#include "engine/networks/softmax.h"

namespace descenso {
namespace {

constexpr double barHalfWidth = 0.34;
constexpr double leastReach = 3;      // of the scores' axis
constexpr float namesPart = 0.1f;     // of the table's width, for what stands left of its rows
constexpr float largestCell = 0.75f;  // strength of the strongest colour

const char* subscriptOf(std::size_t i) {
  static constexpr const char* digits[] = {"₁", "₂", "₃", "₄", "₅", "₆"};
  return digits[i];
}

}  // namespace

Vector softmaxOf(const VectorActivationConfig& config) {
  return softmax(VectorView(config.scores.data(), std::ssize(config.scores)), config.temperature);
}

PlotHandling SoftmaxBars::handling() const {
  PlotHandling handling{.menu = {.crosshair = false}};
  if (name() != "scores") return handling;
  const std::vector<double>& scores = lab_.config().softmax.scores;
  for (std::size_t i = 0; i < scores.size(); ++i) handling.handles.push_back({static_cast<double>(i + 1), scores[i]});
  return handling;
}

void SoftmaxBars::draw(const PlotContext& context, const Rect& area) {
  const VectorActivationConfig& config = lab_.config().softmax;
  const bool isScores = name() == "scores";
  std::vector<double> values = config.scores;
  if (!isScores) {
    const Vector p = softmaxOf(config);
    values.assign(p.begin(), p.end());
  }
  Range range{0, 1};
  if (isScores) range = united({-leastReach, leastReach}, rangeOf(values, Scale::linear));
  PlotOptions made = framed(context, area, {0.4, static_cast<double>(values.size()) + 0.6},
                            padded(range, Scale::linear, isScores ? 0.12 : 0.06));
  made.xLabel = "i";
  made.yLabel = isScores ? "zᵢ" : "pᵢ";
  made.wholeX = true;
  made.legend = false;
  Plot plot(context, area, std::move(made));
  drawAxesThroughZero(plot, context);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto x = static_cast<double>(i + 1);
    drawBar(plot, x, barHalfWidth, 0, values[i], context.theme.series(static_cast<int>(i)).color.withAlpha(0.85f));
    if (isScores) plot.startMarker(x, values[i], gesture().handle == i);
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    plot.label(static_cast<double>(i + 1), values[i], formatNumber(values[i], 3), context.theme.text);
  finish(plot);
}

void SoftmaxJacobian::draw(const PlotContext& context, const Rect& area) {
  const Rect content = drawPanel(context, area, title(context));
  const VectorActivationConfig& config = lab_.config().softmax;
  const Matrix jacobian = softmaxJacobian(softmaxOf(config), config.temperature);
  const auto n = static_cast<std::size_t>(jacobian.rows());
  const double strongest = std::max(jacobian.cwiseAbs().maxCoeff(), 1e-300);
  const float left = content.width * namesPart;
  const float width = (content.width - left) / static_cast<float>(n + 1);
  const float height = content.height / static_cast<float>(n + 1);
  const float size = std::min({context.fontSize(15), height * 0.5f, width * 0.24f});
  const auto at = [&](std::size_t column, std::size_t row) {
    return Rect{content.x + left + width * static_cast<float>(column), content.y + height * static_cast<float>(row),
                width, height};
  };
  const auto write = [&](const Rect& cell, std::string_view text, Color color, FontRole font) {
    context.canvas.text(cell.center(), text, {font, size, color, HorizontalAlign::center, VerticalAlign::middle});
  };
  for (std::size_t j = 0; j < n; ++j)
    write(at(j, 0), std::string("∂z") + subscriptOf(j), context.theme.muted, FontRole::regular);
  write(at(n, 0), "Σ", context.theme.muted, FontRole::regular);
  for (std::size_t i = 0; i < n; ++i) {
    write({content.x, at(0, i + 1).y, left, height}, std::string("∂p") + subscriptOf(i), context.theme.muted,
          FontRole::regular);
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) {
      const double value = jacobian(static_cast<Index>(i), static_cast<Index>(j));
      sum += value;
      const auto strength = static_cast<float>(std::abs(value) / strongest) * largestCell;
      const Color color = context.theme.series(value < 0 ? 1 : 0).color.withAlpha(strength);
      context.canvas.rectangle(at(j, i + 1).inset(context.px(1)), color, noStroke, context.px(3));
      write(at(j, i + 1), formatNumber(value, 3), context.theme.text, FontRole::regular);
    }
    // What is left of a sum of numbers below 1 is rounding.
    write(at(n, i + 1), formatNumber(std::abs(sum) < 1e-12 ? 0 : sum, 3), context.theme.text, FontRole::bold);
  }
}

}  // namespace descenso
