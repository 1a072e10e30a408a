// The network lab's configuration as JSON, readable and written by hand.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/labs/network/config.h"

namespace descenso {

nlohmann::json toJson(const NetworkLabConfig& config);
/// Members that are missing keep their defaults, a data set its own settings. Throws SceneError.
NetworkLabConfig readNetworkLabConfig(const nlohmann::json& value);

// config_json_data.cpp
nlohmann::json toJson(const NetworkDataConfig& data);
/// Takes over the data, and looks at all of them. Throws SceneError.
void readNetworkData(const nlohmann::json& value, const std::string& pointer, NetworkLabConfig& config);

}  // namespace descenso
