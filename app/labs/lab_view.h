// The part of a lab that is operated: panels left and right of its plots.
#pragma once

#include "app/plot/geometry.h"

namespace descenso {

class Ui;

class LabView {
 public:
  virtual ~LabView() = default;
  /// Draws the lab in the area between menu bar and transport, takes its input, and applies what was edited.
  virtual void draw(Ui& ui, const Rect& area) = 0;
  /// Presentation mode: one plot fills the area.
  virtual void drawPresentation(Ui& ui, const Rect& area) = 0;
  /// Keys of the lab's own plots: F, G, C, H, Tab, Home.
  virtual void fit() = 0;
  virtual void toggleGrid() = 0;
  virtual void toggleContours() = 0;
  virtual void toggleLegend() = 0;
  virtual void nextPlot() = 0;
  virtual void resetCamera() = 0;
};

}  // namespace descenso
