// The whole interface at 1600×900, drawn without a window and waited for.
#pragma once

#include <benchmark/benchmark.h>
#include <imgui.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

#include "app/gl/context.h"
#include "app/gl/framebuffer.h"
#include "app/gl/gl_painter.h"
#include "app/shell/imgui_renderer.h"
#include "app/shell/interface.h"

namespace descenso {

/// A scene; at first the Gabor race of a new user.
class Screen {
 public:
  static constexpr int width = 1600;
  static constexpr int height = 900;

  explicit Screen(std::string_view scene = "gabor-race") : session_({}, {}), painter_(GlPainter::Output::textures) {
    session_.openBuiltIn(scene);
    interface_ = std::make_unique<Interface>(session_, painter_, Host{});
    target_ = gl::Framebuffer(width, height, 0);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0f / 60;
    for (int i = 0; i < 4; ++i) frame();
  }

  Session& session() { return session_; }
  Playback& playback() { return session_.lab().state->playback(); }
  int redraws() const { return painter_.redraws(); }
  Rect rect(std::string_view id) { return interface_->ui().rects().find(id)->second; }

  void layOut() {
    if (interface_->prepare()) renderer_.uploadFonts();
    renderer_.newFrame();
    ImGui::NewFrame();
    interface_->draw();
    ImGui::Render();
  }

  void frame() {
    layOut();
    target_.begin(interface_->background());
    renderer_.draw();
    std::array<std::uint8_t, 4 * width> row{};
    target_.end();
    target_.read(row);  // waits for the picture
    benchmark::DoNotOptimize(row[0]);
  }

 private:
  struct ImGuiOwner {
    ImGuiOwner() { ImGui::CreateContext(); }
    ~ImGuiOwner() { ImGui::DestroyContext(); }
  };
  gl::HeadlessContext context_;
  ImGuiOwner imgui_;
  Session session_;
  GlPainter painter_;
  ImGuiRenderer renderer_;
  std::unique_ptr<Interface> interface_;
  gl::Framebuffer target_;
};

inline void say(benchmark::State& state, Screen& screen) {
  state.SetLabel(gl::description());
  state.counters["vertices"] = ImGui::GetDrawData()->TotalVtxCount;
  state.counters["indices"] = ImGui::GetDrawData()->TotalIdxCount;
  state.counters["redraws"] = screen.redraws();
}

}  // namespace descenso
