#include "app/shell/offscreen.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/export/png.h"
#include "app/gl/context.h"
#include "app/gl/framebuffer.h"
#include "app/gl/gl_painter.h"
#include "app/shell/imgui_renderer.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr int settlingFrames = 4;  // layouts that depend on the last frame come to rest

/// An ImGui context of its own; the one before is current again afterwards.
class OwnImGui {
 public:
  OwnImGui() : before_(ImGui::GetCurrentContext()), own_(ImGui::CreateContext()) { ImGui::SetCurrentContext(own_); }
  ~OwnImGui() {
    ImGui::DestroyContext(own_);
    ImGui::SetCurrentContext(before_);
  }
  OwnImGui(const OwnImGui&) = delete;
  OwnImGui& operator=(const OwnImGui&) = delete;

 private:
  ImGuiContext* before_;
  ImGuiContext* own_;
};

/// Theme and messages of the session, put back at the end.
class Borrowed {
 public:
  Borrowed(Session& session, ThemeName theme)
      : session_(session), theme_(session.settings().theme), notices_(session.takeNotices()) {
    session.settings().theme = theme;
  }
  ~Borrowed() {
    session_.settings().theme = theme_;
    for (Notice& notice : notices_) session_.tell(std::move(notice.text), notice.isError);
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

 private:
  Session& session_;
  ThemeName theme_;
  std::vector<Notice> notices_;
};

int pixelsOf(int length, double scale) {
  const double pixels = std::round(length * scale);
  const double most = std::min(maximumFigureSide, gl::maximumTextureSize());
  if (!(pixels >= 1 && pixels <= most))
    throw InvalidArgument("a side of {pixels} pixels cannot be drawn: 1 to {most} can"_message,
                          {{"pixels", static_cast<long>(pixels)}, {"most", static_cast<long>(most)}});
  return static_cast<int>(pixels);
}

}  // namespace

std::vector<std::uint8_t> renderInterface(Session& session, const InterfacePicture& picture) {
  const int width = pixelsOf(picture.width, picture.scale);
  const int height = pixelsOf(picture.height, picture.scale);
  const Borrowed borrowed(session, picture.theme);
  const OwnImGui imgui;
  ImGuiRenderer renderer;
  GlPainter painter(GlPainter::Output::textures);
  Interface interface(session, painter, {});
  interface.setMonitorScale(static_cast<float>(picture.scale / session.settings().scale));
  if (picture.isPresentation) interface.perform({Command::presentation});
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = 1.0f / 60;
  if (interface.prepare()) renderer.uploadFonts();
  for (int frame = 0; frame < settlingFrames; ++frame) {
    renderer.newFrame();
    ImGui::NewFrame();
    interface.draw();
    ImGui::Render();
  }
  const gl::Framebuffer target(width, height, 0);
  target.begin(interface.background());
  renderer.draw();
  target.end();
  std::vector<std::uint8_t> pixels(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  target.read(pixels, gl::RowOrder::flipped);
  return pixels;
}

void writeInterface(const std::filesystem::path& file, Session& session, const FigureOptions& options) {
  const InterfacePicture picture = {options.width, options.height, options.scale, options.theme, false};
  const std::vector<std::uint8_t> pixels = renderInterface(session, picture);
  constexpr double layoutPixelsPerInch = 96;
  writePng(file, pixels, pixelsOf(options.width, options.scale), pixelsOf(options.height, options.scale),
           writeScene(*session.lab().state, options.title), layoutPixelsPerInch * options.scale);
}

}  // namespace descenso
