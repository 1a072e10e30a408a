#include "app/labs/view_json.h"

#include <array>

#include "app/labs/read_json.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

json toJson(const AxisView& axis) { return {{"low", axis.low}, {"high", axis.high}, {"fit", axis.fit}}; }

void readAxis(const json& value, const std::string& pointer, AxisView& axis) {
  const JsonObject object(value, pointer, {"low", "high", "fit"});
  object.number("low", axis.low, -1e300, 1e300);
  object.number("high", axis.high, -1e300, 1e300);
  object.flag("fit", axis.fit);
  if (!(axis.low < axis.high)) throw SceneError(object.pointer("high"), "must be above low"_message);
}

}  // namespace

std::span<const std::string_view> colorMapNames() {
  static constexpr std::array<std::string_view, 6> names = {"slate", "viridis", "cividis", "batlow", "vik", "rdbu"};
  return names;
}

std::span<const std::string_view> scaleNames() {
  static constexpr std::array<std::string_view, 2> names = {"linear", "logarithmic"};
  return names;
}

json toJson(const PlotView& view) {
  json value = {{"x", toJson(view.x)},
                {"y", toJson(view.y)},
                {"yScale", scaleNames()[view.yScale == Scale::linear ? 0 : 1]},
                {"equal", view.equal},
                {"grid", view.grid},
                {"legend", view.legend},
                {"crosshair", view.crosshair},
                {"hidden", json::array()}};
  for (const std::string& name : view.hidden) value["hidden"].push_back(name);
  if (!(view.inset == PlotInset{}))
    value["inset"] = {{"shown", view.inset.isShown}, {"x", toJson(view.inset.x)}, {"y", toJson(view.inset.y)}};
  if (view.held) value["held"] = {view.held->x, view.held->y};
  return value;
}

namespace {

void readInset(const json& value, const std::string& pointer, PlotInset& inset) {
  const JsonObject object(value, pointer, {"shown", "x", "y"});
  object.flag("shown", inset.isShown);
  if (const json* axis = object.find("x")) readAxis(*axis, object.pointer("x"), inset.x);
  if (const json* axis = object.find("y")) readAxis(*axis, object.pointer("y"), inset.y);
}

}  // namespace

void readPlotView(const json& value, const std::string& pointer, PlotView& view) {
  const JsonObject object(value, pointer,
                          {"x", "y", "yScale", "equal", "grid", "legend", "crosshair", "hidden", "inset", "held"});
  if (const json* axis = object.find("x")) readAxis(*axis, object.pointer("x"), view.x);
  if (const json* axis = object.find("y")) readAxis(*axis, object.pointer("y"), view.y);
  object.oneOf("yScale", view.yScale, scaleNames());
  object.flag("equal", view.equal);
  object.flag("grid", view.grid);
  object.flag("legend", view.legend);
  object.flag("crosshair", view.crosshair);
  if (const json* held = object.find("held")) {
    const std::string at = object.pointer("held");
    if (!held->is_array() || held->size() != 2) throw SceneError(at, "must be two numbers such as [-1.5, 8.5]"_message);
    view.held = DataPoint{readNumber((*held)[0], childPointer(at, "0"), -1e300, 1e300),
                          readNumber((*held)[1], childPointer(at, "1"), -1e300, 1e300)};
  }
  if (const json* inset = object.find("inset")) readInset(*inset, object.pointer("inset"), view.inset);
  if (const json* hidden = object.find("hidden")) {
    view.hidden.clear();
    const std::string place = object.pointer("hidden");
    for (std::size_t i = 0; i < readArray(*hidden, place).size(); ++i)
      view.hidden.insert(readText((*hidden)[i], childPointer(place, std::to_string(i))));
  }
}

json toJson(const Camera& camera) {
  return {{"azimuth", camera.azimuth},
          {"elevation", camera.elevation},
          {"distance", camera.distance},
          {"pan", {camera.pan.x, camera.pan.y}}};
}

void readCamera(const json& value, const std::string& pointer, Camera& camera) {
  const JsonObject object(value, pointer, {"azimuth", "elevation", "distance", "pan"});
  object.number("azimuth", camera.azimuth, -360, 360);
  object.number("elevation", camera.elevation, -89, 89);
  object.number("distance", camera.distance, 0.1, 100);
  if (const json* pan = object.find("pan")) {
    const std::string place = object.pointer("pan");
    if (!pan->is_array() || pan->size() != 2) throw SceneError(place, "must be two numbers such as [0, 0]"_message);
    camera.pan.x = static_cast<float>(readNumber((*pan)[0], childPointer(place, "0"), -100, 100));
    camera.pan.y = static_cast<float>(readNumber((*pan)[1], childPointer(place, "1"), -100, 100));
  }
}

}  // namespace descenso
