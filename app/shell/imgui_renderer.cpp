#include "app/shell/imgui_renderer.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cstdint>

#include "app/widgets/imgui_compat.h"

namespace descenso {

ImGuiRenderer::ImGuiRenderer()
    : markerSheet_(MarkerSprites::side, MarkerSprites::side, gl::TexelFormat::rgba8, gl::Filter::nearest) {
  ImGui_ImplOpenGL3_Init("#version 330");
  ImGui::GetIO().UserData = static_cast<OpaquePixels*>(this);
}

ImGuiRenderer::~ImGuiRenderer() {
  ImGui::GetIO().UserData = nullptr;
  ImGui_ImplOpenGL3_Shutdown();
}

void ImGuiRenderer::uploadFonts() {
#if IMGUI_VERSION_NUM < 19200
  // The backend would read the font texture linearly. Texts stand on whole pixels, so the nearest texel is the same
  // picture, in half the time where the processor draws.
  ImGui_ImplOpenGL3_NewFrame();  // makes the backend's own objects, with its font texture
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  atlas.GetTexDataAsRGBA32(&pixels, &width, &height);
  fonts_ = gl::Texture(width, height, gl::TexelFormat::rgba8, gl::Filter::nearest, pixels);
  atlas.SetTexID(textureId(fonts_.id()));
  atlas.ClearTexData();
#endif
}

void ImGuiRenderer::newFrame() {
  beginFrame();
  markers_.beginFrame();
  ImGui_ImplOpenGL3_NewFrame();
}

void ImGuiRenderer::fill(const Rect& rect, Color color) {
  gl::fill(rect, static_cast<int>(ImGui::GetIO().DisplaySize.y), color);
}

void ImGuiRenderer::copy(std::uintptr_t texture, const Rect& rect, const Rect& seen) {
  copier_.copy(static_cast<unsigned>(texture), rect, seen, static_cast<int>(ImGui::GetIO().DisplaySize.y));
}

void ImGuiRenderer::draw() {
  if (markers_.takeChanged()) markerSheet_.replace(markers_.texels().data());
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace descenso
