#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/network/view.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr int mostRows = 9;        // of columns, before they scroll
constexpr float rowOfColumn = 30;  // layout pixels
constexpr float underColumns = 8;

}  // namespace

/// Which column of the user's table is predicted, as class or as number.
void NetworkLabView::drawColumns(Ui& ui, Config& edited) {
  const Table& table = edited.data.table->table;
  ColumnChoice columns = edited.data.columns;
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  int target = columns.target;
  if (choice(ui, "network.column.target", ui.text()("network.column.target"), names, target)) {
    const bool isInput = std::find(columns.inputs.begin(), columns.inputs.end(), target) != columns.inputs.end();
    if (isInput && columns.inputs.size() == 1)
      columns.inputs = possibleInputs(table, target);
    else
      std::erase(columns.inputs, target);
    columns.target = target;
    const Column& chosen = table.columns[static_cast<std::size_t>(target)];
    columns.isClass = chosen.isWords() || isFewWholeNumbers(chosen);
    chooseColumns(edited, std::move(columns));
    return;
  }
  if (!table.columns[static_cast<std::size_t>(target)].isWords()) {
    int kind = columns.isClass ? 0 : 1;
    const std::vector<std::string> kinds = {std::string(ui.text()("network.column.class")),
                                            std::string(ui.text()("network.column.number"))};
    if (segmented(ui, "network.column.kind", kinds, kind)) {
      columns.isClass = kind == 0;
      chooseColumns(edited, std::move(columns));
      return;
    }
  }
}

/// From which of the others.
void NetworkLabView::drawInputColumns(Ui& ui, Config& edited) {
  const Table& table = edited.data.table->table;
  ColumnChoice columns = edited.data.columns;
  mutedText(ui, ui.text()("network.column.inputs"));
  std::vector<int> possible;
  for (int i = 0; i < static_cast<int>(table.columns.size()); ++i)
    if (i != columns.target && !table.columns[static_cast<std::size_t>(i)].isWords()) possible.push_back(i);
  const bool scrolls = static_cast<int>(possible.size()) > mostRows;
  if (scrolls) ImGui::BeginChild("network.columns", {0, ui.px(mostRows * rowOfColumn + underColumns)}, true);
  for (const int i : possible) {
    const auto place = std::find(columns.inputs.begin(), columns.inputs.end(), i);
    bool isUsed = place != columns.inputs.end();
    if (!checkbox(ui, "network.column." + std::to_string(i), table.columns[static_cast<std::size_t>(i)].name, isUsed))
      continue;
    if (isUsed)
      columns.inputs.insert(std::upper_bound(columns.inputs.begin(), columns.inputs.end(), i), i);
    else if (columns.inputs.size() > 1)
      columns.inputs.erase(place);
    chooseColumns(edited, columns);
    break;
  }
  if (scrolls) ImGui::EndChild();
  drawAxes(ui, edited);
}

}  // namespace descenso
