// descenso list: what can be named on the command line, with what belongs to it.
#include <array>
#include <nlohmann/json.hpp>

#include "app/commands/command.h"
#include "app/commands/scene_argument.h"
#include "app/commands/text_table.h"
#include "app/text/nearest.h"
#include "engine/math/format.h"
#include "engine/optimizers/catalog.h"
#include "engine/problems/catalog.h"

namespace descenso {
namespace {

using Json = nlohmann::ordered_json;

struct ListArguments {
  std::string kind;
  bool json = false;
};

std::string rangeText(const Hyperparameter& h) {
  if (h.isChoice()) return english(alternatives(h.choices));
  return "[" + numberText(h.minimum) + ", " + numberText(h.maximum) + (h.openMaximum ? ")" : "]");
}

Json describe(const Hyperparameter& h) {
  Json one{{"name", h.name}, {"symbol", h.symbol}};
  if (h.isChoice()) {
    one["choices"] = h.choices;
    one["default"] = valueText(h, h.fallback);
  } else {
    one["minimum"] = h.minimum;
    one["maximum"] = h.maximum;
    one["maximumIncluded"] = !h.openMaximum;
    one["default"] = h.fallback;
    one["scale"] = h.scale == Scale::logarithmic ? "logarithmic" : "linear";
  }
  return one;
}

Json describe(const std::vector<Hyperparameter>& all) {
  Json list = Json::array();
  for (const Hyperparameter& h : all) list.push_back(describe(h));
  return list;
}

Json describe(const std::vector<Parameter>& all) {
  Json list = Json::array();
  for (const Parameter& p : all)
    list.push_back(
        {{"name", p.name}, {"symbol", p.symbol}, {"minimum", p.low}, {"maximum", p.high}, {"default", p.fixed}});
  return list;
}

/// One row a hyperparameter, the first with `begin` in front of it, the others indented by as many columns.
void addRows(std::vector<TextRow>& rows, const TextRow& begin, const std::vector<Hyperparameter>& all) {
  if (all.empty()) rows.push_back(begin);
  for (std::size_t i = 0; i < all.size(); ++i) {
    TextRow row = i == 0 ? begin : TextRow(begin.size());
    row.insert(row.end(), {std::string(all[i].name), std::string(all[i].symbol), rangeText(all[i]),
                           valueText(all[i], all[i].fallback)});
    rows.push_back(std::move(row));
  }
}

std::string listOptimizers(bool json) {
  Json list = Json::array();
  std::vector<TextRow> rows{{"OPTIMIZER", "HYPERPARAMETER", "SYMBOL", "RANGE", "DEFAULT"}};
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    const std::vector<Hyperparameter> all = declarations(entry);
    list.push_back({{"name", entry.name}, {"citation", entry.citation}, {"hyperparameters", describe(all)}});
    addRows(rows, {std::string(entry.name)}, all);
  }
  return json ? list.dump(2) + "\n" : textTable(rows);
}

std::string listProblems(bool json) {
  Json list = Json::array();
  std::vector<TextRow> rows{{"PROBLEM", "DATA", "START", "SETTING", "SYMBOL", "RANGE", "DEFAULT"}};
  for (const ProblemEntry& entry : problemCatalog()) {
    list.push_back(
        {{"name", entry.name},
         {"formula", entry.formula},
         {"citation", entry.citation},
         {"data", entry.dataSets},
         {"start", {entry.start.x(), entry.start.y()}},
         {"range", {{entry.range.low.x(), entry.range.high.x()}, {entry.range.low.y(), entry.range.high.y()}}},
         {"settings", describe(entry.settings)},
         {"parameters", describe(entry.parameters)},
         {"takesFormula", entry.takesFormula}});
    const std::string start = numberText(entry.start.x()) + "," + numberText(entry.start.y());
    std::vector<Hyperparameter> all = entry.settings;
    for (const Parameter& p : entry.parameters)
      all.push_back({.name = p.name, .symbol = p.symbol, .minimum = p.low, .maximum = p.high, .fallback = p.fixed});
    addRows(rows, {std::string(entry.name), english(alternatives(entry.dataSets)), start}, all);
  }
  return json ? list.dump(2) + "\n" : textTable(rows);
}

struct ListedPlot {
  std::string name;
  std::string title;
};

std::vector<ListedPlot> plotsOf(const Scene& scene, const Translations& text) {
  const LabEntry& entry = labOf(scene);
  const std::unique_ptr<Lab> lab = entry.makeState();
  std::vector<ListedPlot> plots;
  for (const std::string_view name : entry.makePlots(*lab)->names()) {
    const std::string key = "plot." + scene.lab + "." + std::string(name);
    plots.push_back({std::string(name), std::string(text(key))});
  }
  return plots;
}

std::string listScenes(bool json) {
  const Translations text("en");
  Json list = Json::array();
  std::vector<TextRow> rows{{"SCENE", "TITLE", "LAB", "PLOT", "PLOT'S TITLE"}};
  for (const std::string& name : builtInScenes()) {
    const Scene scene = builtInScene(name);
    const auto title = scene.title.find("en");
    TextRow begin{name, title == scene.title.end() ? "" : title->second, scene.lab};
    Json plots = Json::array();
    for (const ListedPlot& plot : plotsOf(scene, text)) {
      plots.push_back({{"name", plot.name}, {"title", plot.title}});
      begin.insert(begin.end(), {plot.name, plot.title});
      rows.push_back(begin);
      begin.assign(3, "");
    }
    list.push_back(
        {{"name", name}, {"title", scene.title}, {"lab", scene.lab}, {"rows", scene.rows}, {"plots", plots}});
  }
  return json ? list.dump(2) + "\n" : textTable(rows);
}

int list(const ListArguments& arguments) {
  constexpr std::array<std::string_view, 3> kinds = {"problems", "optimizers", "scenes"};
  needed("list", "one of problems, optimizers, scenes", arguments.kind);
  if (arguments.kind == "problems") {
    print(listProblems(arguments.json));
  } else if (arguments.kind == "optimizers") {
    print(listOptimizers(arguments.json));
  } else if (arguments.kind == "scenes") {
    print(listScenes(arguments.json));
  } else {
    throw InvalidArgument(unknownName("list"_message, arguments.kind, kinds));
  }
  return 0;
}

}  // namespace

void addList(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("list", "List problems, optimizers or scenes with what belongs to them");
  addCommon(*command);
  const auto arguments = std::make_shared<ListArguments>();
  command->add_option("KIND", arguments->kind, "problems, optimizers or scenes")->type_name("");
  command->add_flag("--json", arguments->json, "as JSON instead of a table");
  command->callback([command, &chosen, arguments] {
    refuseLeftOvers(*command);
    chosen = [arguments] { return list(*arguments); };
  });
}

}  // namespace descenso
