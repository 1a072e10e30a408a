// What the user sees of one plot: ranges and switches. Plain data, kept in a lab's state and saved with it.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "engine/math/hyperparameter.h"

namespace descenso {

/// A stretch of an axis; `fit` follows the data.
struct AxisView {
  double low = 0;
  double high = 1;
  bool fit = true;
  bool operator==(const AxisView&) const = default;
};

struct DataPoint {
  double x = 0;
  double y = 0;
  bool operator==(const DataPoint&) const = default;
};

/// A part of a map, magnified in its corner; an axis that fits shows what the map takes for the part worth it.
struct PlotInset {
  bool isShown = false;
  AxisView x;
  AxisView y;
  bool operator==(const PlotInset&) const = default;
};

struct PlotView {
  AxisView x;
  AxisView y;
  Scale yScale = Scale::linear;
  bool equal = false;  ///< one unit is as long on both axes
  bool grid = true;
  bool legend = true;
  bool crosshair = true;
  std::set<std::string> hidden;  ///< series switched off in the legend
  PlotInset inset;               ///< of a map
  std::optional<DataPoint> held; ///< of a map: what is read off while the pointer is elsewhere
  bool operator==(const PlotView&) const = default;
};

}  // namespace descenso
