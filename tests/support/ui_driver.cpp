#include "tests/support/ui_driver.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/widgets/drawing.h"

namespace descenso::tests {
namespace {

Settings settingsOf(const DriverOptions& options) {
  Settings settings;
  settings.language = options.language;
  settings.theme = options.theme;
  return settings;
}

// Version 1.86 has indices of the system's instead of keys: any that are apart will do.
void mapKeys(ImGuiIO& io) {
#if IMGUI_VERSION_NUM < 18700
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = 100 + key;
#else
  (void)io;
#endif
}

}  // namespace

UiDriver::UiDriver(const std::vector<LabEntry>& catalog, DriverOptions options)
    : context_(ImGui::CreateContext()), session_(settingsOf(options), {}, catalog) {
  ImGui::SetCurrentContext(context_);
  interface_ = std::make_unique<Interface>(session_, painter_, options.host);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
  io.DeltaTime = 1.0f / 60;
  io.MousePos = {-1000, -1000};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // as the program's renderer says
  mapKeys(io);
  frames(2);
}

UiDriver::~UiDriver() {
  interface_.reset();
  ImGui::DestroyContext(context_);
}

void UiDriver::frames(int count) {
  for (int i = 0; i < count; ++i) {
    if (interface_->prepare()) {
      unsigned char* pixels = nullptr;
      int width = 0;
      int height = 0;
      ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    }
    ImGui::NewFrame();
    interface_->draw();
    ImGui::Render();
  }
}

void UiDriver::wait(double seconds) {
  const double frame = static_cast<double>(ImGui::GetIO().DeltaTime);
  for (double passed = 0; passed < seconds; passed += frame) {
    session_.advance(frame);
    frames();
  }
}

Rect UiDriver::rect(std::string_view id) {
  const auto found = interface_->ui().rects().find(id);
  if (found == interface_->ui().rects().end()) {
    ADD_FAILURE() << id << " is not on the screen";
    return {};
  }
  return found->second;
}

bool UiDriver::isShown(std::string_view id) { return interface_->ui().rects().contains(id); }

void UiDriver::moveTo(Vec2 position) {
  ImGui::GetIO().MousePos = {position.x, position.y};
  frames(2);
}

void UiDriver::press(int button) {
  ImGui::GetIO().MouseDown[button] = true;
  frames();
}

void UiDriver::release(int button) {
  ImGui::GetIO().MouseDown[button] = false;
  frames(3);
}

void UiDriver::click(std::string_view id, int button) {
  moveTo(rect(id).center());
  press(button);
  release(button);
}

void UiDriver::controlClick(std::string_view id) {
  moveTo(rect(id).center());
  ImGui::GetIO().KeyCtrl = true;
  press();
  ImGui::GetIO().KeyCtrl = false;
  release();
}

void UiDriver::doubleClick(std::string_view id) {
  moveTo(rect(id).center());
  press();
  ImGui::GetIO().MouseDown[0] = false;
  frames();
  press();
  release();
}

void UiDriver::drag(std::string_view id, Vec2 from, Vec2 to) {
  const Rect area = rect(id);
  const auto at = [&](Vec2 part) { return Vec2{area.x + area.width * part.x, area.y + area.height * part.y}; };
  moveTo(at(from));
  press();
  for (int i = 1; i <= 4; ++i) moveTo(at(from + (to - from) * (static_cast<float>(i) / 4)));
  release();
}

void UiDriver::wheel(std::string_view id, float notches) {
  moveTo(rect(id).center());
  ImGui::GetIO().MouseWheel = notches;
  frames();
  ImGui::GetIO().MouseWheel = 0;
  frames();
}

void UiDriver::key(KeyStroke stroke) {
  interface_->press(stroke);
  frames(3);
}

void UiDriver::type(std::string_view text) {
  ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
  frames(2);
}

void UiDriver::hold(ImGuiKey key, bool isDown) {
#if IMGUI_VERSION_NUM < 18700
  ImGui::GetIO().KeysDown[100 + key] = isDown;
#else
  ImGui::GetIO().AddKeyEvent(key, isDown);
#endif
  frames();
}

void UiDriver::enter() {
  hold(ImGuiKey_Enter, true);
  hold(ImGuiKey_Enter, false);
  frames(2);
}

void UiDriver::replaceText(std::string_view text) {
  ImGui::GetIO().KeyCtrl = true;
  hold(ImGuiKey_A, true);
  hold(ImGuiKey_A, false);
  ImGui::GetIO().KeyCtrl = false;
  frames();
  type(text);
}

bool UiDriver::allVerticesFinite() const {
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int i = 0; i < data.CmdListsCount; ++i)
    for (const ImDrawVert& vertex : data.CmdLists[i]->VtxBuffer)
      if (!std::isfinite(vertex.pos.x) || !std::isfinite(vertex.pos.y)) return false;
  return true;
}

std::size_t UiDriver::vertexCount() const { return static_cast<std::size_t>(ImGui::GetDrawData()->TotalVtxCount); }

}  // namespace descenso::tests
