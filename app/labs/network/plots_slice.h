// The loss over a plane through the network's parameters, computed in the background, and the path of the training in
// it: what is seen of it, how far from the plane it runs, and which step the plane goes through.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "app/labs/network/plots_network.h"
#include "app/plot/pace.h"
#include "engine/analysis/loss_grid.h"
#include "engine/networks/loss_plane.h"

namespace descenso {

class LossSlice {
 public:
  /// Begins anew when φ, or the kind of plane, is another; at a responsive pace a few times a second at most, and what
  /// is there stays until the next is whole.
  void refresh(const NetworkLab& lab, Pace pace);

  /// nullptr until a first picture is there.
  const std::shared_ptr<const LossGrid>& grid() const { return grid_; }
  const Plane& plane() const { return plane_; }
  /// The step whose φ the plane of `grid` goes through: an earlier one than is shown, while that is computed.
  long step() const { return step_; }
  /// More is to come: draw again soon.
  bool isComputing() const { return isComputing_; }

 private:
  struct Key {
    std::uint64_t revision = 0;
    SliceKind kind = SliceKind::random;
    std::array<Index, 2> weights{};  ///< of that kind of plane
    bool operator==(const Key&) const = default;
  };

  void begin(const NetworkLab& lab, const Key& key);
  void collect();

  bool isComputing_ = false;
  std::optional<Key> key_;
  std::unique_ptr<LossPlane> job_;
  std::chrono::steady_clock::time_point begun_{};
  std::shared_ptr<const LossGrid> grid_;
  Plane plane_;    ///< of `grid_`
  long step_ = 0;  ///< likewise
  long jobStep_ = 0;
  std::uint64_t network_ = 0;  ///< the training that `grid_` belongs to
};

class SlicePicture final : public NetworkPlot {
 public:
  explicit SlicePicture(NetworkLab& lab) : NetworkPlot(lab, "slice") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  void drawField(Plot& plot) const;
  /// The path as it falls onto the plane, and how far φ is from it.
  void drawTrail(Plot& plot, const PlotContext& context) const;

  LossSlice slice_;
};

}  // namespace descenso
