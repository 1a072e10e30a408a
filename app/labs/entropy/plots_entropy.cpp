#include "app/labs/entropy/plots_entropy.h"

#include "app/text/numbers.h"

namespace descenso {

PlotOptions EntropyPlot::framed(const PlotContext& context, const Rect& area, Range x, Range y) const {
  const PlotView& seen = view();
  PlotOptions made = options(context, seen, area);
  made.x = seen.x.fit ? x : usableRange({seen.x.low, seen.x.high}, made.xScale);
  made.y = seen.y.fit ? y : usableRange({seen.y.low, seen.y.high}, made.yScale);
  return made;
}

std::vector<std::string> outcomeLabels(const Translations& text, std::span<const std::string_view> names) {
  std::vector<std::string> labels;
  for (const std::string_view name : names) labels.push_back(translated(text, "entropy.outcome", name));
  return labels;
}

DistributionNames distributionNames(Outcomes outcomes) {
  if (outcomes == Outcomes::weather) return {"A", "B"};
  return {"y", "ŷ"};
}

std::string shortText(double value) { return formatNumber(value, 4); }
std::string exactText(double value) { return formatNumber(value, 6); }

}  // namespace descenso
