#include "app/labs/read_json.h"

#include <algorithm>
#include <cmath>

#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

/// What stands there, short enough for a message.
MessageValue shown(const json& value) {
  if (value.is_object()) return {"got", "an object"_message};
  if (value.is_array()) return {"got", "an array"_message};
  std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
  if (text.size() > 40) text = text.substr(0, 37) + "...";
  return {"got", text};
}

[[noreturn]] void refuse(const std::string& pointer, const Message& wanted, const json& value) {
  throw SceneError(pointer, {"must be {wanted}, got {got}"_message, {{"wanted", wanted}, shown(value)}});
}

Message range(double low, double high) {
  if (low == -anyNumber && high == anyNumber) return "a number"_message;
  if (high == anyNumber) return {"a number of at least {low}"_message, {{"low", low}}};
  return {"a number in [{low}, {high}]"_message, {{"low", low}, {"high", high}}};
}

}  // namespace

std::string childPointer(std::string_view pointer, std::string_view name) {
  std::string child(pointer);
  child += '/';
  for (const char c : name) {
    if (c == '~')
      child += "~0";
    else if (c == '/')
      child += "~1";
    else
      child += c;
  }
  return child;
}

double readNumber(const json& value, const std::string& pointer, double low, double high) {
  if (!value.is_number()) refuse(pointer, range(low, high), value);
  const double number = value.get<double>();
  if (!std::isfinite(number) || number < low || number > high) refuse(pointer, range(low, high), value);
  return number;
}

long readWhole(const json& value, const std::string& pointer, long low, long high) {
  const Message wanted("a whole number in [{low}, {high}]"_message, {{"low", low}, {"high", high}});
  if (!value.is_number()) refuse(pointer, wanted, value);
  // 200.0 is as whole as 200; a double holds every whole number that is asked for here.
  const double number = value.get<double>();
  if (!(number >= static_cast<double>(low) && number <= static_cast<double>(high)) || number != std::floor(number))
    refuse(pointer, wanted, value);
  return static_cast<long>(number);
}

bool readBool(const json& value, const std::string& pointer) {
  if (!value.is_boolean()) refuse(pointer, "true or false"_message, value);
  return value.get<bool>();
}

const std::string& readText(const json& value, const std::string& pointer) {
  if (!value.is_string()) refuse(pointer, "a text"_message, value);
  return value.get_ref<const std::string&>();
}

std::size_t readName(const json& value, const std::string& pointer, std::span<const std::string_view> names) {
  if (value.is_string()) {
    const auto found = std::find(names.begin(), names.end(), value.get_ref<const std::string&>());
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  }
  refuse(pointer, alternatives(names), value);
}

const json& readArray(const json& value, const std::string& pointer) {
  if (!value.is_array()) refuse(pointer, "an array"_message, value);
  return value;
}

JsonObject::JsonObject(const json& value, std::string pointer, std::span<const std::string_view> members)
    : value_(value), pointer_(std::move(pointer)) {
  if (!value.is_object()) refuse(pointer_, "an object"_message, value);
  for (const auto& item : value.items()) {
    if (std::find(members.begin(), members.end(), item.key()) != members.end()) continue;
    throw SceneError(childPointer(pointer_, item.key()),
                     {"unknown member; known are {names}"_message, {{"names", alternatives(members)}}});
  }
}

const json* JsonObject::find(std::string_view name) const {
  const auto found = value_.find(std::string(name));
  return found == value_.end() ? nullptr : &*found;
}

void JsonObject::number(std::string_view name, double& out, double low, double high) const {
  if (const json* value = find(name)) out = readNumber(*value, pointer(name), low, high);
}

void JsonObject::number(std::string_view name, float& out, double low, double high) const {
  if (const json* value = find(name)) out = static_cast<float>(readNumber(*value, pointer(name), low, high));
}

void JsonObject::whole(std::string_view name, long& out, long low, long high) const {
  if (const json* value = find(name)) out = readWhole(*value, pointer(name), low, high);
}

void JsonObject::flag(std::string_view name, bool& out) const {
  if (const json* value = find(name)) out = readBool(*value, pointer(name));
}

void JsonObject::text(std::string_view name, std::string& out) const {
  if (const json* value = find(name)) out = readText(*value, pointer(name));
}

}  // namespace descenso
