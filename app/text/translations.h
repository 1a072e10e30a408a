// Words of the interface by key, in one language; languages are the files found in assets/lang.
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/math/message.h"

namespace descenso {

class Translations {
 public:
  /// Throws std::invalid_argument for a language that is not there.
  explicit Translations(std::string_view language);

  /// The text of a key such as "menu.file". A key without text returns the key itself and is kept in missing().
  std::string_view operator()(std::string_view key) const;
  /// Replaces {name} in the text of a key.
  std::string format(std::string_view key,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;

  /// What a message says, in this language; in English where its text is not translated ("messages" of the file).
  std::string say(const Message& message) const { return say(message.text, message.values); }
  /// What an exception says.
  std::string say(const std::exception& error) const { return say(messageOf(error)); }

  bool has(std::string_view key) const { return texts_.contains(key); }
  std::string_view language() const { return language_; }
  const std::set<std::string>& missing() const { return missing_; }

 private:
  using Texts = std::map<std::string, std::string, std::less<>>;

  std::string say(std::string_view english, const std::vector<MessageValue>& values) const;

  std::string language_;
  Texts texts_;     ///< by key
  Texts messages_;  ///< by their English text
  mutable std::set<std::string> missing_;
};

/// The text of "GROUP.NAME".
std::string translated(const Translations& text, std::string_view group, std::string_view name);

struct Language {
  std::string code;  ///< "es"
  std::string name;  ///< in itself: "Español", the text of its key "language.name"
};
/// Every assets/lang/xx.json.
std::vector<Language> languages();

/// "es" for LC_ALL, LC_MESSAGES or LANG such as "es_MX.UTF-8", if that language is there; else "en".
std::string systemLanguage();

}  // namespace descenso
