#include "app/labs/board_pane.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/board_work.h"
#include "app/plot/imgui_canvas.h"
#include "app/plot/imgui_interaction.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float tabLine = 30;
constexpr float belowTabLine = 8;
constexpr float narrowPane = 470;  // below it, or in a low window, the right column shows one plot at a time
constexpr float lowPane = 620;
constexpr float seizedWithin = 14;  // as far as a handle can be seized
constexpr double lookAgain = 0.02;  // seconds, for a plot that is not finished

std::optional<std::size_t> nearestOf(const std::vector<DataPoint>& handles, const PlotFrame& frame, Vec2 pointer) {
  std::optional<std::size_t> nearest;
  float least = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < handles.size(); ++i) {
    const Vec2 at = frame.toPixel(handles[i].x, handles[i].y);
    const float distance = std::hypot(at.x - pointer.x, at.y - pointer.y);
    if (!(distance < least)) continue;
    least = distance;
    nearest = i;
  }
  return nearest;
}

}  // namespace

void BoardPane::draw(Ui& ui, const Rect& area, LabLook& look, const React& react) {
  inSight_.clear();
  drawPlot(ui, board_.picture(), fieldArea(area, ui.scale()), look, react);
  drawSide(ui, sideArea(area, ui.scale()), look, react);
}

void BoardPane::drawAlone(Ui& ui, const Rect& area, LabLook& look, const React& react) {
  inSight_.clear();
  const std::vector<std::string_view> names = board_.inReach();
  const auto found = std::find(names.begin(), names.end(), look.focus);
  drawPlot(ui, found == names.end() ? names.front() : *found, area, look, react);
}

void BoardPane::focusNext(LabLook& look) {
  isFocusShown_ = true;
  const std::vector<std::string_view> names = board_.inReach();
  const auto found = std::find(names.begin(), names.end(), look.focus);
  const auto next = found == names.end() || std::next(found) == names.end() ? names.begin() : std::next(found);
  look.focus = *next;
  if (next != names.begin()) look.side = *next;
}

PlotView& BoardPane::viewInFocus(LabLook& look) {
  const bool hasAxes = board_.plot(look.focus).frame().has_value();
  return look.view(hasAxes ? std::string_view(look.focus) : board_.picture());
}

bool BoardPane::tabs(Ui& ui, std::string_view id, const std::vector<std::string>& labels, Rect& rest, int& index) {
  const Rect row{rest.x, rest.y, rest.width, ui.px(tabLine)};
  rest = rest.inset(0, ui.px(tabLine + belowTabLine), 0, 0);
  return segmentedIn(ui, id, row, labels, index);
}

// Below the tabs of the pages, if there are several, the plots of a page; in a narrow or low window one of them, below
// tabs of their own.
void BoardPane::drawSide(Ui& ui, const Rect& side, LabLook& look, const React& react) {
  const std::vector<SidePage>& pages = board_.pages();
  const SidePage& page = board_.page();
  Rect rest = side;
  if (pages.size() > 1) {
    std::vector<std::string> labels;
    for (const SidePage& each : pages) labels.push_back(translated(ui.text(), lab_ + ".side", each.name));
    int index = static_cast<int>(&page - pages.data());
    if (tabs(ui, "side", labels, rest, index))
      look.side = look.focus = board_.partsOf(pages[static_cast<std::size_t>(index)]).front().plot;
  }
  const std::vector<SidePage::Part> parts = board_.partsOf(page);
  if (side.width >= ui.px(narrowPane) && side.height >= ui.px(lowPane)) {
    for (const PlacedPlot& placed : arrangeSide(rest, ui.scale(), parts))
      drawPlot(ui, placed.name, placed.area, look, react);
    return;
  }
  int shown = 0;
  std::vector<std::string> labels;
  for (const SidePage::Part& part : parts) {
    if (part.plot == board_.look().side) shown = static_cast<int>(labels.size());
    labels.push_back(translated(ui.text(), lab_ + ".tab", part.plot));
  }
  const std::string_view plot = parts[static_cast<std::size_t>(shown)].plot;
  if (labels.size() > 1 && tabs(ui, "side.plot", labels, rest, shown))
    look.side = look.focus = parts[static_cast<std::size_t>(shown)].plot;
  drawPlot(ui, plot, rest, look, react);
}

