#include <algorithm>
#include <cmath>
#include <vector>

#include "app/plot/laid_once.h"
#include "app/plot/plot.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float pathWidth = 3;
constexpr float casingWidth = 5.5f;
constexpr float aheadWidth = 2;
constexpr float aheadAlpha = 0.25f;
constexpr float currentRadius = 6;
constexpr float emphasisFade = 0.25f;
constexpr float pointWeight = 3;  // of an example, and of a mark, in cells that a box may hide
constexpr float markWeight = 8;
constexpr float beyond = 16;  // lines are followed so far outside the plot
constexpr Color white = Color::hex(0xFFFFFF);
constexpr Color ink = Color::hex(0x101317);

constexpr double farOutside = 3;  // times the plot: from there on a picture is cut to what is seen

/// Cells along one side that are seen: `from` … `to` of `count`, which reach from pixel `low` to `high`.
struct SeenCells {
  int from;
  int to;
  SeenCells(double low, double high, double shownLow, double shownHigh, int count) {
    const double cell = (high - low) / count;
    from = static_cast<int>(std::clamp(std::floor((shownLow - low) / cell), 0.0, static_cast<double>(count)));
    to = static_cast<int>(std::clamp(std::ceil((shownHigh - low) / cell), 0.0, static_cast<double>(count)));
  }
};

ImageSpec cutOut(const ImageSpec& spec, const SeenCells& columns, const SeenCells& rows) {
  auto pixels = std::make_shared<std::vector<std::uint8_t>>();
  for (int row = rows.from; row < rows.to; ++row) {
    const auto begin = spec.rgba->begin() + 4 * (static_cast<std::ptrdiff_t>(row) * spec.width + columns.from);
    pixels->insert(pixels->end(), begin, begin + 4 * static_cast<std::ptrdiff_t>(columns.to - columns.from));
  }
  return {.rgba = std::move(pixels), .width = columns.to - columns.from, .height = rows.to - rows.from};
}

}  // namespace

bool Plot::series(LegendEntry entry) {
  const bool isHidden = options_.hidden && options_.hidden->contains(entry.name);
  const bool stepsBack = stepsBackBehindAnother(entry.name);
  fade_ = stepsBack ? emphasisFade : 1;
  entries_.push_back(std::move(entry));
  return !isHidden;
}

void Plot::endSeries() { fade_ = 1; }

void Plot::field(std::string_view slot, FieldSpec spec) {
  spec.view = dataBox();
  spec.theme = context_.theme.name;
  spec.scale = context_.scale * context_.lineScale;
  spec.width = static_cast<int>(frame_.inner.width);
  spec.height = static_cast<int>(frame_.inner.height);
  context_.canvas.image(context_.painter.field(slot, spec), frame_.inner);
  if (options_.grid) drawGrid(0.35f);
}

void Plot::image(std::string_view slot, const ImageSpec& spec, const Point2& low, const Point2& high) {
  if (finished_ || !spec.rgba) return;
  // Pixels in double: a map looked at closely reaches far beyond the plot.
  double left = frame_.x.toPixel(low.x());
  double right = frame_.x.toPixel(high.x());
  double top = frame_.y.toPixel(high.y());
  double bottom = frame_.y.toPixel(low.y());
  const double beside = spec.width > 1 ? (right - left) / (spec.width - 1) / 2 : 0;
  const double above = spec.height > 1 ? (bottom - top) / (spec.height - 1) / 2 : 0;
  left -= beside, right += beside, top -= above, bottom += above;
  const Rect& inner = frame_.inner;
  ImageSpec shown = spec;
  if (right - left > farOutside * inner.width || bottom - top > farOutside * inner.height) {
    const SeenCells columns(left, right, inner.x, inner.right(), spec.width);
    const SeenCells rows(top, bottom, inner.y, inner.bottom(), spec.height);
    if (columns.from >= columns.to || rows.from >= rows.to) return;
    shown = cutOut(spec, columns, rows);
    const double cellWidth = (right - left) / spec.width;
    const double cellHeight = (bottom - top) / spec.height;
    right = left + columns.to * cellWidth, left += columns.from * cellWidth;
    bottom = top + rows.to * cellHeight, top += rows.from * cellHeight;
  }
  // A picture of as many pixels as it covers lies on them, whatever the rounding of its axes.
  const auto pixel = [](double value) {
    constexpr double roundingOfAxes = 1e-3;
    const double whole = std::round(value);
    return static_cast<float>(std::abs(value - whole) < roundingOfAxes ? whole : value);
  };
  context_.canvas.image(context_.painter.image(slot, shown),
                        {pixel(left), pixel(top), pixel(right) - pixel(left), pixel(bottom) - pixel(top)});
  if (options_.grid) drawGrid(0.35f);
}

