// What the plots of this lab have in common.
#pragma once

#include <string>
#include <vector>

#include "app/labs/entropy/state.h"
#include "app/labs/lab_plot.h"

namespace descenso {

class EntropyPlot : public LabPlot {
 public:
  EntropyPlot(EntropyLab& lab, std::string_view name) : LabPlot("entropy", name), lab_(lab) {}

 protected:
  const PlotView& view() const { return lab_.config().look.view(name()); }
  /// Options with the view's ranges, or these where they fit.
  PlotOptions framed(const PlotContext& context, const Rect& area, Range x, Range y) const;

  EntropyLab& lab_;
};

/// Outcomes by their translated names.
std::vector<std::string> outcomeLabels(const Translations& text, std::span<const std::string_view> names);

/// What the two distributions are called in formulas: "A" and "B", or "y" and "ŷ".
struct DistributionNames {
  std::string first;
  std::string second;
};
DistributionNames distributionNames(Outcomes outcomes);

/// Probabilities, bits, losses: as many digits as the course's tables have.
std::string shortText(double value);
std::string exactText(double value);

}  // namespace descenso
