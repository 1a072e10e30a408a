#include "app/export/scene.h"

#include <gmock/gmock.h>

#include "app/export/png.h"
#include "app/labs/optimizer/state.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

using ::testing::HasSubstr;
using tests::refusal;
using tests::TemporaryFolder;

struct WrongScene {
  const char* what;
  std::string text;
  std::string message;
};

class EveryWrongScene : public ::testing::TestWithParam<WrongScene> {};

TEST_P(EveryWrongScene, SaysWhereAndWhatWouldBeRight) {
  EXPECT_EQ(refusal<ReadError>([] { readScene(GetParam().text, "s.json"); }), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Scene, EveryWrongScene,
    ::testing::Values(
        WrongScene{"list", "[]",
                   "s.json:1:1: this is not a scene: an object with the member \"descenso\" and its version is wanted"},
        WrongScene{"noVersion", "{\"lab\": \"optimizer\"}",
                   "s.json:1:1: this is not a scene: an object with the member \"descenso\" and its version is wanted"},
        WrongScene{"otherVersion", "{\n \"descenso\": 2, \"anything\": 0}",
                   "s.json:2:14: this scene is of version 2; this program reads version 1"},
        WrongScene{"versionZero", "{\"descenso\": 0}",
                   "s.json:1:14: this scene is of version 0; this program reads version 1"},
        WrongScene{"versionText", "{\"descenso\": \"1\"}",
                   "s.json:1:14: the version must be an integer; this program reads version 1"},
        WrongScene{"noLab", "{\"descenso\": 1}",
                   "s.json:1:1: the member \"lab\" is missing: it names the lab, as \"optimizer\""},
        WrongScene{"labNumber", "{\"descenso\": 1, \"lab\": 3}",
                   "s.json:1:24: \"lab\" must be the name of a lab, as \"optimizer\""},
        WrongScene{"unknownMember", "{\"descenso\": 1, \"lab\": \"x\",\n\"stat\": {}}",
                   "s.json:2:9: there is no member \"stat\"; did you mean \"state\"?"},
        WrongScene{"slashMember", "{\"descenso\": 1, \"lab\": \"x\",\n\"a/~b\": 7}",
                   "s.json:2:9: there is no member \"a/~b\"; choose descenso, lab, title, rows, demonstrates or state"},
        WrongScene{"title", "{\"descenso\": 1, \"lab\": \"x\", \"title\": \"t\"}",
                   "s.json:1:38: \"title\" must hold a text for each language, as {\"en\": \"…\", \"es\": \"…\"}"},
        WrongScene{"titleNumber", "{\"descenso\": 1, \"lab\": \"x\", \"title\": {\"en\": 4}}",
                   "s.json:1:45: \"title\" must hold a text for each language, as {\"en\": \"…\", \"es\": \"…\"}"},
        WrongScene{"demonstrates", "{\"descenso\": 1, \"lab\": \"x\",\n\"demonstrates\": [\"sgd\"]}",
                   "s.json:2:17: \"demonstrates\" must say of what the scene shows something, as {\"sgd\": {\"en\": "
                   "\"…\"}}"},
        WrongScene{"claimText", "{\"descenso\": 1, \"lab\": \"x\",\n\"demonstrates\": {\"sgd\": \"Escapes\"}}",
                   "s.json:2:25: \"sgd\" must hold a text for each language, as {\"en\": \"…\", \"es\": \"…\"}"},
        WrongScene{"claimNumber", "{\"descenso\": 1, \"lab\": \"x\",\n\"demonstrates\": {\"sgd\": {\"es\": 7}}}",
                   "s.json:2:32: \"sgd\" must hold a text for each language, as {\"en\": \"…\", \"es\": \"…\"}"},
        WrongScene{"claimEmpty", "{\"descenso\": 1, \"lab\": \"x\",\n\"demonstrates\": {\"a/b\": {}}}",
                   "s.json:2:25: there is no text in any language"},
        WrongScene{"state", "{\"descenso\": 1, \"lab\": \"x\", \"state\": []}",
                   "s.json:1:38: \"state\" must be an object"}),
    [](const auto& tested) { return tested.param.what; });

TEST(Scene, IsReadWithItsFrame) {
  const Scene scene =
      readScene(R"({"descenso": 1, "lab": "optimizer", "title": {"en": "A race"}, "state": {"a": 1}})", "s");
  EXPECT_EQ(scene.name, "s");
  EXPECT_EQ(scene.lab, "optimizer");
  EXPECT_EQ(scene.title.at("en"), "A race");
  EXPECT_EQ(scene.state, nlohmann::json({{"a", 1}}));
  EXPECT_EQ(readScene(R"({"descenso": 1, "lab": "optimizer"})", "s").state, nlohmann::json::object());
}

TEST(Scene, SaysWhatItShowsOfThings) {
  const Scene scene = readScene(
      R"({"descenso": 1, "lab": "x", "demonstrates": {"sgd": {"en": "Escapes", "es": "Escapa"}, "gd": {"en": "Stays"}}})",
      "s");
  ASSERT_EQ(scene.demonstrates.size(), 2u);
  EXPECT_EQ(scene.demonstrates.at("sgd").at("es"), "Escapa");
  EXPECT_EQ(scene.demonstrates.at("gd").at("en"), "Stays");
  EXPECT_TRUE(readScene(R"({"descenso": 1, "lab": "x"})", "s").demonstrates.empty());
}

TEST(Scene, BuiltInClaimsAreOfOptimizersAndInBothLanguages) {
  const std::vector<std::string> order = builtInScenes();
  const auto placeOf = [&](const auto& each) { return std::find(order.begin(), order.end(), each.scene); };
  for (const auto& [thing, scenes] : builtInDemonstrations()) {
    EXPECT_NE(findOptimizer(thing), nullptr) << thing;
    EXPECT_TRUE(std::is_sorted(scenes.begin(), scenes.end(),
                               [&](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); }));
    for (const Demonstration& each : scenes) {
      EXPECT_FALSE(each.claim.at("en").empty()) << each.scene;
      EXPECT_FALSE(each.claim.at("es").empty()) << each.scene;
      OptimizerLab lab;
      loadScene(lab, builtInScene(each.scene));
      EXPECT_NE(lab.runOf(thing), nullptr) << each.scene << ": what is claimed of " << thing << " is to be seen there";
      EXPECT_EQ(lab.config().look.selected, thing) << each.scene << ": its other claims stay in sight";
    }
  }
}