Vec2 Plot::place(double dataX, double dataY) const { return frame_.toPixel(dataX, dataY); }

bool Plot::isNear(Vec2 pixel) const { return frame_.inner.inset(-context_.px(beyond)).contains(pixel); }

Pieces Plot::pieces(std::span<const double> xs, std::span<const double> ys) const {
  LineClipper clipper(frame_.inner.inset(-context_.px(beyond)));
  ColumnThinner thinner(clipper);
  const std::size_t count = std::min(xs.size(), ys.size());
  for (std::size_t i = 0; i < count; ++i) thinner.add(frame_.x.toPixel(xs[i]), frame_.y.toPixel(ys[i]));
  thinner.flush();
  return clipper.take();
}

void Plot::drawPieces(const Pieces& pieces, const Stroke& stroke) {
  const Stroke drawn{faded(stroke.color), context_.stroke(stroke.width), stroke.dash};
  for (std::size_t i = 0; i < pieces.size(); ++i) context_.canvas.polyline(pieces[i], drawn);
}

void Plot::line(std::span<const double> xs, std::span<const double> ys, const Stroke& stroke) {
  if (finished_) return;
  const Pieces lines = pieces(xs, ys);
  cover(lines);
  drawPieces(lines, stroke);
}

void Plot::cover(const Pieces& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) cover_.addLine(pieces[i]);
}

void Plot::drawRun(const Pieces& done, const Pieces& ahead, const SeriesStyle& style) {
  cover(done);
  cover(ahead);
  drawPieces(laidOnce(ahead, context_.stroke(aheadWidth)), {style.color.withAlpha(aheadAlpha), aheadWidth, style.dash});
  drawPieces(done, {context_.theme.pathCasing, casingWidth, Dash::solid});
  drawPieces(done, {style.color, pathWidth, style.dash});
}

void Plot::path(std::span<const double> xs, std::span<const double> ys, const SeriesStyle& style, std::size_t upTo) {
  const std::size_t count = std::min(xs.size(), ys.size());
  const std::size_t done = std::min(upTo, count);
  const std::size_t from = done > 0 ? done - 1 : 0;  // the rest begins where the run stands
  if (finished_) return;
  drawRun(pieces(xs.first(done), ys.first(done)),
          pieces(xs.subspan(from, count - from), ys.subspan(from, count - from)), style);
}

void Plot::path(std::span<const double> ys, const SeriesStyle& style, std::size_t upTo) {
  if (finished_ || ys.empty()) return;
  // Only the steps that are shown, and one to each side.
  const double end = static_cast<double>(ys.size());
  const auto first = static_cast<std::size_t>(std::clamp(std::floor(frame_.x.low()) - 1, 0.0, end));
  const auto last = static_cast<std::size_t>(std::clamp(std::ceil(frame_.x.high()) + 2, 0.0, end));
  const auto traced = [&](std::size_t from, std::size_t to) {
    LineClipper clipper(frame_.inner.inset(-context_.px(beyond)));
    ColumnThinner thinner(clipper);
    for (std::size_t i = std::max(from, first); i < std::min(to, last); ++i)
      thinner.add(frame_.x.toPixel(static_cast<double>(i)), frame_.y.toPixel(ys[i]));
    thinner.flush();
    return clipper.take();
  };
  const std::size_t done = std::min(upTo, ys.size());
  drawRun(traced(0, done), traced(done > 0 ? done - 1 : 0, ys.size()), style);
}

