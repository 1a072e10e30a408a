#include "app/plot/theme.h"

#include <array>

namespace descenso {
namespace {

constexpr Theme dark = {
    .name = ThemeName::dark,
    .background = Color::hex(0x15181D),
    .panel = Color::hex(0x1D2127),
    .raised = Color::hex(0x2A3038),
    .border = Color::hex(0x3A424D),
    .text = Color::hex(0xECEFF4),
    .muted = Color::hex(0xA3ADBA),
    .accent = Color::hex(0x4AA3FF),
    .plotBackground = Color::hex(0x101317),
    .gridMajor = Color::hex(0x39414B),
    .gridMinor = Color::hex(0x232930),
    .axis = Color::hex(0x8C97A5),
    .good = Color::hex(0x3FBF7F),
    .warn = Color::hex(0xFFB454),
    .error = Color::hex(0xFF6B6B),
    .pathCasing = Color::hex(0x000000, 0.67f),
    .contour = Color::hex(0xFFFFFF, 0.35f),
    .contourMajorAlpha = 0.6f,
};

constexpr Theme light = {
    .name = ThemeName::light,
    .background = Color::hex(0xF3F5F8),
    .panel = Color::hex(0xFFFFFF),
    .raised = Color::hex(0xE6EAF0),
    .border = Color::hex(0xC3CBD6),
    .text = Color::hex(0x16191D),
    .muted = Color::hex(0x55606E),
    .accent = Color::hex(0x0B62C4),
    .plotBackground = Color::hex(0xFFFFFF),
    .gridMajor = Color::hex(0xD3D9E1),
    .gridMinor = Color::hex(0xEBEEF2),
    .axis = Color::hex(0x4A5461),
    .good = Color::hex(0x1B7F4B),
    .warn = Color::hex(0xA65E00),
    .error = Color::hex(0xB3261E),
    .pathCasing = Color::hex(0xFFFFFF, 0.78f),
    .contour = Color::hex(0x16191D, 0.35f),
    .contourMajorAlpha = 0.6f,
};

struct Hue {
  Color dark;
  Color light;
  Marker marker;
  Dash dash;
};

constexpr std::array<Hue, 8> palette = {{
    {Color::hex(0xE89E00), Color::hex(0x6B3A00), Marker::circle, Dash::solid},
    {Color::hex(0x7CD8FF), Color::hex(0x0096E6), Marker::square, Dash::solid},
    {Color::hex(0x009E73), Color::hex(0x00805C), Marker::triangleUp, Dash::dash},
    {Color::hex(0x008BF7), Color::hex(0x003F80), Marker::triangleDown, Dash::dash},
    {Color::hex(0xFDF48C), Color::hex(0xA89200), Marker::diamond, Dash::dot},
    {Color::hex(0xC2622C), Color::hex(0xC23E00), Marker::pentagon, Dash::solid},
    {Color::hex(0xCA8EB1), Color::hex(0xB85A96), Marker::star, Dash::solid},
    {Color::hex(0xFFFFFF), Color::hex(0x111111), Marker::plus, Dash::dashDot},
}};

}  // namespace

SeriesStyle Theme::series(int slot) const {
  const int count = static_cast<int>(palette.size());
  const int round = slot / count;
  const Hue& hue = palette[static_cast<std::size_t>(slot % count)];
  // A later round keeps the hue and takes the marker of another place and the next dash.
  const Hue& sign = palette[static_cast<std::size_t>((slot + 3 * round) % count)];
  const auto dash = static_cast<Dash>((static_cast<int>(hue.dash) + round) % 4);
  return {name == ThemeName::dark ? hue.dark : hue.light, sign.marker, dash};
}

const Theme& theme(ThemeName name) { return name == ThemeName::dark ? dark : light; }

}  // namespace descenso
