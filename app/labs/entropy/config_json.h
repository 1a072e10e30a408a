// The settings of the lab of entropy and losses as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/labs/entropy/config.h"

namespace descenso {

nlohmann::json toJson(const EntropyConfig& config);
/// What is not given keeps its default. Throws SceneError.
EntropyConfig readEntropyConfig(const nlohmann::json& value);

}  // namespace descenso
