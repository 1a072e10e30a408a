#include "app/widgets/toasts.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"

namespace descenso {
namespace {

constexpr std::size_t maximumToasts = 4;
constexpr double shortest = 4;       // seconds
constexpr double errorFactor = 2.5;  // errors are read twice
constexpr double secondsPerByte = 0.04;
constexpr float widest = 560;

}  // namespace

void Toasts::add(std::string text, bool isError, double now) {
  const double seconds =
      std::max(shortest, static_cast<double>(text.size()) * secondsPerByte) * (isError ? errorFactor : 1);
  std::erase_if(toasts_, [&](const Toast& toast) { return toast.text == text; });
  toasts_.push_back({std::move(text), isError, now + seconds, ++count_});
  if (toasts_.size() > maximumToasts) toasts_.erase(toasts_.begin());
}

void Toasts::draw(Ui& ui, const Rect& area, From from) {
  const double now = ImGui::GetTime();
  std::erase_if(toasts_, [now](const Toast& toast) { return toast.until <= now; });
  const float onwards = from == From::bottom ? -1.0f : 1.0f;
  float edge = from == From::bottom ? area.bottom() - ui.px(12) : area.y + ui.px(12);
  for (auto toast = toasts_.rbegin(); toast != toasts_.rend(); ++toast) {
    edge += onwards * (drawOne(ui, *toast, area, edge, from) + ui.px(8));
    ui.wakeAfter(toast->until - now);
  }
}

float Toasts::drawOne(Ui& ui, Toast& toast, const Rect& area, float edge, From from) {
  const std::string id = "toast." + std::to_string(toast.number);
  const ImFont& font = *ui.font(FontRole::regular, 17);
  const float side = ui.px(16);
  const float stripe = ui.px(5);
  const float wrap = std::min(ui.px(widest), area.width - ui.px(32)) - 2 * side - stripe;
  const std::string text = brokenAtBlanks(font, toast.text, wrap);
  const ImVec2 size = font.CalcTextSizeA(fontPixels(font), FLT_MAX, wrap, text.data(), text.data() + text.size());
  const float width = std::ceil(size.x) + 2 * side + stripe;
  const float height = std::ceil(size.y) + ui.px(20);
  const Rect rect = snapped({area.center().x - width / 2, from == From::bottom ? edge - height : edge, width, height});
  ImGui::SetNextWindowPos(toIm(rect.min()));
  ImGui::SetNextWindowSize({rect.width, rect.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  const ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                 ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                                 ImGuiWindowFlags_NoNav;
  if (ImGui::Begin(id.c_str(), nullptr, flags)) {
    if (pressArea("dismiss", rect)) toast.until = 0;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Color mark = toast.isError ? ui.theme().error : ui.theme().accent;
    list.AddRectFilled(toIm(rect.min()), {rect.x + stripe, rect.bottom()}, packed(mark), ui.px(5),
                       ImDrawFlags_RoundCornersLeft);
    list.AddText(&font, fontPixels(font), {rect.x + stripe + side, rect.y + ui.px(10)}, packed(ui.theme().text),
                 text.data(), text.data() + text.size(), wrap);
  }
  ImGui::End();
  ImGui::PopStyleVar();
  ui.record(id, rect);
  return rect.height;
}

}  // namespace descenso
