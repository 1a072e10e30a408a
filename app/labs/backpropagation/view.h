// The backpropagation lab on the screen: the formula and its numbers on the left, the graph in the middle, what the
// step means on the right.
#pragma once

#include <optional>

#include "app/labs/backpropagation/plots.h"
#include "app/labs/backpropagation/plots_graph.h"
#include "app/labs/board_view.h"
#include "app/widgets/formula_field.h"
#include "app/widgets/sections.h"

namespace descenso {

class BackpropagationView final : public BoardView<BackpropagationLab> {
 public:
  BackpropagationView(BackpropagationLab& lab, BackpropagationPlots& plots) : BoardView(lab, plots) {}

 protected:
  void drawPanel(Ui& ui, Config& edited) override;
  void drawRail(Ui& ui, Config& edited) override;
  void react(Ui& ui, const PlotReaction& reaction, Config& edited) override;
  void follow(Ui& ui) override;

 private:
  void drawGraph(Ui& ui, Config& edited);
  void drawPhases(Ui& ui);
  void drawInputs(Ui& ui, Config& edited);
  void drawUpdates(Ui& ui, Config& edited);
  void drawOutput(Ui& ui, Config& edited);
  void reactToGraph(const PlotReaction& reaction, Config& edited);

  FormulaField formula_;
  Sections sections_;
  /// An input that the mouse holds: its number changes as the pointer goes up and down.
  struct Dragged {
    std::size_t input;
    double from;   ///< of the pointer, in rows
    double value;  ///< at first
    bool hasMoved = false;
  };
  std::optional<Dragged> dragged_;
  std::optional<long> sought_;  ///< the step asked for
};

}  // namespace descenso
