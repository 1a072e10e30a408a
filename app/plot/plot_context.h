// What the drawing of one plot may use, on the screen and on paper alike.
#pragma once

#include "app/plot/canvas.h"
#include "app/plot/pace.h"
#include "app/plot/painter.h"
#include "app/text/translations.h"

namespace descenso {

struct PlotContext {
  Canvas& canvas;
  Painter& painter;
  const Theme& theme;
  const Translations& text;
  float scale = 1;          ///< pixels per layout pixel: every size is multiplied by it
  float lineScale = 1;      ///< 1.4 in presentation mode
  float textScale = 1;      ///< 1.35 in presentation mode
  bool hasPointer = false;  ///< what is long may wait for the pointer to come to it; paper shows all
  /// Responsive: what takes long may be missing, and be there when the plot is drawn again.
  Pace pace = Pace::complete;

  float px(float layoutPixels) const { return layoutPixels * scale; }
  float fontSize(float size) const { return size * scale * textScale; }
  float stroke(float width) const { return width * scale * lineScale; }
};

}  // namespace descenso
