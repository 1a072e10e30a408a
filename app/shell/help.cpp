#include "app/shell/help.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/shell/keys.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

struct Row {
  std::string keys;
  std::string_view text;
};

/// One row a command; strokes that do the same stand together, the numbered series in one row.
std::vector<Row> keyRows(const Translations& text) {
  std::vector<Row> rows;
  std::vector<Command> commands;
  for (const KeyBinding& binding : keyBindings()) {
    if (!binding.isListed) continue;
    const auto known = std::find(commands.begin(), commands.end(), binding.order.command);
    if (known == commands.end()) {
      commands.push_back(binding.order.command);
      rows.push_back({strokeText(binding.stroke, text), text(commandKey(binding.order.command))});
    } else if (binding.order.command == Command::toggleSeries) {
      rows[static_cast<std::size_t>(known - commands.begin())].keys = "1 … " + strokeText(binding.stroke, text);
    } else {
      rows[static_cast<std::size_t>(known - commands.begin())].keys += ", " + strokeText(binding.stroke, text);
    }
  }
  return rows;
}

void drawRow(Ui& ui, const Row& row, const Rect& rect) {
  const float keysWidth = ui.px(132);
  drawLabel(ui, {rect.x, rect.y, keysWidth, rect.height}, row.keys, {FontRole::bold, 14, ui.theme().accent});
  drawLabel(ui, rect.inset(keysWidth + ui.px(8), 0, 0, 0), row.text, {FontRole::regular, 15, ui.theme().text});
}

}  // namespace

void drawHelpText(Ui& ui) {
  mutedText(ui, ui.text()("help.mouse"));
  mutedText(ui, ui.text()("help.values"));
  separator(ui);
  const std::vector<Row> rows = keyRows(ui.text());
  const std::size_t perColumn = (rows.size() + 1) / 2;
  const float height = ui.px(23);
  const Rect block = nextLine(height * static_cast<float>(perColumn));
  const float gap = ui.px(24);
  const float width = (block.width - gap) / 2;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float x = block.x + (i < perColumn ? 0 : width + gap);
    drawRow(ui, rows[i], snapped({x, block.y + height * static_cast<float>(i % perColumn), width, height}));
  }
  advancePast(block);
}

}  // namespace descenso
