// Colours of classes, signs and parts of the data in the network lab.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "app/plot/painter.h"
#include "app/plot/theme.h"

namespace descenso {

/// Of at most maximumClasses classes: colour is never the only sign.
SeriesStyle classStyle(const Theme& theme, int index);
/// Of a weight or an activation: below and above zero have the colours of the first and the second class.
Color signColor(const Theme& theme, double value);
/// Lies behind points: `part` of the colour over the plot's background.
Color tint(const Theme& theme, Color color, float part);

/// Curves of the parts of the data, and what is learned from is drawn first.
SeriesStyle trainStyle(const Theme& theme);
SeriesStyle validationStyle(const Theme& theme);
SeriesStyle testStyle(const Theme& theme);

/// Pixels in the making.
class Pixels {
 public:
  Pixels(int width, int height);
  void set(int column, int row, Color color);  ///< rows from the top
  ImageSpec finish(bool isSmooth);

 private:
  int width_;
  int height_;
  std::shared_ptr<std::vector<std::uint8_t>> rgba_;
};

}  // namespace descenso
