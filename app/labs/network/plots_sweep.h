// Many networks, or models, on the same data: what each says, and its error.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/labs/network/plots_network.h"
#include "app/labs/network/state_sweep.h"

namespace descenso {

/// A small map for each, with its error below; the best one has a frame.
class SweepTiles final : public NetworkPlot {
 public:
  SweepTiles(NetworkLab& lab, LabSweep& sweep) : NetworkPlot(lab, "sweep"), sweep_(sweep) {}
  void draw(const PlotContext& context, const Rect& area) override;
  void complete() override;

 private:
  void drawNetworks(const PlotContext& context, const Rect& content);
  // plots_models.cpp
  void drawModels(const PlotContext& context, const Rect& content);
  void drawSupports(const PlotContext& context, const Rect& tile, const TrainingCell& cell) const;

  void drawTile(const PlotContext& context, const Rect& place, std::size_t index, const TrainingCell& cell,
                bool isBest);
  /// Of a single input: what one network says over it, among the examples that it learned from.
  void drawCurveTile(const PlotContext& context, const Rect& place, const TrainingCell& cell) const;
  const ImageSpec& tile(std::size_t index, const TrainingCell& cell, const Theme& theme);

  LabSweep& sweep_;
  struct Painted {
    long sweep = 0;
    ThemeName theme = ThemeName::dark;
    std::vector<ImageSpec> images{};  ///< of each cell; without pixels until it is known
  };
  Painted painted_;
};

/// What the columns of a sweep differ by: "units per layer", "λ".
std::string sweepColumnName(const Translations& text, NetworkSweepKind kind);

}  // namespace descenso
