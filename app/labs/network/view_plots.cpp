#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/network/view.h"
#include "app/plot/imgui_canvas.h"
#include "app/plot/imgui_interaction.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float underTabs = 8;
constexpr float rowOfTabs = 30;
constexpr float thinSide = 470;  // below it, or in a low window, the right column becomes tabs
constexpr float shortSide = 620;

}  // namespace

// Below the tabs of the pages, tall and wide: the plots of a page. Otherwise one plot at a time, and a second row of
// tabs.
void NetworkLabView::drawSide(Ui& ui, const Rect& side, Config& edited) {
  const std::vector<SidePage::Part> parts = plots_.partsOf(networkPageOf(edited.look.side));
  const bool isNarrow = side.width < ui.px(thinSide) || side.height < ui.px(shortSide);
  Rect rest = side;
  const auto nextRow = [&] {
    const Rect row{rest.x, rest.y, rest.width, ui.px(rowOfTabs)};
    rest = rest.inset(0, ui.px(rowOfTabs + underTabs), 0, 0);
    return row;
  };
  drawPageTabs(ui, nextRow(), edited);
  if (!isNarrow) {
    for (const PlacedPlot& placed : arrangeSide(rest, ui.scale(), parts))
      drawPlot(ui, placed.name, placed.area, edited);
    return;
  }
  if (parts.size() > 1) drawPlotTabs(ui, nextRow(), parts, edited);
  const bool isThere =
      std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return part.plot == edited.look.side; });
  drawPlot(ui, isThere ? std::string_view(edited.look.side) : parts.front().plot, rest, edited);
}

void NetworkLabView::drawPageTabs(Ui& ui, const Rect& row, Config& edited) {
  std::vector<std::string> labels;
  int index = 0;
  for (const SidePage& page : networkPages()) {
    if (&page == &networkPageOf(edited.look.side)) index = static_cast<int>(labels.size());
    labels.emplace_back(ui.text()("network.side." + std::string(page.name)));
  }
  if (segmentedIn(ui, "side", row, labels, index))
    edited.look.side = edited.look.focus = networkPages()[static_cast<std::size_t>(index)].parts.front().plot;
}

void NetworkLabView::drawPlotTabs(Ui& ui, const Rect& row, const std::vector<SidePage::Part>& parts, Config& edited) {
  std::vector<std::string> labels;
  int index = 0;
  for (const SidePage::Part& part : parts) {
    if (part.plot == edited.look.side) index = static_cast<int>(labels.size());
    labels.emplace_back(ui.text()("plot.network." + std::string(part.plot)));
  }
  if (segmentedIn(ui, "side.plot", row, labels, index))
    edited.look.side = edited.look.focus = parts[static_cast<std::size_t>(index)].plot;
}

void NetworkLabView::drawPlot(Ui& ui, std::string_view name, const Rect& area, Config& edited) {
  if (area.width < 1 || area.height < 1) return;
  const Rect place{std::round(area.x), std::round(area.y), std::round(area.width), std::round(area.height)};
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts(), ui.scale());
  PlotContext context = ui.plotContext(canvas);
  plots_.setPace(Pace::responsive);
  plots_.draw(name, context, place);
  plots_.setPace(Pace::complete);
  ui.record(name, place);
  const bool isPressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsWindowHovered() &&
                         place.contains({ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y});
  if (isPressed) {
    edited.look.focus = name;
    isFocusShown_ = false;
  }
  if (isFocusShown_ && edited.look.focus == name && !ui.isPresentation)
    canvas.rectangle(place.inset(ui.px(1)), {0, 0, 0, 0}, {ui.theme().accent, ui.px(1.5f)}, ui.px(6));
  if (name == "boundary") operateBoundary(ui, edited);
  if (name == "diagram") operateDiagram(ui, edited);
  if (name == "curves") operatePlain(ui, name, edited.look.curves);
  if (name == "hidden") operatePlain(ui, name, edited.look.hidden);
  if (name == "slice") operatePlain(ui, name, edited.look.loss);
  if (name == "accuracy") operatePlain(ui, name, edited.look.accuracy);
  if (name == "roc") operatePlain(ui, name, edited.look.roc);
  if (name == "gradients") operatePlain(ui, name, edited.look.gradients);
  if (name == "errors") operatePlain(ui, name, edited.look.errors);
}

void NetworkLabView::operateBoundary(Ui& ui, Config& edited) {
  const bool canPaint = edited.look.brush >= 0 && !edited.look.pinned;
  const PointerOptions options{.scale = ui.scale(), .canClick = canPaint};
  const PlotEvents events = interact(ui, *plots_.frame("boundary"), pointers_["boundary"], edited.look.boundary,
                                     options, {.equal = true, .legend = true});
  if (events.clicked) painted_ = Point2(events.clicked->x, events.clicked->y);
  NetworkGesture& gesture = plots_.gesture("boundary");
  gesture.emphasised = events.legendHover;
  gesture.box = events.box;
  gesture.pointer.reset();
  isHovered_ = events.position && events.hovered;
  if (!isHovered_) return;
  gesture.pointer = Vec2{static_cast<float>(events.position->x), static_cast<float>(events.position->y)};
  Vector probe = lab_.data().middle;
  const auto [first, second] = lab_.config().look.axes;
  probe[first] = events.position->x;
  if (probe.size() > 1) probe[second] = events.position->y;
  lab_.setProbe(std::move(probe));
}

/// A plot over steps seeks, others are only looked at.
void NetworkLabView::operatePlain(Ui& ui, std::string_view name, PlotView& view) {
  const bool canSeek = name == "curves" || name == "accuracy";
  const PointerOptions options{.scale = ui.scale(), .canClick = canSeek, .dragged = {}, .dragSeeks = canSeek};
  const PlotEvents events =
      interact(ui, *plots_.frame(name), pointers_.try_emplace(std::string(name)).first->second, view, options,
               {.logarithmic = name == "curves", .legend = name != "gradients", .crosshair = false});
  NetworkGesture& gesture = plots_.gesture(name);
  gesture.emphasised = events.legendHover;
  gesture.box = events.box;
  gesture.pointer.reset();
  if (name == "slice" && events.position && events.hovered)
    gesture.pointer = Vec2{static_cast<float>(events.position->x), static_cast<float>(events.position->y)};
  if (!events.clicked) return;
  const auto last = static_cast<double>(lab_.playback().last());
  lab_.playback().seek(std::lround(std::clamp(events.clicked->x, 0.0, last)));
  if (ui.keepAwake) ui.keepAwake();
}

}  // namespace descenso
