// The optimizer lab's configuration as it stands in a scene.
//   {"problem": {"name": "gabor", "data": "book", "settings": {…}, "own": {"name": "…", "x": […], "y": […]}},
//    "optimizers": [{"name": "adam", "enabled": true, "values": {"alpha": 0.1}}],
//    "start": [-1.5, 8.5], "steps": 200, "look": {…}}
#pragma once

#include <nlohmann/json.hpp>

#include "app/labs/optimizer/config.h"

namespace descenso {

/// Every number keeps its bits.
nlohmann::json toJson(const OptimizerLabConfig& config);

/// Members that are missing keep their defaults, a problem its own start and range. Optimizers that are not listed do
/// not take part. Throws SceneError.
OptimizerLabConfig readOptimizerLabConfig(const nlohmann::json& value);

}  // namespace descenso
