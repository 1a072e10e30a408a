#include "app/labs/network/config.h"

#include <algorithm>

#include "engine/data/example_catalog.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 14> networkPlots = {
    "boundary", "diagram",  "curves",    "hidden", "slice",  "answer",     "confusion",
    "roc",      "accuracy", "gradients", "sweep",  "errors", "parameters", "shapes"};
constexpr std::array<std::string_view, 8> plotsWithAxes = {"boundary", "curves", "hidden",    "slice",
                                                           "accuracy", "roc",    "gradients", "errors"};

}  // namespace

NetworkLabLook::NetworkLabLook() : LabLook(plotsWithAxes) { side = networkPages().front().parts.front().plot; }

void NetworkLabLook::fit(std::string_view plot) { view(plot).x = view(plot).y = {}; }

NetworkLabConfig::NetworkLabConfig() : hidden(1) {
  training.optimizer.values = fallbacks(declarations(*findOptimizer("adam")));
  chooseExamples(*this, "circles");
}

std::span<const std::string_view> networkPlotNames() { return networkPlots; }

const std::vector<SidePage>& networkPages() {
  static const std::vector<SidePage> pages = {{"network", {{"diagram", 0.58f}, {"curves", 0.42f}}},
                                              {"inside", {{"hidden", 0.5f}, {"slice", 0.5f}}},
                                              {"quality", {{"answer", 0.34f}, {"confusion", 0.36f}, {"roc", 0.3f}}},
                                              {"training", {{"accuracy", 0.5f}, {"gradients", 0.5f}}},
                                              {"sweep", {{"sweep", 0.6f}, {"errors", 0.4f}}},
                                              {"counting", {{"parameters", 0.34f}, {"shapes", 0.66f}}}};
  return pages;
}

void dropStart(NetworkLabConfig& config) { config.training.start.clear(); }

void keepForComparison(NetworkLabConfig& config) {
  NetworkLabConfig kept = config;
  kept.kept.clear();
  kept.data = NetworkLabConfig().data;
  kept.data.threshold = config.data.threshold;
  kept.look = {};
  config.kept = {std::move(kept)};
}

void chooseSliceWeight(NetworkLabLook& look, std::size_t axis, Index parameter) {
  std::array<Index, 2>& chosen = look.sliceWeights;
  if (chosen.at(1 - axis) == parameter) chosen.at(1 - axis) = chosen.at(axis);
  chosen.at(axis) = parameter;
  look.slice = SliceKind::weights;
}

NetworkLabConfig withHalfRate(NetworkLabConfig config) {
  OptimizerConfig& optimizer = config.training.optimizer;
  const auto& declared = findOptimizer(optimizer.name)->hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i)
    if (declared[i].name == "alpha") optimizer.values[i] = clampValue(declared[i], optimizer.values[i] / 2);
  return config;
}

void addLayer(NetworkLabConfig& config) {
  if (static_cast<Index>(config.hidden.size()) >= maximumHidden) return;
  config.hidden.push_back(config.hidden.empty() ? LayerConfig{} : config.hidden.back());
  config.look.pinned.reset();
  dropStart(config);
}

void removeLayer(NetworkLabConfig& config) {
  if (config.hidden.empty()) return;
  config.hidden.pop_back();
  config.look.layer = std::clamp(config.look.layer, 0, std::max(0, static_cast<int>(config.hidden.size()) - 1));
  config.look.pinned.reset();
  dropStart(config);
}

void resizeLayer(NetworkLabConfig& config, std::size_t layer, Index units) {
  units = std::clamp<Index>(units, 1, maximumUnits);
  if (layer >= config.hidden.size() || config.hidden[layer].units == units) return;
  config.hidden[layer].units = units;
  config.look.pinned.reset();
  dropStart(config);
}

void chooseExamples(NetworkLabConfig& config, std::string_view name) {
  const ExampleEntry& entry = *findExamples(name);
  config.data.name = name;
  config.data.settings = fallbacks(entry.settings);
  config.data.own = nullptr;
  config.data.table = nullptr;
  config.data.columns = {};
  config.data.features.clear();
  config.data.threshold.reset();
  lookAnew(config);
}

bool fitsScene(const Table& table) { return table.rows() * std::ssize(table.columns) <= mostSceneNumbers; }

void chooseTable(NetworkLabConfig& config, OwnTablePtr table, ColumnChoice columns) {
  config.data.own = nullptr;
  config.data.table = std::move(table);
  config.data.features.clear();
  chooseColumns(config, std::move(columns));
}

void chooseColumns(NetworkLabConfig& config, ColumnChoice columns) {
  config.data.columns = std::move(columns);
  config.data.threshold.reset();
  lookAnew(config);
}

void lookAnew(NetworkLabConfig& config) {
  config.look.axes = {0, 1};
  config.look.pinned.reset();
  config.look.fit("boundary");
  dropStart(config);
}

}  // namespace descenso
