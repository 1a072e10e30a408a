#include "app/labs/network/plots_colors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace descenso {
namespace {

// After Okabe & Ito's palette, apart for colour-blind eyes; the hues of the design's table.
constexpr std::array<std::uint32_t, 10> darkClasses = {0x4AA8F5, 0xF2A03D, 0x33B98A, 0xD58BBB, 0xE6DC7A,
                                                       0xE0673F, 0x9D90F0, 0x35C5C9, 0xB4BCC7, 0x9BC53D};
constexpr std::array<std::uint32_t, 10> lightClasses = {0x0B6FC4, 0xC96A00, 0x00805C, 0xB0508D, 0x8E7B00,
                                                        0xB83214, 0x6A54C8, 0x007F88, 0x55606E, 0x5B8A00};
constexpr std::array<Marker, 10> classMarkers = {
    Marker::circle, Marker::square, Marker::triangleUp,   Marker::diamond, Marker::pentagon,
    Marker::star,   Marker::plus,   Marker::triangleDown, Marker::circle,  Marker::square};

}  // namespace

SeriesStyle classStyle(const Theme& theme, int index) {
  const auto place = static_cast<std::size_t>(index) % darkClasses.size();
  const auto& colors = theme.name == ThemeName::dark ? darkClasses : lightClasses;
  return {Color::hex(colors[place]), classMarkers[place], Dash::solid};
}

Color signColor(const Theme& theme, double value) { return classStyle(theme, value < 0 ? 0 : 1).color; }

Color tint(const Theme& theme, Color color, float part) {
  const Color& ground = theme.plotBackground;
  return {ground.r + (color.r - ground.r) * part, ground.g + (color.g - ground.g) * part,
          ground.b + (color.b - ground.b) * part, 1};
}

SeriesStyle trainStyle(const Theme& theme) { return {theme.text, Marker::circle, Dash::solid}; }
SeriesStyle validationStyle(const Theme& theme) { return {classStyle(theme, 2).color, Marker::square, Dash::dot}; }
SeriesStyle testStyle(const Theme& theme) { return {classStyle(theme, 3).color, Marker::triangleUp, Dash::dash}; }

Pixels::Pixels(int width, int height)
    : width_(width),
      height_(height),
      rgba_(std::make_shared<std::vector<std::uint8_t>>(
          static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, std::uint8_t{255})) {}

void Pixels::set(int column, int row, Color color) {
  const auto byte = [](float part) { return static_cast<std::uint8_t>(255 * std::clamp(part, 0.0f, 1.0f) + 0.5f); };
  std::uint8_t* pixel = rgba_->data() + 4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
                                             static_cast<std::size_t>(column));
  pixel[0] = byte(color.r);
  pixel[1] = byte(color.g);
  pixel[2] = byte(color.b);
}

ImageSpec Pixels::finish(bool isSmooth) {
  return {.rgba = std::move(rgba_), .width = width_, .height = height_, .isSmooth = isSmooth};
}

}  // namespace descenso
