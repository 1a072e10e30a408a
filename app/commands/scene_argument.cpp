#include "app/commands/scene_argument.h"

#include <filesystem>
#include <vector>

#include "app/text/nearest.h"

namespace descenso {

bool namesFile(const std::string& argument) {
  std::error_code ignored;
  return argument.find_first_of("./\\") != std::string::npos || std::filesystem::exists(argument, ignored);
}

Scene sceneNamed(const std::string& argument) {
  return namesFile(argument) ? readSceneFile(argument) : builtInScene(argument);
}

const LabEntry& labOf(const Scene& scene) {
  if (const LabEntry* entry = findLab(scene.lab)) return *entry;
  std::vector<std::string_view> names;
  for (const LabEntry& entry : labCatalog()) names.push_back(entry.name);
  throw errorIn(scene, "/lab", unknownName("lab"_message, scene.lab, names));
}

std::unique_ptr<Lab> makeLab(const Scene& scene) {
  std::unique_ptr<Lab> lab = labOf(scene).makeState();
  loadScene(*lab, scene);
  return lab;
}

}  // namespace descenso