void Plot::scatter(std::span<const double> xs, std::span<const double> ys, Marker shape, float radius, Color fill) {
  if (finished_) return;
  const float r = context_.px(radius);
  const Stroke outline{faded(context_.theme.plotBackground), context_.px(1)};
  // Of points that would cover one another within a pixel one is drawn: 10⁶ rows cost no more than the plot's pixels.
  const auto columns = static_cast<std::size_t>(frame_.inner.width) + 1;
  const auto rows = static_cast<std::size_t>(frame_.inner.height) + 1;
  std::vector<bool> taken(columns * rows, false);
  for (std::size_t i = 0; i < std::min(xs.size(), ys.size()); ++i) {
    const Vec2 pixel = place(xs[i], ys[i]);
    if (!isNear(pixel)) continue;
    const Vec2 cell = pixel - frame_.inner.min();
    if (cell.x >= 0 && cell.y >= 0 && frame_.inner.contains(pixel)) {
      const std::size_t index = static_cast<std::size_t>(cell.y) * columns + static_cast<std::size_t>(cell.x);
      if (taken[index]) continue;
      taken[index] = true;
    }
    cover_.addPoint(pixel, pointWeight);
    context_.canvas.marker(pixel, shape, r, faded(fill), outline);
  }
}

void Plot::marker(double dataX, double dataY, Marker shape, float radius, Color fill, const Stroke& outline) {
  if (!finished_) cover_.addPoint(place(dataX, dataY), markWeight);
  drawMarker(dataX, dataY, shape, radius, fill, outline);
}

void Plot::drawMarker(double dataX, double dataY, Marker shape, float radius, Color fill, const Stroke& outline) {
  const Vec2 pixel = place(dataX, dataY);
  if (finished_ || !isNear(pixel)) return;
  context_.canvas.marker(pixel, shape, context_.stroke(radius), faded(fill),
                         {faded(outline.color), context_.stroke(outline.width), outline.dash});
}

void Plot::currentMarker(double dataX, double dataY, const SeriesStyle& style) {
  drawMarker(dataX, dataY, style.marker, currentRadius, style.color, {context_.theme.plotBackground, 2});
}

void Plot::stationaryPoint(double dataX, double dataY, Stationary kind, bool isGlobal) {
  // Minima are what the paths look for; the others stand back.
  const float radius = isGlobal ? 7 : kind == Stationary::minimum ? 5 : 3.5f;
  const Marker shape = kind == Stationary::minimum  ? Marker::diamond
                       : kind == Stationary::saddle ? Marker::plus
                                                    : Marker::triangleUp;
  marker(dataX, dataY, shape, radius, white, {ink, kind == Stationary::minimum ? 1.5f : 1});
}

void Plot::startMarker(double dataX, double dataY, bool isHovered) {
  const float radius = isHovered ? 10.0f : 8.0f;
  const Color none = white.withAlpha(0);
  marker(dataX, dataY, Marker::circle, radius, none, {ink.withAlpha(0.8f), 5});
  marker(dataX, dataY, Marker::circle, radius, none, {isHovered ? context_.theme.accent : white, 2.5f});
}

void Plot::band(std::span<const double> xs, std::span<const double> lower, std::span<const double> upper, Color fill) {
  if (finished_) return;
  const std::size_t count = std::min({xs.size(), lower.size(), upper.size()});
  const Rect near = frame_.inner.inset(-context_.px(beyond));
  const auto within = [&](Vec2 pixel) {
    return Vec2{std::clamp(pixel.x, near.x, near.right()), std::clamp(pixel.y, near.y, near.bottom())};
  };
  std::vector<Vec2> upperSide;
  std::vector<Vec2> lowerSide;
  const auto draw = [&] {
    upperSide.insert(upperSide.end(), lowerSide.rbegin(), lowerSide.rend());
    if (upperSide.size() > 3) context_.canvas.polygon(upperSide, faded(fill), noStroke);
    upperSide.clear();
    lowerSide.clear();
  };
  for (std::size_t i = 0; i < count; ++i) {
    const Vec2 a = place(xs[i], upper[i]);
    const Vec2 b = place(xs[i], lower[i]);
    if (!std::isfinite(a.x) || !std::isfinite(a.y) || !std::isfinite(b.y)) {
      draw();
      continue;
    }
    upperSide.push_back(within(a));
    lowerSide.push_back(within(b));
  }
  draw();
}

}  // namespace descenso
