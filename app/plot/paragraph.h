// Sentences in a plot's panel, broken into lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/plot/plot_context.h"

namespace descenso {

/// Broken at blanks; a word that is longer than a line has one of its own.
std::vector<std::string> paragraphLines(Canvas& canvas, std::string_view text, const TextStyle& style, float width);
/// From the top left of `area`; returns the height taken.
float drawParagraph(Canvas& canvas, const Rect& area, std::string_view text, const TextStyle& style);

}  // namespace descenso
