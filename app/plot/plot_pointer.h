// What the mouse does to a plot and to a camera. Plain arithmetic on plain data; imgui_interaction.h feeds it.
#pragma once

#include <optional>
#include <string>

#include "app/plot/painter.h"
#include "app/plot/plot.h"
#include "app/plot/plot_view.h"

namespace descenso {

/// The mouse in one frame, in canvas pixels.
struct PointerInput {
  Vec2 position;
  bool isOver = false;  ///< this plot may be operated: no popup or other window lies over it here
  bool leftDown = false, leftPressed = false, leftReleased = false, leftDoubleClicked = false;
  bool rightDown = false, rightPressed = false, rightReleased = false;
  float wheel = 0;  ///< notches, positive: away from the user
  bool shift = false, alt = false, control = false;
};

struct PointerOptions {
  float scale = 1;                     ///< pixels per layout pixel, for what counts as "not moved"
  bool canClick = false;               ///< a press that does not move is a click (sets the start, seeks)
  std::optional<DataPoint> dragged{};  ///< a marker that a drag begun on it moves (the start)
  /// One of many that clicks add: a right click on it asks for its removal instead of the menu, and a second press
  /// on it moves it instead of fitting the plot.
  bool canRemove = false;
  bool canPan = true;
  bool dragSeeks = false;  ///< a drag reports `clicked` all along instead of panning (convergence)
};

/// Which switches the right-click menu of a plot offers.
struct PlotMenu {
  bool logarithmic = false;  ///< yScale may be changed
  bool equal = false;
  bool legend = false;
  bool crosshair = true;
  bool grid = true;
  bool inset = false;      ///< a map that can show a part of itself magnified
  bool hold = false;       ///< a map whose read-out can stay at a point
  bool saveFigure = true;  ///< asks ui.saveFigure with the plot's id
};

/// What happened in this frame.
struct PlotEvents {
  bool hovered = false;                 ///< the pointer is over the inner rectangle
  std::optional<DataPoint> position{};  ///< of the pointer, while hovered or dragging
  std::optional<DataPoint> clicked{};   ///< a press and release that did not move
  bool doubleClicked = false;           ///< after a first `clicked`, which was not meant as one
  std::optional<DataPoint> dragTo{};    ///< where the marker is dragged to, each frame of the drag
  bool overMarker = false;              ///< the pointer is over the marker that can be dragged, or drags it
  bool dragging = false;                ///< panning, boxing or dragging the marker
  bool dragEnded = false;               ///< the marker was let go
  std::optional<Rect> box{};            ///< right-drag box to draw (Plot::selectionBox)
  std::string legendHover{};            ///< entry under the pointer, to emphasise
  bool menuRequested = false;           ///< right click
  bool removeRequested = false;         ///< right click on a marker that can be removed
  bool viewChanged = false;
};

/// The mouse over one plot, from frame to frame.
class PlotPointer {
 public:
  /// Edits `view`: ranges, `fit`, hidden series. Ranges stay usable (usableRange).
  PlotEvents update(const PlotFrame& frame, PlotView& view, const PointerInput& input, const PointerOptions& options);
  bool isActive() const { return action_ != Action::none; }

 private:
  enum class Action { none, press, pan, box, rightPress, marker, seek };
  enum class Place { none, inner, xAxis, yAxis };

  Place placeOf(const PlotFrame& frame, Vec2 position) const;
  void begin(const PlotFrame& frame, PlotView& view, const PointerInput& input, const PointerOptions& options,
             PlotEvents& events);
  void move(const PlotFrame& frame, PlotView& view, const PointerInput& input, const PointerOptions& options,
            PlotEvents& events);
  void end(const PlotFrame& frame, PlotView& view, const PointerInput& input, const PointerOptions& options,
           PlotEvents& events);
  void zoom(const PlotFrame& frame, PlotView& view, const PointerInput& input, Place place, PlotEvents& events);
  Rect boxOf(const PlotFrame& frame, const PointerInput& input) const;

  Action action_ = Action::none;
  Place place_ = Place::none;
  Vec2 pressed_;       ///< where the button went down
  PlotFrame atPress_;  ///< the axes then
};

/// Zooms by `factor` (< 1: closer) about a part of the axis (0 low … 1 high). In log space on a logarithmic axis.
Range zoomed(const AxisMap& axis, double part, double factor);
/// Moves by pixels along the axis.
Range panned(const AxisMap& axis, double pixels);
/// A click on a legend entry: toggles it, or with `alone` shows only it (again: all).
void toggleEntry(PlotView& view, const PlotFrame& frame, const std::string& name, bool alone);

/// The mouse over a surface: drag orbits, Shift-drag or right-drag pans, wheel zooms, double click centres. The camera
/// stays within clampedCamera (camera.h).
class CameraPointer {
 public:
  /// Returns whether the camera moved or is moving.
  bool update(const Rect& picture, Camera& camera, const PointerInput& input);
  /// Eases to `target` in 250 ms.
  void moveTo(const Camera& from, const Camera& target);
  /// Goes on easing; returns whether it still moves.
  bool advance(double seconds, Camera& camera);
  bool isMoving() const { return elapsed_ < duration; }

 private:
  static constexpr double duration = 0.25;
  bool orbiting_ = false;
  bool panning_ = false;
  bool isRight_ = false;  ///< the button that drags
  Vec2 last_;
  Camera from_;
  Camera target_;
  double elapsed_ = duration;
};

}  // namespace descenso
