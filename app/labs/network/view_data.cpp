#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/network/state_text.h"
#include "app/labs/network/view.h"
#include "app/widgets/widgets.h"
#include "engine/data/example_catalog.h"

namespace descenso {
namespace {

constexpr double mostDataSeeds = 9999;
constexpr int mostFeatures = 16;  // that can be chosen among one by one

}  // namespace

void NetworkLabView::drawData(Ui& ui, Config& edited) {
  std::vector<std::string> labels;
  int index = 0;
  const auto& catalog = exampleCatalog();
  for (const ExampleEntry& entry : catalog) {
    if (entry.name == edited.data.name) index = static_cast<int>(labels.size());
    labels.push_back(translated(ui.text(), "examples", entry.name));
  }
  const bool isOwn = edited.data.own || edited.data.table;
  if (isOwn) {
    index = static_cast<int>(labels.size());
    const Examples& own = lab_.data().all;
    labels.push_back(ui.text().format("data.own", {{"name", own.name}, {"count", std::to_string(own.size())}}));
  }
  if (choice(ui, "network.data", {}, labels, index) && index < static_cast<int>(catalog.size()))
    chooseExamples(edited, catalog[static_cast<std::size_t>(index)].name);
  if (!isOwn) {
    const ExampleEntry& entry = *findExamples(edited.data.name);
    for (std::size_t i = 0; i < entry.settings.size(); ++i) {
      const std::string id = "setting." + std::string(entry.settings[i].name);
      const std::string key = entry.settings[i].name == "seed" ? "hyperparameter.seed" : id + ".label";
      Hyperparameter declaration = entry.settings[i];
      declaration.symbol = {};  // stands in the label already
      hyperparameter(ui, id, declaration, ui.text()(key), {}, edited.data.settings[i]);
    }
  }
  if (edited.data.table) drawColumns(ui, edited);
  drawTarget(ui, edited);
  if (edited.data.table)
    drawInputColumns(ui, edited);
  else
    drawFeatures(ui, edited);
  for (const std::string& note : dataNotes(ui.text(), lab_)) mutedText(ui, note);
}

/// Of examples with one number: the number, or two classes that a threshold makes of it.
void NetworkLabView::drawTarget(Ui& ui, Config& edited) {
  if (!lab_.data().numberRange) return;
  const auto [low, high] = *lab_.data().numberRange;
  std::optional<double>& threshold = edited.data.threshold;
  int index = threshold ? 1 : 0;
  const std::vector<std::string> kinds = {std::string(ui.text()("network.target.number")),
                                          std::string(ui.text()("network.target.classes"))};
  if (choice(ui, "network.target", ui.text()("network.target"), kinds, index))
    threshold = index == 1 ? std::optional((low + high) / 2) : std::nullopt;
  if (!threshold || !(low < high)) return;
  const Hyperparameter declaration{
      .name = "threshold", .symbol = "", .minimum = low, .maximum = high, .fallback = (low + high) / 2};
  hyperparameter(ui, "network.target.threshold", declaration, ui.text()("network.target.threshold"), {}, *threshold);
}

/// Whose examples a click in the map adds.
void NetworkLabView::drawBrush(Ui& ui, Config& edited) {
  const Examples& all = lab_.data().all;
  if (!all.isClassified() || all.inputCount() != 2) return;
  std::vector<std::string> labels = {std::string(ui.text()("network.brush.off"))};
  for (int k = 0; k < static_cast<int>(all.classCount()); ++k) labels.push_back(className(ui.text(), all, k));
  int index = edited.look.brush + 1;
  if (choice(ui, "network.brush", ui.text()("network.brush"), labels, index)) edited.look.brush = index - 1;
  if (edited.look.brush >= 0) mutedText(ui, ui.text()("network.brush.hint"));
}

/// Which inputs the network gets, and which two of them the map shows.
void NetworkLabView::drawFeatures(Ui& ui, Config& edited) {
  NetworkDataConfig& data = edited.data;
  Examples all;
  all.inputNames = lab_.data().inputNames;
  const auto count = static_cast<int>(all.inputNames.size());
  if (count > 2 && count <= mostFeatures) {
    std::vector<int> features = data.features;
    if (features.empty())
      for (int i = 0; i < count; ++i) features.push_back(i);
    for (int i = 0; i < count; ++i) {
      const auto place = std::find(features.begin(), features.end(), i);
      bool isUsed = place != features.end();
      if (!checkbox(ui, "network.feature." + std::to_string(i), inputName(ui.text(), all, i), isUsed)) continue;
      if (isUsed)
        features.push_back(i);
      else if (features.size() > 1)
        features.erase(place);
      std::sort(features.begin(), features.end());
      data.features = features;
      lookAnew(edited);
      return;
    }
  }
  drawAxes(ui, edited);
}

void NetworkLabView::drawAxes(Ui& ui, Config& edited) {
  const Examples& used = lab_.data().all;
  if (used.inputCount() < 3) return;
  std::vector<std::string> names;
  for (Index i = 0; i < used.inputCount(); ++i) names.push_back(inputName(ui.text(), used, i));
  auto& axes = edited.look.axes;
  const std::array<int, 2> before = axes;
  const bool isFirst = choice(ui, "network.axis.0", ui.text()("network.axis.first"), names, axes[0]);
  const bool isSecond = choice(ui, "network.axis.1", ui.text()("network.axis.second"), names, axes[1]);
  if (!isFirst && !isSecond) return;
  if (axes[0] == axes[1]) (isFirst ? axes[1] : axes[0]) = isFirst ? before[0] : before[1];
  edited.look.fit("boundary");
}

/// The user's own examples, and what each example is for.
void NetworkLabView::drawSplit(Ui& ui, Config& edited) {
  if (ui.openData && button(ui, "data.open", ui.text()("data.open"), ui.text()("network.data.open.hint")))
    ui.openData();
  drawBrush(ui, edited);
  NetworkDataConfig& data = edited.data;
  const auto share = [&](std::string_view id, double fallback, double most, double& value) {
    const Hyperparameter declaration{.name = id, .symbol = "", .minimum = 0, .maximum = 1, .fallback = fallback};
    if (hyperparameter(ui, id, declaration, ui.text()(id), {}, value)) value = std::min(value, most);
  };
  share("network.trainShare", 0.7, 1 - data.validationShare, data.trainShare);
  share("network.validationShare", 0, 1 - data.trainShare, data.validationShare);
  auto seed = static_cast<double>(data.splitSeed);
  const Hyperparameter declaration{
      .name = "split", .symbol = "", .minimum = 0, .maximum = mostDataSeeds, .fallback = 1, .isWhole = true};
  if (hyperparameter(ui, "network.splitSeed", declaration, ui.text()("network.splitSeed"), {}, seed))
    data.splitSeed = static_cast<std::uint64_t>(std::lround(seed));
  checkbox(ui, "network.standardised", ui.text()("network.standardised"), data.isStandardised,
           ui.text()("network.standardised.hint"));
}

}  // namespace descenso
