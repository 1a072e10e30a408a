#include "app/labs/approximation/view.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace descenso {
namespace {

constexpr double closest = 0.001;        // of two edges of a shape
constexpr double lookAgainEvery = 0.03;  // seconds, while something is computed in the background

void moveHandle(ApproximationConfig& edited, std::size_t index, const DataPoint& to) {
  const double x = std::clamp(to.x, 0.0, 1.0);
  switch (edited.stage) {
    case ApproximationStage::unit:
      edited.place = x;
      return;
    case ApproximationStage::shape:
      if (index == 0) edited.left = std::min(x, edited.right - closest);
      if (index == 1) edited.right = std::max(x, edited.left + closest);
      return;
    case ApproximationStage::sum:
    case ApproximationStage::training:
      edited.target.points[index] = {x, std::clamp(to.y, -mostTargetValue, mostTargetValue)};
  }
}

/// A handle that is dragged moves; with a drawn curve, a click adds a point and a right click removes one.
void reactToCurve(const PlotReaction& reaction, ApproximationConfig& edited) {
  const PlotEvents& events = reaction.events;
  std::vector<Point2>& points = edited.target.points;
  if (events.dragTo && reaction.handle) moveHandle(edited, *reaction.handle, *events.dragTo);
  if (events.clicked && points.size() < mostTargetPoints)
    points.emplace_back(std::clamp(events.clicked->x, 0.0, 1.0), events.clicked->y);
  if (events.removeRequested && reaction.handle)
    points.erase(points.begin() + static_cast<std::ptrdiff_t>(*reaction.handle));
}

}  // namespace

void ApproximationView::react(Ui&, const PlotReaction& reaction, Config& edited) {
  const std::string& name = reaction.plot.name();
  const std::optional<DataPoint>& clicked = reaction.events.clicked;
  if (name == "curve") reactToCurve(reaction, edited);
  if (name == "loss" && clicked)
    soughtStep_ = std::lround(std::clamp(clicked->x, 0.0, static_cast<double>(lab_.playback().last())));
  if (name == "nodes" && clicked)
    soughtStep_ = std::lround(std::clamp(clicked->x, 1.0, static_cast<double>(maximumPieces)));
  if (name == "nodes" && reaction.wantsWork) edited.sweeps.widths = *reaction.wantsWork;
  if (name == "layers" && reaction.wantsWork) edited.sweeps.layers = *reaction.wantsWork;
}

/// What networks of other sizes do is asked for anew after a change of what all of them learn.
void ApproximationView::settle(Config& edited) {
  const Config& present = lab_.config();
  if (!(edited.training == present.training && edited.target == present.target)) edited.sweeps = {};
}

void ApproximationView::follow(Ui& ui) {
  if (soughtStep_) {
    lab_.playback().seek(*std::exchange(soughtStep_, std::nullopt));
    if (ui.keepAwake) ui.keepAwake();
  }
  if (lab_.isFilling()) ui.wakeAfter(lookAgainEvery);
}

}  // namespace descenso
