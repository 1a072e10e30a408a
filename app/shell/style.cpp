#include "app/shell/style.h"

#include <imgui.h>

#include <cmath>

#include "app/widgets/drawing.h"

namespace descenso {
namespace {

void setColors(ImGuiStyle& style, const Theme& theme) {
  const auto set = [&](ImGuiCol slot, Color color) { style.Colors[slot] = {color.r, color.g, color.b, color.a}; };
  const Color hovered = mix(theme.raised, theme.text, 0.08f);
  const Color active = mix(theme.raised, theme.text, 0.16f);
  set(ImGuiCol_Text, theme.text);
  set(ImGuiCol_TextDisabled, theme.muted);
  set(ImGuiCol_TextSelectedBg, theme.accent.withAlpha(0.35f));
  set(ImGuiCol_WindowBg, theme.panel);
  set(ImGuiCol_ChildBg, theme.panel.withAlpha(0));
  set(ImGuiCol_PopupBg, theme.panel);
  set(ImGuiCol_Border, theme.border);
  set(ImGuiCol_BorderShadow, theme.border.withAlpha(0));
  set(ImGuiCol_FrameBg, theme.raised);
  set(ImGuiCol_FrameBgHovered, hovered);
  set(ImGuiCol_FrameBgActive, theme.raised);
  set(ImGuiCol_MenuBarBg, theme.background.withAlpha(0));
  set(ImGuiCol_Header, theme.raised);
  set(ImGuiCol_HeaderHovered, theme.raised);
  set(ImGuiCol_HeaderActive, active);
  set(ImGuiCol_Button, theme.raised);
  set(ImGuiCol_ButtonHovered, hovered);
  set(ImGuiCol_ButtonActive, active);
  set(ImGuiCol_CheckMark, theme.accent);
  set(ImGuiCol_Separator, theme.border);
  set(ImGuiCol_ScrollbarBg, theme.panel.withAlpha(0));
  set(ImGuiCol_ScrollbarGrab, theme.border);
  set(ImGuiCol_ScrollbarGrabHovered, mix(theme.border, theme.text, 0.2f));
  set(ImGuiCol_ScrollbarGrabActive, mix(theme.border, theme.text, 0.35f));
  set(ImGuiCol_ModalWindowDimBg, Color::hex(0x000000, theme.name == ThemeName::dark ? 0.45f : 0.25f));
}

}  // namespace

void applyStyle(const Theme& theme, float scale) {
  ImGuiStyle style;
  const auto px = [scale](float length) { return std::round(length * scale); };
  style.WindowPadding = {px(12), px(12)};
  style.FramePadding = {px(10), px(6)};
  style.ItemSpacing = {px(8), px(8)};
  style.ItemInnerSpacing = {px(8), px(4)};
  style.ScrollbarSize = px(10);
  style.ScrollbarRounding = px(5);
  style.FrameRounding = px(5);
  style.PopupRounding = px(6);
  style.ChildRounding = px(6);
  style.WindowRounding = px(6);
  style.FrameBorderSize = 1;
  style.PopupBorderSize = 1;
  style.ChildBorderSize = 1;
  style.WindowBorderSize = 1;
  style.DisplaySafeAreaPadding = {0, 0};
  style.WindowMinSize = {1, 1};
  // The font texture is read by its nearest texel, so lines are not drawn through it.
  style.AntiAliasedLinesUseTex = false;
  setColors(style, theme);
  ImGui::GetStyle() = style;
}

}  // namespace descenso
