#include "app/plot/imgui_interaction.h"

#include <imgui.h>

#include <string>

#include "app/widgets/drawing.h"

namespace descenso {
namespace {

constexpr const char* menuName = "plot menu";
constexpr float pressStaysWithin = 4;  // layout pixels

/// Words of the menu, each recorded as "menu.PLOT.WORD".
class Menu {
 public:
  Menu(Ui& ui, const std::string& plot) : ui_(ui), plot_(plot) {}

  bool item(const std::string& word) { return entry(word, nullptr); }
  bool toggle(const std::string& word, bool& value) { return entry(word, &value); }

 private:
  bool entry(const std::string& word, bool* value) {
    const std::string label(ui_.text()("plot.menu." + word));
    const bool chosen = ImGui::MenuItem(label.c_str(), nullptr, value);
    ui_.record("menu." + plot_ + "." + word, itemRect());
    return chosen;
  }

  Ui& ui_;
  const std::string& plot_;
};

/// An item over the rectangle that takes clicks of both buttons; whether the pointer may operate what lies under it.
bool takesMouse(const std::string& id, const Rect& area) {
  if (!(area.width >= 1) || !(area.height >= 1)) return false;
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(toIm(area.min()));
  ImGui::InvisibleButton(("plot." + id).c_str(), {area.width, area.height},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
  const bool takes = ImGui::IsItemHovered() || ImGui::IsItemActive();
  ImGui::SetCursorScreenPos(cursor);
  return takes;
}

bool offersSave(const Ui& ui, const PlotMenu& menu) { return menu.saveFigure && ui.saveFigure; }

bool drawMenu(Ui& ui, const PlotFrame& frame, PlotView& view, const PlotMenu& offered) {
  const PlotView before = view;
  if (!ImGui::BeginPopup((menuName + frame.id).c_str())) return false;
  const ImVec2 at = ImGui::GetMousePosOnOpeningCurrentPopup();  // what is chosen closes the menu
  Menu menu(ui, frame.id);
  if (menu.item("fit")) view.x.fit = view.y.fit = true;
  if (menu.item("fitX")) view.x.fit = true;
  if (menu.item("fitY")) view.y.fit = true;
  ImGui::Separator();
  bool logarithmic = view.yScale == Scale::logarithmic;
  if (offered.logarithmic && menu.toggle("logarithmic", logarithmic)) {
    view.yScale = logarithmic ? Scale::logarithmic : Scale::linear;
    view.y.fit = true;  // a stretch chosen on the other scale means nothing here
  }
  if (offered.equal) menu.toggle("equal", view.equal);
  if (offered.grid) menu.toggle("grid", view.grid);
  if (offered.legend) menu.toggle("legend", view.legend);
  if (offered.crosshair) menu.toggle("crosshair", view.crosshair);
  if (offered.inset) menu.toggle("inset", view.inset.isShown);
  bool isHeld = view.held.has_value();
  if (offered.hold && menu.toggle("hold", isHeld)) {
    view.held.reset();
    if (isHeld) view.held = DataPoint{frame.x.toData(at.x), frame.y.toData(at.y)};
  }
  if (offersSave(ui, offered)) {
    ImGui::Separator();
    if (menu.item("saveFigure")) ui.saveFigure(frame.id);
  }
  ImGui::EndPopup();
  return !(view == before);
}

}  // namespace

PointerInput pointerInput() {
  const ImGuiIO& io = ImGui::GetIO();
  PointerInput input;
  input.position = fromIm(io.MousePos);
  if (!ImGui::IsMousePosValid()) input.position = {-1e6f, -1e6f};
  input.leftDown = io.MouseDown[0];
  input.leftPressed = ImGui::IsMouseClicked(0);
  input.leftReleased = ImGui::IsMouseReleased(0);
  input.leftDoubleClicked = ImGui::IsMouseDoubleClicked(0);
  input.rightDown = io.MouseDown[1];
  input.rightPressed = ImGui::IsMouseClicked(1);
  input.rightReleased = ImGui::IsMouseReleased(1);
  input.wheel = io.MouseWheel;
  input.shift = io.KeyShift;
  input.alt = io.KeyAlt;
  input.control = io.KeyCtrl;
  return input;
}

PlotEvents interact(Ui& ui, const PlotFrame& frame, PlotPointer& pointer, PlotView& view, PointerOptions options,
                    const PlotMenu& menu) {
  ui.record("plot." + frame.id, frame.inner);
  for (const PlotFrame::Entry& entry : frame.legend) ui.record("legend." + frame.id + "." + entry.name, entry.rect);
  options.scale = ui.scale();
  PointerInput input = pointerInput();
  const bool isCovered = frame.covered && frame.covered->contains(input.position);
  input.isOver = takesMouse(frame.id, frame.area) && !isCovered;
  PlotEvents events = pointer.update(frame, view, input, options);
  if (events.overMarker || !events.legendHover.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const std::string popup = menuName + frame.id;
  if (events.menuRequested) ImGui::OpenPopup(popup.c_str());
  events.viewChanged = drawMenu(ui, frame, view, menu) || events.viewChanged;
  return events;
}

bool interact(Ui& ui, const SurfaceFrame& frame, CameraPointer& pointer, Camera& camera, const Camera& reset) {
  ui.record("plot." + frame.id, frame.picture);
  const ImGuiIO& io = ImGui::GetIO();
  PointerInput input = pointerInput();
  input.isOver = takesMouse(frame.id, frame.picture);
  bool changed = pointer.update(frame.picture, camera, input);
  changed = pointer.advance(io.DeltaTime, camera) || changed;

  const float still = pressStaysWithin * ui.scale();
  const bool isClick = input.rightReleased && io.MouseDragMaxDistanceSqr[1] <= still * still;
  const std::string popup = menuName + frame.id;
  if (input.isOver && isClick) ImGui::OpenPopup(popup.c_str());
  if (ImGui::BeginPopup(popup.c_str())) {
    Menu menu(ui, frame.id);
    if (menu.item("resetCamera")) pointer.moveTo(camera, reset);
    if (ui.saveFigure) {
      ImGui::Separator();
      if (menu.item("saveFigure")) ui.saveFigure(frame.id);
    }
    ImGui::EndPopup();
  }
  if (pointer.isMoving() && ui.keepAwake) ui.keepAwake();
  return changed;
}

}  // namespace descenso
