// Scene files: a lab's whole state as JSON, readable and written by hand, versioned.
//   {"descenso": 1, "lab": "optimizer", "title": {"en": "…", "es": "…"}, "rows": ["OPT-02"],
//    "demonstrates": {"sgd": {"en": "…", "es": "…"}}, "state": {…}}
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/lab.h"
#include "engine/data/csv.h"

namespace descenso {

inline constexpr int sceneVersion = 1;
inline constexpr std::size_t maximumSceneBytes = 64u << 20;

using TextByLanguage = std::map<std::string, std::string>;

struct Scene {
  std::string name;  ///< of the file or the built-in scene, for messages and the window's title
  std::string text;  ///< as read, to find the line and column of an error
  std::string lab;
  TextByLanguage title;           ///< may be empty
  std::vector<std::string> rows;  ///< of the course that it shows, the first its place among the scenes
  /// What is seen in it of a thing, by the thing's name: of "sgd" that it escapes local minima.
  std::map<std::string, TextByLanguage> demonstrates;
  nlohmann::json state;
};

/// Parses and checks the frame of a scene; whether there is such a lab is left to the caller. Throws ReadError with
/// line and column.
Scene readScene(std::string_view text, std::string_view name);
/// The same for a file: a scene, or a PNG that carries one. Throws ReadError, or std::runtime_error when unreadable.
Scene readSceneFile(const std::filesystem::path& path);
/// What is wrong with the value at a JSON pointer of the whole scene ("/lab"), with its line and column.
ReadError errorIn(const Scene& scene, std::string_view pointer, const Message& what);
/// Lab::load with SceneError turned into a ReadError at its line and column.
void loadScene(Lab& lab, const Scene& scene);
/// Indented by two, lists of numbers on one line, ends with a newline; numbers keep their bits.
std::string writeScene(const Lab& lab, const TextByLanguage& title = {});

/// Built-in scenes, assets/scenes/*.json, in the order of the course; those without a row last, by name.
std::vector<std::string> builtInScenes();
/// Scenes on one part of the course.
struct SceneTopic {
  std::string name;                 ///< letters of their first rows, "LOS"; "other" for those without a row
  std::vector<std::string> scenes;  ///< in the order of builtInScenes()
};
/// In the order of the course.
std::vector<SceneTopic> builtInSceneTopics();
/// A scene in which a claim about something is seen.
struct Demonstration {
  std::string scene;
  TextByLanguage claim;
};
/// What the built-in scenes demonstrate, by the names of things, each in the order of builtInScenes().
std::map<std::string, std::vector<Demonstration>, std::less<>> builtInDemonstrations();
/// Throws std::invalid_argument with the nearest name.
Scene builtInScene(std::string_view name);

}  // namespace descenso
