#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/approximation/view.h"
#include "app/plot/imgui_canvas.h"
#include "app/plot/imgui_interaction.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float belowRow = 8;
constexpr float rowHeight = 30;
constexpr float narrowColumn = 470;  // layout pixels: below it, or in a low window, the right column becomes tabs
constexpr float lowColumn = 620;
constexpr float handleReach = 14;  // as far as a marker can be seized
constexpr double closest = 0.001;  // of two edges of a shape

}  // namespace

// Tall and wide: the plots of a page, below the tabs of the pages if there are several. Otherwise one plot at a time,
// and tabs for all of them.
void ApproximationView::drawSide(Ui& ui, const Rect& side, Config& edited) {
  const std::vector<SidePage>& pages = approximationPages(edited.stage);
  const SidePage& page = approximationPage(edited);
  const bool isNarrow = side.width < ui.px(narrowColumn) || side.height < ui.px(lowColumn);
  Rect rest = side;
  const auto tabs = [&](std::string_view id, const std::vector<std::string>& labels, int& index) {
    const Rect row{rest.x, rest.y, rest.width, ui.px(rowHeight)};
    rest = rest.inset(0, ui.px(rowHeight + belowRow), 0, 0);
    return segmentedIn(ui, id, row, labels, index);
  };
  if (pages.size() > 1) {
    std::vector<std::string> labels;
    for (const SidePage& each : pages) labels.push_back(translated(ui.text(), "approximation.side", each.name));
    int index = static_cast<int>(&page - pages.data());
    if (tabs("side", labels, index))
      edited.look.side = edited.look.focus = pages[static_cast<std::size_t>(index)].parts.front().plot;
  }
  if (!isNarrow) {
    for (const PlacedPlot& placed : arrangeSide(rest, ui.scale(), page.parts))
      drawPlot(ui, placed.name, placed.area, edited);
    return;
  }
  std::size_t shown = 0;
  for (std::size_t i = 0; i < page.parts.size(); ++i)
    if (page.parts[i].plot == edited.look.side) shown = i;
  if (page.parts.size() > 1) {
    std::vector<std::string> labels;
    for (const SidePage::Part& part : page.parts)
      labels.push_back(translated(ui.text(), "approximation.tab", part.plot));
    int index = static_cast<int>(shown);
    if (tabs("side.plot", labels, index))
      edited.look.side = edited.look.focus = page.parts[static_cast<std::size_t>(index)].plot;
  }
  drawPlot(ui, page.parts[shown].plot, rest, edited);
}

void ApproximationView::drawPlot(Ui& ui, std::string_view name, const Rect& area, Config& edited) {
  if (area.width < 1 || area.height < 1) return;
  const Rect place{std::round(area.x), std::round(area.y), std::round(area.width), std::round(area.height)};
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts(), ui.scale());
  PlotContext context = ui.plotContext(canvas);
  plots_.draw(name, context, place);
  ui.record(name, place);
  const bool isPressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsWindowHovered() &&
                         place.contains({ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y});
  if (isPressed) {
    edited.look.focus = name;
    isFocusShown_ = false;
  }
  if (isFocusShown_ && edited.look.focus == name && !ui.isPresentation)
    canvas.rectangle(place.inset(ui.px(1)), {0, 0, 0, 0}, {ui.theme().accent, ui.px(1.5f)}, ui.px(6));
  if (name == "curve") operateCurve(ui, edited);
  if (name == "loss") operateLoss(ui, edited);
  if (name == "nodes") operateNodes(ui, edited);
  if (name == "units" || name == "difference") operatePlain(ui, name, edited);
  if (name == "layers") drawSweep(ui, SweepKind::layers, place, edited);
}

