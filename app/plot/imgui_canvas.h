// The canvas for the screen: an ImGui draw list.
#pragma once

#include <imgui.h>

#include <vector>

#include "app/plot/canvas.h"
#include "app/widgets/ui.h"

namespace descenso {

class ImGuiCanvas : public Canvas {
 public:
  /// `scale` is what FontSet's layout sizes are multiplied by to become pixels.
  ImGuiCanvas(ImDrawList& list, const FontSet& fonts, float scale);

  void polyline(std::span<const Vec2> points, const Stroke& stroke) override;
  void polygon(std::span<const Vec2> points, Color fill, const Stroke& outline) override;
  void rectangle(const Rect& rect, Color fill, const Stroke& outline, float radius = 0) override;
  void marker(Vec2 center, Marker marker, float radius, Color fill, const Stroke& outline) override;
  void circle(Vec2 center, float radius, Color fill, const Stroke& outline) override;
  void text(Vec2 position, std::string_view utf8, const TextStyle& style) override;
  Vec2 measure(std::string_view utf8, const TextStyle& style) override;
  void image(const Picture& picture, const Rect& rect) override;
  void pushClip(const Rect& rect) override;
  void popClip() override;

 private:
  Rect clip() const;

  ImDrawList& list_;
  const FontSet& fonts_;
  float scale_;
};

}  // namespace descenso
