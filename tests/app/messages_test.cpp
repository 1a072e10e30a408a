// Every message is translated: what the sources can say, and what a user can meet.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include "app/export/files.h"
#include "app/export/json_reader.h"
#include "app/export/png.h"
#include "app/export/scene.h"
#include "app/labs/activation/config_json.h"
#include "app/labs/approximation/config_json.h"
#include "app/labs/backpropagation/config_json.h"
#include "app/labs/entropy/config_json.h"
#include "app/labs/formula_text.h"
#include "app/labs/network/config_json.h"
#include "app/labs/network/state.h"
#include "app/labs/optimizer/config_json.h"
#include "app/labs/optimizer/state.h"
#include "app/text/system_reason.h"
#include "app/text/translations.h"
#include "assets/assets.h"
#include "engine/data/csv.h"
#include "engine/data/example_catalog.h"
#include "engine/data/table.h"
#include "engine/math/expression.h"
#include "engine/optimizers/catalog.h"
#include "engine/problems/catalog.h"
#include "engine/training/schedule.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// The texts of the sources and their translations.

/// Past the literal whose quotation mark stands at `at`; appends what it reads to `text`.
std::size_t readLiteral(const std::string& source, std::size_t at, std::string& text) {
  if (at > 0 && source[at - 1] == 'R') {  // R"mark( … )mark"
    const std::size_t open = source.find('(', at);
    const std::string close = ")" + source.substr(at + 1, open - at - 1) + "\"";
    const std::size_t end = source.find(close, open);
    text += source.substr(open + 1, end - open - 1);
    return end + close.size();
  }
  for (++at; at < source.size() && source[at] != '"'; ++at) {
    if (source[at] == '\\') ++at;
    text += source[at];
  }
  return at + 1;
}

/// The literals of a source, those that stand one after the other as one, that end in _message.
std::vector<std::string> messagesIn(const std::string& source) {
  static const std::string suffix = "_message";
  std::vector<std::string> found;
  for (std::size_t at = 0; at < source.size();) {
    if (source.compare(at, 2, "//") == 0) {
      at = std::min(source.find('\n', at), source.size());
    } else if (source.compare(at, 3, "'\"'") == 0 || source.compare(at, 4, "'\\\"'") == 0) {
      at += 3;
    } else if (source[at] != '"') {
      ++at;
    } else {
      std::string text;
      while (at < source.size() && source[at] == '"') {
        at = readLiteral(source, at, text);
        const std::size_t next = source.find_first_not_of(" \n", at);
        if (next != std::string::npos && source[next] == '"') at = next;
      }
      if (source.compare(at, suffix.size(), suffix) == 0) found.push_back(text);
    }
  }
  return found;
}

/// Literals that end in _message, as they read; those of the command line's own words are left out, it speaks English.
std::map<std::string, std::string> textsOfTheSources() {
  std::map<std::string, std::string> found;  // and one file where each stands
  for (const char* folder : {"engine", "app"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(DESCENSO_SOURCE) / folder)) {
      const std::string file = entry.path().string();
      const bool isSource = file.ends_with(".h") || file.ends_with(".cpp");
      if (!isSource || file.find("/app/commands/") != std::string::npos) continue;
      for (const std::string& text : messagesIn(tests::contentOf(entry.path()))) found.emplace(text, file);
    }
  }
  return found;
}

std::multiset<std::string> placesOf(const std::string& text) {
  static const std::regex place(R"(\{[A-Za-z]+\})");
  return {std::sregex_token_iterator(text.begin(), text.end(), place), std::sregex_token_iterator()};
}

