#include "app/labs/activation/view.h"
#include "app/widgets/one_of.h"
#include "app/widgets/widgets.h"

namespace descenso {

void ActivationView::drawPanel(Ui& ui, Config& edited) {
  heading(ui, ui.text()("activation-lab.heading"));
  oneOf(ui, "activation-lab.stage", activationStageNames(), edited.stage);
  const auto stage = static_cast<std::size_t>(edited.stage);
  mutedText(ui, translated(ui.text(), "activation-lab.about", activationStageNames()[stage]));
  switch (edited.stage) {
    case ActivationStage::gallery:
      drawGallery(ui, edited);
      break;
    case ActivationStage::neuron:
      drawNeuron(ui, edited);
      break;
    case ActivationStage::learning:
      drawLearning(ui, edited);
      break;
    case ActivationStage::layers:
      drawLayers(ui, edited);
      break;
    case ActivationStage::chain:
      drawChain(ui, edited);
      break;
    case ActivationStage::softmax:
      drawSoftmax(ui, edited);
      break;
  }
}

void ActivationView::drawRail(Ui& ui, Config& edited) {
  oneOfOnRail(ui, "activation-lab.stage", activationStageNames(), edited.stage);
}

}  // namespace descenso
