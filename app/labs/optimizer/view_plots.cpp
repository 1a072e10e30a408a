#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/view.h"
#include "app/plot/imgui_canvas.h"
#include "app/plot/imgui_interaction.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float belowTabs = 8;
constexpr float tabsHeight = 30;
constexpr float narrowSide = 470;  // layout pixels: below it, or in a low window, the right column becomes tabs
constexpr float lowSide = 620;

}  // namespace

// Below the tabs of the pages, tall and wide: the plots of a page. Otherwise one plot at a time, and a second row of
// tabs.
void OptimizerLabView::drawSide(Ui& ui, const Rect& side, Config& edited) {
  const SidePage& page = sidePageOf(edited.look.side);
  const std::vector<SidePage::Part> parts = plots_.partsOf(page);
  const bool isNarrow = side.width < ui.px(narrowSide) || side.height < ui.px(lowSide);
  Rect rest = side;
  const auto nextRow = [&] {
    const Rect row{rest.x, rest.y, rest.width, ui.px(tabsHeight)};
    rest = rest.inset(0, ui.px(tabsHeight + belowTabs), 0, 0);
    return row;
  };
  drawPageTabs(ui, nextRow(), edited);
  if (!isNarrow) {
    lab_.setMapsInSight({});
    for (const PlacedPlot& placed : arrangeSide(rest, ui.scale(), parts))
      drawPlot(ui, placed.name, placed.area, edited);
    return;
  }
  if (parts.size() > 1) drawPlotTabs(ui, nextRow(), parts, edited);
  const bool isThere =
      std::any_of(parts.begin(), parts.end(), [&](const auto& p) { return p.plot == edited.look.side; });
  const std::string_view shown = isThere ? std::string_view(edited.look.side) : parts.front().plot;
  lab_.setMapsInSight({.basins = shown == "basins", .sweep = shown == "sweep"});
  drawPlot(ui, shown, rest, edited);
}

void OptimizerLabView::drawPageTabs(Ui& ui, const Rect& row, Config& edited) {
  std::vector<std::string> labels;
  int index = 0;
  for (const SidePage& page : sidePages()) {
    if (&page == &sidePageOf(edited.look.side)) index = static_cast<int>(labels.size());
    labels.emplace_back(ui.text()("optimizer.side." + std::string(page.name)));
  }
  if (segmentedIn(ui, "side", row, labels, index))
    edited.look.side = edited.look.focus = sidePages()[static_cast<std::size_t>(index)].parts.front().plot;
}

void OptimizerLabView::drawPlotTabs(Ui& ui, const Rect& row, const std::vector<SidePage::Part>& parts, Config& edited) {
  std::vector<std::string> labels;
  int index = 0;
  for (const SidePage::Part& part : parts) {
    if (part.plot == edited.look.side) index = static_cast<int>(labels.size());
    labels.emplace_back(ui.text()("plot.optimizer." + std::string(part.plot)));
  }
  if (segmentedIn(ui, "side.plot", row, labels, index))
    edited.look.side = edited.look.focus = parts[static_cast<std::size_t>(index)].plot;
}

void OptimizerLabView::drawPlot(Ui& ui, std::string_view name, const Rect& area, Config& edited) {
  if (area.width < 1 || area.height < 1) return;
  const Rect place{std::round(area.x), std::round(area.y), std::round(area.width), std::round(area.height)};
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts(), ui.scale());
  PlotContext context = ui.plotContext(canvas);
  plots_.setPace(Pace::responsive);
  plots_.draw(name, context, place);
  plots_.setPace(Pace::complete);
  if (plots_.takeUnfinished()) ui.wakeAfter(0.02);
  ui.record(name, place);
  const bool isPressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsWindowHovered() &&
                         place.contains({ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y});
  if (isPressed) {
    edited.look.focus = name;
    isFocusShown_ = false;
  }
  if (isFocusShown_ && edited.look.focus == name && !ui.isPresentation)
    canvas.rectangle(place.inset(ui.px(1)), {0, 0, 0, 0}, {ui.theme().accent, ui.px(1.5f)}, ui.px(6));
  if (mapOfPlot(name)) drawFilling(ui, name);
  if (name == "field") operateField(ui, edited);
  if (name == "surface") operateSurface(ui, edited);
  if (name == "fit") operateFit(ui, edited);
  if (name == "convergence") operateConvergence(ui, edited);
  if (name == "profile") operateProfile(ui, edited);
  if (name == "examples") operateExamples(ui, edited);
  if (name == "basins") operateBasins(ui, edited);
  if (name == "sweep") operateSweep(ui, edited);
}

