// The plots of a board in the window: the picture, beside it the pages with their tabs, and the mouse over all of them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/plot_board.h"
#include "app/plot/plot_pointer.h"
#include "app/widgets/ui.h"

namespace descenso {

/// What the mouse did to one plot in this frame.
struct PlotReaction {
  LabPlot& plot;
  PlotEvents events{};                  ///< of a plot with axes, or of its inset
  std::optional<std::size_t> handle{};  ///< what `events.dragTo` moves and `events.removeRequested` is about
  std::string pressed{};                ///< a zone; empty where none was pressed
  std::optional<bool> wantsWork{};      ///< the plot's work is to begin, or to end
};

class BoardPane {
 public:
  using React = std::function<void(const PlotReaction&)>;

  /// `lab` as in "LAB.side.PAGE" and "LAB.tab.PLOT", under which the tabs are translated.
  BoardPane(PlotBoard& board, std::string_view lab) : board_(board), lab_(lab) {}

  /// Picture and pages. Draws what the board's look says and edits `look`, a copy of it.
  void draw(Ui& ui, const Rect& area, LabLook& look, const React& react);
  /// The plot in focus, or the picture where that one is not in reach.
  void drawAlone(Ui& ui, const Rect& area, LabLook& look, const React& react);
  /// Tab: the focus goes on to the next plot in reach, and is framed.
  void focusNext(LabLook& look);
  /// What keys act on: the view of the plot in focus, or of the picture where that plot has no axes.
  PlotView& viewInFocus(LabLook& look);
  /// Whether that plot was drawn in this frame.
  bool isInSight(std::string_view plot) const { return inSight_.contains(plot); }

 private:
  /// The mouse over one plot.
  struct Hand {
    PlotPointer pointer{};
    PlotPointer inInset{};
    std::optional<std::size_t> seized{};  ///< the handle nearest to the place where the button went down
  };

  void drawSide(Ui& ui, const Rect& side, LabLook& look, const React& react);
  /// Tabs in the top line of `rest`, which is left without it; returns whether another one was chosen.
  bool tabs(Ui& ui, std::string_view id, const std::vector<std::string>& labels, Rect& rest, int& index);
  void drawPlot(Ui& ui, std::string_view name, const Rect& area, LabLook& look, const React& react);
  void operate(Ui& ui, LabPlot& plot, LabLook& look, const React& react);
  void operateInset(Ui& ui, LabPlot& plot, LabLook& look, const React& react);
  void press(Ui& ui, LabPlot& plot, const React& react);

  PlotBoard& board_;
  std::string lab_;
  std::map<std::string, Hand, std::less<>> hands_;
  std::set<std::string, std::less<>> inSight_;
  bool isFocusShown_ = false;  ///< the plot was chosen by key: frame it
};

}  // namespace descenso
