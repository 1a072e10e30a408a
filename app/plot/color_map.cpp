#include "app/plot/color_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace descenso {
namespace {

constexpr std::array<std::uint32_t, 3> slateDark = {0x0E1319, 0x5A7D99, 0xA3B9CF};
constexpr std::array<std::uint32_t, 2> slateLight = {0x7F93A8, 0xFAFBFC};
// Smith & van der Walt 2015.
constexpr std::array<std::uint32_t, 9> viridis = {0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C,
                                                  0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725};
// Nuñez, Anderton & Renslow 2018.
constexpr std::array<std::uint32_t, 12> cividis = {0x00204D, 0x00306F, 0x2A406C, 0x48526B, 0x5E626E, 0x727374,
                                                   0x878479, 0x9E9677, 0xB6A971, 0xD0BE67, 0xEAD357, 0xFFEA46};
// Crameri 2018, Scientific colour maps.
constexpr std::array<std::uint32_t, 10> batlow = {0x011959, 0x103F60, 0x1C5460, 0x3C6D56, 0x687B3E,
                                                  0x9D892B, 0xD29343, 0xF8A17B, 0xFDB7BC, 0xFACCFA};
constexpr std::array<std::uint32_t, 9> vik = {0x001261, 0x02407F, 0x2A79A3, 0x8BB9CF, 0xECE5E0,
                                              0xDBAC90, 0xC0693A, 0x8A2706, 0x590008};
// Brewer's RdBu of eleven classes.
constexpr std::array<std::uint32_t, 11> rdbu = {0x67001F, 0xB2182B, 0xD6604D, 0xF4A582, 0xFDDBC7, 0xF7F7F7,
                                                0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2166AC, 0x053061};

std::span<const std::uint32_t> controlColors(ColorMap map, ThemeName theme) {
  switch (map) {
    case ColorMap::slate:
      if (theme == ThemeName::dark) return slateDark;
      return slateLight;
    case ColorMap::viridis:
      return viridis;
    case ColorMap::cividis:
      return cividis;
    case ColorMap::batlow:
      return batlow;
    case ColorMap::vik:
      return vik;
    case ColorMap::rdbu:
      return rdbu;
  }
  return slateDark;
}

std::uint8_t toByte(float part) { return static_cast<std::uint8_t>(std::lround(255 * part)); }

}  // namespace

Color mapColor(ColorMap map, ThemeName theme, float t) {
  const std::span<const std::uint32_t> colors = controlColors(map, theme);
  const float position = (std::isfinite(t) ? std::clamp(t, 0.0f, 1.0f) : 0.0f) * static_cast<float>(colors.size() - 1);
  const std::size_t index = std::min(static_cast<std::size_t>(position), colors.size() - 2);
  const float part = position - static_cast<float>(index);
  const Color a = Color::hex(colors[index]);
  const Color b = Color::hex(colors[index + 1]);
  return {a.r + part * (b.r - a.r), a.g + part * (b.g - a.g), a.b + part * (b.b - a.b), 1};
}

std::string_view colorMapName(ColorMap map) {
  switch (map) {
    case ColorMap::slate:
      return "slate";
    case ColorMap::viridis:
      return "viridis";
    case ColorMap::cividis:
      return "cividis";
    case ColorMap::batlow:
      return "batlow";
    case ColorMap::vik:
      return "vik";
    case ColorMap::rdbu:
      return "rdbu";
  }
  return "slate";
}

double colorPosition(double value, double low, double high, bool logarithmic) {
  if (std::isnan(value)) return value;
  if (!(high > low)) return 0;
  const double part = std::clamp((value - low) / (high - low), 0.0, 1.0);
  return logarithmic ? std::log1p(part / logSmall) / std::log1p(1 / logSmall) : part;
}

double colorValue(double position, double low, double high, bool logarithmic) {
  const double part = logarithmic ? logSmall * std::expm1(position * std::log1p(1 / logSmall)) : position;
  return low + part * (high - low);
}

std::vector<std::uint8_t> colorTable(ColorMap map, ThemeName theme, int count) {
  std::vector<std::uint8_t> table;
  table.reserve(4 * static_cast<std::size_t>(std::max(count, 0)));
  for (int i = 0; i < count; ++i) {
    const Color color = mapColor(map, theme, static_cast<float>(i) / static_cast<float>(std::max(count - 1, 1)));
    for (const float part : {color.r, color.g, color.b, color.a}) table.push_back(toByte(part));
  }
  return table;
}

const std::vector<ColorMap>& colorMaps() {
  static const std::vector<ColorMap> all = {ColorMap::slate,  ColorMap::viridis, ColorMap::cividis,
                                            ColorMap::batlow, ColorMap::vik,     ColorMap::rdbu};
  return all;
}

bool SurfacePath::operator==(const SurfacePath& other) const {
  return points == other.points && color == other.color && width == other.width && style.color == other.style.color &&
         style.marker == other.style.marker && style.dash == other.style.dash;
}

}  // namespace descenso
