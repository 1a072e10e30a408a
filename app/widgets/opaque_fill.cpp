#include "app/widgets/opaque_fill.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/drawing.h"

namespace descenso {
namespace {

constexpr float worthwhile = 40'000;  // pixels; below, breaking ImGui's batch costs more than it saves

OpaqueFill* offered() { return static_cast<OpaqueFill*>(ImGui::GetIO().UserData); }

bool isWhole(float value) { return value == std::floor(value); }

Rect clipped(const ImDrawList& list, const Rect& rect) {
  const ImVec2 low = list.GetClipRectMin();
  const ImVec2 high = list.GetClipRectMax();
  const float left = std::max(rect.x, std::ceil(low.x));
  const float top = std::max(rect.y, std::ceil(low.y));
  return {left, top, std::min(rect.right(), std::floor(high.x)) - left,
          std::min(rect.bottom(), std::floor(high.y)) - top};
}

}  // namespace

void OpaqueFill::add(ImDrawList& list, const Rect& rect, Color color) {
  const Rect seen = clipped(list, rect);
  if (seen.width <= 0 || seen.height <= 0) return;
  waiting_.push_back({seen, color});
  // The vector may still grow: the place is kept, not the address.
  list.AddCallback(&OpaqueFill::render, reinterpret_cast<void*>(static_cast<std::uintptr_t>(waiting_.size() - 1)));
}

void OpaqueFill::render(const ImDrawList*, const ImDrawCmd* command) {
  OpaqueFill* self = offered();
  const auto place = static_cast<std::size_t>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData));
  if (self == nullptr || place >= self->waiting_.size()) return;
  self->fill(self->waiting_[place].rect, self->waiting_[place].color);
}

void fillRectangle(ImDrawList& list, const Rect& rect, Color color, float radius) {
  const bool isOnPixels = isWhole(rect.x) && isWhole(rect.y) && isWhole(rect.width) && isWhole(rect.height);
  OpaqueFill* filler = offered();
  if (filler == nullptr || !isOnPixels || color.a < 1 || rect.width * rect.height < worthwhile) {
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
  filler->add(list, rect.inset(0, corner, 0, corner), color);
}

}  // namespace descenso
