// The loss in three dimensions with the paths on it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/labs/optimizer/plots_optimizer.h"
#include "app/plot/surface_plot.h"

namespace descenso {

class LossSurface final : public OptimizerPlot {
 public:
  LossSurface(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "surface") {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// Where the camera is operated; nothing before it was drawn.
  const std::optional<SurfaceFrame>& surfaceFrame() const { return surfaceFrame_; }

 private:
  SurfaceSpec surfaceSpec(const PlotContext& context);
  void layPaths(const PlotContext& context);
  void drawMarkers(const PlotContext& context, SurfaceSpec spec) const;
  /// Series that are switched off in the field are so on its surface.
  const std::set<std::string>& hidden() const { return look().view("field").hidden; }

  /// What the paths were last laid for.
  struct PathsKey {
    std::uint64_t race = 0;
    std::shared_ptr<const Problem> problem;
    long step = -1;
    std::set<std::string> hidden;
    ThemeName theme = ThemeName::dark;
    float lineScale = 1;
    bool operator==(const PathsKey&) const = default;
  };
  PathsKey key_;
  std::vector<SurfacePath> paths_;
  std::uint64_t revision_ = 0;
  std::optional<SurfaceFrame> surfaceFrame_;
};

}  // namespace descenso
