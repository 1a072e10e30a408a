#include "app/widgets/drawing.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "app/widgets/imgui_compat.h"

namespace descenso {
namespace {

constexpr std::string_view ellipsis = "…";

bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

ImU32 packed(Color color) {
  const auto byte = [](float value) {
    const float bounded = value < 0 ? 0 : value > 1 ? 1 : value;
    return static_cast<ImU32>(bounded * 255 + 0.5f);
  };
  return IM_COL32(byte(color.r), byte(color.g), byte(color.b), byte(color.a));
}

Color mix(Color from, Color to, float amount) {
  return {from.r + (to.r - from.r) * amount, from.g + (to.g - from.g) * amount, from.b + (to.b - from.b) * amount,
          from.a};
}

Rect snapped(const Rect& rect) {
  const float x = std::round(rect.x);
  const float y = std::round(rect.y);
  return {x, y, std::round(rect.right()) - x, std::round(rect.bottom()) - y};
}

Rect itemRect() {
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 high = ImGui::GetItemRectMax();
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

Rect nextLine(float height) {
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  return snapped({cursor.x, cursor.y, width < 1 ? 1 : width, height});
}

bool pressArea(std::string_view id, const Rect& rect) {
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(toIm(rect.min()));
  const bool isPressed =
      ImGui::InvisibleButton(std::string(id).c_str(), {std::max(1.0f, rect.width), std::max(1.0f, rect.height)});
  ImGui::SetCursorScreenPos(cursor);
  return isPressed;
}

void advancePast(const Rect& rect) {
  ImGui::SetCursorScreenPos(toIm(rect.min()));
  ImGui::Dummy({rect.width, rect.height});
}

float textWidth(const ImFont& font, std::string_view text) {
  return font.CalcTextSizeA(fontPixels(font), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

std::string brokenAtBlanks(const ImFont& font, std::string_view text, float width) {
  std::string lines;
  std::string line;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
    if (!line.empty() && textWidth(font, longer) > width) {
      lines += line + '\n';
      longer = word;
    }
    line = std::move(longer);
  }
  return lines + line;
}

std::string elided(const ImFont& font, std::string_view text, float width) {
  if (textWidth(font, text) <= width) return std::string(text);
  const float room = width - textWidth(font, ellipsis);
  std::size_t kept = text.size();
  while (kept > 0 &&
         ((kept < text.size() && isContinuation(text[kept])) || textWidth(font, text.substr(0, kept)) > room))
    --kept;
  while (kept > 0 && (text[kept - 1] == ' ' || text[kept - 1] == ',')) --kept;
  return std::string(text.substr(0, kept)).append(ellipsis);
}

bool drawLabel(Ui& ui, const Rect& box, std::string_view text, const Label& label) {
  const float room = box.width + 0.5f;
  ImFont* font = ui.font(label.role, label.size);
  // A somewhat smaller type is better than a cut word.
  for (const float smaller : {15.0f, 14.0f})
    if (smaller < label.size && textWidth(*font, text) > room) font = ui.font(label.role, smaller);
  const std::string shown = elided(*font, text, room);
  const bool isWhole = shown.size() == text.size();
  if (!isWhole && label.words == Words::own) ui.clipped().insert(std::string(text));
  const float slack = box.width - textWidth(*font, shown);
  float x = box.x;
  if (label.align == HorizontalAlign::center) x += slack / 2;
  if (label.align == HorizontalAlign::right) x += slack;
  const float pixels = fontPixels(*font);
  const float y = box.y + (box.height - pixels) / 2;
  ImGui::GetWindowDrawList()->AddText(font, pixels, {std::round(x), std::floor(y)}, packed(label.color), shown.data(),
                                      shown.data() + shown.size());
  return isWhole;
}

Rect controlLabel(Ui& ui, std::string_view label) {
  const Rect line = nextLine(ui.px(20));
  advancePast(line);
  drawLabel(ui, line, label, {FontRole::regular, 15, ui.theme().muted});
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4));
  return line;
}

void drawControl(const Ui& ui, const Rect& rect, ControlState state) {
  const Theme& theme = ui.theme();
  Color fill = state.on ? theme.accent : theme.raised;
  if (state.active)
    fill = mix(fill, theme.text, 0.16f);
  else if (state.hovered)
    fill = mix(fill, theme.text, 0.08f);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui.px(cornerRadius);
  list.AddRectFilled(toIm(rect.min()), toIm(rect.max()), packed(fill), radius);
  if (!state.on) list.AddRect(toIm(rect.min()), toIm(rect.max()), packed(theme.border), radius);
}

ControlState controlState() { return {ImGui::IsItemHovered(), ImGui::IsItemActive(), false}; }

Color inkOf(const Ui& ui, ControlState state) {
  if (!state.on) return ui.theme().text;
  // The accent is light in the dark theme and dark in the light one.
  return ui.theme().name == ThemeName::dark ? ui.theme().plotBackground : ui.theme().panel;
}

void drawTooltip(Ui& ui, std::string_view text) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(10), ui.px(8)));
  ImGui::BeginTooltip();
  ImFont* font = ui.font(FontRole::regular, 15);
  const std::string lines = brokenAtBlanks(*font, text, ui.px(310));
  pushFont(font);
  ImGui::PushTextWrapPos(ui.px(320));  // a single word that is too long
  ImGui::TextUnformatted(lines.data(), lines.data() + lines.size());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

void drawProgress(const Ui& ui, const Rect& bar, double part) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = bar.height / 2;
  const float filled = std::max(bar.height, bar.width * static_cast<float>(std::clamp(part, 0.0, 1.0)));
  list.AddRectFilled(toIm(bar.min()), toIm(bar.max()), packed(ui.theme().border), radius);
  list.AddRectFilled(toIm(bar.min()), {bar.x + filled, bar.bottom()}, packed(ui.theme().accent), radius);
}

}  // namespace descenso