TEST(Scene, TooLargeIsRefused) {
  const std::string text(maximumSceneBytes + 1, ' ');
  EXPECT_EQ(refusal<ReadError>([&] { readScene(text, "s.json"); }), "s.json:1:1: this scene is larger than 64 MiB");
}

TEST(Scene, SavedAndLoadedIsTheSameText) {
  OptimizerLab lab;
  OptimizerLabConfig config = lab.config();
  config.start = {0.1 + 0.2, -1e-300};
  config.steps = 37;
  lab.configure(config);
  lab.playback().seek(13);
  const std::string text = writeScene(lab, {{"en", "Title"}, {"es", "Título"}});
  EXPECT_THAT(text, ::testing::StartsWith("{\n  \"descenso\": 1,\n  \"lab\": \"optimizer\",\n  \"title\": {\n"));
  EXPECT_THAT(text, ::testing::EndsWith("}\n"));

  const Scene scene = readScene(text, "s");
  OptimizerLab other;
  loadScene(other, scene);
  EXPECT_EQ(writeScene(other, scene.title), text);
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_EQ(other.playback().step(), 13);
}

/// A scene whose member `old` is replaced by `replacement`.
std::string changed(std::string_view old, std::string_view replacement) {
  std::string text = writeScene(OptimizerLab());
  const std::size_t at = text.find(old);
  if (at == std::string::npos) throw std::logic_error("not in the scene: " + std::string(old));
  return text.replace(at, old.size(), replacement);
}

TEST(Scene, AnErrorInTheStateHasItsPlaceAndLeavesTheLabAsItWas) {
  OptimizerLab lab;
  lab.playback().seek(5);
  const std::string before = writeScene(lab);
  const std::string text = changed("\"steps\": 200", "\"steps\": -200");
  const std::string start = text.substr(0, text.find("-200"));
  const auto line = 1 + std::count(start.begin(), start.end(), '\n');
  const auto column = start.size() - start.rfind('\n');
  const std::string message = refusal<ReadError>([&] { loadScene(lab, readScene(text, "s.json")); });
  EXPECT_THAT(message, ::testing::StartsWith("s.json:" + std::to_string(line) + ":" + std::to_string(column) + ": "));
  EXPECT_EQ(writeScene(lab), before);
}

