// Where the loss is not convex: the Hessian's eigenvalues over what is seen, and the hatching of the regions with λmin
// < 0.
#pragma once

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "app/labs/optimizer/state_map.h"
#include "engine/analysis/curvature.h"

namespace descenso {

/// Eigenvalues on a grid over the view, kept until another view or problem needs another one.
class ConvexityMap {
 public:
  /// For this view. At a responsive pace it is made in a thread, and until it is there the last one of the same problem
  /// is returned, or nullptr.
  std::shared_ptr<const CurvatureGrid> gridFor(const std::shared_ptr<const Problem>& problem, const Box& view,
                                               Pace pace);
  /// A thread is at work: ask again.
  bool isComputing() const { return pending_ != nullptr; }

 private:
  struct Result {
    std::shared_ptr<const Problem> problem;
    Box box;
    std::shared_ptr<const CurvatureGrid> grid;
    std::atomic<bool> isDone = false;
  };
  bool isSharp(const Box& view) const;
  void collect();

  std::shared_ptr<const Problem> problem_;  ///< that grid_ belongs to
  std::shared_ptr<const CurvatureGrid> grid_;
  std::shared_ptr<Result> pending_;
  std::jthread worker_;  ///< the last member: it ends before what it works on
};

/// A straight piece of a hatching, in the pixels of the rectangle it was made for.
struct HatchLine {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// How the hatching lies on the page: lines at 45°, rising to the right, `spacing` apart along the horizontal.
struct HatchPage {
  double width = 0;   ///< pixels; x from 0, to the right
  double height = 0;  ///< y from 0, downwards
  Box view;           ///< the stretch of both parameters that the page shows, linearly
  double spacing = 12;
  double sample = 4;  ///< pixels between two looks at λ along a line
  /// Which λ it is negative of: where λmin is, the loss is not convex; where λmax is, it is concave.
  std::vector<double> CurvatureGrid::*eigenvalue = &CurvatureGrid::smallest;
  bool isFalling = false;  ///< the lines fall to the right
};

/// Pieces of the hatch lines along which λ < 0, cut off where it passes zero: λ is interpolated bilinearly
/// between the grid's nodes and linearly between two looks. A place without a Hessian or off the grid is left out. The
/// lines stand still on the map while the view moves over it.
std::vector<HatchLine> hatchLines(const CurvatureGrid& grid, const HatchPage& page);

/// λmin, or another one, between the nodes; NaN off the grid.
double eigenvalueAt(const CurvatureGrid& grid, const Point2& phi,
                    std::vector<double> CurvatureGrid::*eigenvalue = &CurvatureGrid::smallest);

}  // namespace descenso
