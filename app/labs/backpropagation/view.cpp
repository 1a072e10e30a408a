#include "app/labs/backpropagation/view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/backpropagation/state_text.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr double perRow = 2;  // of an input's number, as the pointer goes up one row of the graph
constexpr double stillWithinRow = 0.06;
constexpr double draggedStep = 0.05;  // numbers that a drag goes through

std::vector<std::string> namesOfParts(const ComputationGraph& graph) {
  std::vector<std::string> names;
  for (const GraphNode& node : graph.nodes())
    if (!node.name.empty() && !node.operands.empty()) names.push_back(node.name);
  return names;
}

}  // namespace

void BackpropagationView::drawPanel(Ui& ui, Config& edited) {
  drawGraph(ui, edited);
  drawPhases(ui);
  if (sections_.open(ui, "backpropagation.section.inputs")) drawInputs(ui, edited);
  if (sections_.open(ui, "backpropagation.section.updates")) drawUpdates(ui, edited);
}

void BackpropagationView::drawRail(Ui& ui, Config& edited) {
  const auto& graphs = graphCatalog();
  const NamedGraph* present = namedGraph(edited);
  for (std::size_t i = 0; i < graphs.size(); ++i) {
    const std::string id = "rail." + std::string(graphs[i].name);
    if (railButton(ui, id, std::to_string(i + 1), present == &graphs[i],
                   translated(ui.text(), "graph", graphs[i].name)))
      chooseGraph(edited, graphs[i]);
  }
}

void BackpropagationView::drawGraph(Ui& ui, Config& edited) {
  heading(ui, ui.text()("backpropagation.graph"));
  const auto& graphs = graphCatalog();
  std::vector<std::string> labels;
  int index = static_cast<int>(graphs.size());
  for (std::size_t i = 0; i < graphs.size(); ++i) {
    labels.push_back(translated(ui.text(), "graph", graphs[i].name));
    if (namedGraph(edited) == &graphs[i]) index = static_cast<int>(i);
  }
  if (index == static_cast<int>(graphs.size())) labels.emplace_back(ui.text()("graph.own"));
  if (choice(ui, "backpropagation.graph", {}, labels, index) && index < static_cast<int>(graphs.size()))
    chooseGraph(edited, graphs[static_cast<std::size_t>(index)]);
  const Translations& text = ui.text();
  formula_.draw(ui, "backpropagation.formula", edited.formula, text("backpropagation.formula.hint"),
                {.unusable = text("backpropagation.formula.empty"), .empty = text("backpropagation.formula.empty")},
                [&](const std::string& typed) { chooseFormula(edited, typed); });
  drawOutput(ui, edited);
}

/// Which named part is differentiated, where there are several.
void BackpropagationView::drawOutput(Ui& ui, Config& edited) {
  if (edited.formula != lab_.config().formula) return;
  const std::vector<std::string> names = namesOfParts(lab_.graph());
  if (names.size() < 2) return;
  const std::string& shown = lab_.graph().node(lab_.output()).name;
  const auto found = std::find(names.begin(), names.end(), shown);
  if (found == names.end()) return;
  int index = static_cast<int>(found - names.begin());
  if (choice(ui, "backpropagation.output", ui.text()("backpropagation.output"), names, index)) {
    const std::string& chosen = names[static_cast<std::size_t>(index)];
    edited.output = chosen == lab_.graph().node(lab_.graph().output()).name ? std::string() : chosen;
    edited.selected = -1;
  }
}

void BackpropagationView::drawPhases(Ui& ui) {
  const GraphWalk& walk = lab_.walk();
  if (button(ui, "backpropagation.next", ui.text()("backpropagation.next"), ui.text()("backpropagation.next.hint")))
    sought_ = walk.nextPhaseEnd(lab_.step());
  if (button(ui, "backpropagation.back", ui.text()("backpropagation.back"), ui.text()("backpropagation.back.hint")))
    sought_ = walk.previousPhaseEnd(lab_.step());
}

