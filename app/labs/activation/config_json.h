// The activation lab's configuration as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/labs/activation/config.h"

namespace descenso {

nlohmann::json toJson(const ActivationConfig& config);
/// Members that are missing keep their defaults. Throws SceneError.
ActivationConfig readActivationConfig(const nlohmann::json& value);

}  // namespace descenso