bool hasWords(const std::string& text) {
  static const std::regex place(R"(\{[A-Za-z]+\})");
  const std::string rest = std::regex_replace(text, place, "");
  return std::any_of(rest.begin(), rest.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

std::set<std::string> asSet(const std::multiset<std::string>& places) { return {places.begin(), places.end()}; }

TEST(Messages, AreTranslatedInEveryLanguage) {
  const std::map<std::string, std::string> texts = textsOfTheSources();
  EXPECT_GT(texts.size(), 300u);
  for (const Language& language : languages()) {
    if (language.code == "en") continue;
    const Json file = Json::parse(asset("lang/" + language.code + ".json"));
    ASSERT_TRUE(file.contains("messages")) << language.code;
    const Json& messages = file["messages"];
    for (const auto& [text, where] : texts) {
      if (!hasWords(text)) continue;
      ASSERT_TRUE(messages.contains(text)) << language.code << " lacks what " << where << " says: " << text;
      const auto translation = messages[text].get<std::string>();
      EXPECT_EQ(asSet(placesOf(text)), asSet(placesOf(translation))) << text;
      EXPECT_FALSE(translation.empty()) << text;
    }
    for (const auto& [text, translation] : messages.items())
      EXPECT_TRUE(texts.contains(text)) << language.code << " translates what nothing says: " << text;
  }
}

TEST(Messages, AreSaidAsNumbersAndNamesAreRead) {
  const Translations spanish("es");
  const Message message("{name} must be in [{low}, {high}], got {got}"_message,
                        {{"name", "x"}, {"low", -3}, {"high", 1e-8}, {"got", HUGE_VAL}});
  EXPECT_EQ(spanish.say(message), "x debe estar en [−3, 1×10⁻⁸], pero es ∞");
  EXPECT_EQ(Translations("en").say(message), "x must be in [−3, 1×10⁻⁸], got ∞");
  EXPECT_EQ(
      spanish.say({"{name} has no parameters but the two on the map"_message, {{"name", NameIn{"problem", "beale"}}}}),
      "Función de Beale no tiene más parámetros que los dos del mapa");
  EXPECT_EQ(spanish.say(std::runtime_error("{text} of others")), "{text} of others");
}

// What a user can meet.

/// Words that a Spanish sentence does not have, whatever names it shows.
std::string englishIn(const std::string& text) {
  static const std::set<std::string> words = {"the",      "must",  "be",   "got",     "is",     "are",     "of",
                                              "with",     "and",   "or",   "unknown", "number", "has",     "have",
                                              "holds",    "there", "need", "most",    "cannot", "not",     "needs",
                                              "expected", "write", "only", "this",    "that",   "invalid", "column"};
  static const std::regex word("[A-Za-z][A-Za-z0-9_-]*");
  static const std::regex quoted("«[^»]*»|\"[^\"]*\"");
  const std::string own = std::regex_replace(text, quoted, "");
  for (std::sregex_iterator at(own.begin(), own.end(), word), end; at != end; ++at)
    if (words.contains(at->str())) return at->str();
  return {};
}

/// That what `action` throws is said in Spanish; the number of refusals, 0 or 1.
int expectSpanish(const std::string& what, const std::function<void()>& action) {
  static const Translations spanish("es");
  try {
    action();
  } catch (const std::exception& error) {
    const std::string said = spanish.say(error);
    EXPECT_NE(said, error.what()) << what;
    EXPECT_EQ(englishIn(said), "") << what << ": " << said;
    EXPECT_TRUE(placesOf(said).empty()) << what << ": " << said;
    return 1;
  }
  return 0;
}

std::vector<fs::path> corpus(const char* kind) {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(fs::path(DESCENSO_SOURCE) / "tests/fuzz/corpus" / kind))
    files.push_back(file.path());
  return files;
}

TEST(RefusedTables, AreSaidInSpanish) {
  const std::vector<std::string> broken = {"",
                                           "x,y\n",
                                           "1,2\n3\n",
                                           "1,a\n",
                                           "1,nan\n",
                                           "1,\n",
                                           "i,x,y\n1,2\n",
                                           "1,2,3\n",
                                           std::string("1\0,2\n", 5),
                                           "a,b\nu,v\n",
                                           "a,b\n1,u\n2,u\n",
                                           "a,b\n,\n"};
  int refusals = 0;
  for (const std::string& text : broken) {
    refusals += expectSpanish(text, [&] { readCsv(text, "t.csv"); });
    refusals += expectSpanish(text, [&] {
      const Table table = readTable(text, "t.csv");
      examplesFrom(table, learnableColumns(table).choice);
    });
    refusals += expectSpanish(text, [&] { NetworkLab().readData(text, "t.csv"); });
  }
  for (const char* kind : {"csv", "table"}) {
    for (const fs::path& file : corpus(kind)) {
      const std::string text = tests::contentOf(file);
      refusals += expectSpanish(file, [&] { readCsv(text, "t.csv"); });
      refusals += expectSpanish(file, [&] { readTable(text, "t.csv"); });
    }
  }
  EXPECT_GT(refusals, 30);
}

TEST(RefusedFormulas, AreSaidInSpanish) {
  int refusals = 0;
  for (const std::string text :
       {"",          "x +",          "x + * y", "x y)",  "(x", "|x",   "||x|+1|", "sin x",  "min(x)",
        "sin(x, y)", "pow(x, y, 1)", "x, y",    "1 2",   "xq", "x2",   "sinn(x)", "x + φ₀", "x $ y",
        "[x]",       "x = y",        ".",       "1e999", "x⁻", "\xff", "x\x01",   "foo"}) {
    refusals += expectSpanish(text, [&] { parseExpression(text, twoParameterNamings()); });
  }
  for (const std::string text : {"", "sin = x", "q = x; q = y", "x = q = y", "x_"})
    refusals += expectSpanish(text, [&] { parseDefinitions(text); });
  refusals += expectSpanish("deep", [] { parseDefinitions(std::string(60, '(') + "x"); });
  refusals += expectSpanish("long", [] { parseDefinitions(std::string(3000, 'x')); });
  EXPECT_GT(refusals, 30);
}

TEST(RefusedNumbers, AreSaidInSpanish) {
  constexpr double outside = 1e300;
  const auto sweep = [](const std::vector<Hyperparameter>& declarations) {
    int refusals = 0;
    for (const Hyperparameter& each : declarations) {
      refusals += expectSpanish(std::string(each.name), [&] { checkValue(each, outside); });
      refusals += expectSpanish(std::string(each.name), [&] { parseValue(each, "?"); });
    }
    return refusals;
  };
  int refusals = 0;
  for (const OptimizerEntry& entry : optimizerCatalog()) refusals += sweep(declarations(entry));
  for (const ProblemEntry& entry : problemCatalog()) refusals += sweep(entry.settings);
  for (const ScheduleEntry& entry : scheduleCatalog()) refusals += sweep(entry.hyperparameters);
  for (const ExampleEntry& entry : exampleCatalog()) refusals += sweep(entry.settings);
  EXPECT_GT(refusals, 100);
}

void readState(const Scene& scene) {
  if (scene.lab == "optimizer") readOptimizerLabConfig(scene.state);
  if (scene.lab == "network") readNetworkLabConfig(scene.state);
  if (scene.lab == "approximation") readApproximationConfig(scene.state);
  if (scene.lab == "activation") readActivationConfig(scene.state);
  if (scene.lab == "backpropagation") readBackpropagationConfig(scene.state);
  if (scene.lab == "entropy") readEntropyConfig(scene.state);
}

/// Where everything of a value stands, the elements of a list by the first alone.
void addPointers(const Json& value, const Json::json_pointer& at, std::vector<Json::json_pointer>& out) {
  out.push_back(at);
  if (value.is_array() && !value.empty()) addPointers(value.front(), at / 0, out);
  if (value.is_object())
    for (const auto& [name, member] : value.items()) addPointers(member, at / name, out);
}

TEST(RefusedScenes, AreSaidInSpanish) {
  const std::vector<Json> wrong = {
      Json::object({{"unknown", 1}}), Json::array({1, "x", Json::array()}), "?", 1e300, -1, Json(), true};
  std::set<std::string> tried;
  int refusals = 0;
  for (const std::string& name : builtInScenes()) {
    const Scene scene = builtInScene(name);
    std::vector<Json::json_pointer> pointers;
    addPointers(scene.state, Json::json_pointer(), pointers);
    for (const Json::json_pointer& pointer : pointers) {
      if (!tried.insert(scene.lab + pointer.to_string()).second) continue;
      for (const Json& value : wrong) {
        Scene changed = scene;
        changed.state[pointer] = value;
        const std::string what = name + pointer.to_string() + ": " + value.dump();
        refusals += expectSpanish(what, [&] { readState(changed); });
      }
      Scene without = scene;
      if (pointer.empty()) continue;
      Json& parent = without.state[pointer.parent_pointer()];
      if (parent.is_object()) parent.erase(pointer.back());
      refusals += expectSpanish(name + " without " + pointer.to_string(), [&] { readState(without); });
    }
  }
  EXPECT_GT(refusals, 1000);
}

TEST(RefusedSceneFiles, AreSaidInSpanish) {
  int refusals = 0;
  for (const std::string text : {"",
                                 "{",
                                 "[1, ]",
                                 "{\"a\" 1}",
                                 "{\"a\": nan}",
                                 "{\"a\": 1e999}",
                                 "{\"a\": 1, \"a\": 2}",
                                 "\"\n\"",
                                 "\"\\q\"",
                                 "\"\\u12\"",
                                 "\"\\ud800\"",
                                 "\"\\udc00\"",
                                 "\"\xff\"",
                                 "\"",
                                 "-",
                                 "1.",
                                 "1e+",
                                 "1ex",
                                 "tru",
                                 "/",
                                 "\xEF\xBB",
                                 "1 2",
                                 "{1: 2}",
                                 "]",
                                 "{\"descenso\": \"1\"}",
                                 "{\"descenso\": 2}",
                                 "{\"descenso\": 1}",
                                 "{\"descenso\": 1, \"lab\": 2}",
                                 "{\"descenso\": 1, \"lab\": \"optimizer\", \"titel\": 1}",
                                 "{\"descenso\": 1, \"lab\": \"optimizer\", \"title\": 1}",
                                 "{\"descenso\": 1, \"lab\": \"optimizer\", \"rows\": 1}",
                                 "{\"descenso\": 1, \"lab\": \"optimizer\", \"state\": 1}"}) {
    refusals += expectSpanish(text, [&] { readScene(text, "s.json"); });
  }
  refusals += expectSpanish("deep", [] { readScene(std::string(100, '['), "s.json"); });
  refusals += expectSpanish("builtIn", [] { builtInScene("gabor-rase"); });
  for (const fs::path& file : corpus("scene"))
    refusals += expectSpanish(file, [&] { readScene(tests::contentOf(file), "s.json"); });
  for (const fs::path& file : corpus("png"))
    refusals += expectSpanish(file, [&] { pngScene(tests::contentOf(file), "s.png"); });
  refusals +=
      expectSpanish("network", [] { NetworkLab().readDocument("network", "{\"descenso-network\": 9}", "n.json"); });
  EXPECT_GT(refusals, 35);
}

TEST(RefusedData, AreSaidInSpanish) {
  OptimizerLab lab;
  OptimizerLabConfig config = lab.config();
  chooseProblem(config, "beale");
  lab.configure(config);
  const DataSet data{.name = "d", .x = Vector::Ones(2), .y = Vector::Ones(2)};
  EXPECT_EQ(expectSpanish("beale", [&] { lab.useData(data); }), 1);
  config.start.setConstant(1e200);
  EXPECT_EQ(expectSpanish("start", [&] { lab.configure(config); }), 1);
}

TEST(RefusedFiles, AreSaidInSpanish) {
  const tests::TemporaryFolder folder;
  EXPECT_EQ(expectSpanish("missing", [&] { readFile(folder / "none.csv", 1); }), 1);
  EXPECT_EQ(expectSpanish("large", [&] { readFile(folder.file("large", "12"), 1); }), 1);
  EXPECT_EQ(expectSpanish("folder", [&] { readFile(folder.path(), 1); }), 1);
  EXPECT_EQ(expectSpanish("nowhere", [&] { writeText(folder / "none" / "a.txt", ""); }), 1);
  EXPECT_EQ(expectSpanish("over a folder", [&] { writeText(folder.path(), ""); }), 1);
}

TEST(SystemReason, IsWhatTheSystemSays) {
  for (int error = 1; error < 134; ++error)
    EXPECT_EQ(english(systemReason(error)), std::generic_category().message(error)) << error;
}

}  // namespace
}  // namespace descenso
