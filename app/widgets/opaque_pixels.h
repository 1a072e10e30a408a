// What covers whole pixels and hides what is below: large rectangles and pictures shown one pixel for one. They are most
// of the pixels of a frame, and where the processor draws, clearing and copying them is several times cheaper than
// blending triangles; whoever renders ImGui's frames may offer to do so.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <vector>

#include "app/plot/geometry.h"

namespace descenso {

class MarkerSprites;

/// Offered to drawing code through ImGuiIO::UserData; without it everything is drawn as triangles. Carried out at its
/// point of the frame, while that is rendered.
class OpaquePixels {
 public:
  virtual ~OpaquePixels() = default;
  virtual void fill(const Rect& rect, Color color) = 0;
  /// Shows the part of a texture that lies in `seen` when the whole of it, its first row uppermost, lies in `rect`.
  virtual void copy(std::uintptr_t texture, const Rect& rect, const Rect& seen) = 0;

  /// Pictures of markers, and the texture that shows them; nullptr where triangles do as well.
  virtual MarkerSprites* markers() { return nullptr; }
  virtual std::uintptr_t markerTexture() const { return 0; }

  /// Forgets the last frame.
  void beginFrame() { waiting_.clear(); }
  /// Puts into the list what is carried out when it is rendered that far.
  void addFill(ImDrawList& list, const Rect& rect, Color color);
  void addCopy(ImDrawList& list, std::uintptr_t texture, const Rect& rect);

 private:
  struct Waiting {
    Rect rect;
    Rect seen;
    Color color{};
    std::uintptr_t texture = 0;  ///< 0: a rectangle
  };
  void add(ImDrawList& list, Waiting waiting);
  static void render(const ImDrawList* list, const ImDrawCmd* command);

  std::vector<Waiting> waiting_;
};

/// What the renderer of ImGui's frames offers; nullptr: nothing.
OpaquePixels* offeredPixels();

/// A filled rectangle with round corners: the inside cleared where that is offered and worth it, the rest triangles.
void fillRectangle(ImDrawList& list, const Rect& rect, Color color, float radius);

/// An opaque picture of that many pixels: copied where that is offered and `rect` shows it one for one.
void placePicture(ImDrawList& list, std::uintptr_t texture, int width, int height, const Rect& rect);

}  // namespace descenso
