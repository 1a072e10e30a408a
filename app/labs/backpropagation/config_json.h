// The backpropagation lab's configuration in a scene.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/labs/backpropagation/config.h"

namespace descenso {

nlohmann::json toJson(const BackpropagationConfig& config);
/// A named graph brings its numbers; what else is given comes on top. Throws SceneError.
BackpropagationConfig readBackpropagationConfig(const nlohmann::json& value);

}  // namespace descenso
