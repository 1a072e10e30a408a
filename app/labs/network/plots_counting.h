// How many parameters there are, and which matrices they make.
#pragma once

#include "app/labs/network/plots_network.h"

namespace descenso {

/// A line for each layer with its formula, its number and how much of the largest it is.
class ParameterCount final : public NetworkPlot {
 public:
  explicit ParameterCount(NetworkLab& lab) : NetworkPlot(lab, "parameters") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// The matrices that one step multiplies, layer after layer; a column for each example of the batch.
class MatrixShapes final : public NetworkPlot {
 public:
  explicit MatrixShapes(NetworkLab& lab) : NetworkPlot(lab, "shapes") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

}  // namespace descenso
