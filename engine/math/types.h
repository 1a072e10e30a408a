// Vector and matrix words of the engine: double precision throughout.
#pragma once

#include <Eigen/Core>
#include <limits>

namespace descenso {

using Index = Eigen::Index;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
using Point2 = Eigen::Vector2d;

inline constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// A vector that a function writes into; pass by value. Binding a Vector or a contiguous segment allocates nothing.
using VectorRef = Eigen::Ref<Vector>;
using MatrixRef = Eigen::Ref<Matrix>;
/// A vector that a function only reads.
using ConstVectorRef = const Eigen::Ref<const Vector>&;
/// A read-only look at numbers that live elsewhere, such as one row of a Timeline.
using VectorView = Eigen::Map<const Vector>;

/// An axis-aligned rectangle of two parameters.
struct Box {
  Point2 low{0, 0};
  Point2 high{1, 1};

  bool contains(const Point2& p) const { return (p.array() >= low.array()).all() && (p.array() <= high.array()).all(); }
  Point2 size() const { return high - low; }
  bool operator==(const Box&) const = default;
};

}  // namespace descenso
