// What a view uses to put things on the screen: theme, words, fonts, scale, and a record of where everything stands.
#pragma once

#include <imgui.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "app/plot/plot_context.h"

namespace descenso {

/// Where widgets and plots were drawn in the last frame, by id ("field", "slider.adam.alpha"): tests drive the interface
/// through it, and help points at it.
using RecordedRects = std::map<std::string, Rect, std::less<>>;

/// ImGui fonts by role and layout size, rasterised at the scale in force. Sizes: 14, 15, 17, 20, 28 (UX.md).
class FontSet {
 public:
  virtual ~FontSet() = default;
  virtual ImFont* font(FontRole role, float layoutSize) const = 0;
};

class Ui {
 public:
  Ui(const Theme& theme, const Translations& text, Painter& painter, const FontSet& fonts, float scale);

  const Theme& theme() const { return theme_; }
  const Translations& text() const { return text_; }
  Painter& painter() const { return painter_; }
  const FontSet& fonts() const { return fonts_; }

  /// Pixels per layout pixel: user scale × monitor scale.
  float scale() const { return scale_; }
  float px(float layoutPixels) const { return layoutPixels * scale_; }

  bool isPresentation = false;  ///< one plot, larger text, thicker lines
  bool isRail = false;          ///< the left panel is a 56 px rail
  bool isHelpHovered = false;

  /// For drawing a plot on the screen through this canvas.
  PlotContext plotContext(Canvas& canvas) const;

  void record(std::string_view id, const Rect& rect);
  /// Of the frame being drawn; cleared by the shell at its start.
  RecordedRects& rects() { return rects_; }

  /// Requests that the shell carries out after the frame.
  std::function<void(std::string_view plot)> saveFigure;   ///< opens the dialog for this plot; empty: whole lab
  std::function<void()> openData;                          ///< opens the dialog for a CSV of examples
  std::function<void(std::string message, bool isError)> notify;
  /// Keep drawing frames: something on the screen is being animated.
  std::function<void()> keepAwake;

 private:
  const Theme& theme_;
  const Translations& text_;
  Painter& painter_;
  const FontSet& fonts_;
  float scale_;
  RecordedRects rects_;
};

}  // namespace descenso
