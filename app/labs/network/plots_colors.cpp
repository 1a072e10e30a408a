#include "app/labs/network/plots_colors.h"

#include <algorithm>
#include <array>
#include <bit>
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

/// As a pixel lies in memory: red first.
std::uint32_t pixelOf(Color color) {
  const auto byte = [](float part) { return static_cast<std::uint8_t>(255 * std::clamp(part, 0.0f, 1.0f) + 0.5f); };
  const std::array<std::uint8_t, 4> bytes = {byte(color.r), byte(color.g), byte(color.b), 255};
  return std::bit_cast<std::uint32_t>(bytes);
}

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

ColorRamp::ColorRamp(const std::function<Color(float part)>& colorOf) {
  for (int i = 0; i <= steps; ++i)
    colors_[static_cast<std::size_t>(i)] = pixelOf(colorOf(static_cast<float>(i) / steps));
}

void Pixels::set(int column, int row, Color color) { set(column, row, pixelOf(color)); }

ImageSpec Pixels::finish(bool isSmooth) {
  return {.rgba = std::move(rgba_), .width = width_, .height = height_, .isSmooth = isSmooth};
}

void paintBlended(Pixels& pixels, int top, int height, const GridParts& parts, const ColorRamp& ramp) {
  struct Place {
    std::size_t before;
    float part;
  };
  // Where a pixel's middle lies between the nodes of a side.
  const auto placeOf = [](int pixel, int count, int nodes) {
    const float at = (static_cast<float>(pixel) + 0.5f) / static_cast<float>(count) * static_cast<float>(nodes - 1);
    const std::size_t before = std::min(static_cast<std::size_t>(std::max(0, nodes - 2)), static_cast<std::size_t>(at));
    return Place{before, at - static_cast<float>(before)};
  };
  const auto columns = static_cast<std::size_t>(parts.columns);
  std::vector<Place> across;
  for (int column = 0; column < pixels.width(); ++column)
    across.push_back(placeOf(column, pixels.width(), parts.columns));
  std::vector<float> line(columns + 1);
  const std::size_t nextRow = parts.rows > 1 ? columns : 0;
  for (int row = 0; row < height; ++row) {
    const Place up = placeOf(height - 1 - row, height, parts.rows);
    const float* low = parts.values.data() + up.before * columns;
    for (std::size_t i = 0; i < columns; ++i) line[i] = low[i] + up.part * (low[nextRow + i] - low[i]);
    line[columns] = line[columns - 1];
    for (int column = 0; column < pixels.width(); ++column) {
      const auto [before, part] = across[static_cast<std::size_t>(column)];
      pixels.set(column, top + row, ramp(line[before] + part * (line[before + 1] - line[before])));
    }
  }
}

}  // namespace descenso
