#include "app/labs/entropy/plots_softmax.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/entropy/plots_bars.h"
#include "app/labs/entropy/plots_table.h"
#include "app/labs/entropy/state_text.h"
#include "app/plot/arrow.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr double leastScoreAxis = 4;  // a few small scores do not fill the plot
constexpr double aboveScores = 1.35;  // room for labels and arrows
constexpr float longestArrow = 90;    // layout pixels, of a slope of 1
constexpr std::size_t temperatureSamples = 160;

/// "1", "2" …, or the names of the flowers.
std::vector<std::string> classLabels(const Translations& text, const EntropyLab& lab) {
  if (lab.config().softmax.source == ScoreSource::iris) return outcomeLabels(text, irisNames());
  std::vector<std::string> labels;
  for (std::size_t i = 1; i <= lab.config().softmax.scores.size(); ++i) labels.push_back(std::to_string(i));
  return labels;
}

std::string signOf(std::size_t k) {
  static constexpr std::array<std::string_view, mostClasses> digits = {"₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈"};
  return std::string(digits[k]);
}

Color classFill(const Theme& theme, std::size_t k) { return theme.series(static_cast<int>(k)).color; }

/// The target's name says that it is one.
void markTarget(std::vector<std::string>& labels, Index target) {
  std::string& label = labels[static_cast<std::size_t>(target)];
  label = "★ " + label;
}

}  // namespace

void ScoreBars::draw(const PlotContext& context, const Rect& area) {
  const SoftmaxResult& result = lab_.softmax();
  const double most = std::max(leastScoreAxis, result.scores.cwiseAbs().maxCoeff() * aboveScores);
  const bool isNegative = result.scores.minCoeff() < 0;
  if (!axis_ || !gesture().handle) axis_ = Range{isNegative ? -most : -0.25 * most, most};
  const auto classes = static_cast<std::size_t>(result.scores.size());
  PlotOptions made = framed(context, area, barAxis(classes), *axis_);
  made.xNames = classLabels(context.text, lab_);
  markTarget(made.xNames, result.target);
  made.yLabel = "s";
  Plot plot(context, area, std::move(made));
  const std::array<double, 2> across = {plot.x().low(), plot.x().high()};
  const std::array<double, 2> zero = {0, 0};
  plot.line(across, zero, {context.theme.axis, 1});
  for (std::size_t k = 0; k < classes; ++k) {
    const double score = result.scores[static_cast<Index>(k)];
    drawBar(plot, context,
            {.x = barRange(k, 1, 0),
             .value = score,
             .fill = classFill(context.theme, k).withAlpha(0.85f),
             .label = shortText(score),
             .isHandle = true,
             .isHeld = gesture().handle == k});
    if (lab_.progress() < SoftmaxStep::slopes) continue;
    // Downhill: against the slope.
    const auto length = static_cast<float>(result.slopes[static_cast<Index>(k)]) * context.px(longestArrow);
    const Range bar = barRange(k, 1, 0);
    const Vec2 from = plot.frame().toPixel(bar.low + 0.85 * (bar.high - bar.low), score);
    drawArrow(context.canvas, from, {from.x, from.y + length}, {context.theme.text, context.stroke(3)},
              {context.theme.pathCasing, context.stroke(5.5f)});
  }
  finish(plot);
}

PlotHandling ScoreBars::handling() const {
  std::vector<DataPoint> handles;
  const std::vector<double>& scores = lab_.config().softmax.scores;
  for (std::size_t k = 0; k < scores.size(); ++k) handles.push_back({barMiddle(k, 1, 0), scores[k]});
  return {.handles = std::move(handles)};
}

void SoftmaxTable::draw(const PlotContext& context, const Rect& area) {
  const SoftmaxResult& result = lab_.softmax();
  const SoftmaxStep progress = lab_.progress();
  const bool isHeated = result.temperature != 1;
  const auto shown = [&](SoftmaxStep from, const std::string& text, bool isBold = false) {
    return TableCell{.text = progress >= from ? text : std::string("·"), .isMuted = progress < from, .isBold = isBold};
  };
  std::vector<TableRow> rows = {headOf({"", isHeated ? "z" : "s", isHeated ? "eᶻ" : "eˢ", isHeated ? "z − m" : "s − m",
                                        isHeated ? "eᶻ⁻ᵐ" : "eˢ⁻ᵐ", "p", "y", isHeated ? "(p − y)/T" : "p − y"})};
  const std::vector<std::string> labels = classLabels(context.text, lab_);
  for (std::size_t k = 0; k < labels.size(); ++k) {
    const auto i = static_cast<Index>(k);
    const double score = result.scores[i] / result.temperature;
    const auto from = SoftmaxStep::exponentials;
    rows.push_back({.cells = {{.text = labels[k], .isBold = i == result.target},
                              shown(SoftmaxStep::scores, shortText(score)),
                              shown(from, shortText(std::exp(score))),
                              shown(from, shortText(result.steps.shifted[i])),
                              shown(from, shortText(result.steps.exponentials[i])),
                              shown(SoftmaxStep::probabilities, formatNumber(result.steps.probabilities[i], 5), true),
                              shown(SoftmaxStep::loss, shortText(result.label[i])),
                              shown(SoftmaxStep::slopes, formatNumber(result.slopes[i], 5), true)},
                    .hasRule = k == 0});
  }
  const auto sum = SoftmaxStep::sum;
  const double wholeSum =
      (result.scores / result.temperature).array().unaryExpr([](double s) { return std::exp(s); }).sum();
  rows.push_back({.cells = {{.text = "Σ", .isMuted = true},
                            {},
                            shown(sum, shortText(wholeSum)),
                            {},
                            shown(sum, shortText(result.steps.sum)),
                            shown(SoftmaxStep::probabilities, "1"),
                            {},
                            {}},
                  .hasRule = true});
  const Rect content = drawPanel(context, area, title(context));
  drawTable(context, content, rows, softmaxRows(context.text, lab_));
}

