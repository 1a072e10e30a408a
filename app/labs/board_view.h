// The skeleton that views of plot boards share: what is set on the left, the picture, its pages; the edited copy of the
// configuration is applied once a frame. The configuration keeps its LabLook in `look`.
#pragma once

#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <utility>

#include "app/labs/board_pane.h"
#include "app/labs/lab_view.h"
#include "app/widgets/widgets.h"

namespace descenso {

/// `State` is a Lab with config() and configure(); configure throws std::invalid_argument for what cannot be computed,
/// and leaves everything as it was.
template <class State>
class BoardView : public LabView {
 public:
  using Config = std::remove_cvref_t<decltype(std::declval<const State&>().config())>;

  BoardView(State& lab, PlotBoard& board) : lab_(lab), pane_(board, lab.name()) {}

  void draw(Ui& ui, const Rect& area) override {
    Config edited = lab_.config();
    const Rect left{area.x, area.y, panelWidth(ui, area.width), area.height};
    const float x = left.right() + ui.px(besideBoard);
    beginPanel(ui, "panel", left);
    if (ui.isRail)
      drawRail(ui, edited);
    else
      drawPanel(ui, edited);
    endPanel(ui);
    pane_.draw(ui, {x, area.y, area.right() - x, area.height}, edited.look,
               [&](const PlotReaction& reaction) { react(ui, reaction, edited); });
    apply(ui, std::move(edited));
  }

  void drawPresentation(Ui& ui, const Rect& area) override {
    Config edited = lab_.config();
    pane_.drawAlone(ui, area, edited.look, [&](const PlotReaction& reaction) { react(ui, reaction, edited); });
    apply(ui, std::move(edited));
  }

  void fit() override {
    edit([](PlotView& view) { view.x.fit = view.y.fit = true; });
  }
  void toggleGrid() override {
    edit([](PlotView& view) { view.grid ^= true; });
  }
  void toggleLegend() override {
    edit([](PlotView& view) { view.legend ^= true; });
  }
  void toggleContours() override {}
  void resetCamera() override {}
  void nextPlot() override {
    Config edited = lab_.config();
    pane_.focusNext(edited.look);
    configure(std::move(edited));
  }

 protected:
  /// What can be set, inside the panel on the left, and what of it fits on the rail.
  virtual void drawPanel(Ui& ui, Config& edited) = 0;
  virtual void drawRail(Ui& ui, Config& edited) = 0;
  /// What the mouse did to a plot, each frame for each plot in sight, and when a zone or the plot's work is pressed.
  virtual void react(Ui&, const PlotReaction&, Config&) {}
  /// After everything that was edited in this frame, before it is applied: what follows from it.
  virtual void settle(Config&) {}
  /// After the edited configuration was applied: time that was sought, work in the background.
  virtual void follow(Ui&) {}
  virtual void configure(Config edited) { lab_.configure(std::move(edited)); }
  bool isInSight(std::string_view plot) const { return pane_.isInSight(plot); }
  /// Makes a change; a refusal (std::invalid_argument) becomes a notice. The plots follow in the next frame.
  template <class Change>
  void attempt(Ui& ui, Change change) {
    try {
      change();
    } catch (const std::invalid_argument& error) {
      if (ui.notify) ui.notify(ui.text().format("refused", {{"reason", ui.text().say(error)}}), true);
    }
    if (ui.keepAwake) ui.keepAwake();
  }

  State& lab_;

 private:
  static constexpr float besideBoard = 8;

  void apply(Ui& ui, Config edited) {
    settle(edited);
    if (!(edited == lab_.config())) attempt(ui, [&] { configure(std::move(edited)); });
    follow(ui);
  }

  /// For keys.
  template <class Change>
  void edit(Change change) {
    Config edited = lab_.config();
    change(pane_.viewInFocus(edited.look));
    configure(std::move(edited));
  }

  BoardPane pane_;
};

}  // namespace descenso