void OptimizerLabView::keepGesture(std::string_view name, const PlotEvents& events) {
  PlotGesture& gesture = plots_.gesture(name);
  gesture.emphasised = events.legendHover;
  gesture.box = events.box;
  gesture.overStart = events.overMarker;
  gesture.movesStart = events.dragTo.has_value();
  gesture.pointer.reset();
  if (events.position && events.hovered) gesture.pointer = Point2(events.position->x, events.position->y);
}

void OptimizerLabView::operateField(Ui& ui, Config& edited) {
  operateInset(ui, edited);  // it lies above the map: the mouse is its first
  const PlotFrame& frame = *plots_.frame("field");
  PointerOptions options{.scale = ui.scale(), .canClick = true};
  options.dragged = DataPoint{edited.start.x(), edited.start.y()};
  const PlotEvents events =
      interact(ui, frame, pointers_["field"], edited.look.field, options,
               {.equal = true, .legend = true, .inset = true});
  keepGesture("field", events);
  useMapEvents(events, edited);
  const Vec2 start = frame.toPixel(edited.start.x(), edited.start.y());
  const float reach = ui.px(9);
  ui.record("start.marker", {start.x - reach, start.y - reach, 2 * reach, 2 * reach});
}

void OptimizerLabView::operateInset(Ui& ui, Config& edited) {
  const PlotFrame* frame = plots_.frame(insetOfField);
  if (frame == nullptr) return;
  PlotInset& inset = edited.look.field.inset;
  PlotView view;
  view.x = inset.x;
  view.y = inset.y;
  const PointerOptions options{.scale = ui.scale(), .canClick = true};
  const PlotMenu menu{.crosshair = false, .grid = false, .saveFigure = false};
  useMapEvents(interact(ui, *frame, pointers_[std::string(insetOfField)], view, options, menu), edited);
  inset.x = view.x;
  inset.y = view.y;
}

void OptimizerLabView::useMapEvents(const PlotEvents& events, Config& edited) {
  if (events.clicked && ImGui::GetIO().KeyShift) {
    if (edited.moreStarts.size() < mostMoreStarts) edited.moreStarts.push_back({events.clicked->x, events.clicked->y});
  } else if (events.clicked) {
    beforeClick_ = edited.start;
    edited.start = {events.clicked->x, events.clicked->y};
  }
  if (events.dragTo) {
    beforeClick_.reset();
    edited.start = {events.dragTo->x, events.dragTo->y};
  }
  if (events.doubleClicked && beforeClick_) edited.start = *std::exchange(beforeClick_, std::nullopt);
  if (!events.position || !(events.hovered || events.dragging)) return;
  isHovered_ = true;
  lab_.setProbe(Point2(events.position->x, events.position->y));
}

void OptimizerLabView::operateConvergence(Ui& ui, Config& edited) {
  const bool canSeek = !edited.look.byEvaluations;
  const PointerOptions options{
      .scale = ui.scale(), .canClick = canSeek, .dragged = {}, .canPan = true, .dragSeeks = canSeek};
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

void OptimizerLabView::operateProfile(Ui& ui, Config& edited) {
  const PointerOptions options{.scale = ui.scale(), .canClick = true};
  const PlotEvents events = interact(ui, *plots_.frame("profile"), pointers_["profile"], edited.look.profile, options,
                                     {.legend = true, .crosshair = false});
  keepGesture("profile", events);
  if (events.clicked) {
    beforeClick_ = edited.start;
    edited.start.x() = events.clicked->x;
  }
  if (events.doubleClicked && beforeClick_) edited.start = *std::exchange(beforeClick_, std::nullopt);
}

void OptimizerLabView::operateExamples(Ui& ui, Config& edited) {
  if (!lab_.problemEntry().isLine) return;
  for (std::size_t i = 0; i < plots_.exampleRows().size(); ++i) {
    const std::string id = "examples.row." + std::to_string(i);
    if (pressArea(id, plots_.exampleRows()[i])) edited.look.example = static_cast<long>(i);
    ui.record(id, plots_.exampleRows()[i]);
  }
}

void OptimizerLabView::operateSurface(Ui& ui, Config& edited) {
  if (plots_.surfaceFrame()) interact(ui, *plots_.surfaceFrame(), camera_, edited.look.camera, optimizerCamera);
}

}  // namespace descenso
