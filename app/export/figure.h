// A plot of a scene drawn into a file at a given size, scale, theme and language, by the code that draws the screen.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "app/labs/catalog.h"

namespace descenso {

struct FigureOptions {
  std::string plot{};  ///< empty: all plots of the lab in its layout
  int width = 1600;    ///< layout pixels
  int height = 900;
  double scale = 1;  ///< 1 … 8; file pixels = layout pixels × scale
  ThemeName theme = ThemeName::light;
  std::string language = "en";
  std::map<std::string, std::string> title{};  ///< of the scene that a PNG carries, by language
};

inline constexpr int minimumFigureSide = 100;    ///< layout pixels
inline constexpr int maximumFigureSide = 16384;  ///< file pixels
inline constexpr double maximumFigureScale = 8;

/// Of figures whose pictures are placed among curves that have no resolution: fine enough for print.
inline constexpr double vectorFigureScale = 2;
/// Whether this path would become an SVG or a PDF.
bool isVectorFigure(const std::filesystem::path& path);

/// Throws std::invalid_argument for options that writeFigure would refuse: what was wrong and what would be right.
void checkFigure(const std::filesystem::path& path, const LabPlots& plots, const FigureOptions& options);

/// Draws by the extension of `path`: .png, .svg, .pdf. A PNG has layout × scale pixels and carries the scene; an SVG or
/// PDF has the size of the layout (96 layout pixels an inch), `scale` being the resolution of the pictures in it.
/// Throws std::invalid_argument for options that cannot be met and std::runtime_error for an output that cannot be
/// written.
void writeFigure(const std::filesystem::path& path, const Lab& lab, LabPlots& plots, const FigureOptions& options,
                 Painter& painter);

}  // namespace descenso
