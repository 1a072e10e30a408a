#include "app/text/translations.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/text/nearest.h"
#include "assets/assets.h"

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

std::map<std::string, std::string, std::less<>> readTexts(std::string_view code) {
  std::string path(folder);
  path.append(code).append(extension);
  std::map<std::string, std::string, std::less<>> texts;
  const auto file = nlohmann::json::parse(asset(path));
  for (const auto& [key, text] : file.items()) texts.emplace(key, text.get<std::string>());
  return texts;
}

}  // namespace

Translations::Translations(std::string_view language) : language_(language) {
  if (!isLanguage(language)) throw std::invalid_argument(unknownName("language", language, codes()));
  texts_ = readTexts(language);
}

std::string_view Translations::operator()(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found != texts_.end()) return found->second;
  // The set owns the key: the view stays valid as long as these translations do.
  return *missing_.emplace(key).first;
}

std::string Translations::format(std::string_view key,
                                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
  const std::string_view text = (*this)(key);
  std::string result;
  std::size_t at = 0;
  // One pass over the pattern, so that braces inside a value are left alone.
  while (at < text.size()) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
    result.append(text.substr(at, open - at));
    result.append(value == values.end() ? text.substr(open, close + 1 - open) : value->second);
    at = close + 1;
  }
  return result.append(text.substr(at));
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
