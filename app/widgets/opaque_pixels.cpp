#include "app/widgets/opaque_pixels.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"

namespace descenso {
namespace {

constexpr float worthwhile = 40'000;  // pixels; below, breaking ImGui's batch costs more than it saves

bool isWhole(float value) { return value == std::floor(value); }

bool isOnPixels(const Rect& rect) {
  return isWhole(rect.x) && isWhole(rect.y) && isWhole(rect.width) && isWhole(rect.height);
}

Rect clipped(const ImDrawList& list, const Rect& rect) {
  const ImVec2 low = list.GetClipRectMin();
  const ImVec2 high = list.GetClipRectMax();
  const float left = std::max(rect.x, std::ceil(low.x));
  const float top = std::max(rect.y, std::ceil(low.y));
  return {left, top, std::min(rect.right(), std::floor(high.x)) - left,
          std::min(rect.bottom(), std::floor(high.y)) - top};
}

}  // namespace

OpaquePixels* offeredPixels() { return static_cast<OpaquePixels*>(ImGui::GetIO().UserData); }

void OpaquePixels::add(ImDrawList& list, Waiting waiting) {
  waiting.seen = clipped(list, waiting.rect);
  if (waiting.seen.width <= 0 || waiting.seen.height <= 0) return;
  waiting_.push_back(waiting);
  // The vector may still grow: the place is kept, not the address.
  list.AddCallback(&OpaquePixels::render, reinterpret_cast<void*>(static_cast<std::uintptr_t>(waiting_.size() - 1)));
}

void OpaquePixels::addFill(ImDrawList& list, const Rect& rect, Color color) {
  add(list, {.rect = rect, .seen = {}, .color = color});
}

void OpaquePixels::addCopy(ImDrawList& list, std::uintptr_t texture, const Rect& rect) {
  add(list, {.rect = rect, .seen = {}, .texture = texture});
}

void OpaquePixels::render(const ImDrawList*, const ImDrawCmd* command) {
  OpaquePixels* self = offeredPixels();
  const auto place = static_cast<std::size_t>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData));
  if (self == nullptr || place >= self->waiting_.size()) return;
  const Waiting& waiting = self->waiting_[place];
  if (waiting.texture == 0) {
    self->fill(waiting.seen, waiting.color);
  } else {
    self->copy(waiting.texture, waiting.rect, waiting.seen);
  }
}

void fillRectangle(ImDrawList& list, const Rect& rect, Color color, float radius) {
  OpaquePixels* direct = offeredPixels();
  if (direct == nullptr || !isOnPixels(rect) || color.a < 1 || rect.width * rect.height < worthwhile) {
    list.AddRectFilled(toIm(rect.min()), toIm(rect.max()), packed(color), radius);
    return;
  }
  const float corner = std::ceil(radius);
  if (corner > 0) {
    // Bands with the round corners above and below; what is cleared next covers their middle.
    list.AddRectFilled(toIm(rect.min()), {rect.right(), rect.y + 2 * corner}, packed(color), radius,
                       ImDrawFlags_RoundCornersTop);
    list.AddRectFilled({rect.x, rect.bottom() - 2 * corner}, toIm(rect.max()), packed(color), radius,
                       ImDrawFlags_RoundCornersBottom);
  }
  direct->addFill(list, rect.inset(0, corner, 0, corner), color);
}

void placePicture(ImDrawList& list, std::uintptr_t texture, int width, int height, const Rect& rect) {
  OpaquePixels* direct = offeredPixels();
  const bool isOneToOne = isOnPixels(rect) && rect.width == static_cast<float>(width) &&
                          rect.height == static_cast<float>(height);
  if (direct != nullptr && isOneToOne && rect.width * rect.height >= worthwhile) {
    direct->addCopy(list, texture, rect);
  } else {
    list.AddImage(textureId(texture), toIm(rect.min()), toIm(rect.max()));
  }
}

}  // namespace descenso