void BoardPane::drawPlot(Ui& ui, std::string_view name, const Rect& area, LabLook& look, const React& react) {
  if (area.width < 1 || area.height < 1) return;
  const Rect place{std::round(area.x), std::round(area.y), std::round(area.width), std::round(area.height)};
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts(), ui.scale());
  PlotContext context = ui.plotContext(canvas);
  board_.draw(name, context, place);
  ui.record(name, place);
  inSight_.emplace(name);
  const bool isPressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsWindowHovered() &&
                         place.contains(fromIm(ImGui::GetIO().MousePos));
  if (isPressed) {
    look.focus = name;
    isFocusShown_ = false;
  }
  if (isFocusShown_ && look.focus == name && !ui.isPresentation)
    canvas.rectangle(place.inset(ui.px(1)), {0, 0, 0, 0}, {ui.theme().accent, ui.px(1.5f)}, ui.px(6));
  LabPlot& plot = board_.plot(name);
  if (const std::optional<PlotWork> work = plot.work())
    if (const std::optional<bool> wanted = drawWork(ui, *work, place)) react({.plot = plot, .wantsWork = wanted});
  if (plot.isUnfinished()) ui.wakeAfter(lookAgain);
  press(ui, plot, react);
  if (plot.insetFrame()) operateInset(ui, plot, look, react);  // it lies above the map: the mouse is its first
  if (plot.frame())
    operate(ui, plot, look, react);
  else
    react({.plot = plot});
}

/// Zones come before the axes: what can be pressed lies over what can be moved.
void BoardPane::press(Ui& ui, LabPlot& plot, const React& react) {
  plot.gesture().zone.clear();
  for (const PlotZone& zone : plot.zones()) {
    const std::string id = plot.name() + "." + zone.id;
    const bool isPressed = pressArea(id, zone.rect);
    ui.record(id, zone.rect);
    if (ImGui::IsItemHovered()) plot.gesture().zone = zone.id;
    if (isPressed) react({.plot = plot, .pressed = zone.id});
  }
}

void BoardPane::operate(Ui& ui, LabPlot& plot, LabLook& look, const React& react) {
  const PlotFrame& frame = *plot.frame();
  const PlotHandling handling = plot.handling();
  auto& [pointer, inInset, handle] = hands_[plot.name()];
  if (!pointer.isActive()) handle = nearestOf(handling.handles, frame, fromIm(ImGui::GetIO().MousePos));
  if (handle && *handle >= handling.handles.size()) handle.reset();
  PointerOptions options{.scale = ui.scale(), .canClick = handling.canClick, .dragSeeks = handling.dragSeeks};
  options.canRemove = handling.canRemove;
  if (handle) options.dragged = handling.handles[*handle];
  const PlotEvents events = interact(ui, frame, pointer, look.view(plot.name()), options, handling.menu);
  LabGesture& gesture = plot.gesture();
  gesture.emphasised = events.legendHover;
  gesture.box = events.box;
  gesture.pointer.reset();
  if (events.position && (events.hovered || events.dragging)) gesture.pointer = events.position;
  gesture.handle = events.overMarker ? handle : std::nullopt;
  gesture.movesHandle = events.dragTo.has_value();
  const float reach = ui.px(seizedWithin);
  for (std::size_t i = 0; i < handling.handles.size(); ++i) {
    const Vec2 at = frame.toPixel(handling.handles[i].x, handling.handles[i].y);
    ui.record(plot.name() + ".handle." + std::to_string(i), {at.x - reach, at.y - reach, 2 * reach, 2 * reach});
  }
  react({.plot = plot, .events = events, .handle = handle});
}

/// Its axes are zoomed and moved like those of the whole map; what is clicked in it is clicked on the map.
void BoardPane::operateInset(Ui& ui, LabPlot& plot, LabLook& look, const React& react) {
  PlotInset& inset = look.view(plot.name()).inset;
  PlotView view;
  view.x = inset.x;
  view.y = inset.y;
  const PointerOptions options{.scale = ui.scale(), .canClick = plot.handling().canClick};
  const PlotMenu menu{.crosshair = false, .grid = false, .saveFigure = false};
  const PlotEvents events = interact(ui, *plot.insetFrame(), hands_[plot.name()].inInset, view, options, menu);
  inset.x = view.x;
  inset.y = view.y;
  react({.plot = plot, .events = events});
}

}  // namespace descenso