TEST(Scene, EveryWrongValueOfTheStateIsRefusedAndLeavesTheLabAsItWas) {
  OptimizerLab lab;
  const std::string before = writeScene(lab);
  for (const auto& [old, replacement] : std::vector<std::pair<std::string, std::string>>{
           {"\"steps\": 200", "\"steps\": \"200\""},
           {"\"steps\": 200", "\"steps\": 1e300"},
           {"\"steps\": 200", "\"stepps\": 200"},
           {"\"steps\": 200", "\"steps\": null"},
           {"\"start\": [-1.5, 8.5]", "\"start\": [-1.5]"},
           {"\"start\": [-1.5, 8.5]", "\"start\": [-1.5, \"x\"]"},
           {"\"start\": [-1.5, 8.5]", "\"start\": [1e200, 1e300, 1]"},
           {"\"name\": \"gabor\"", "\"name\": \"gabbor\""},
           {"\"alpha\": ", "\"alpha\": -"},
           {"\"alpha\": ", "\"alhpa\": "},
       }) {
    const Scene scene = readScene(changed(old, replacement), "s.json");
    EXPECT_THAT(refusal<ReadError>([&] { loadScene(lab, scene); }), ::testing::StartsWith("s.json:")) << replacement;
    EXPECT_EQ(writeScene(lab), before) << replacement;
  }
}

TEST(Scene, EveryPrefixIsRefused) {
  const std::string text = writeScene(OptimizerLab());
  for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
    EXPECT_THROW(readScene(std::string_view(text).substr(0, length), "s"), ReadError) << length;
  }
}

TEST(Scene, ErrorsPointIntoTheWholeText) {
  const Scene scene = readScene("{\"descenso\": 1,\n \"lab\": \"optimiser\"}", "s.json");
  EXPECT_STREQ(errorIn(scene, "/lab", "no"_message).what(), "s.json:2:9: no");
}

TEST(SceneFile, IsRecognisedByItsContent) {
  const TemporaryFolder folder;
  const std::string text = writeScene(OptimizerLab());
  const auto path = folder.file("scene.txt", text);
  EXPECT_EQ(readSceneFile(path).text, text);
  EXPECT_EQ(readSceneFile(path).name, path.string());
  const std::vector<std::uint8_t> pixel = {1, 2, 3, 255};
  writePng(folder / "picture.json", pixel, 1, 1, text);
  EXPECT_EQ(readSceneFile(folder / "picture.json").text, text);
}

TEST(SceneFile, ThatCannotBeReadSaysWhy) {
  const TemporaryFolder folder;
  EXPECT_THAT(refusal<std::runtime_error>([&] { readSceneFile(folder / "none.json"); }), HasSubstr("No such file"));
  EXPECT_THAT(refusal<std::runtime_error>([&] { readSceneFile(folder.path()); }), HasSubstr("Is a directory"));
  EXPECT_THAT(refusal<std::runtime_error>([&] { readSceneFile(folder.file("e.json", "")); }),
              HasSubstr("e.json:1:1: "));
}

TEST(BuiltInScenes, GoAsTheCourseDoes) {
  const std::vector<std::string> names = builtInScenes();
  EXPECT_THAT(names, ::testing::Contains("gabor-race"));
  const auto place = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) - names.begin(); };
  EXPECT_LT(place("linear-regression"), place("quadratic-exercise")) << "as the course goes: REG, POL, LOS, OPT, INI";
  EXPECT_LT(place("quadratic-exercise"), place("gabor-race"));
  EXPECT_LT(place("gabor-race"), place("ravine-alpha"));
  EXPECT_LT(place("ravine-alpha"), place("adam-explained"));
  EXPECT_LT(place("adam-explained"), place("several-starts"));
  EXPECT_LT(place("several-starts"), place("beale")) << "those without a row last";
}

TEST(BuiltInScenes, StandUnderTheirTopics) {
  const std::vector<SceneTopic> topics = builtInSceneTopics();
  ASSERT_GT(topics.size(), 4u);
  EXPECT_EQ(topics.front().name, "REG") << "in the order of the course";
  EXPECT_EQ(topics.back().name, "other");
  std::size_t count = 0;
  for (const SceneTopic& topic : topics) {
    count += topic.scenes.size();
    EXPECT_LE(topic.scenes.size(), 25u) << topic.name << ": a menu that fits a low window";
    for (const char* language : {"en", "es"})
      EXPECT_NE(Translations(language)("topic." + topic.name), "topic." + topic.name) << language;
  }
  EXPECT_EQ(count, builtInScenes().size());
}

TEST(BuiltInScenes, AnUnknownNameSuggestsTheNearest) {
  EXPECT_EQ(refusal<std::invalid_argument>([] { builtInScene("gabor-rase"); }),
            "there is no scene \"gabor-rase\"; did you mean \"gabor-race\"?");
}

}  // namespace
}  // namespace descenso
