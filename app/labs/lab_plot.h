// One plot of a lab: draws itself on any canvas, and says where things stand and what the mouse may do to them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/plot.h"
#include "app/plot/plot_pointer.h"
#include "app/plot/plot_view.h"

namespace descenso {

/// What the mouse is doing to one plot, as far as it is to be seen in it.
struct LabGesture {
  std::string emphasised{};             ///< series under the pointer in the legend
  std::optional<Rect> box{};            ///< being drawn with the right button
  std::optional<DataPoint> pointer{};   ///< in data, while it is over the plot
  std::optional<std::size_t> handle{};  ///< under the pointer, or held
  bool movesHandle = false;             ///< it is being dragged
  std::string zone{};                   ///< under the pointer
};

/// What the mouse may do in a plot with axes, besides moving and zooming them.
struct PlotHandling {
  bool canClick = false;
  bool canRemove = false;            ///< a right click on a handle asks for its removal
  bool dragSeeks = false;            ///< a drag is a click all along
  std::vector<DataPoint> handles{};  ///< what a drag moves, in an order that does not change meanwhile
  PlotMenu menu{};
};

/// Long work whose result a plot shows: begun, watched and ended in the plot's title line.
struct PlotWork {
  std::string id;                    ///< the words of the button that begins it stand under ID and "ID.hint"
  std::optional<double> progress{};  ///< 0 … 1 while it runs
};

/// A part of a plot that can be pressed, in canvas pixels.
struct PlotZone {
  std::string id;
  Rect rect;
};

class LabPlot {
 public:
  /// `lab` and `name` as in "plot.LAB.NAME", under which its title is translated.
  LabPlot(std::string_view lab, std::string_view name) : lab_(lab), name_(name) {}
  virtual ~LabPlot() = default;
  LabPlot(const LabPlot&) = delete;
  LabPlot& operator=(const LabPlot&) = delete;

  const std::string& name() const { return name_; }
  /// Whether it has something to show in the state shown; else its page does without it.
  virtual bool isThere() const { return true; }
  /// Title and axes included, over its panel background.
  virtual void draw(const PlotContext& context, const Rect& area) = 0;
  /// Returns when everything that it shows has been computed: for figures.
  virtual void complete() {}
  virtual PlotHandling handling() const { return {}; }
  /// What can be begun or runs; nothing where all is done.
  virtual std::optional<PlotWork> work() const { return {}; }

  /// Where things stood when it was last drawn; nothing before, and for a plot without axes.
  const std::optional<PlotFrame>& frame() const { return frame_; }
  /// Of its magnified part (PlotView::inset), where that is shown.
  const std::optional<PlotFrame>& insetFrame() const { return insetFrame_; }
  const std::vector<PlotZone>& zones() const { return zones_; }
  /// Something that is still being computed was missing when it was last drawn: it is to be drawn again soon.
  bool isUnfinished() const { return isUnfinished_; }
  LabGesture& gesture() { return gesture_; }
  const LabGesture& gesture() const { return gesture_; }

 protected:
  std::string title(const PlotContext& context) const;
  /// Title, grid, legend and scale as the view has them; a legend where there is room for it. `view` must outlive the
  /// plot that is made of it.
  PlotOptions options(const PlotContext& context, const PlotView& view, const Rect& area) const;
  /// The view's ranges, or these where they fit what is shown; on the scales that are chosen already.
  static void limit(PlotOptions& made, const PlotView& view, Range x, Range y);
  /// The selection box, the end of the drawing, and the frame for the mouse.
  void finish(Plot& plot);

  std::optional<PlotFrame> frame_;
  std::optional<PlotFrame> insetFrame_;
  bool isUnfinished_ = false;
  std::vector<PlotZone> zones_;  ///< those of the last drawing

 private:
  std::string lab_;
  std::string name_;
  LabGesture gesture_;
};

}  // namespace descenso
