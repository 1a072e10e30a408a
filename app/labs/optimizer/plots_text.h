// Words and numbers that the lab's plots and its panel share.
#pragma once

#include <string>
#include <string_view>

#include "app/plot/theme.h"
#include "app/text/translations.h"
#include "engine/math/types.h"

namespace descenso {

/// "Adam"
std::string optimizerName(const Translations& text, std::string_view name);
/// "(−1.5, 8.5)"
std::string pointText(const Point2& point, int digits = 4);
/// The style of an optimizer by its place in the palette.
inline SeriesStyle runStyle(const Theme& theme, int slot) { return theme.series(slot); }

}  // namespace descenso
