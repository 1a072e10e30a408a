#include "app/labs/activation/plots_card.h"

#include "app/labs/activation/state_text.h"
#include "app/labs/formula_card.h"

namespace descenso {

void ActivationCard::draw(const PlotContext& context, const Rect& area) {
  drawFormulaCard(context, area, title(context), activationRows(context.text, lab_));
}

}  // namespace descenso
