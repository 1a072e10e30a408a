// A plot of a scene drawn into a file at a given size, scale, theme and language, by the code that draws the screen.
#pragma once

#include <filesystem>
#include <string>

#include "app/labs/catalog.h"

namespace descenso {

struct FigureOptions {
  std::string plot;                     ///< empty: all plots of the lab in its layout
  int width = 1600;                     ///< layout pixels
  int height = 900;
  double scale = 1;                     ///< 1 … 8; file pixels = layout pixels × scale
  ThemeName theme = ThemeName::light;
  std::string language = "en";
};

inline constexpr int maximumFigureSide = 16384;  ///< file pixels

/// Draws by the extension of `path`: .png, .svg, .pdf. Throws std::invalid_argument for options that cannot be met and
/// std::runtime_error for an output that cannot be written.
void writeFigure(const std::filesystem::path& path, const Lab& lab, LabPlots& plots, const FigureOptions& options,
                 Painter& painter);

}  // namespace descenso
