// From what is known of one example, by way of the numbers and the network, to what its outputs mean.
#pragma once

#include "app/labs/network/plots_network.h"

namespace descenso {

class AnswerFlowchart final : public NetworkPlot {
 public:
  explicit AnswerFlowchart(NetworkLab& lab) : NetworkPlot(lab, "answer") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

}  // namespace descenso
