#include "engine/networks/loss_plane.h"

#include <cmath>
#include <string>

#include "engine/math/message.h"
#include "engine/math/random.h"
#include "engine/math/symmetric_eigen.h"

namespace descenso {
namespace {

/// A direction of unit length that is orthogonal to `other`: the axis that is most so, corrected.
Vector orthogonalTo(ConstVectorRef other) {
  Vector direction = Vector::Zero(other.size());
  if (other.size() < 2) return direction;
  Index smallest = 0;
  other.cwiseAbs().minCoeff(&smallest);
  direction[smallest] = 1;
  const double square = other.squaredNorm();
  if (square > 0) direction -= other * (other[smallest] / square);
  return direction.normalized();
}

Vector filterNormalised(const NetworkConfig& config, ConstVectorRef phi, Random& random) {
  Vector direction = Vector::Zero(phi.size());
  for (const LayerPlace& layer : layerPlaces(config)) {
    for (Index unit = 0; unit < layer.units; ++unit) {
      const Index row = layer.weights + unit * layer.inputs;
      for (Index i = 0; i < layer.inputs; ++i) direction[row + i] = random.normal();
      auto drawn = direction.segment(row, layer.inputs);
      const double length = drawn.norm();
      if (length > 0) drawn *= phi.segment(row, layer.inputs).norm() / length;
    }
  }
  return direction;
}

const PlaneQuery& checked(const PlaneQuery& query) {
  if (query.width < 2 || query.height < 2) {
    throw InvalidArgument("a plane's grid must have at least 2 nodes a side, got {width}×{height}"_message,
                          {{"width", query.width}, {"height", query.height}});
  }
  const Index count = parameterCount(query.network);
  for (const Vector* part : {&query.plane.origin, &query.plane.first, &query.plane.second}) {
    if (part->size() == count) continue;
    throw InvalidArgument("a plane through {count} parameters must have as many, got {got}"_message,
                          {{"count", count}, {"got", part->size()}});
  }
  return query;
}

}  // namespace

Plane::Projection Plane::projected(ConstVectorRef phi) const {
  const Vector offset = phi - origin;
  const double firstSquare = first.squaredNorm();
  const double secondSquare = second.squaredNorm();
  const double product = first.dot(second);
  const double determinant = firstSquare * secondSquare - product * product;
  Projection projection;
  if (determinant > 1e-12 * firstSquare * secondSquare) {
    const double along = first.dot(offset);
    const double across = second.dot(offset);
    projection.place =
        Point2(secondSquare * along - product * across, firstSquare * across - product * along) / determinant;
  } else if (firstSquare > 0) {
    projection.place.x() = first.dot(offset) / firstSquare;
  }
  projection.distance = (phi - at(projection.place)).norm();
  return projection;
}

Plane coordinatePlane(ConstVectorRef phi, Index first, Index second) {
  for (const Index index : {first, second}) {
    if (index >= 0 && index < phi.size()) continue;
    throw InvalidArgument("the parameters of a plane must be in [0, {count}), got {got}"_message,
                          {{"count", phi.size()}, {"got", index}});
  }
  if (first == second) throw InvalidArgument("the parameters of a plane must be two different ones"_message);
  Plane plane{.origin = phi, .first = Vector::Unit(phi.size(), first), .second = Vector::Unit(phi.size(), second)};
  plane.origin[first] = 0;
  plane.origin[second] = 0;
  return plane;
}

Plane filterNormalisedPlane(const NetworkConfig& config, ConstVectorRef phi, std::uint64_t seed) {
  Random random(seed);
  Plane plane{.origin = phi, .first = filterNormalised(config, phi, random), .second = {}};
  plane.second = filterNormalised(config, phi, random);
  return plane;
}

PrincipalPlane principalPlane(const Eigen::Ref<const Matrix>& path) {
  if (path.cols() < 1) throw InvalidArgument("a principal plane needs at least one point"_message);
  const Matrix steps = path.colwise() - path.col(path.cols() - 1).eval();
  // The few points' products have the same eigenvalues as the many parameters' covariance.
  Matrix products = steps.transpose() * steps;
  Matrix axes(products.rows(), products.cols());
  diagonalise(products, axes);
  const double total = steps.squaredNorm();
  PrincipalPlane principal{.plane = {.origin = path.col(path.cols() - 1), .first = {}, .second = {}}};
  const auto largestLeft = [&]() -> Vector {
    Index which = 0;
    const double square = products.diagonal().maxCoeff(&which);
    products(which, which) = -1;
    if (!(square > 1e-14 * total)) return {};
    return (steps * axes.col(which)).normalized();
  };
  principal.plane.first = largestLeft();
  if (principal.plane.first.size() == 0) principal.plane.first = orthogonalTo(Vector::Zero(path.rows()));
  principal.plane.second = largestLeft();
  if (principal.plane.second.size() == 0) principal.plane.second = orthogonalTo(principal.plane.first);
  const double within = (principal.plane.first.transpose() * steps).squaredNorm() +
                        (principal.plane.second.transpose() * steps).squaredNorm();
  principal.explained = total > 0 ? within / total : 1;
  return principal;
}

LossPlane::LossPlane(PlaneQuery query) : query_(std::make_shared<const PlaneQuery>(checked(query))) {
  job_ = std::make_unique<GridJob<PlaneCell>>(query_->width, query_->height, query_->threads, [query = query_] {
    // A problem of its own for each thread: nothing is shared.
    const auto problem = std::make_shared<const NetworkProblem>(query->network, query->examples);
    return [query, problem](GridPosition at, const std::stop_token&) {
      const Point2 part(static_cast<double>(at.column) / static_cast<double>(query->width - 1),
                        static_cast<double>(at.row) / static_cast<double>(query->height - 1));
      const Point2 place = query->box.low + query->box.size().cwiseProduct(part);
      return PlaneCell{.loss = problem->loss(query->plane.at(place), Batch::whole()), .isComputed = true};
    };
  });
}

}  // namespace descenso
