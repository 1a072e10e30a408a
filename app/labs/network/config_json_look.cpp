#include "app/labs/network/config_json.h"
#include "app/labs/values_json.h"
#include "app/labs/view_json.h"
#include "engine/math/message.h"
#include "engine/networks/counting.h"

namespace descenso {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> sweepNames = {"architecture", "units", "examples", "penalty", "models"};

json sweepJson(const NetworkSweepConfig& sweep) {
  return {{"of", sweepNames[static_cast<std::size_t>(sweep.kind)]},
          {"updates", sweep.updates},
          {"gamma", sweep.gamma},
          {"c", sweep.c}};
}

json countingJson(const CountingConfig& counting) {
  return {{"of", countedNames[static_cast<std::size_t>(counting.of)]},
          {"sizes", counting.sizes},
          {"batch", counting.batch},
          {"vocabulary", counting.vocabulary},
          {"units", counting.units},
          {"side", counting.side},
          {"outputs", counting.outputs},
          {"filter", counting.filter}};
}

void readCounting(const json& value, const std::string& pointer, CountingConfig& counting) {
  const JsonObject object(value, pointer, {"of", "sizes", "batch", "vocabulary", "units", "side", "outputs", "filter"});
  object.oneOf("of", counting.of, countedNames);
  if (const json* sizes = object.find("sizes")) {
    const std::string place = object.pointer("sizes");
    readArray(*sizes, place);
    if (sizes->size() < 2 || sizes->size() > mostCountedSizes)
      throw SceneError(place, {"must hold 2 to {most} sizes, holds {got}"_message,
                               {{"most", mostCountedSizes}, {"got", sizes->size()}}});
    counting.sizes.clear();
    for (std::size_t i = 0; i < sizes->size(); ++i)
      counting.sizes.push_back(readWhole((*sizes)[i], childPointer(place, std::to_string(i)), 1, mostCounted));
  }
  object.whole("batch", counting.batch, 1, mostCountedBatch);
  object.whole("vocabulary", counting.vocabulary, 1, mostVocabulary);
  object.whole("units", counting.units, 1, mostCountedUnits);
  object.whole("side", counting.side, 1, mostImageSide);
  object.whole("outputs", counting.outputs, 1, mostCountedUnits);
  object.whole("filter", counting.filter, 1, mostFilterSide);
}

/// Under which the view of a plot stands: "slice" says which plane is shown.
std::string_view viewMember(std::string_view plot) { return plot == "slice" ? "loss" : plot; }

/// Two whole numbers.
template <class Number>
void readPair(const json& value, const std::string& pointer, long most, Number& first, Number& second) {
  if (!value.is_array() || value.size() != 2)
    throw SceneError(pointer, "must be two whole numbers such as [0, 1]"_message);
  first = static_cast<Number>(readWhole(value[0], childPointer(pointer, "0"), 0, most));
  second = static_cast<Number>(readWhole(value[1], childPointer(pointer, "1"), 0, most));
}

}  // namespace

json toJson(const NetworkLabLook& look) {
  json object = {{"slice", sliceNames[static_cast<std::size_t>(look.slice)]},
                 {"sliceWeights", look.sliceWeights},
                 {"sweep", sweepJson(look.sweep)},
                 {"counting", countingJson(look.counting)},
                 {"axes", look.axes},
                 {"layer", look.layer},
                 {"brush", look.brush},
                 {"points", look.showsPoints},
                 {"test", look.showsTest},
                 {"threshold", look.threshold},
                 {"discrete", look.isDiscrete},
                 {"dim", look.dim},
                 {"focus", look.focus},
                 {"side", look.side}};
  for (const auto& [plot, view] : look.views) object[viewMember(plot)] = toJson(view);
  if (look.pinned) object["pinned"] = {look.pinned->layer, look.pinned->unit};
  return object;
}

void readNetworkLook(const json& value, const std::string& pointer, NetworkLabLook& look) {
  std::vector<std::string_view> members = {"slice",     "sliceWeights", "sweep", "counting", "axes",
                                           "pinned",    "layer",        "brush", "points",   "test",
                                           "threshold", "discrete",     "dim",   "focus",    "side"};
  for (const auto& [plot, view] : look.views) members.push_back(viewMember(plot));
  const JsonObject object(value, pointer, members);
  for (auto& [plot, view] : look.views)
    if (const json* found = object.find(viewMember(plot))) readPlotView(*found, object.pointer(viewMember(plot)), view);
  object.oneOf("slice", look.slice, sliceNames);
  if (const json* weights = object.find("sliceWeights"))
    readPair(*weights, object.pointer("sliceWeights"), maximumParameters - 1, look.sliceWeights[0],
             look.sliceWeights[1]);
  if (const json* sweep = object.find("sweep")) {
    const JsonObject chosen(*sweep, object.pointer("sweep"), {"of", "updates", "gamma", "c"});
    chosen.oneOf("of", look.sweep.kind, sweepNames);
    chosen.whole("updates", look.sweep.updates, fewestSweepUpdates, mostSweepUpdates);
    chosen.number("gamma", look.sweep.gamma, gammaRange[0], gammaRange[1]);
    chosen.number("c", look.sweep.c, softnessRange[0], softnessRange[1]);
  }
  if (const json* counting = object.find("counting"))
    readCounting(*counting, object.pointer("counting"), look.counting);
  if (const json* axes = object.find("axes"))
    readPair(*axes, object.pointer("axes"), 1'000'000, look.axes[0], look.axes[1]);
  if (const json* pinned = object.find("pinned")) {
    look.pinned.emplace();
    readPair(*pinned, object.pointer("pinned"), 1'000'000, look.pinned->layer, look.pinned->unit);
  }
  long layer = look.layer;
  object.whole("layer", layer, 0, maximumHidden);
  look.layer = static_cast<int>(layer);
  long brush = look.brush;
  object.whole("brush", brush, -1, maximumClasses - 1);
  look.brush = static_cast<int>(brush);
  object.flag("points", look.showsPoints);
  object.flag("test", look.showsTest);
  long threshold = look.threshold;
  object.whole("threshold", threshold, thresholdRange[0], thresholdRange[1]);
  look.threshold = static_cast<int>(threshold);
  object.flag("discrete", look.isDiscrete);
  object.number("dim", look.dim, 0, 1);
  const auto plot = [&](std::string_view name, std::span<const std::string_view> names, std::string& out) {
    if (const json* found = object.find(name)) out = names[readName(*found, object.pointer(name), names)];
  };
  plot("focus", networkPlotNames(), look.focus);
  plot("side", networkPlotNames().subspan(1), look.side);
}

}  // namespace descenso
