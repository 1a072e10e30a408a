// What the plots of this lab have in common.
#pragma once

#include <vector>

#include "app/labs/approximation/state.h"
#include "app/labs/lab_plot.h"

namespace descenso {

class ApproximationPlot : public LabPlot {
 public:
  ApproximationPlot(ApproximationLab& lab, std::string_view name) : LabPlot("approximation", name), lab_(lab) {}
  void complete() override { lab_.completeTraining(); }

 protected:
  const PlotView& view() const { return lab_.config().look.view(name()); }
  /// Of what the stage shows.
  SeriesStyle outputStyle(const PlotContext& context) const;
  /// The button that trains networks of other sizes, or how far they are; nothing once all are trained.
  std::optional<PlotWork> sweepWork(SweepKind kind, std::string_view id) const;

  ApproximationLab& lab_;
};

/// Of the palette: what is trained.
inline constexpr int trainedSlot = 5;
/// [0, 1] and a little more.
inline constexpr Range aroundUnitInterval{-0.02, 1.02};
/// What is below is rounding, or an exact fit.
inline constexpr double leastSeenError = 1e-7;

/// With a part of it more at both ends; about a single value, one to either side.
Range withMargin(Range range, double part);
std::vector<double> evenly(double low, double high, std::size_t count);
/// Of one unit of several, by its place among them.
SeriesStyle unitStyle(const Theme& theme, Index unit);
/// y = 0, thin.
void drawZeroLine(Plot& plot, const PlotContext& context);

}  // namespace descenso
