// A plot of a lab, drawn on paper.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/lab_plots.h"
#include "app/plot/cairo_canvas.h"

namespace descenso::tests {

struct Paper {
  int width = 600;
  int height = 400;
  ThemeName theme = ThemeName::dark;
  std::string_view language = "en";
};

/// The words of a language, read once in a program: a sweep draws thousands of plots.
inline const Translations& words(std::string_view language) {
  static std::map<std::string, Translations, std::less<>> read;
  const auto known = read.find(language);
  return known != read.end() ? known->second : read.emplace(language, Translations(language)).first->second;
}

/// The pixels of the plot (4·width·height bytes, straight alpha). Fails where it asks for words that are not there.
inline std::vector<std::uint8_t> drawnPlot(LabPlots& plots, std::string_view name, const Paper& paper, Painter& painter) {
  CairoCanvas canvas = CairoCanvas::pixels(paper.width, paper.height);
  const Translations& text = words(paper.language);
  PlotContext context{canvas, painter, theme(paper.theme), text};
  plots.draw(name, context, {0, 0, static_cast<float>(paper.width), static_cast<float>(paper.height)});
  EXPECT_TRUE(text.missing().empty()) << name << " lacks " << *text.missing().begin();
  return canvas.rgba();
}

inline std::vector<std::uint8_t> drawnPlot(LabPlots& plots, std::string_view name, const Paper& paper = {}) {
  NullPainter painter;
  return drawnPlot(plots, name, paper, painter);
}

}  // namespace descenso::tests
