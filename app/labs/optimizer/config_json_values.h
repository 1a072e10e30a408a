// What the parts of the optimizer lab's scenes share.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "app/labs/optimizer/config.h"
#include "app/labs/values_json.h"

namespace descenso {

/// config_json_problem.cpp
nlohmann::json toJson(const ProblemConfig& problem);
/// The problem with its own map and start; throws SceneError.
void readProblem(const nlohmann::json& value, const std::string& pointer, OptimizerLabConfig& config);

}  // namespace descenso
