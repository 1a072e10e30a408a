// One neuron over two inputs: its output as a field with the boundary z = 0, and along the way across it.
#pragma once

#include <memory>
#include <utility>

#include "app/labs/activation/plots.h"
#include "engine/networks/neuron_field.h"

namespace descenso {

/// What can be dragged in the field, in this order: the boundary, its direction, the place that is read off.
enum class NeuronHandle { move, turn, place };

/// The foot of the perpendicular from (0, 0) on the boundary α x₁ + β x₂ + s = 0; (0, 0) where there is none.
Point2 boundaryFoot(const PlaneNeuron& neuron);
/// Along the boundary, of length 1; (1, 0) where there is none.
Point2 boundaryDirection(const PlaneNeuron& neuron);
/// The neuron whose handle has been dragged there; α and β keep their length.
PlaneNeuron dragged(PlaneNeuron neuron, NeuronHandle handle, const Point2& to);

class NeuronField final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override;

 private:
  struct Key {
    PlaneNeuron neuron;
    double parameter = 0;
    Box box;
    bool operator==(const Key&) const = default;
  };
  PlanarNeuron shownNeuron() const;
  std::pair<double, double> colours(const Box& box) const;
  void refresh(const Box& box);
  void drawBoundary(Plot& plot, const PlotContext& context) const;

  Key key_;
  std::shared_ptr<const LossGrid> grid_;
};

/// f over z, with the place that is read off.
class NeuronProfile final : public ActivationPlot {
 public:
  using ActivationPlot::ActivationPlot;
  void draw(const PlotContext& context, const Rect& area) override;
};

}  // namespace descenso
