// A smooth curve through points that neither overshoots them nor turns between them: cubic pieces with the slopes of
// Fritsch & Butland 1984, which keep Fritsch & Carlson's condition for monotone pieces (1980).
#pragma once

#include <vector>

#include "engine/math/types.h"

namespace descenso {

class MonotoneCurve {
 public:
  /// Points in any order; of several above the same x the mean is taken. Throws std::invalid_argument without a point
  /// and for numbers that are not finite.
  explicit MonotoneCurve(std::vector<Point2> points);

  /// Left and right of all points the curve goes on level.
  double operator()(double x) const;

 private:
  std::vector<Point2> points_;  ///< ascending, each x once
  std::vector<double> slopes_;  ///< at each point
};

}  // namespace descenso
