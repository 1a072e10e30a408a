// The activation lab's plots: what all of them share, and the board that holds them.
#pragma once

#include <optional>
#include <string>

#include "app/labs/activation/state.h"
#include "app/labs/activation_label.h"
#include "app/labs/plot_board.h"

namespace descenso {

/// A plot of the lab, and where the gallery is read off while the mouse is over one of its curves.
class ActivationPlot : public LabPlot {
 public:
  struct Reading {
    std::optional<double> z{};  ///< under the pointer
  };

  ActivationPlot(std::string_view name, ActivationLab& lab, const Reading& reading)
      : LabPlot("activation", name), lab_(lab), reading_(reading) {}

 protected:
  const PlotView& view() const { return lab_.config().look.view(name()); }
  /// As the view has them, with ranges that show `x` and `y` whole where they fit the data.
  PlotOptions framed(const PlotContext& context, const Rect& area, Range x, Range y) const;

  ActivationLab& lab_;
  const Reading& reading_;
};

class ActivationBoard final : public PlotBoard {
 public:
  explicit ActivationBoard(ActivationLab& lab);

  std::string_view picture() const override { return activationPicture(lab_.config()); }
  const std::vector<SidePage>& pages() const override { return activationPages(lab_.config()); }
  const LabLook& look() const override { return lab_.config().look; }
  ActivationPlot::Reading& reading() { return reading_; }

 private:
  ActivationLab& lab_;
  ActivationPlot::Reading reading_;
};

/// Each activation's colour, marker and dash.
SeriesStyle activationStyle(const Theme& theme, ActivationKind kind);

/// As many places across the plot as it has pixels.
std::vector<double> placesAcross(const Plot& plot);
/// A curve y = f(x) across the plot.
template <class Function>
void drawCurveOf(Plot& plot, const Function& f, const Stroke& stroke) {
  const std::vector<double> x = placesAcross(plot);
  std::vector<double> y;
  for (const double each : x) y.push_back(f(each));
  plot.line(x, y, stroke);
}
/// x = 0 and y = 0, thin.
void drawAxesThroughZero(Plot& plot, const PlotContext& context);
/// A stretch of x over the whole height.
void shadeStretch(Plot& plot, double from, double to, Color fill);
/// A solid bar from `base` to `top` over x ± halfWidth.
void drawBar(Plot& plot, double x, double halfWidth, double base, double top, Color fill);

}  // namespace descenso
