#include "app/export/scene.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "app/export/files.h"
#include "app/export/json_reader.h"
#include "app/export/png.h"
#include "app/text/nearest.h"
#include "assets/assets.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using Json = nlohmann::json;

constexpr std::string_view sceneFolder = "scenes/";
constexpr std::string_view sceneExtension = ".json";
constexpr std::array<std::string_view, 6> sceneMembers = {"descenso", "lab", "title", "rows", "demonstrates", "state"};

void checkVersion(const Scene& scene, const Json& root) {
  if (!root.is_object() || !root.contains("descenso")) {
    throw errorIn(scene, "",
                  "this is not a scene: an object with the member \"descenso\" and its version is wanted"_message);
  }
  const Json& version = root["descenso"];
  if (!version.is_number_integer()) {
    throw errorIn(
        scene, "/descenso",
        {"the version must be an integer; this program reads version {known}"_message, {{"known", sceneVersion}}});
  }
  if (version != sceneVersion) {
    throw errorIn(scene, "/descenso",
                  {"this scene is of version {version}; this program reads version {known}"_message,
                   {{"version", version.dump()}, {"known", sceneVersion}}});
  }
}

/// The pointer to a member, with '~' and '/' escaped.
std::string pointerTo(std::string_view parent, const std::string& member) {
  return std::string(parent) + (Json::json_pointer() / member).to_string();
}

void checkMembers(const Scene& scene, const Json& root) {
  for (const auto& [name, value] : root.items()) {
    if (std::find(sceneMembers.begin(), sceneMembers.end(), name) == sceneMembers.end()) {
      throw errorIn(scene, pointerTo("", name), unknownName("member"_message, name, sceneMembers));
    }
  }
}

std::string readLab(const Scene& scene, const Json& root) {
  if (!root.contains("lab"))
    throw errorIn(scene, "", "the member \"lab\" is missing: it names the lab, as \"optimizer\""_message);
  if (!root["lab"].is_string())
    throw errorIn(scene, "/lab", "\"lab\" must be the name of a lab, as \"optimizer\""_message);
  return root["lab"].get<std::string>();
}

/// The object at `pointer` with a text for each language; `name`: of the member that is read.
TextByLanguage readByLanguage(const Scene& scene, const Json& texts, const std::string& pointer,
                              std::string_view name) {
  TextByLanguage read;
  const Message wanted = {"\"{name}\" must hold a text for each language, as {\"en\": \"…\", \"es\": \"…\"}"_message,
                          {{"name", name}}};
  if (!texts.is_object()) throw errorIn(scene, pointer, wanted);
  for (const auto& [language, text] : texts.items()) {
    if (!text.is_string()) throw errorIn(scene, pointerTo(pointer, language), wanted);
    read.emplace(language, text.get<std::string>());
  }
  return read;
}

TextByLanguage readTitle(const Scene& scene, const Json& root) {
  return root.contains("title") ? readByLanguage(scene, root["title"], "/title", "title") : TextByLanguage();
}

std::map<std::string, TextByLanguage> readDemonstrates(const Scene& scene, const Json& root) {
  std::map<std::string, TextByLanguage> claims;
  if (!root.contains("demonstrates")) return claims;
  const Json& things = root["demonstrates"];
  if (!things.is_object())
    throw errorIn(scene, "/demonstrates",
                  "\"demonstrates\" must say of what the scene shows something, as {\"sgd\": {\"en\": \"…\"}}"_message);
  for (const auto& [thing, texts] : things.items()) {
    TextByLanguage claim = readByLanguage(scene, texts, pointerTo("/demonstrates", thing), thing);
    if (claim.empty())
      throw errorIn(scene, pointerTo("/demonstrates", thing), "there is no text in any language"_message);
    claims.emplace(thing, std::move(claim));
  }
  return claims;
}

std::vector<std::string> readRows(const Scene& scene, const Json& root) {
  std::vector<std::string> rows;
  if (!root.contains("rows")) return rows;
  const MessageText wanted = "\"rows\" must be a list of the course's rows, as [\"OPT-02\"]"_message;
  if (!root["rows"].is_array()) throw errorIn(scene, "/rows", wanted);
  for (std::size_t i = 0; i < root["rows"].size(); ++i) {
    const Json& row = root["rows"][i];
    if (!row.is_string()) throw errorIn(scene, "/rows/" + std::to_string(i), wanted);
    rows.push_back(row.get<std::string>());
  }
  return rows;
}

/// Place of a scene among others: the group of its first row, that row, its name.
struct Place {
  std::size_t group = 0;
  std::string row;
  std::string name;
  auto operator<=>(const Place&) const = default;
};

Place placeOf(const std::string& name) {
  // As the lectures go: regression first, then what its loss looks like, then how it is minimised.
  static constexpr std::array<std::string_view, 7> groups = {"REG", "POL", "LOS", "OPT", "INI", "MBT", "UAT"};
  Place place{.group = groups.size() + 1, .row = {}, .name = name};
  const Scene scene = builtInScene(name);
  if (scene.rows.empty()) return place;
  place.row = scene.rows.front();
  place.group =
      static_cast<std::size_t>(std::find(groups.begin(), groups.end(), place.row.substr(0, 3)) - groups.begin());
  return place;
}

