// Declared numbers and choices in a scene: hyperparameters, settings.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/read_json.h"
#include "engine/math/hyperparameter.h"

namespace descenso {

// A choice by its name, so that a scene reads well; a number with its bits.
inline nlohmann::json valueJson(const Hyperparameter& declaration, double value) {
  if (declaration.isChoice()) return declaration.choices[static_cast<std::size_t>(value)];
  return value;
}

inline double readValue(const nlohmann::json& value, const std::string& pointer, const Hyperparameter& declaration) {
  if (declaration.isChoice()) return static_cast<double>(readName(value, pointer, declaration.choices));
  const double number = readNumber(value, pointer, -anyNumber, anyNumber);
  try {
    checkValue(declaration, number);
  } catch (const std::invalid_argument& error) {
    throw SceneError(pointer, messageOf(error));
  }
  return number;
}

template <class Declaration>
nlohmann::json valuesJson(const std::vector<Declaration>& declarations, const std::vector<double>& values) {
  nlohmann::json object = nlohmann::json::object();
  for (std::size_t i = 0; i < declarations.size(); ++i)
    object[std::string(declarations[i].name)] = valueJson(declarations[i], values[i]);
  return object;
}

template <class Declaration>
void readValues(const nlohmann::json& value, const std::string& pointer, const std::vector<Declaration>& declarations,
                std::vector<double>& values) {
  if (!value.is_object()) throw SceneError(pointer, "must be an object of names and values"_message);
  std::vector<std::string_view> names;
  for (const Declaration& declaration : declarations) names.push_back(declaration.name);
  for (const auto& item : value.items()) {
    const std::string place = childPointer(pointer, item.key());
    const auto found = std::find(names.begin(), names.end(), item.key());
    if (found == names.end())
      throw names.empty()
          ? SceneError(place, "unknown member; there is nothing to set here"_message)
          : SceneError(place, {"unknown member; known are {names}"_message, {{"names", alternatives(names)}}});
    const auto i = static_cast<std::size_t>(found - names.begin());
    values[i] = readValue(item.value(), place, declarations[i]);
  }
}

}  // namespace descenso
