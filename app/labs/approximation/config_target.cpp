#include "app/labs/approximation/config_target.h"

#include <array>
#include <cmath>
#include <memory>

#include "app/labs/formula_text.h"
#include "engine/math/expression_program.h"
#include "engine/math/message.h"
#include "engine/math/monotone_curve.h"

namespace descenso {
namespace {

constexpr int looksAtCurve = 1200;  // places at which a formula must have a value
constexpr int pointsToBeginWith = 9;

bool isUsableValue(double value) { return std::isfinite(value) && std::abs(value) <= mostTargetValue; }

void checkPoints(const std::vector<Point2>& points) {
  if (points.empty() || points.size() > mostTargetPoints)
    throw InvalidArgument("a drawn curve has 1 to {most} points, got {got}"_message,
                          {{"most", mostTargetPoints}, {"got", points.size()}});
  for (const Point2& point : points)
    if (!(point.x() >= 0 && point.x() <= 1) || !isUsableValue(point.y()))
      throw InvalidArgument("a curve's points must lie on [0, 1] and have finite values"_message);
}

Curve formulaCurve(std::string_view formula) {
  const auto program = std::make_shared<ExpressionProgram>(readCurve(formula));
  Curve curve = [program](double x) { return program->value({&x, 1}); };
  for (int i = 0; i <= looksAtCurve; ++i) {
    const double x = static_cast<double>(i) / looksAtCurve;
    if (!isUsableValue(curve(x)))
      throw InvalidArgument(
          "the formula must have a finite value everywhere on [0, 1], but has none at x = {x}"_message, {{"x", x}});
  }
  return curve;
}

}  // namespace

Expression readCurve(std::string_view text) {
  static const std::vector<Naming> namings = {{{"x"}}};
  return parseExpression(text, namings);
}

Curve curveOf(const TargetConfig& target) {
  if (!target.isDrawn) return formulaCurve(target.formula);
  checkPoints(target.points);
  return MonotoneCurve(target.points);
}

std::span<const TargetExample> targetExamples() {
  static constexpr std::array<TargetExample, 8> examples = {{
      {"sine", "sin(2πx)"},
      {"step", "(1 + sign(x − ½))/2"},
      {"bump", "exp(−60(x − ½)²)"},
      {"quadratic", "4x(1 − x)"},
      {"corner", "2abs(x − ½)"},
      {"saw", "½ + atan(tan(π(3x − ½)))/π"},
      {"waves", "sin(2πx)/2 + sin(6πx)/4"},
      {"chirp", "sin(14πx²)"},
  }};
  return examples;
}

void drawByHand(TargetConfig& target) {
  if (target.isDrawn) return;
  if (target.points.empty()) {
    const Curve curve = curveOf(target);
    for (int i = 0; i < pointsToBeginWith; ++i) {
      const double x = static_cast<double>(i) / (pointsToBeginWith - 1);
      target.points.emplace_back(x, curve(x));
    }
  }
  target.isDrawn = true;
}

}  // namespace descenso