Json readState(const Scene& scene, Json& root) {
  if (!root.contains("state")) return Json::object();
  if (!root["state"].is_object()) throw errorIn(scene, "/state", "\"state\" must be an object"_message);
  return std::move(root["state"]);
}

/// Objects with a member on each line, lists of plain values on one line.
void writeValue(std::string& text, const nlohmann::ordered_json& value, const std::string& indent) {
  const auto isPlain = [](const nlohmann::ordered_json& v) { return v.is_primitive(); };
  if (value.is_primitive() || value.empty()) {
    text += value.dump();
    return;
  }
  const bool isLine = value.is_array() && std::all_of(value.begin(), value.end(), isPlain);
  const std::string inner = indent + "  ";
  text += value.is_object() ? '{' : '[';
  bool isFirst = true;
  for (const auto& [key, member] : value.items()) {
    if (!isFirst) text += isLine ? ", " : ",";
    if (!isLine) text.append("\n").append(inner);
    if (value.is_object()) text.append(nlohmann::ordered_json(key).dump()).append(": ");
    writeValue(text, member, inner);
    isFirst = false;
  }
  if (!isLine) text.append("\n").append(indent);
  text += value.is_object() ? '}' : ']';
}

bool beginsAsPng(const std::filesystem::path& path) {
  std::array<char, 8> begin{};
  std::ifstream file(path, std::ios::binary);
  file.read(begin.data(), begin.size());
  return isPng({begin.data(), static_cast<std::size_t>(file.gcount())});
}

}  // namespace

ReadError errorIn(const Scene& scene, std::string_view pointer, const Message& what) {
  const TextPosition at = locate(scene.text, pointer);
  return ReadError(scene.name, at.line, at.column, what);
}

Scene readScene(std::string_view text, std::string_view name) {
  if (text.size() > maximumSceneBytes) {
    throw ReadError(name, 1, 1, {"this scene is larger than {size} MiB"_message, {{"size", maximumSceneBytes >> 20U}}});
  }
  Scene scene;
  scene.name = name;
  scene.text = text;
  Json root = readJson(text, name);
  checkVersion(scene, root);
  checkMembers(scene, root);
  scene.lab = readLab(scene, root);
  scene.title = readTitle(scene, root);
  scene.rows = readRows(scene, root);
  scene.demonstrates = readDemonstrates(scene, root);
  scene.state = readState(scene, root);
  return scene;
}

Scene readSceneFile(const std::filesystem::path& path) {
  const std::string name = path.string();
  // Only a file can be looked into twice; what comes through a pipe is taken for the text of a scene.
  if (std::filesystem::is_regular_file(path) && beginsAsPng(path)) {
    return readScene(pngScene(readFile(path, maximumPngBytes), name), name);
  }
  return readScene(readFile(path, maximumSceneBytes), name);
}

void loadScene(Lab& lab, const Scene& scene) {
  try {
    lab.load(scene.state);
  } catch (const SceneError& error) {
    throw errorIn(scene, "/state" + error.pointer(), messageOf(error));
  }
}

std::string writeScene(const Lab& lab, const TextByLanguage& title) {
  nlohmann::ordered_json root;
  root["descenso"] = sceneVersion;
  root["lab"] = lab.name();
  if (!title.empty()) root["title"] = title;
  root["state"] = nlohmann::ordered_json(lab.save());
  std::string text;
  writeValue(text, root, "");
  return text + "\n";
}

std::vector<std::string> builtInScenes() {
  std::vector<Place> places;
  for (const Asset& file : assets()) {
    if (!file.path.starts_with(sceneFolder) || !file.path.ends_with(sceneExtension)) continue;
    const std::string_view name = file.path.substr(sceneFolder.size());
    places.push_back(placeOf(std::string(name.substr(0, name.size() - sceneExtension.size()))));
  }
  std::sort(places.begin(), places.end());
  std::vector<std::string> names;
  for (Place& place : places) names.push_back(std::move(place.name));
  return names;
}

std::vector<SceneTopic> builtInSceneTopics() {
  std::vector<SceneTopic> topics;
  for (std::string& name : builtInScenes()) {
    const std::vector<std::string> rows = builtInScene(name).rows;
    const std::string topic = rows.empty() ? "other" : rows.front().substr(0, rows.front().find('-'));
    const auto found = std::find_if(topics.begin(), topics.end(), [&](const auto& each) { return each.name == topic; });
    if (found == topics.end())
      topics.push_back({topic, {std::move(name)}});
    else
      found->scenes.push_back(std::move(name));
  }
  return topics;
}

std::map<std::string, std::vector<Demonstration>, std::less<>> builtInDemonstrations() {
  std::map<std::string, std::vector<Demonstration>, std::less<>> demonstrations;
  for (const std::string& name : builtInScenes())
    for (auto& [thing, claim] : builtInScene(name).demonstrates) demonstrations[thing].push_back({name, claim});
  return demonstrations;
}

Scene builtInScene(std::string_view name) {
  std::string path(sceneFolder);
  path.append(name).append(sceneExtension);
  for (const Asset& file : assets())
    if (file.path == path) return readScene(file.content, name);
  const std::vector<std::string> names = builtInScenes();
  throw InvalidArgument(unknownName("scene"_message, name, std::vector<std::string_view>(names.begin(), names.end())));
}

}  // namespace descenso
