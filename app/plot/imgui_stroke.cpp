#include "app/plot/imgui_stroke.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "app/widgets/drawing.h"

namespace descenso {
namespace {

constexpr float fringe = 0.5f;       // pixels by which an edge fades to either side
constexpr float roundness = 0.1f;    // pixels by which an edge may miss the round one
constexpr std::size_t batch = 4000;  // sections: vertices stay far below what 16-bit indices reach

/// The angle whose chord misses an arc of that radius by the tolerance.
float arcStep(float radius) { return 2 * std::acos(1 - roundness / std::max(radius, 2 * roundness)); }

float dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
float cross(Vec2 a, Vec2 b) { return a.x * b.y - a.y * b.x; }
Vec2 normalOf(Vec2 direction) { return {-direction.y, direction.x}; }
Vec2 rotated(Vec2 v, float angle) {
  const float c = std::cos(angle);
  const float s = std::sin(angle);
  return {c * v.x - s * v.y, s * v.x + c * v.y};
}

/// A cut across the line. Both sides are offsets in half-widths.
struct Section {
  Vec2 at;
  Vec2 left;
  Vec2 right;
};

class Strip {
 public:
  Strip(std::span<const Vec2> points, const StrokeShape& shape)
      : half_(shape.width / 2), arcStep_(arcStep(half_)), straight_(std::cos(arcStep_)) {
    const std::size_t n = points.size();
    const std::size_t segments = shape.isClosed ? n : n - 1;
    for (std::size_t i = 0; i < segments; ++i) {
      const Vec2 step = points[(i + 1) % n] - points[i];
      const float length = std::hypot(step.x, step.y);
      // A segment of no length has no direction of its own: it goes on as the line did.
      const Vec2 before = directions_.empty() ? Vec2{1, 0} : directions_.back();
      lengths_.push_back(length);
      directions_.push_back(length > 1e-6f ? step * (1 / length) : before);
    }
    if (shape.isClosed) {
      for (std::size_t i = 0; i < n; ++i) join(points[i], (i + n - 1) % n, i);
      sections_.push_back(sections_.front());
      return;
    }
    end(points.front(), directions_.front(), shape.hasRoundEnds, true);
    for (std::size_t i = 1; i + 1 < n; ++i) join(points[i], i - 1, i);
    end(points.back(), directions_.back(), shape.hasRoundEnds, false);
  }

  const std::vector<Section>& sections() const { return sections_; }

 private:
  void end(Vec2 point, Vec2 direction, bool isRound, bool isStart) {
    const Vec2 normal = normalOf(direction);
    if (!isRound) {
      sections_.push_back({point, normal, normal * -1});
      return;
    }
    constexpr int steps = 4;
    for (int i = 0; i <= steps; ++i) {
      const float part = static_cast<float>(isStart ? i : steps - i) / steps;
      const float angle = part * std::numbers::pi_v<float> / 2;
      const Vec2 tip = direction * ((isStart ? -1.0f : 1.0f) * half_ * std::cos(angle));
      sections_.push_back({point + tip, normal * std::sin(angle), normal * -std::sin(angle)});
    }
  }

  /// Inside the bend both segments share one point; outside an arc runs from one edge to the other.
  void join(Vec2 point, std::size_t before, std::size_t after) {
    const Vec2 a = normalOf(directions_[before]);
    const Vec2 b = normalOf(directions_[after]);
    const float cosine = dot(a, b);
    const float sine = cross(a, b);
    const Vec2 sum = a + b;
    const float square = dot(sum, sum);
    // How far along both segments the inner corner lies: half a width times the tangent of half the bend.
    const float reach = (half_ + fringe) * std::abs(sine) / std::max(1 + cosine, 1e-6f);
    const float room = std::min(lengths_[before], lengths_[after]);
    if (cosine > straight_ && reach <= room) {
      const Vec2 miter = sum * (2 / square);
      sections_.push_back({point, miter, miter * -1});
      return;
    }
    const float angle = std::atan2(sine, cosine);
    const Vec2 inner = square < 1e-5f ? Vec2{} : sum * (2 / square * std::min(1.0f, room / std::max(reach, 1e-6f)));
    const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(angle) / arcStep_)));
    for (int i = 0; i <= steps; ++i) {
      const Vec2 normal = rotated(a, angle * static_cast<float>(i) / static_cast<float>(steps));
      if (angle > 0) {
        sections_.push_back({point, inner, normal * -1});
      } else {
        sections_.push_back({point, normal, inner * -1});
      }
    }
  }

  float half_;
  float arcStep_;   ///< radians between the sections of a round corner
  float straight_;  ///< cosine of a bend that needs no arc
  std::vector<float> lengths_;
  std::vector<Vec2> directions_;
  std::vector<Section> sections_;
};

