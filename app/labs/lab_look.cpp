#include "app/labs/lab_look.h"

#include <stdexcept>
#include <vector>

#include "app/labs/read_json.h"
#include "app/labs/view_json.h"

namespace descenso {
namespace {

using nlohmann::json;

}  // namespace

LabLook::LabLook(std::span<const std::string_view> plots) : focus(plots.front()), side(plots.front()) {
  for (const std::string_view plot : plots) views.try_emplace(std::string(plot));
}

PlotView& LabLook::view(std::string_view plot) { return const_cast<PlotView&>(std::as_const(*this).view(plot)); }

const PlotView& LabLook::view(std::string_view plot) const {
  const auto found = views.find(plot);
  if (found == views.end()) throw std::out_of_range("no plot \"" + std::string(plot) + "\"");
  return found->second;
}

json toJson(const LabLook& look) {
  json value = {{"focus", look.focus}, {"side", look.side}};
  for (const auto& [plot, view] : look.views) value[plot] = toJson(view);
  return value;
}

std::vector<std::string_view> lookMembers(const LabLook& look) {
  std::vector<std::string_view> members = {"focus", "side"};
  for (const auto& [plot, view] : look.views) members.push_back(plot);
  return members;
}

void readLabLook(const json& value, const std::string& pointer, LabLook& look) {
  readLookMembers(JsonObject(value, pointer, lookMembers(look)), look);
}

void readLookMembers(const JsonObject& object, LabLook& look) {
  std::vector<std::string_view> plots;
  for (auto& [plot, view] : look.views) {
    plots.push_back(plot);
    if (const json* given = object.find(plot)) readPlotView(*given, object.pointer(plot), view);
  }
  const auto readPlot = [&](std::string_view name, std::string& plot) {
    if (const json* given = object.find(name)) plot = plots[readName(*given, object.pointer(name), plots)];
  };
  readPlot("focus", look.focus);
  readPlot("side", look.side);
}

}  // namespace descenso
