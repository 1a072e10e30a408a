#include "app/labs/optimizer/state_convexity.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr Index finestLook = 129;
constexpr Index coarsestLook = 17;
constexpr double looksAtOnce = 6e6;  // Hessians of one example: some tenths of a second
constexpr double room = 0.2;         // around the view, so that small movements need nothing new

Index nodesFor(const Problem& problem) {
  const double examples = std::max(1.0, static_cast<double>(problem.exampleCount()));
  return std::clamp(static_cast<Index>(std::sqrt(looksAtOnce / examples)), coarsestLook, finestLook);
}

Box grownView(const Box& box) {
  const Point2 margin = room * box.size();
  return {box.low - margin, box.high + margin};
}

}  // namespace

bool ConvexityMap::isSharp(const Box& view) const {
  if (!grid_) return false;
  const Box& box = grid_->box;
  return box.contains(view.low) && box.contains(view.high) && view.size().cwiseQuotient(box.size()).minCoeff() > 0.4;
}

void ConvexityMap::collect() {
  if (!pending_ || !pending_->isDone) return;
  problem_ = pending_->problem;
  grid_ = pending_->grid;
  pending_.reset();
}

std::shared_ptr<const CurvatureGrid> ConvexityMap::gridFor(const std::shared_ptr<const Problem>& problem,
                                                           const Box& view, Pace pace) {
  collect();
  if (problem == problem_ && isSharp(view)) return grid_;
  if (!pending_) {
    pending_ = std::make_shared<Result>();
    pending_->problem = problem;
    pending_->box = grownView(view);
    const auto compute = [result = pending_] {
      const Index nodes = nodesFor(*result->problem);
      result->grid = std::make_shared<CurvatureGrid>(curvatureGrid(*result->problem, result->box, nodes, nodes));
      result->isDone = true;
    };
    if (pace == Pace::complete) {
      compute();
      collect();
    } else {
      worker_ = std::jthread(compute);
    }
  } else if (pace == Pace::complete) {
    worker_.join();  // it may have been at work on another view
    return gridFor(problem, view, pace);
  }
  return problem == problem_ ? grid_ : nullptr;
}

double eigenvalueAt(const CurvatureGrid& grid, const Point2& phi, std::vector<double> CurvatureGrid::*eigenvalue) {
  const Point2 part = (phi - grid.box.low).cwiseQuotient(grid.box.size());
  const double column = part.x() * static_cast<double>(grid.width - 1);
  const double row = part.y() * static_cast<double>(grid.height - 1);
  if (!(column >= 0 && row >= 0 && column <= static_cast<double>(grid.width - 1) &&
        row <= static_cast<double>(grid.height - 1)))
    return std::nan("");
  const Index i = std::min(static_cast<Index>(column), grid.width - 2);
  const Index j = std::min(static_cast<Index>(row), grid.height - 2);
  const double x = column - static_cast<double>(i);
  const double y = row - static_cast<double>(j);
  const auto at = [&](Index c, Index r) { return (grid.*eigenvalue)[grid.place(c, r)]; };
  return (1 - y) * ((1 - x) * at(i, j) + x * at(i + 1, j)) + y * ((1 - x) * at(i, j + 1) + x * at(i + 1, j + 1));
}

namespace {

struct Look {
  double x = 0, y = 0;
  double lambda = 0;
};

/// Where λ passes zero between two looks.
Look crossing(const Look& a, const Look& b) {
  const double t = a.lambda / (a.lambda - b.lambda);
  return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), 0};
}

/// Follows one hatch line and keeps its pieces with λ < 0.
class HatchWalk {
 public:
  explicit HatchWalk(std::vector<HatchLine>& out) : out_(out) {}

  void look(const Look& now) {
    const bool isIn = now.lambda < 0;
    if (isIn && !isOpen_) begin(hasLast_ && last_.lambda >= 0 ? crossing(last_, now) : now);
    if (!isIn && isOpen_) end(now.lambda >= 0 ? crossing(last_, now) : last_);
    last_ = now;
    hasLast_ = true;
  }

  void endLine() {
    if (isOpen_) end(last_);
    hasLast_ = false;
  }

 private:
  void begin(const Look& place) {
    open_ = place;
    isOpen_ = true;
  }
  void end(const Look& place) {
    if (place.x > open_.x) out_.push_back({open_.x, open_.y, place.x, place.y});
    isOpen_ = false;
  }

  std::vector<HatchLine>& out_;
  Look last_, open_;
  bool hasLast_ = false;
  bool isOpen_ = false;
};

}  // namespace

std::vector<HatchLine> hatchLines(const CurvatureGrid& grid, const HatchPage& page) {
  std::vector<HatchLine> lines;
  if (!(page.width > 0 && page.height > 0 && page.spacing > 0 && page.sample > 0)) return lines;
  const Point2 unit = page.view.size().cwiseQuotient(Point2(page.width, page.height));
  // A line is x + y = c; the one through the parameters' origin is among them, wherever that is.
  const double origin = -page.view.low.x() / unit.x() + page.height + page.view.low.y() / unit.y();
  const double first =
      std::isfinite(origin) ? std::fmod(std::fmod(origin, page.spacing) + page.spacing, page.spacing) : 0;
  const double step = page.sample / std::sqrt(2.0);
  HatchWalk walk(lines);
  for (double c = first; c < page.width + page.height; c += page.spacing) {
    const double left = std::max(0.0, c - page.height);
    const double right = std::min(page.width, c);
    const auto looks = static_cast<long>(std::ceil((right - left) / step));
    for (long i = 0; i <= looks; ++i) {
      const double x = std::min(right, left + static_cast<double>(i) * step);
      const double y = c - x;
      const double across = page.isFalling ? page.width - x : x;  // the page is mirrored, and back below
      const Point2 phi(page.view.low.x() + across * unit.x(), page.view.high.y() - y * unit.y());
      walk.look({x, y, eigenvalueAt(grid, phi, page.eigenvalue)});
    }
    walk.endLine();
  }
  if (page.isFalling)
    for (HatchLine& line : lines) line = {page.width - line.x1, line.y1, page.width - line.x0, line.y0};
  return lines;
}

}  // namespace descenso
