// The update of the selected run, line by line with this step's numbers in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/labs/optimizer/plots_optimizer.h"
#include "app/labs/optimizer/update_card.h"

namespace descenso {

class UpdateCard final : public OptimizerPlot {
 public:
  UpdateCard(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "update") {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  bool isInBatches(const Run& run) const;
  /// What is to be said above the lines; returns what is left of `content`.
  Rect drawNotes(const PlotContext& context, Rect content, const Run* run) const;
  const std::vector<CardLine>& linesOf(const Run& run, long step);

  /// What the lines depend on: a frame that shows the same computes nothing.
  struct LinesKey {
    std::uint64_t race;  ///< OptimizerLab::raceRevision()
    std::string optimizer;
    long step;
    bool isExplained;
    bool operator==(const LinesKey&) const = default;
  };
  std::optional<LinesKey> linesKey_;
  std::vector<CardLine> lines_;
};

}  // namespace descenso
