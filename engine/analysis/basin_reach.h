// How near to a minimum counts as having reached it, and how near as never leaving it again.
#pragma once

#include <vector>

#include "engine/analysis/stationary_points.h"

namespace descenso {

/// The neighbourhoods of the minima of a problem of two parameters. Lengths are in units of the map's box along each
/// axis; no two neighbourhoods have a point in common.
class BasinReach {
 public:
  /// `radius` of the neighbourhoods: smaller where another minimum is nearer than twice that.
  BasinReach(const Problem& problem, const Box& box, const std::vector<StationaryPoint>& minima, double radius);

  /// Index of the minimum in whose radius φ lies, or −1.
  int around(const Point2& phi) const;
  /// Whether `loss`, at a point within the radius of this minimum, is one of its bowl: no higher above the minimum than
  /// the minimum's own curvature lifts the loss at the rim. A point beyond a ridge is not.
  bool agrees(int minimum, double loss) const;
  /// Whether `loss` is so low that in the bowl it lies within a quarter of the radius, in whatever direction.
  bool isDeep(int minimum, double loss) const;

 private:
  struct Bowl {
    Point2 center;  ///< in units of the box
    double squaredRadius = 0;
    double highest = 0;  ///< loss that agrees
    double deep = 0;
  };
  Point2 scale_;  ///< 1 / box size
  std::vector<Bowl> bowls_;
};

}  // namespace descenso
