// The network lab's configuration as JSON, readable and written by hand.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

#include "app/labs/network/config.h"

namespace descenso {

class JsonObject;

nlohmann::json toJson(const NetworkLabConfig& config);
/// Members that are missing keep their defaults, a data set its own settings; `tables` are those that are in memory.
/// Throws SceneError.
NetworkLabConfig readNetworkLabConfig(const nlohmann::json& value, std::span<const OwnTablePtr> tables = {});

/// Hidden layers.
nlohmann::json hiddenLayersJson(const std::vector<LayerConfig>& layers);
/// Throws SceneError.
std::vector<LayerConfig> readHiddenLayers(const nlohmann::json& value, const std::string& pointer);

// config_json_data.cpp
nlohmann::json toJson(const NetworkDataConfig& data);
/// Takes over the data, and looks at all of them. Throws SceneError.
void readNetworkData(const nlohmann::json& value, const std::string& pointer, std::span<const OwnTablePtr> tables,
                     NetworkLabConfig& config);
/// The member "threshold", where it is there.
void readThreshold(const JsonObject& object, NetworkDataConfig& data);

// config_json_table.cpp
/// The table with all its values, or, where it is too large for a scene, what tells it from others.
nlohmann::json tableJson(const OwnTable& table);
/// One of `tables`, where it is among them. Throws SceneError.
OwnTablePtr readOwnTable(const nlohmann::json& value, const std::string& pointer, std::span<const OwnTablePtr> tables);
nlohmann::json columnsJson(const Table& table, const ColumnChoice& columns);
/// Members that are missing are as usualColumns has them. Throws SceneError.
ColumnChoice readColumns(const nlohmann::json* value, const std::string& pointer, const Table& table);

// config_json_look.cpp
nlohmann::json toJson(const NetworkLabLook& look);
/// Throws SceneError.
void readNetworkLook(const nlohmann::json& value, const std::string& pointer, NetworkLabLook& look);

}  // namespace descenso
