#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/view.h"
#include "app/plot/imgui_canvas.h"
#include "app/plot/imgui_interaction.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float gutter = 8;
constexpr float tabsHeight = 30;
constexpr float narrowSide = 470;  // layout pixels: below it, or in a low window, the right column becomes tabs
constexpr float lowSide = 620;
constexpr float switchWidth = 210;

int indexOf(std::span<const std::string_view> names, std::string_view name) {
  return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// A row of labels in a rectangle of its own, wherever the layout's cursor is.
bool segmentedIn(Ui& ui, std::string_view id, const Rect& rect, const std::vector<std::string>& labels, int& index) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0);
  const std::string name(id);
  ImGui::BeginChild((name + ".area").c_str(), {rect.width, rect.height}, false,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  const bool isChanged = segmented(ui, id, labels, index);
  ImGui::EndChild();
  ImGui::PopStyleVar(2);
  return isChanged;
}

}  // namespace

// Tall and wide: surface, fit and convergence, or the update in place of the first two. Otherwise one plot at a time.
void OptimizerLabView::drawSide(Ui& ui, const Rect& side, Config& edited) {
  const auto names = optimizerPlotNames().subspan(1);
  const auto label = [&](std::string_view name) {
    return std::string(ui.text()("plot.optimizer." + std::string(name)));
  };
  if (side.width < ui.px(narrowSide) || side.height < ui.px(lowSide)) {
    std::vector<std::string> labels;
    for (const std::string_view name : names) labels.push_back(label(name));
    int index = indexOf(names, edited.look.side);
    if (segmentedIn(ui, "side", {side.x, side.y, side.width, ui.px(tabsHeight)}, labels, index))
      edited.look.side = edited.look.focus = names[static_cast<std::size_t>(index)];
    drawPlot(ui, edited.look.side, side.inset(0, ui.px(tabsHeight + gutter), 0, 0), edited);
    return;
  }
  const bool withUpdate = edited.look.side == "update";
  for (const PlacedPlot& placed : arrangeSide(side, ui.scale(), withUpdate))
    drawPlot(ui, placed.name, placed.area, edited);
  int index = withUpdate ? 1 : 0;
  const Rect place{side.right() - ui.px(switchWidth + 6), side.y + ui.px(5), ui.px(switchWidth), ui.px(tabsHeight)};
  if (segmentedIn(ui, "side", place, {std::string(ui.text()("optimizer.side.plots")), label("update")}, index))
    edited.look.side = edited.look.focus = index == 1 ? "update" : "surface";
}

void OptimizerLabView::drawPlot(Ui& ui, std::string_view name, const Rect& area, Config& edited) {
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
  if (name == "field") operateField(ui, edited);
  if (name == "surface") operateSurface(ui, edited);
  if (name == "fit") operateFit(ui, edited);
  if (name == "convergence") operateConvergence(ui, edited);
}

void OptimizerLabView::keepGesture(std::string_view name, const PlotEvents& events) {
  PlotGesture& gesture = plots_.gesture(name);
  gesture.emphasised = events.legendHover;
  gesture.box = events.box;
  gesture.overStart = events.overMarker;
  gesture.movesStart = events.dragTo.has_value();
}

void OptimizerLabView::operateField(Ui& ui, Config& edited) {
  const PlotFrame& frame = *plots_.frame("field");
  PointerOptions options{.scale = ui.scale(), .canClick = true};
  options.dragged = DataPoint{edited.start.x(), edited.start.y()};
  const PlotEvents events =
      interact(ui, frame, pointers_["field"], edited.look.field, options, {.equal = true, .legend = true});
  keepGesture("field", events);
  if (events.clicked) {
    beforeClick_ = edited.start;
    edited.start = {events.clicked->x, events.clicked->y};
  }
  if (events.dragTo) {
    beforeClick_.reset();
    edited.start = {events.dragTo->x, events.dragTo->y};
  }
  if (events.doubleClicked && beforeClick_) edited.start = *std::exchange(beforeClick_, std::nullopt);
  isHovered_ = events.position && (events.hovered || events.dragging);
  if (isHovered_) lab_.setProbe(Point2(events.position->x, events.position->y));
  const Vec2 start = frame.toPixel(edited.start.x(), edited.start.y());
  const float reach = ui.px(9);
  ui.record("start.marker", {start.x - reach, start.y - reach, 2 * reach, 2 * reach});
}

void OptimizerLabView::operateConvergence(Ui& ui, Config& edited) {
  const PointerOptions options{.scale = ui.scale(), .canClick = true, .dragged = {}, .canPan = true, .dragSeeks = true};
  const PlotEvents events =
      interact(ui, *plots_.frame("convergence"), pointers_["convergence"], edited.look.convergence, options,
               {.logarithmic = true, .legend = true, .crosshair = false});
  keepGesture("convergence", events);
  if (!events.clicked) return;
  const double last = static_cast<double>(lab_.playback().last());
  lab_.playback().seek(std::lround(std::clamp(events.clicked->x, 0.0, last)));
  if (ui.keepAwake) ui.keepAwake();
}

void OptimizerLabView::operateFit(Ui& ui, Config& edited) {
  const PlotEvents events = interact(ui, *plots_.frame("fit"), pointers_["fit"], edited.look.fit, {.scale = ui.scale()},
                                     {.legend = true, .crosshair = false});
  keepGesture("fit", events);
}

void OptimizerLabView::operateSurface(Ui& ui, Config& edited) {
  if (plots_.surfaceFrame()) interact(ui, *plots_.surfaceFrame(), camera_, edited.look.camera, optimizerCamera);
}

}  // namespace descenso
