// Formulas in a panel, set as in the plots: with exponents.
#include <imgui.h>

#include <cmath>
#include <string>
#include <vector>

#include "app/plot/imgui_canvas.h"
#include "app/plot/paragraph.h"
#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float formulaPitch = 1.35f;  // of the type

}  // namespace

void formulaText(Ui& ui, std::string_view text, Color color) {
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts(), ui.scale());
  const TextStyle style{FontRole::regular, fontPixels(*ui.font(FontRole::regular, 15)), color};
  const float width = ImGui::GetContentRegionAvail().x;
  const std::vector<std::string> lines = paragraphLines(canvas, text, style, width);
  const float pitch = std::round(style.size * formulaPitch);
  const Rect rect = nextLine(pitch * static_cast<float>(lines.size()));
  for (std::size_t i = 0; i < lines.size(); ++i)
    canvas.text({rect.x, rect.y + pitch * static_cast<float>(i)}, lines[i], style);
  advancePast(rect);
}

void erratumText(Ui& ui, const PrintedFormula& formula) {
  formulaText(ui, std::string(formula.erratum).append(":  ").append(formula.printed), ui.theme().warn);
  formulaText(ui, std::string("→  ").append(formula.right), ui.theme().good);
  formulaText(ui, translated(ui.text(), "erratum", formula.erratum), ui.theme().muted);
}

}  // namespace descenso
