#include "app/labs/activation/view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/activation/plots_layers.h"
#include "app/labs/activation/plots_neuron.h"

namespace descenso {
namespace {

constexpr double lookAtCostsEvery = 0.05;  // seconds, while they are measured

double asPlace(double value) { return clampValue(activationSlider("place"), value); }

}  // namespace

void ActivationView::react(Ui&, const PlotReaction& reaction, Config& edited) {
  const std::string& name = reaction.plot.name();
  const PlotEvents& events = reaction.events;
  if (name == "values" || name == "slopes" || name == "readings") reactToGallery(reaction, edited.gallery);
  if (name == "field") {
    if (events.clicked)
      edited.neuron = dragged(edited.neuron, NeuronHandle::place, {events.clicked->x, events.clicked->y});
    if (events.dragTo && reaction.handle)
      edited.neuron =
          dragged(edited.neuron, static_cast<NeuronHandle>(*reaction.handle), {events.dragTo->x, events.dragTo->y});
  }
  if (name == "lines") {
    if (events.clicked) edited.layers.x = asPlace(events.clicked->x);
    if (events.dragTo && reaction.handle)
      edited.layers = draggedLayers(lab_, static_cast<LayerHandle>(*reaction.handle), events.dragTo->y);
  }
  if (name == "scores" && events.dragTo && reaction.handle)
    edited.softmax.scores[*reaction.handle] = clampValue(activationSlider("score"), events.dragTo->y);
  const bool isTime = name == "loss" || name == "weights" || name == "growth";
  if (isTime && events.clicked)
    soughtStep_ = std::lround(std::clamp(events.clicked->x, 0.0, static_cast<double>(lab_.playback().last())));
}

/// The pointer over a curve reads all of them off; a click keeps the place.
void ActivationView::reactToGallery(const PlotReaction& reaction, GalleryConfig& gallery) {
  if (reaction.plot.name() == "readings") {
    if (const Activation* pressed = findActivation(reaction.pressed)) gallery.selected = pressed->kind;
    return;
  }
  const std::optional<DataPoint>& pointer = reaction.plot.gesture().pointer;
  // The curves are drawn before the derivatives: the first of both begins anew.
  if (reaction.plot.name() == "values") board_.reading().z.reset();
  if (pointer) board_.reading().z = pointer->x;
  if (reaction.events.clicked) gallery.z = asPlace(reaction.events.clicked->x);
}

void ActivationView::follow(Ui& ui) {
  if (soughtStep_) {
    lab_.playback().seek(*std::exchange(soughtStep_, std::nullopt));
    if (ui.keepAwake) ui.keepAwake();
  }
  if (lab_.costs().isRunning()) ui.wakeAfter(lookAtCostsEvery);
}

}  // namespace descenso
