#include "app/labs/optimizer/plots_maps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace descenso {
namespace {

constexpr int basinHues = 8;
constexpr double hatchPart = 0.55;  // of the way to the background that a hatching's lines are faded

Color blend(Color from, Color to, double part) {
  const auto p = static_cast<float>(part);
  return {from.r + (to.r - from.r) * p, from.g + (to.g - from.g) * p, from.b + (to.b - from.b) * p, 1};
}

/// Rows from the top, as pictures have them.
template <class Cell, class ColorOf>
ImageSpec picture(const CellGrid<Cell>& grid, const ColorOf& colorOf) {
  auto pixels = std::make_shared<std::vector<std::uint8_t>>();
  pixels->reserve(static_cast<std::size_t>(grid.width * grid.height) * 4);
  const auto byte = [](float part) {
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(part, 0.0f, 1.0f)));
  };
  for (Index row = grid.height - 1; row >= 0; --row) {
    for (Index column = 0; column < grid.width; ++column) {
      const Color color = colorOf(grid.shown(column, row), column, row);
      for (const float part : {color.r, color.g, color.b}) pixels->push_back(byte(part));
      pixels->push_back(255);
    }
  }
  return {.rgba = std::move(pixels), .width = static_cast<int>(grid.width), .height = static_cast<int>(grid.height)};
}

}  // namespace

std::vector<BasinStyle> basinStyles(const std::vector<StationaryPoint>& minima, const Box& box) {
  std::vector<BasinStyle> all;
  for (int hatch = 0; hatch < basinHatches; ++hatch)
    for (int hue = 0; hue < basinHues; ++hue) all.push_back({hue, hatch});
  std::vector<BasinStyle> styles;
  for (std::size_t i = 0; i < minima.size(); ++i) {
    if (i < all.size()) {
      styles.push_back(all[i]);
      continue;
    }
    const auto nearest = [&](const BasinStyle& style) {
      double least = HUGE_VAL;
      for (std::size_t j = 0; j < i; ++j)
        if (styles[j] == style)
          least = std::min(least, (minima[i].phi - minima[j].phi).cwiseQuotient(box.size()).norm());
      return least;
    };
    styles.push_back(*std::max_element(all.begin(), all.end(),
                                       [&](const auto& a, const auto& b) { return nearest(a) < nearest(b); }));
  }
  return styles;
}

std::string_view hatchText(const BasinStyle& style) {
  static constexpr std::array<std::string_view, basinHatches> texts = {"", "  ///", "  \\\\\\", "  |||"};
  return texts[static_cast<std::size_t>(style.hatch)];
}

Color basinColor(const Theme& theme, const BasinStyle& style, double steps, double limit) {
  const double part = std::sqrt(std::clamp(steps / std::max(1.0, limit), 0.0, 1.0));
  const Color hue = theme.series(style.hue).color;
  const bool isDark = theme.name == ThemeName::dark;
  const Color light = blend(hue, Color::hex(0xFFFFFF), isDark ? 0.15 : 0.65);
  const Color deep = isDark ? blend(hue, Color::hex(0x000000), 0.65) : hue;
  return blend(light, deep, part);
}

namespace {

/// Whether the hatching's lines go through this cell.
bool isHatched(int hatch, Index column, Index row) {
  constexpr Index period = 8;
  constexpr Index width = 3;
  const Index along = hatch == 1 ? column - row + basinSide * period : hatch == 2 ? column + row : column;
  return hatch > 0 && along % period < width;
}

}  // namespace

Color underWayColor(const Theme& theme) { return blend(theme.muted, theme.plotBackground, 0.55); }
Color divergedColor(const Theme& theme) { return blend(theme.error, theme.plotBackground, 0.35); }

ColorMap sweepColors(ColorMap chosen) {
  return chosen == ColorMap::viridis || chosen == ColorMap::cividis || chosen == ColorMap::batlow ? chosen
                                                                                                  : ColorMap::viridis;
}

StepRange sweepSteps(const LabMaps::Sweeps& sweep) {
  if (sweep.job() == nullptr) return {};
  return {.low = 0, .high = static_cast<double>(sweep.job()->query().steps)};
}

ImageSpec BasinPicture::image(const LabMaps::Basins& map, const Theme& theme, const std::set<std::string>& hidden) {
  if (map.job() == nullptr || map.grid().cells.empty()) return {};
  const bool isKept = kept_.image.rgba && kept_.revision == map.revision() && kept_.theme == theme.name;
  if (isKept && kept_.hidden == hidden) return kept_.image;
  const std::vector<StationaryPoint>& minima = map.job()->query().minima;
  if (styles_.size() != minima.size() || kept_.revision != map.revision())
    styles_ = basinStyles(minima, map.job()->query().box);
  std::vector<bool> isShown(minima.size());
  for (std::size_t i = 0; i < minima.size(); ++i) isShown[i] = !hidden.contains("minimum." + std::to_string(i));
  const double limit = static_cast<double>(map.job()->query().steps);
  kept_ = {.revision = map.revision(), .theme = theme.name, .hidden = hidden};
  shares_ = {.minima = std::vector<std::size_t>(minima.size())};
  const Color nothing = theme.plotBackground;
  const Color underWay = hidden.contains("underWay") ? nothing : underWayColor(theme);
  const Color diverged = hidden.contains("diverged") ? nothing : divergedColor(theme);
  kept_.image = picture(map.grid(), [&](const BasinCell& cell, Index column, Index row) {
    const auto index = static_cast<std::size_t>(cell.minimum);
    switch (cell.end) {
      case BasinEnd::minimum: {
        ++shares_.minima[index];
        if (!isShown[index]) return nothing;
        const Color color = basinColor(theme, styles_[index], cell.steps, limit);
        return isHatched(styles_[index].hatch, column, row) ? blend(color, nothing, hatchPart) : color;
      }
      case BasinEnd::underWay:
        ++shares_.underWay;
        return underWay;
      case BasinEnd::diverged:
        ++shares_.diverged;
        return diverged;
      case BasinEnd::unknown:
        break;
    }
    return nothing;
  });
  return kept_.image;
}

ImageSpec SweepPicture::image(const LabMaps::Sweeps& map, const Theme& theme, ColorMap chosen,
                              const std::set<std::string>& hidden) {
  if (map.job() == nullptr || map.grid().cells.empty()) return {};
  const ColorMap colors = sweepColors(chosen);
  const bool isKept = kept_.image.rgba && kept_.revision == map.revision() && kept_.theme == theme.name;
  if (isKept && kept_.colors == colors && kept_.hidden == hidden) return kept_.image;
  const StepRange range = sweepSteps(map);
  kept_ = {.revision = map.revision(), .theme = theme.name, .colors = colors, .hidden = hidden};
  const Color nothing = theme.plotBackground;
  const Color late = hidden.contains("late") ? nothing : underWayColor(theme);
  const Color diverged = hidden.contains("diverged") ? nothing : divergedColor(theme);
  kept_.image = picture(map.grid(), [&](const SweepCell& cell, Index, Index) {
    switch (cell.end) {
      case SweepEnd::arrived:
        return mapColor(colors, theme.name, static_cast<float>((cell.steps - range.low) / (range.high - range.low)));
      case SweepEnd::late:
        return late;
      case SweepEnd::diverged:
        return diverged;
      case SweepEnd::unknown:
        break;
    }
    return nothing;
  });
  return kept_.image;
}

LegendEntry swatch(std::string name, std::string label, Color color) {
  return {.name = std::move(name),
          .label = std::move(label),
          .style = {color, Marker::square, Dash::solid},
          .hasLine = false};
}

}  // namespace descenso
