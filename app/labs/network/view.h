// The network lab on the screen: what is set on the left, what the network says in the middle, how it is built and how
// it learns on the right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/board_view.h"
#include "app/labs/network/plots.h"
#include "app/labs/network/state.h"
#include "app/widgets/sections.h"

namespace descenso {

class NetworkLabView final : public BoardView<NetworkLab> {
 public:
  NetworkLabView(NetworkLab& lab, NetworkPlots& plots) : BoardView(lab, plots), plots_(plots) {}

  /// Probabilities or classes.
  void toggleContours() override;

 private:
  // view.cpp
  void react(Ui& ui, const PlotReaction& reaction, Config& edited) override;
  void reactToBoundary(const PlotReaction& reaction);
  void follow(Ui& ui) override;
  /// The example that was painted, or taken away, in this frame.
  void paint(Ui& ui, const Point2& place);

  // The panel on the left: view_panel.cpp, view_data.cpp, view_columns.cpp, view_network.cpp, view_training.cpp,
  // view_augmentation.cpp, view_slice.cpp, view_sweep.cpp, view_counting.cpp.
  void drawPanel(Ui& ui, Config& edited) override;
  void drawRail(Ui& ui, Config& edited) override;
  void drawStatus(Ui& ui);
  void drawData(Ui& ui, Config& edited);
  void drawTarget(Ui& ui, Config& edited);
  void drawFeatures(Ui& ui, Config& edited);
  void drawColumns(Ui& ui, Config& edited);
  void drawInputColumns(Ui& ui, Config& edited);
  void drawBrush(Ui& ui, Config& edited);
  void drawAxes(Ui& ui, Config& edited);
  void drawSplit(Ui& ui, Config& edited);
  void drawNetwork(Ui& ui, Config& edited);
  void drawLayerRow(Ui& ui, Config& edited, std::size_t layer);
  void drawLayerSettings(Ui& ui, Config& edited);
  void drawPenalty(Ui& ui, Config& edited);
  void drawTraining(Ui& ui, Config& edited);
  void drawOptimizer(Ui& ui, Config& edited);
  void drawSchedule(Ui& ui, Config& edited);
  void drawStart(Ui& ui, Config& edited);
  void drawAugmentation(Ui& ui, Config& edited);
  void drawSliceSettings(Ui& ui, Config& edited);
  void drawSweepSettings(Ui& ui, Config& edited);
  void drawCounting(Ui& ui, Config& edited);
  void typeSizes(Ui& ui, CountingConfig& counting);
  void drawThreshold(Ui& ui, Config& edited);
  void drawLook(Ui& ui, Config& edited);

  // The mouse over the diagram: view_diagram.cpp; its menu: view_slice.cpp.
  void operateDiagram(Ui& ui, const DiagramFrame& places, Config& edited);
  void drawSteppers(Ui& ui, const DiagramFrame& places, Config& edited);
  void showUnderPointer(Ui& ui);
  void typeParameter(Ui& ui);
  void offerSliceAxes(Ui& ui, Config& edited);

  NetworkPlots& plots_;
  Sections sections_;
  bool isProbed_ = false;  ///< the boundary is pointed at in this frame
  struct TypedParameter {
    Index parameter = 0;
    Vec2 place;  ///< of the field
  };
  std::optional<TypedParameter> typed_;
  Index offered_ = 0;  ///< the parameter whose menu is open
  struct TypedSizes {
    std::vector<Index> applied{};
    std::string text{};
    std::string refusal{};
  };
  TypedSizes sizes_;
  struct Edit {
    Index parameter = 0;
    double value = 0;
  };
  std::optional<Edit> edit_;       ///< a weight was typed in this frame
  std::optional<Point2> painted_;  ///< where an example was added in this frame, or with Shift taken away
  bool wantsBack_ = false;         ///< the button after divergence was pressed in this frame
};

/// ImGui's name of the menu over a line of the diagram.
inline constexpr const char* parameterMenu = "parameter menu";

/// A button with a sign on it, in a rectangle of the caller's: "−", "+".
bool signButton(Ui& ui, std::string_view id, const Rect& rect, std::string_view sign, std::string_view hint);

}  // namespace descenso
