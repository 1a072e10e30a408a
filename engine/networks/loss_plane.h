// The loss over a plane through the parameters of a network: what lies around a point of too many dimensions to draw.
#pragma once

#include <cstdint>
#include <memory>

#include "engine/analysis/grid_job.h"
#include "engine/networks/network_problem.h"

namespace descenso {

/// φ = origin + a · first + b · second.
struct Plane {
  Vector origin;
  Vector first;
  Vector second;

  Vector at(const Point2& place) const { return origin + place.x() * first + place.y() * second; }

  struct Projection {
    Point2 place{0, 0};   ///< (a, b) of the point of the plane nearest to φ
    double distance = 0;  ///< ‖φ − that point‖
  };
  Projection projected(ConstVectorRef phi) const;
};

/// Two parameters vary, the others stay as they are: a and b are their values.
/// Throws std::invalid_argument for equal or unknown indices.
Plane coordinatePlane(ConstVectorRef phi, Index first, Index second);

/// Two random directions through φ in which the weights into every unit are as long as they are in φ, so that pictures
/// of different networks can be compared; biases stay. Li et al. 2018, Visualizing the loss landscape of neural nets,
/// section 4.
Plane filterNormalisedPlane(const NetworkConfig& config, ConstVectorRef phi, std::uint64_t seed);

/// The plane in which a path moves most, through its last point: the two principal directions of the differences to it,
/// of unit length. Li et al. 2018, section 7.
struct PrincipalPlane {
  Plane plane;
  double explained = 0;  ///< part of the path's squared distances to its last point that lies in the plane
};
/// `path` has a column for each point: at least one, and a few dozen at most, since it costs the cube of their number.
PrincipalPlane principalPlane(const Eigen::Ref<const Matrix>& path);

struct PlaneCell {
  double loss = 0;
  bool isComputed = false;

  bool isKnown() const { return isComputed; }
};

struct PlaneQuery {
  NetworkConfig network{};
  std::shared_ptr<const Examples> examples{};
  Plane plane{};
  Box box{};  ///< of (a, b)
  Index width = 0;
  Index height = 0;
  unsigned threads = 0;  ///< 0: one for each processor
};

/// Losses with penalties at the nodes of a grid over the plane, ends included, computed in the background from the
/// moment it is made, coarse to fine; destroying it cancels it.
class LossPlane {
 public:
  /// Throws std::invalid_argument for a network that does not fit the examples or the plane, and for fewer than two
  /// nodes a side.
  explicit LossPlane(PlaneQuery query);

  const PlaneQuery& query() const { return *query_; }
  bool update(CellGrid<PlaneCell>& grid) const { return job_->update(grid); }
  double progress() const { return job_->progress(); }
  bool isDone() const { return job_->isDone(); }
  std::optional<Message> error() const { return job_->error(); }
  void cancel() { job_->cancel(); }
  void wait() { job_->wait(); }

 private:
  std::shared_ptr<const PlaneQuery> query_;
  std::unique_ptr<GridJob<PlaneCell>> job_;
};

}  // namespace descenso
