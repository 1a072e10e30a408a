#include "app/labs/catalog.h"

#include "app/labs/activation/view.h"
#include "app/labs/approximation/view.h"
#include "app/labs/backpropagation/view.h"
#include "app/labs/entropy/view.h"
#include "app/labs/network/view.h"
#include "app/labs/optimizer/view.h"

namespace descenso {
namespace {

// A lab's plots and view are made for its own state.
template <class State, class Plots, class View>
LabEntry lab(std::string_view name) {
  return {name, []() -> std::unique_ptr<Lab> { return std::make_unique<State>(); },
          [](Lab& state) -> std::unique_ptr<LabPlots> { return std::make_unique<Plots>(static_cast<State&>(state)); },
          [](Lab& state, LabPlots& plots) -> std::unique_ptr<LabView> {
            return std::make_unique<View>(static_cast<State&>(state), static_cast<Plots&>(plots));
          }};
}

}  // namespace

const std::vector<LabEntry>& labCatalog() {
  static const std::vector<LabEntry> entries = {
      lab<OptimizerLab, OptimizerPlots, OptimizerLabView>("optimizer"),
      lab<NetworkLab, NetworkPlots, NetworkLabView>("network"),
      lab<ApproximationLab, ApproximationPlots, ApproximationView>("approximation"),
      lab<ActivationLab, ActivationBoard, ActivationView>("activation"),
      lab<BackpropagationLab, BackpropagationPlots, BackpropagationView>("backpropagation"),
      lab<EntropyLab, EntropyPlots, EntropyView>("entropy")};
  return entries;
}

const LabEntry* findLab(std::string_view name) {
  for (const LabEntry& entry : labCatalog())
    if (entry.name == name) return &entry;
  return nullptr;
}

}  // namespace descenso
