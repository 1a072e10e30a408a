#include "app/text/translations.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/text/nearest.h"
#include "app/text/numbers.h"
#include "assets/assets.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr std::string_view folder = "lang/";
constexpr std::string_view extension = ".json";

bool isLanguageFile(std::string_view path) {
  return path.starts_with(folder) && path.ends_with(extension) && path.size() > folder.size() + extension.size();
}

std::string_view codeOf(std::string_view path) {
  return path.substr(folder.size(), path.size() - folder.size() - extension.size());
}

std::vector<std::string_view> codes() {
  std::vector<std::string_view> found;
  for (const Asset& file : assets()) {
    if (isLanguageFile(file.path)) found.push_back(codeOf(file.path));
  }
  return found;
}

bool isLanguage(std::string_view code) {
  const auto known = codes();
  return std::find(known.begin(), known.end(), code) != known.end();
}

nlohmann::json readFile(std::string_view code) {
  std::string path(folder);
  path.append(code).append(extension);
  return nlohmann::json::parse(asset(path));
}

constexpr std::string_view messages = "messages";  // the member that holds the translations of messages

}  // namespace

Translations::Translations(std::string_view language) : language_(language) {
  if (!isLanguage(language)) throw InvalidArgument(unknownName("language"_message, language, codes()));
  const auto file = readFile(language);
  for (const auto& [key, text] : file.items()) {
    if (key == messages)
      messages_ = text.get<Texts>();
    else
      texts_.emplace(key, text.get<std::string>());
  }
}

std::string_view Translations::operator()(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found != texts_.end()) return found->second;
  // The set owns the key: the view stays valid as long as these translations do.
  return *missing_.emplace(key).first;
}

std::string Translations::format(std::string_view key,
                                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
  return filled((*this)(key), std::vector<std::pair<std::string_view, std::string>>(values.begin(), values.end()));
}

std::string Translations::say(std::string_view english, const std::vector<MessageValue>& values) const {
  std::vector<std::pair<std::string_view, std::string>> places;
  for (const MessageValue& value : values) {
    switch (value.kind) {
      case MessageValue::Kind::words:
        places.emplace_back(value.place, value.text);
        break;
      case MessageValue::Kind::number:
        places.emplace_back(value.place, formatDecimal(value.text));
        break;
      case MessageValue::Kind::name: {
        const auto known = texts_.find(value.group + "." + value.text);
        places.emplace_back(value.place, known == texts_.end() ? value.text : known->second);
        break;
      }
      case MessageValue::Kind::message:
        places.emplace_back(value.place, say(value.text, value.values));
        break;
    }
  }
  const auto translation = messages_.find(english);
  return filled(translation == messages_.end() ? english : std::string_view(translation->second), places);
}

std::string translated(const Translations& text, std::string_view group, std::string_view name) {
  return std::string(text(std::string(group) + "." + std::string(name)));
}

std::vector<Language> languages() {
  std::vector<Language> found;
  for (const std::string_view code : codes()) {
    found.push_back({std::string(code), std::string(Translations(code)("language.name"))});
  }
  return found;
}

std::string systemLanguage() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    // The first variable that is set decides, as in the C library.
    const std::string_view locale = value;
    const std::string_view code = locale.substr(0, locale.find_first_of("_.@"));
    return isLanguage(code) ? std::string(code) : "en";
  }
  return "en";
}

}  // namespace descenso
