#include "engine/math/message.h"

#include <algorithm>

#include "engine/math/format.h"

namespace descenso {
namespace {

using FilledPlaces = std::vector<std::pair<std::string_view, std::string>>;

std::string englishOf(std::string_view text, const std::vector<MessageValue>& values) {
  FilledPlaces places;
  for (const MessageValue& value : values) {
    const bool isMessage = value.kind == MessageValue::Kind::message;
    places.emplace_back(value.place, isMessage ? englishOf(value.text, value.values) : value.text);
  }
  return filled(text, places);
}

}  // namespace

MessageValue::MessageValue(std::string_view name, double number)
    : place(name), kind(Kind::number), text(numberText(number)) {}

MessageValue::MessageValue(std::string_view name, const Message& message)
    : place(name), kind(Kind::message), text(message.text), values(message.values) {}

std::string english(const Message& message) { return englishOf(message.text, message.values); }

std::string filled(std::string_view pattern, std::span<const std::pair<std::string_view, std::string>> values) {
  std::string result;
  // One pass over the pattern, so that braces inside a value are left alone.
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    result.append(pattern.substr(0, open));
    pattern.remove_prefix(open);
    const std::size_t close = pattern.find('}');
    if (close == std::string_view::npos) break;
    const std::string_view name = pattern.substr(1, close - 1);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& each) { return each.first == name; });
    if (value == values.end()) {
      result += '{';  // and what follows may hold a place
      pattern.remove_prefix(1);
    } else {
      result += value->second;
      pattern.remove_prefix(close + 1);
    }
  }
  return result.append(pattern);
}

Message alternatives(std::span<const std::string_view> names) {
  std::string others;
  for (std::size_t i = 0; i + 1 < names.size(); ++i) others.append(i > 0 ? ", " : "").append(names[i]);
  const std::string_view last = names.empty() ? std::string_view() : names.back();
  if (names.size() < 2) return verbatim(last);
  return {"{others} or {last}"_message, {{"others", others}, {"last", last}}};
}

Message verbatim(std::string_view text) { return {"{text}"_message, {{"text", text}}}; }

Message messageOf(const std::exception& error) {
  if (const auto* holder = dynamic_cast<const MessageHolder*>(&error)) return holder->message();
  return verbatim(error.what());
}

}  // namespace descenso