/// A number each, and whether an update moves it.
void BackpropagationView::drawInputs(Ui& ui, Config& edited) {
  mutedText(ui, ui.text()("backpropagation.inputs.hint"));
  const Hyperparameter& usual = backpropagationSlider("input");
  for (std::size_t i = 0; i < edited.inputs.size(); ++i) {
    InputSetting& input = edited.inputs[i];
    const Hyperparameter declaration{.name = "input",
                                     .symbol = input.name,
                                     .minimum = std::min(usual.minimum, input.value),
                                     .maximum = std::max(usual.maximum, input.value),
                                     .fallback = usual.fallback};
    const std::string id = "input." + std::to_string(i);
    hyperparameter(ui, id, declaration, ui.text()("backpropagation.input"), {}, input.value);
    checkbox(ui, id + ".learned", ui.text().format("backpropagation.learned", {{"name", input.name}}), input.isLearned);
  }
}

void BackpropagationView::drawUpdates(Ui& ui, Config& edited) {
  hyperparameter(ui, "backpropagation.alpha", backpropagationSlider("alpha"), ui.text()("backpropagation.alpha"), {},
                 edited.alpha);
  double updates = static_cast<double>(edited.updates);
  if (hyperparameter(ui, "backpropagation.updates", backpropagationSlider("updates"),
                     ui.text()("backpropagation.updates"), {}, updates))
    edited.updates = std::lround(updates);
  const NamedGraph* named = namedGraph(edited);
  if (named != nullptr && !named->formulas.empty()) {
    checkbox(ui, "backpropagation.printed", ui.text()("backpropagation.printed"), edited.isPrinted);
    for (const PrintedFormula& formula : named->formulas)
      if (edited.isPrinted) erratumText(ui, formula);
  }
  if (lab_.descent().isCutShort) colouredText(ui, ui.text()("backpropagation.cut-short"), ui.theme().warn);
}

void BackpropagationView::react(Ui&, const PlotReaction& reaction, Config& edited) {
  const std::string& name = reaction.plot.name();
  if (name == "graph") reactToGraph(reaction, edited);
  if (name == "cost" && reaction.events.clicked) {
    const double last = static_cast<double>(lab_.descent().costs.size() - 1);
    sought_ = std::lround(std::clamp(reaction.events.clicked->x, 0.0, last)) * lab_.walk().length();
  }
  constexpr std::string_view rowOf = "node.";
  if (name == "gradients" && reaction.pressed.starts_with(rowOf)) {
    const int node = std::stoi(reaction.pressed.substr(rowOf.size()));
    edited.selected = node == edited.selected ? -1 : node;
  }
}

void BackpropagationView::reactToGraph(const PlotReaction& reaction, Config& edited) {
  const auto& graph = static_cast<const GraphPlot&>(reaction.plot);
  const auto select = [&](std::optional<int> node) { edited.selected = node && *node != edited.selected ? *node : -1; };
  if (reaction.events.clicked) select(graph.nodeAt(*reaction.events.clicked));
  if (reaction.events.dragTo && reaction.handle && *reaction.handle < edited.inputs.size()) {
    InputSetting& input = edited.inputs[*reaction.handle];
    const double y = reaction.events.dragTo->y;
    if (!dragged_) dragged_ = Dragged{*reaction.handle, y, input.value};
    dragged_->hasMoved = dragged_->hasMoved || std::abs(y - dragged_->from) > stillWithinRow;
    if (dragged_->hasMoved) {
      const double moved = dragged_->value + (y - dragged_->from) * perRow;
      input.value = std::clamp(std::round(moved / draggedStep) * draggedStep, -mostInputValue, mostInputValue);
    }
  }
  if (!reaction.events.dragEnded) return;
  if (dragged_ && !dragged_->hasMoved) select(lab_.graph().inputs()[dragged_->input]);
  dragged_.reset();
}

void BackpropagationView::follow(Ui& ui) {
  if (!sought_) return;
  lab_.playback().seek(*std::exchange(sought_, std::nullopt));
  if (ui.keepAwake) ui.keepAwake();
}

}  // namespace descenso
