// The lab of entropy and losses on the screen.
#pragma once

#include "app/labs/board_view.h"
#include "app/labs/entropy/plots.h"
#include "app/labs/entropy/state.h"

namespace descenso {

class EntropyView final : public BoardView<EntropyLab> {
 public:
  EntropyView(EntropyLab& lab, EntropyPlots& plots) : BoardView(lab, plots) {}

 protected:
  void drawPanel(Ui& ui, EntropyConfig& edited) override;
  void drawRail(Ui& ui, EntropyConfig& edited) override;
  void react(Ui& ui, const PlotReaction& reaction, EntropyConfig& edited) override;
  void follow(Ui& ui) override;

 private:
  void drawCodes(Ui& ui, CodesConfig& codes);
  void drawSoftmax(Ui& ui, SoftmaxConfig& softmax);
  void drawLosses(Ui& ui, LossesConfig& losses);

  std::optional<long> soughtStep_;  ///< time that a click on the descent asks for
};

/// The number of a table that can be typed over begins to be typed, in the panel.
void typeNumber(Ui& ui, std::string_view zone, const EntropyConfig& config);

}  // namespace descenso