PlotEvents ApproximationView::operate(Ui& ui, std::string_view name, Config& edited, const PointerOptions& options) {
  const PlotFrame& frame = *plots_.frame(name);
  const PlotMenu menu{
      .logarithmic = name == "loss", .legend = name == "curve" || name == "nodes", .crosshair = name == "curve"};
  const PlotEvents events = interact(ui, frame, pointers_[std::string(name)], viewOf(edited.look, name), options, menu);
  CurveGesture& gesture = plots_.gesture(name);
  gesture.emphasised = events.legendHover;
  gesture.box = events.box;
  gesture.x.reset();
  if (events.position && (events.hovered || events.dragging)) gesture.x = events.position->x;
  return events;
}

void ApproximationView::operatePlain(Ui& ui, std::string_view name, Config& edited) {
  operate(ui, name, edited, {.scale = ui.scale()});
}

void ApproximationView::operateLoss(Ui& ui, Config& edited) {
  const PlotEvents events = operate(ui, "loss", edited, {.scale = ui.scale(), .canClick = true, .dragSeeks = true});
  if (!events.clicked) return;
  soughtStep_ = std::lround(std::clamp(events.clicked->x, 0.0, static_cast<double>(lab_.playback().last())));
}

// In the sum, a click chooses the number of pieces.
void ApproximationView::operateNodes(Ui& ui, Config& edited) {
  const bool isSum = edited.stage == ApproximationStage::sum;
  if (!isSum) drawSweep(ui, SweepKind::widths, plots_.frame("nodes")->area, edited);
  const PlotEvents events = operate(ui, "nodes", edited, {.scale = ui.scale(), .canClick = isSum, .dragSeeks = isSum});
  if (events.clicked) soughtStep_ = std::lround(std::clamp(events.clicked->x, 1.0, static_cast<double>(maximumPieces)));
}

std::optional<std::size_t> ApproximationView::nearestHandle(const PlotFrame& frame, Vec2 pointer) const {
  std::optional<std::size_t> nearest;
  float least = std::numeric_limits<float>::max();
  const std::vector<Point2> handles = curveHandles(lab_);
  for (std::size_t i = 0; i < handles.size(); ++i) {
    const Vec2 at = frame.toPixel(handles[i].x(), handles[i].y());
    const float distance = std::hypot(at.x - pointer.x, at.y - pointer.y);
    if (!(distance < least)) continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

// A handle that is dragged moves; with a drawn curve, a click adds a point and a right click removes one.
void ApproximationView::operateCurve(Ui& ui, Config& edited) {
  const PlotFrame& frame = *plots_.frame("curve");
  const bool canDraw = edited.stage >= ApproximationStage::sum && edited.target.isDrawn;
  if (!pointers_["curve"].isActive()) dragged_ = nearestHandle(frame, fromIm(ImGui::GetIO().MousePos));
  const std::vector<Point2> handles = curveHandles(lab_);
  if (dragged_ && *dragged_ >= handles.size()) dragged_.reset();
  PointerOptions options{.scale = ui.scale(), .canClick = canDraw};
  options.canRemove = canDraw && edited.target.points.size() > 1;
  if (dragged_) options.dragged = DataPoint{handles[*dragged_].x(), handles[*dragged_].y()};
  const PlotEvents events = operate(ui, "curve", edited, options);
  CurveGesture& gesture = plots_.gesture("curve");
  gesture.held.reset();
  if (events.overMarker && dragged_) gesture.held = handles[*dragged_];
  if (events.dragTo && dragged_) moveHandle(edited, *dragged_, *events.dragTo);
  std::vector<Point2>& points = edited.target.points;
  if (events.clicked && points.size() < mostTargetPoints)
    points.emplace_back(std::clamp(events.clicked->x, 0.0, 1.0), events.clicked->y);
  if (events.removeRequested && dragged_) points.erase(points.begin() + static_cast<std::ptrdiff_t>(*dragged_));
  const float reach = ui.px(handleReach);
  for (std::size_t i = 0; i < handles.size(); ++i) {
    const Vec2 at = frame.toPixel(handles[i].x(), handles[i].y());
    ui.record("handle." + std::to_string(i), {at.x - reach, at.y - reach, 2 * reach, 2 * reach});
  }
}

void ApproximationView::moveHandle(Config& edited, std::size_t index, const DataPoint& to) const {
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

}  // namespace descenso
