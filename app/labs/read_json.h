// Reads the JSON of a scene strictly: whatever is unknown, of another type or out of range becomes a SceneError that
// names the place and what would be right. Members that are missing leave what is there.
#pragma once

#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "app/labs/lab.h"

namespace descenso {

/// "/optimizers/0" and "values" become "/optimizers/0/values", escaped as RFC 6901 wants it.
std::string childPointer(std::string_view pointer, std::string_view name);

/// Numbers in [low, high]; JSON has no other than finite ones.
double readNumber(const nlohmann::json& value, const std::string& pointer, double low, double high);
long readWhole(const nlohmann::json& value, const std::string& pointer, long low, long high);
bool readBool(const nlohmann::json& value, const std::string& pointer);
const std::string& readText(const nlohmann::json& value, const std::string& pointer);
/// The place of a text among `names`.
std::size_t readName(const nlohmann::json& value, const std::string& pointer, std::span<const std::string_view> names);
const nlohmann::json& readArray(const nlohmann::json& value, const std::string& pointer);

/// An object whose members are all known.
class JsonObject {
 public:
  JsonObject(const nlohmann::json& value, std::string pointer, std::initializer_list<std::string_view> members)
      : JsonObject(value, std::move(pointer), std::span(members.begin(), members.size())) {}
  JsonObject(const nlohmann::json& value, std::string pointer, std::span<const std::string_view> members);

  /// nullptr where the member is missing.
  const nlohmann::json* find(std::string_view name) const;
  std::string pointer(std::string_view name) const { return childPointer(pointer_, name); }

  void number(std::string_view name, double& out, double low, double high) const;
  void number(std::string_view name, float& out, double low, double high) const;
  void whole(std::string_view name, long& out, long low, long high) const;
  void flag(std::string_view name, bool& out) const;
  void text(std::string_view name, std::string& out) const;
  /// An enumeration whose values 0, 1, 2 … have these names.
  template <class Enum>
  void oneOf(std::string_view name, Enum& out, std::span<const std::string_view> names) const {
    if (const auto* value = find(name)) out = static_cast<Enum>(readName(*value, pointer(name), names));
  }

 private:
  const nlohmann::json& value_;
  std::string pointer_;
};

inline constexpr double anyNumber = std::numeric_limits<double>::max();

}  // namespace descenso