/// Vertices across a section: faded, full, full, faded; a line that is no wider than its fringe has no middle strip.
void emit(ImDrawList& list, std::span<const Section> sections, float half, ImU32 full, ImU32 faded) {
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const float core = half - fringe;
  const float outer = half + fringe;
  const bool hasMiddle = core > 0.01f;
  const int across = hasMiddle ? 4 : 3;
  const int count = static_cast<int>(sections.size());
  list.PrimReserve((count - 1) * (across - 1) * 6, count * across);
  const unsigned int first = list._VtxCurrentIdx;
  for (const Section& section : sections) {
    list.PrimWriteVtx(toIm(section.at + section.left * outer), white, faded);
    if (hasMiddle) {
      list.PrimWriteVtx(toIm(section.at + section.left * core), white, full);
      list.PrimWriteVtx(toIm(section.at + section.right * core), white, full);
    } else {
      list.PrimWriteVtx(toIm(section.at), white, full);
    }
    list.PrimWriteVtx(toIm(section.at + section.right * outer), white, faded);
  }
  const auto next = static_cast<unsigned int>(across);
  for (int i = 0; i + 1 < count; ++i) {
    for (int side = 0; side + 1 < across; ++side) {
      const unsigned int a = first + static_cast<unsigned int>(across * i + side);
      for (const unsigned int index : {a, a + 1, a + next + 1, a, a + next + 1, a + next})
        list.PrimWriteIdx(static_cast<ImDrawIdx>(index));
    }
  }
}

bool isConvex(std::span<const Vec2> points) {
  const std::size_t n = points.size();
  bool left = false;
  bool right = false;
  for (std::size_t i = 0; i < n; ++i) {
    const float turn = cross(points[(i + 1) % n] - points[i], points[(i + 2) % n] - points[(i + 1) % n]);
    left = left || turn > 0;
    right = right || turn < 0;
  }
  return !(left && right);
}

float area(std::span<const Vec2> points) {
  float twice = 0;
  for (std::size_t i = 0; i < points.size(); ++i) twice += cross(points[i], points[(i + 1) % points.size()]);
  return twice / 2;
}

/// Cuts ears until a triangle is left. `sign` is that of the polygon's area.
class EarClipper {
 public:
  EarClipper(ImDrawList& list, std::span<const Vec2> points, ImU32 color)
      : list_(list), points_(points), color_(color), sign_(area(points) < 0 ? -1.0f : 1.0f), left_(points.size()) {
    std::iota(left_.begin(), left_.end(), std::size_t{0});
  }

  void run() {
    std::size_t i = 0;
    std::size_t fruitless = 0;
    while (left_.size() > 3 && fruitless < left_.size()) {
      if (i >= left_.size()) i = 0;
      if (isEar(i)) {
        fill(at(i, -1), at(i, 0), at(i, 1));
        left_.erase(left_.begin() + static_cast<std::ptrdiff_t>(i));
        fruitless = 0;
      } else {
        ++i;
        ++fruitless;
      }
    }
    if (left_.size() == 3) fill(at(0, 0), at(1, 0), at(2, 0));
  }

 private:
  Vec2 at(std::size_t i, int offset) const {
    const std::size_t n = left_.size();
    return points_[left_[(i + n - 1 + static_cast<std::size_t>(offset + 1)) % n]];
  }

  bool isEar(std::size_t i) const {
    const Vec2 a = at(i, -1);
    const Vec2 b = at(i, 0);
    const Vec2 c = at(i, 1);
    if (sign_ * cross(b - a, c - b) <= 0) return false;
    return std::none_of(left_.begin(), left_.end(), [&](std::size_t index) {
      const Vec2 p = points_[index];
      if (p == a || p == b || p == c) return false;
      return sign_ * cross(b - a, p - a) >= 0 && sign_ * cross(c - b, p - b) >= 0 && sign_ * cross(a - c, p - c) >= 0;
    });
  }

  void fill(Vec2 a, Vec2 b, Vec2 c) {
    list_.PrimReserve(3, 3);
    for (const Vec2 corner : {a, b, c}) list_.PrimVtx(toIm(corner), ImGui::GetFontTexUvWhitePixel(), color_);
  }

  ImDrawList& list_;
  std::span<const Vec2> points_;
  ImU32 color_;
  float sign_;
  std::vector<std::size_t> left_;
};

}  // namespace

void strokeLine(ImDrawList& list, std::span<const Vec2> points, const StrokeShape& shape, Color color) {
  if (points.size() < 2) return;
  // Thinner than a pixel: as wide as one and paler.
  const float width = std::max(shape.width, 1.0f);
  const Color shown = color.withAlpha(color.a * std::min(shape.width, 1.0f));
  const Strip strip(points, {width, shape.isClosed && points.size() > 2, shape.hasRoundEnds});
  const std::span<const Section> sections = strip.sections();
  for (std::size_t i = 0; i + 1 < sections.size(); i += batch)
    emit(list, sections.subspan(i, std::min(batch + 1, sections.size() - i)), width / 2, packed(shown),
         packed(shown.withAlpha(0)));
}

void fillPolygon(ImDrawList& list, std::span<const Vec2> points, Color color) {
  if (points.size() < 3) return;
  if (isConvex(points)) {
    std::vector<ImVec2> corners;
    for (const Vec2 point : points) corners.push_back(toIm(point));
    // ImGui fades edges outwards of clockwise polygons.
    if (area(points) < 0) std::reverse(corners.begin(), corners.end());
    list.AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), packed(color));
  } else {
    EarClipper(list, points, packed(color)).run();
  }
}

}  // namespace descenso
