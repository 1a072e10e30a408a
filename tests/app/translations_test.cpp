#include "app/text/translations.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "assets/assets.h"
#include "engine/data/example_catalog.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

using tests::refusal;

/// The locale variables as a test wants them, put back at its end.
class Locale {
 public:
  Locale() {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (const char* value = ::getenv(names[i])) before_[i] = value;
      ::unsetenv(names[i]);
    }
  }
  Locale(const Locale&) = delete;
  Locale& operator=(const Locale&) = delete;
  ~Locale() {
    for (std::size_t i = 0; i < names.size(); ++i) {
      ::unsetenv(names[i]);
      if (before_[i]) ::setenv(names[i], before_[i]->c_str(), 1);
    }
  }
  std::string with(const char* name, const char* value) {
    ::setenv(name, value, 1);
    return systemLanguage();
  }

 private:
  static constexpr std::array<const char*, 3> names = {"LC_ALL", "LC_MESSAGES", "LANG"};
  std::array<std::optional<std::string>, 3> before_;
};

TEST(Languages, AreFoundByTheirFiles) {
  const std::vector<Language> found = languages();
  ASSERT_GE(found.size(), 2u);
  EXPECT_EQ(found[0].code, "en");
  EXPECT_EQ(found[0].name, "English");
  EXPECT_EQ(found[1].code, "es");
  EXPECT_EQ(found[1].name, "Español");
}

TEST(Languages, AnUnknownOneIsRefused) {
  EXPECT_EQ(refusal<std::invalid_argument>([] { Translations("ess"); }),
            "there is no language \"ess\"; did you mean \"es\"?");
  EXPECT_THROW(Translations(""), std::invalid_argument);
  EXPECT_THROW(Translations("../lang/en"), std::invalid_argument);
}

std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    found.insert(text.substr(open, text.find('}', open) - open + 1));
  }
  return found;
}

TEST(Languages, HaveTheSameKeysAndPlaceholders) {
  const auto english = nlohmann::json::parse(asset("lang/en.json"));
  for (const Language& language : languages()) {
    auto texts = nlohmann::json::parse(asset("lang/" + language.code + ".json"));
    texts.erase("messages");  // looked up by their English text: messages_test.cpp
    EXPECT_EQ(texts.size(), english.size()) << language.code;
    for (const auto& [key, text] : english.items()) {
      ASSERT_TRUE(texts.contains(key)) << language.code << " lacks " << key;
      const auto other = texts[key].get<std::string>();
      EXPECT_FALSE(other.empty()) << key;
      EXPECT_EQ(placeholders(text.get<std::string>()), placeholders(other)) << language.code << ": " << key;
    }
  }
}

std::string hyphenated(std::string_view words) {
  std::string key(words);
  std::replace(key.begin(), key.end(), ' ', '-');
  return key;
}

TEST(Languages, NameEverySetOfExamplesAndItsSettings) {
  for (const Language& language : languages()) {
    const Translations text(language.code);
    for (const ExampleEntry& entry : exampleCatalog()) {
      text("examples." + std::string(entry.name));
      for (const Hyperparameter& setting : entry.settings) {
        text("setting." + std::string(setting.name));
        text("setting." + std::string(setting.name) + ".label");
      }
      if (!entry.settings.empty()) continue;
      const Examples table = makeExamples(entry.name);
      for (const std::string& name : table.inputNames) text("column." + hyphenated(name));
      for (const std::string& name : table.classNames) text("class." + hyphenated(name));
      text("column." + hyphenated(table.targetName));
    }
    EXPECT_EQ(text.missing(), std::set<std::string>{}) << language.code;
  }
}

TEST(Translations, AKeyWithoutTextIsReturnedAndRemembered) {
  const Translations text("es");
  EXPECT_EQ(text("language.name"), "Español");
  EXPECT_TRUE(text.missing().empty());
  std::string key = "no.such.key";
  const std::string_view shown = text(key);
  key.assign(key.size(), 'x');
  EXPECT_EQ(shown, "no.such.key");
  EXPECT_EQ(text.missing(), std::set<std::string>{"no.such.key"});
}

TEST(Translations, PlaceholdersAreFilledInOnce) {
  const Translations text("en");
  EXPECT_EQ(text.format("{a} and {b}, {c}{", {{"a", "{b}"}, {"b", "2"}}), "{b} and 2, {c}{");
  EXPECT_EQ(text.format("{a}{a}", {{"a", ""}}), "");
  EXPECT_EQ(text.format("plain", {{"a", "1"}}), "plain");
}

TEST(SystemLanguage, FollowsTheEnvironment) {
  EXPECT_EQ(Locale().with("LANG", "es_MX.UTF-8"), "es");
  EXPECT_EQ(Locale().with("LC_MESSAGES", "es"), "es");
  EXPECT_EQ(Locale().with("LC_ALL", "es.UTF-8@euro"), "es");
  EXPECT_EQ(Locale().with("LANG", "xx_XX"), "en");
  EXPECT_EQ(Locale().with("LANG", "C"), "en");
  EXPECT_EQ(Locale().with("LANG", ""), "en");
  Locale several;
  several.with("LANG", "es_ES");
  EXPECT_EQ(several.with("LC_ALL", "en_GB.UTF-8"), "en");
}

}  // namespace
}  // namespace descenso
