// What the user sees of plots, as JSON: shared by the labs' scenes.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "app/plot/painter.h"
#include "app/plot/plot_view.h"

namespace descenso {

nlohmann::json toJson(const PlotView& view);
/// Overwrites the members that are given. Throws SceneError.
void readPlotView(const nlohmann::json& value, const std::string& pointer, PlotView& view);

nlohmann::json toJson(const Camera& camera);
void readCamera(const nlohmann::json& value, const std::string& pointer, Camera& camera);

/// Names of ColorMap's values, in order.
std::span<const std::string_view> colorMapNames();
/// Names of Scale's values, in order.
std::span<const std::string_view> scaleNames();

}  // namespace descenso
