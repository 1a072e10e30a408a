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

void readLabLook(const json& value, const std::string& pointer, LabLook& look) {
  std::vector<std::string_view> plots;
  for (const auto& [plot, view] : look.views) plots.push_back(plot);
  std::vector<std::string_view> members = plots;
  members.insert(members.end(), {"focus", "side"});
  const JsonObject object(value, pointer, members);
  for (auto& [plot, view] : look.views)
    if (const json* given = object.find(plot)) readPlotView(*given, object.pointer(plot), view);
  const auto readPlot = [&](std::string_view name, std::string& plot) {
    if (const json* given = object.find(name)) plot = plots[readName(*given, object.pointer(name), plots)];
  };
  readPlot("focus", look.focus);
  readPlot("side", look.side);
}

}  // namespace descenso
