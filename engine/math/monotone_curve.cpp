#include "engine/math/monotone_curve.h"

#include <algorithm>

#include "engine/math/message.h"

namespace descenso {
namespace {

std::vector<Point2> ascendingPoints(std::vector<Point2> points) {
  if (points.empty()) throw InvalidArgument("a curve needs at least one point"_message);
  for (const Point2& point : points)
    if (!point.allFinite()) throw InvalidArgument("a curve's points must be finite numbers"_message);
  std::stable_sort(points.begin(), points.end(), [](const Point2& a, const Point2& b) { return a.x() < b.x(); });
  std::vector<Point2> single;
  for (std::size_t i = 0; i < points.size();) {
    double sum = 0;
    std::size_t count = 0;
    for (; i + count < points.size() && points[i + count].x() == points[i].x(); ++count) sum += points[i + count].y();
    single.emplace_back(points[i].x(), sum / static_cast<double>(count));
    i += count;
  }
  return single;
}

/// The weighted harmonic mean of the slopes at both sides; 0 where the curve turns.
double slopeBetween(double leftWidth, double leftSlope, double rightWidth, double rightSlope) {
  if (leftSlope * rightSlope <= 0) return 0;
  const double a = 2 * rightWidth + leftWidth;
  const double b = rightWidth + 2 * leftWidth;
  return (a + b) / (a / leftSlope + b / rightSlope);
}

}  // namespace

MonotoneCurve::MonotoneCurve(std::vector<Point2> points) : points_(ascendingPoints(std::move(points))) {
  slopes_.assign(points_.size(), 0);
  if (points_.size() < 2) return;
  std::vector<double> widths, secants;
  for (std::size_t i = 0; i + 1 < points_.size(); ++i) {
    const Point2 by = points_[i + 1] - points_[i];
    widths.push_back(by.x());
    secants.push_back(by.y() / by.x());
  }
  for (std::size_t i = 1; i + 1 < points_.size(); ++i)
    slopes_[i] = slopeBetween(widths[i - 1], secants[i - 1], widths[i], secants[i]);
  slopes_.front() = secants.front();
  slopes_.back() = secants.back();
}

double MonotoneCurve::operator()(double x) const {
  if (x <= points_.front().x()) return points_.front().y();
  if (x >= points_.back().x()) return points_.back().y();
  const auto next =
      std::upper_bound(points_.begin(), points_.end(), x, [](double at, const Point2& p) { return at < p.x(); });
  const auto i = static_cast<std::size_t>(next - points_.begin()) - 1;
  const double width = points_[i + 1].x() - points_[i].x();
  const double t = (x - points_[i].x()) / width;
  const double u = 1 - t;
  // Cubic Hermite basis.
  return u * u * ((1 + 2 * t) * points_[i].y() + t * width * slopes_[i]) +
         t * t * ((1 + 2 * u) * points_[i + 1].y() - u * width * slopes_[i + 1]);
}

}  // namespace descenso
