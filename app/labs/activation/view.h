// The activation lab on the screen: what is set on the left, the picture in the middle, what follows from it on the
// right.
#pragma once

#include <optional>

#include "app/labs/activation/plots.h"
#include "app/labs/activation/state.h"
#include "app/labs/board_view.h"
#include "app/widgets/sections.h"

namespace descenso {

class ActivationView final : public BoardView<ActivationLab> {
 public:
  ActivationView(ActivationLab& lab, ActivationBoard& board) : BoardView(lab, board), board_(board) {}

 private:
  // view_panel.cpp, and the stages in view_stages.cpp.
  void drawPanel(Ui& ui, Config& edited) override;
  void drawRail(Ui& ui, Config& edited) override;
  void drawGallery(Ui& ui, Config& edited);
  void drawSelected(Ui& ui, Config& edited);
  void drawFunctions(Ui& ui, GalleryConfig& gallery);
  void drawErratum(Ui& ui, const Config& edited);
  void drawNeuron(Ui& ui, Config& edited);
  void drawLearning(Ui& ui, Config& edited);
  void drawLayers(Ui& ui, Config& edited);
  void drawChain(Ui& ui, Config& edited);
  void drawSoftmax(Ui& ui, Config& edited);

  // view.cpp
  void react(Ui& ui, const PlotReaction& reaction, Config& edited) override;
  void follow(Ui& ui) override;
  void reactToGallery(const PlotReaction& reaction, GalleryConfig& gallery);

  ActivationBoard& board_;
  Sections sections_;
  std::optional<long> soughtStep_;  ///< time that a plot or the panel asks for
};

}  // namespace descenso
