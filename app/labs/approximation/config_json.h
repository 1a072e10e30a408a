// The approximation lab's settings as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/labs/approximation/config.h"

namespace descenso {

nlohmann::json toJson(const ApproximationConfig& config);
/// What is not given keeps its default. Throws SceneError.
ApproximationConfig readApproximationConfig(const nlohmann::json& value);

}  // namespace descenso
