// Colours of classes, signs and parts of the data in the network lab.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
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

/// Colours from one end to the other, told apart as finely as a pixel can: made once for many pixels.
class ColorRamp {
 public:
  explicit ColorRamp(const std::function<Color(float part)>& colorOf);  ///< of parts from 0 to 1
  std::uint32_t operator()(float part) const {
    const float place = part > 0 ? std::min(part, 1.0f) * steps : 0;  // of no number: the first
    return colors_[static_cast<std::size_t>(place + 0.5f)];
  }

 private:
  static constexpr int steps = 256;
  std::array<std::uint32_t, steps + 1> colors_{};
};

/// Pixels in the making.
class Pixels {
 public:
  Pixels(int width, int height);
  void set(int column, int row, Color color);  ///< rows from the top
  void set(int column, int row, std::uint32_t color) { std::memcpy(at(column, row), &color, sizeof color); }
  int width() const { return width_; }
  int height() const { return height_; }
  ImageSpec finish(bool isSmooth);

 private:
  std::uint8_t* at(int column, int row) {
    return rgba_->data() + 4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
                                static_cast<std::size_t>(column));
  }

  int width_;
  int height_;
  std::shared_ptr<std::vector<std::uint8_t>> rgba_;
};

/// Numbers from 0 to 1 at the nodes of a grid, row after row from its low end.
struct GridParts {
  std::vector<float> values;
  int columns = 0;
  int rows = 0;
};

/// Fills whole rows of pixels, from `top` on, with what lies between the nodes; the outermost stand at the edges.
void paintBlended(Pixels& pixels, int top, int height, const GridParts& parts, const ColorRamp& ramp);

}  // namespace descenso
