// The loss along the horizontal parameter with the runs as balls on it; where it bends down, shaded.
#pragma once

#include <memory>

#include "app/labs/optimizer/plots_optimizer.h"
#include "app/labs/optimizer/state_profile.h"

namespace descenso {

class ProfilePlot final : public OptimizerPlot {
 public:
  ProfilePlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "profile") {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// A click sets the start along the curve.
  PlotHandling handling() const override { return {.canClick = true, .menu = {.legend = true, .crosshair = false}}; }

 private:
  void refresh(const Range& x);
  void drawBentDown(Plot& plot, const PlotContext& context) const;
  void drawTangent(Plot& plot, const PlotContext& context) const;
  void drawBalls(Plot& plot, const PlotContext& context) const;

  /// What the profile was made for.
  struct ProfileKey {
    std::shared_ptr<const Problem> problem;
    double low = 0;
    double high = 0;
    double held = 0;
    bool operator==(const ProfileKey&) const = default;
  };
  ProfileKey key_;
  Profile profile_;
};

}  // namespace descenso
