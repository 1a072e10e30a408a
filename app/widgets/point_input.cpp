#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/number_field.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

bool drawField(Ui& ui, const std::string& id, std::string_view symbol, const Rect& rect, double& value) {
  const float symbolWidth = ui.px(26);
  const Rect box = snapped(rect.inset(symbolWidth, 0, 0, 0));
  drawLabel(ui, {rect.x, rect.y, symbolWidth - ui.px(4), rect.height}, symbol,
            {FontRole::regular, 17, ui.theme().text});
  return numberBox(
      ui, id, box, [](double) { return std::string(); }, value);
}

}  // namespace

bool pointInput(Ui& ui, std::string_view id, std::string_view firstSymbol, std::string_view secondSymbol, double& first,
                double& second) {
  const Rect line = nextLine(ui.px(controlHeight));
  ui.record(id, line);
  const float gap = ui.px(10);
  const float width = (line.width - gap) / 2;
  const std::string firstId = std::string(id) + ".0";
  const std::string secondId = std::string(id) + ".1";
  bool isChanged = drawField(ui, firstId, firstSymbol, {line.x, line.y, width, line.height}, first);
  isChanged =
      drawField(ui, secondId, secondSymbol, {line.x + width + gap, line.y, width, line.height}, second) || isChanged;
  advancePast(line);
  showRefusal(ui, firstId);
  showRefusal(ui, secondId);
  return isChanged;
}

}  // namespace descenso
