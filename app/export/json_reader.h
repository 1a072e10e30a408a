// JSON text into values, with the line and column of everything that is wrong with it.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/data/csv.h"

namespace descenso {

/// Counted from 1; columns in characters.
struct TextPosition {
  int line = 1;
  int column = 1;
  bool operator==(const TextPosition&) const = default;
};

/// Strict: duplicate keys, NaN, Infinity, numbers beyond double precision's range, and more than 64 levels are refused.
/// Throws ReadError.
nlohmann::json readJson(std::string_view text, std::string_view name);

/// Where the value of a JSON pointer begins in a text that readJson accepts. A pointer that leads nowhere gives the
/// nearest value on the way to it.
TextPosition locate(std::string_view text, std::string_view pointer);

}  // namespace descenso
