// Differences between Dear ImGui 1.86 and newer versions, in one place.
#pragma once

#include <imgui.h>
#include <imgui_internal.h>

#include <cstdint>
#include <type_traits>

namespace descenso {

/// The pixel size a font was rasterised at.
inline float fontPixels(const ImFont& font) {
#if IMGUI_VERSION_NUM >= 19200
  return font.LegacySize;
#else
  return font.FontSize;
#endif
}

/// OpenGL's name of a texture as ImGui keeps it: a pointer in older versions, a number in newer ones.
template <typename Id = ImTextureID>
Id textureId(std::uintptr_t texture) {
  if constexpr (std::is_pointer_v<Id>) {
    return reinterpret_cast<Id>(texture);
  } else {
    return static_cast<Id>(texture);
  }
}

inline void pushFont(ImFont* font) {
#if IMGUI_VERSION_NUM >= 19200
  ImGui::PushFont(font, fontPixels(*font));
#else
  ImGui::PushFont(font);
#endif
}

/// A bordered, padded child window.
inline bool beginFramedChild(const char* id, const ImVec2& size, ImGuiWindowFlags flags) {
#if IMGUI_VERSION_NUM >= 19000
  return ImGui::BeginChild(id, size, ImGuiChildFlags_Borders | ImGuiChildFlags_AlwaysUseWindowPadding, flags);
#else
  return ImGui::BeginChild(id, size, true, flags | ImGuiWindowFlags_AlwaysUseWindowPadding);
#endif
}

inline bool isEnterPressed() {
#if IMGUI_VERSION_NUM >= 18700
  return ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
#else
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) ||
         ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false);
#endif
}

inline bool isAnyPopupOpen() {
  return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

/// Closes the innermost popup, menu or dialog. To be called between frames or outside every popup.
inline void closeInnermostPopup() {
  const int open = ImGui::GetCurrentContext()->OpenPopupStack.Size;
  if (open > 0) ImGui::ClosePopupToLevel(open - 1, true);
}

/// Ends what is being typed or dragged.
inline void clearActiveItem() { ImGui::ClearActiveID(); }

}  // namespace descenso
