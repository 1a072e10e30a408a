// Bars of a few outcomes side by side, with their values above them, to be dragged at their tops.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/labs/lab_plot.h"

namespace descenso {

/// Of `bars` at each outcome 0, 1, 2 …, the n-th: where it stands on the x axis.
Range barRange(std::size_t outcome, std::size_t bars, std::size_t n);
double barMiddle(std::size_t outcome, std::size_t bars, std::size_t n);
/// Of the x axis under so many outcomes.
Range barAxis(std::size_t outcomes);

struct Bar {
  Range x{};
  double value = 0;
  Color fill{};
  std::string label{};    ///< beyond its end
  bool isHandle = false;  ///< can be dragged …
  bool isHeld = false;    ///< … and is, or the pointer is over its end
  bool isOutline = false;
};
void drawBar(Plot& plot, const PlotContext& context, const Bar& bar);
/// Its label alone, over what was drawn since.
void drawBarLabel(const Plot& plot, const PlotContext& context, const Bar& bar);

}  // namespace descenso
