#include "app/labs/optimizer/plots_surface.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <utility>

#include "app/plot/contour_levels.h"

namespace descenso {
namespace {

constexpr double smallestMove = 1e-3;  // of the range: nearer points of a path are one point
constexpr float pathAheadAlpha = 0.25f;
constexpr double cells = 250;  // a side of the map: moves between the same two lie over each other

/// The moves of a path, so that one that goes to and fro is laid once: faint ones would add up.
class LaidMoves {
 public:
  explicit LaidMoves(const Box& range) : range_(range) {}
  bool isNew(const Point2& from, const Point2& to) {
    const long a = cellOf(from);
    const long b = cellOf(to);
    return a == b || laid_.insert({std::min(a, b), std::max(a, b)}).second;
  }

 private:
  long cellOf(const Point2& phi) const {
    const Point2 part = (phi - range_.low).cwiseQuotient(range_.size()) * cells;
    return std::lround(part.y()) * 1000 + std::lround(part.x());
  }
  const Box& range_;
  std::set<std::pair<long, long>> laid_;
};

/// Pieces of a run that lie over the surface, from step `from` to step `to`.
class PathPieces {
 public:
  using Height = std::function<double(const Point2&, std::size_t step)>;
  PathPieces(const PlottedRun& plotted, const Box& range, const SurfacePath& style, Height height)
      : plotted_(plotted), range_(range), style_(style), height_(std::move(height)) {}

  std::vector<SurfacePath> between(std::size_t from, std::size_t to) {
    std::vector<SurfacePath> pieces;
    SurfacePath piece = style_;
    LaidMoves moves(range_);
    Point2 before(HUGE_VAL, HUGE_VAL);
    const auto end = [&] {
      if (piece.points.size() >= 6) pieces.push_back(piece);
      piece.points.clear();
    };
    for (std::size_t i = from; i <= to; ++i) {
      const Point2 phi(plotted_.first[i], plotted_.second[i]);
      if (!range_.contains(phi)) {
        end();
        continue;
      }
      const bool isNear = !piece.points.empty() && (phi - before).cwiseQuotient(range_.size()).norm() < smallestMove;
      if (isNear && i != to) continue;
      if (!piece.points.empty() && style_.color.a < 1 && !moves.isNew(before, phi)) end();
      before = phi;
      piece.points.insert(piece.points.end(), {phi.x(), phi.y(), height_(phi, i)});
    }
    end();
    return pieces;
  }

 private:
  const PlottedRun& plotted_;
  const Box& range_;
  const SurfacePath& style_;
  Height height_;
};

}  // namespace

void LossSurface::draw(const PlotContext& context, const Rect& area) {
  const auto& symbols = lab_.problemMap().symbols;
  const SurfaceSpec spec = surfaceSpec(context);
  surfaceFrame_ = drawSurface(
      context, area, {.id = name(), .title = title(context), .firstLabel = symbols[0], .secondLabel = symbols[1]},
      name(), spec);
  if (spec.grid) drawMarkers(context, spec);
}

SurfaceSpec LossSurface::surfaceSpec(const PlotContext& context) {
  const PathsKey key{lab_.raceRevision(), lab_.sharedProblem(), lab_.playback().step(), hidden(),
                     context.theme.name,  context.lineScale};
  if (key != key_) {
    key_ = key;
    ++revision_;
    layPaths(context);
  }
  SurfaceSpec spec;
  spec.grid = lab_.map().grid();
  if (!spec.grid) return spec;
  spec.pathsRevision = revision_;
  spec.paths = paths_;
  spec.colorMap = look().colorMap;
  spec.low = spec.grid->low;
  spec.high = spec.grid->high;
  spec.logarithmic = look().fieldScale == Scale::logarithmic;
  spec.contours = look().contours;
  ContourLevels levels = contourLevels(spec.low, spec.high, spec.logarithmic);
  spec.levels = std::move(levels.values);
  spec.majors = std::move(levels.majors);
  spec.camera = look().camera;
  return spec;
}

void LossSurface::layPaths(const PlotContext& context) {
  paths_.clear();
  for (const PlottedRun& plotted : runs_.contestants()) {
    if (hidden().contains(plotted.name)) continue;
    const SeriesStyle style = context.theme.series(plotted.slot);
    const auto last = plotted.first.size() - 1;
    const std::size_t now = std::min(static_cast<std::size_t>(lab_.playback().step()), last);
    // Where all parameters are trained the surface is a slice that the path left behind: it is laid onto it.
    const auto height = [&](const Point2& phi, std::size_t step) {
      return lab_.trainsAll() ? lab_.problem().loss(phi, Batch::whole()) : plotted.run->timeline().losses()[step];
    };
    const auto add = [&](std::size_t from, std::size_t to, float alpha) {
      const SurfacePath like{{}, style, style.color.withAlpha(alpha), 3 * context.lineScale};
      for (SurfacePath& piece : PathPieces(plotted, lab_.map().range(), like, height).between(from, to))
        paths_.push_back(std::move(piece));
    };
    add(now, last, pathAheadAlpha);
    add(0, now, 1);
  }
}

void LossSurface::drawMarkers(const PlotContext& context, SurfaceSpec spec) const {
  const Rect& picture = surfaceFrame_->picture;
  spec.width = static_cast<int>(picture.width);
  spec.height = static_cast<int>(picture.height);
  spec.scale = context.scale;
  context.canvas.pushClip(picture);
  for (const PlottedRun& plotted : runs_.contestants()) {
    const StepRecord now = lab_.shown(*plotted.run);
    const Point2 phi = lab_.onMap()(now.phi);
    if (hidden().contains(plotted.name) || !lab_.map().range().contains(phi)) continue;
    const SeriesStyle style = context.theme.series(plotted.slot);
    const double height = lab_.trainsAll() ? lab_.problem().loss(phi, Batch::whole()) : now.loss;
    const Vec2 place = picture.min() + project(spec, phi.x(), phi.y(), height).position;
    context.canvas.marker(
        place, style.marker, context.stroke(6), style.color,
        {context.theme.name == ThemeName::dark ? Color::hex(0x000000) : Color::hex(0xFFFFFF), context.stroke(1.5f)});
  }
  context.canvas.popClip();
}

}  // namespace descenso
