// Large opaque rectangles are most of the pixels of a frame. Where the processor draws, clearing them is several times
// cheaper than blending triangles; whoever renders ImGui's frames may offer to do so.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <vector>

#include "app/plot/geometry.h"

namespace descenso {

/// Offered to drawing code through ImGuiIO::UserData; without it rectangles are drawn as triangles.
class OpaqueFill {
 public:
  virtual ~OpaqueFill() = default;
  /// Fills whole pixels at this point of the frame, while it is rendered.
  virtual void fill(const Rect& rect, Color color) = 0;

  /// Forgets the rectangles of the last frame.
  void beginFrame() { waiting_.clear(); }
  /// Puts a rectangle into the list: it is filled when the list is rendered that far.
  void add(ImDrawList& list, const Rect& rect, Color color);

 private:
  struct Waiting {
    Rect rect;
    Color color;
  };
  static void render(const ImDrawList* list, const ImDrawCmd* command);

  std::vector<Waiting> waiting_;
};

/// A filled rectangle with round corners: the inside cleared where that is offered and worth it, the rest triangles.
void fillRectangle(ImDrawList& list, const Rect& rect, Color color, float radius);

}  // namespace descenso