void ProbabilityBars::draw(const PlotContext& context, const Rect& area) {
  const SoftmaxResult& result = lab_.softmax();
  const auto classes = static_cast<std::size_t>(result.scores.size());
  PlotOptions made = framed(context, area, barAxis(classes), {0, 1.12});
  made.xNames = classLabels(context.text, lab_);
  markTarget(made.xNames, result.target);
  made.yLabel = "p";
  Plot plot(context, area, std::move(made));
  if (lab_.progress() < SoftmaxStep::probabilities) {
    plot.message(context.text("entropy.later"));
  } else {
    for (std::size_t k = 0; k < classes; ++k) {
      const auto i = static_cast<Index>(k);
      drawBar(plot, context,
              {.x = barRange(k, 1, 0), .value = result.label[i], .fill = context.theme.muted, .isOutline = true});
      drawBar(plot, context,
              {.x = barRange(k, 1, 0),
               .value = result.steps.probabilities[i],
               .fill = classFill(context.theme, k).withAlpha(0.85f),
               .label = shortText(result.steps.probabilities[i])});
    }
  }
  finish(plot);
}

void JacobianField::draw(const PlotContext& context, const Rect& area) {
  const SoftmaxResult& result = lab_.softmax();
  const Theme& theme = context.theme;
  const Rect content = drawPanel(context, area, title(context));
  const bool isIris = lab_.config().softmax.source == ScoreSource::iris;
  const std::vector<std::string> labels = classLabels(context.text, lab_);
  const auto classes = static_cast<float>(labels.size());
  const TextStyle head{FontRole::regular, context.fontSize(14), theme.muted, HorizontalAlign::center,
                       VerticalAlign::middle};
  float names = 0;
  for (const std::string& label : labels) names = std::max(names, context.canvas.measure(label, head).x);
  names = std::min(names + context.px(26), content.width * 0.35f);
  const float heads = head.size * 1.6f;
  const Rect cells = content.inset(names, heads, 0, 0);
  const Vec2 cell{std::min(cells.width / classes, cells.height / classes * 2.4f), cells.height / classes};
  const double limit = result.jacobian.cwiseAbs().maxCoeff();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto place = static_cast<float>(i);
    const float along = cells.x + cell.x * (place + 0.5f);
    context.canvas.text({along, content.y + heads / 2},
                        cutToWidth(context.canvas, isIris ? labels[i] : "s" + signOf(i), head, cell.x), head);
    TextStyle side = head;
    side.horizontal = HorizontalAlign::right;
    context.canvas.text({cells.x - context.px(8), cells.y + cell.y * (place + 0.5f)},
                        cutToWidth(context.canvas, isIris ? labels[i] : "p" + signOf(i), side, names), side);
    for (std::size_t j = 0; j < labels.size(); ++j) {
      const double value = result.jacobian(static_cast<Index>(i), static_cast<Index>(j));
      const Color fill = signedFill(theme, value, limit);
      const Rect box{cells.x + cell.x * static_cast<float>(j), cells.y + cell.y * place, cell.x, cell.y};
      context.canvas.rectangle(box.inset(context.px(1)), fill, noStroke, context.px(3));
      TextStyle number{FontRole::regular, context.fontSize(classes > 5 ? 14 : 17), inkOn(fill), HorizontalAlign::center,
                       VerticalAlign::middle};
      context.canvas.text(box.center(), cutToWidth(context.canvas, formatNumber(value, 3), number, cell.x), number);
    }
  }
}

void TemperatureCurves::draw(const PlotContext& context, const Rect& area) {
  const SoftmaxResult& result = lab_.softmax();
  const Hyperparameter& range = entropySlider("temperature");
  PlotOptions made = options(context, view(), area);
  made.xScale = Scale::logarithmic;
  made.x = view().x.fit ? Range{range.minimum, range.maximum}
                        : usableRange({view().x.low, view().x.high}, Scale::logarithmic);
  made.y = view().y.fit ? Range{0, 1.04} : usableRange({view().y.low, view().y.high}, Scale::linear);
  made.xLabel = context.text("entropy.axis.temperature");
  made.yLabel = "p";
  Plot plot(context, area, std::move(made));
  std::vector<double> temperatures;
  for (std::size_t i = 0; i <= temperatureSamples; ++i)
    temperatures.push_back(plot.x().fromPart(static_cast<double>(i) / temperatureSamples));
  std::vector<std::vector<double>> curves(static_cast<std::size_t>(result.scores.size()));
  for (const double temperature : temperatures) {
    const Vector p = softmax(result.scores, temperature);
    for (std::size_t k = 0; k < curves.size(); ++k) curves[k].push_back(p[static_cast<Index>(k)]);
  }
  const std::vector<std::string> labels = classLabels(context.text, lab_);
  for (std::size_t k = 0; k < curves.size(); ++k) {
    SeriesStyle style = context.theme.series(static_cast<int>(k));
    style.dash = Dash::solid;
    if (plot.series({.name = std::to_string(k), .label = labels[k], .style = style, .hasMarker = false}))
      plot.line(temperatures, curves[k], {style.color, 2.5f});
  }
  plot.endSeries();
  plot.verticalCursor(result.temperature);
  finish(plot);
}

PlotHandling TemperatureCurves::handling() const {
  const bool isFree = lab_.config().softmax.source == ScoreSource::free;
  return {.canClick = isFree, .dragSeeks = isFree, .menu = {.legend = true}};
}

}  // namespace descenso
