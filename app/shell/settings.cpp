#include "app/shell/settings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/export/files.h"
#include "app/export/json_reader.h"

namespace descenso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t maximumSettingsBytes = 1u << 20;
constexpr std::size_t maximumRecent = 10;

/// $VARIABLE/descenso if it is absolute, else $HOME/fallback/descenso, else nothing.
fs::path folderOf(const char* variable, const char* fallback) {
  const char* own = std::getenv(variable);
  if (own != nullptr && fs::path(own).is_absolute()) return fs::path(own) / "descenso";
  const char* home = std::getenv("HOME");
  if (home != nullptr && fs::path(home).is_absolute()) return fs::path(home) / fallback / "descenso";
  return {};
}

int wholeWithin(const json& root, const char* name, int low, int high, int otherwise) {
  const auto found = root.find(name);
  if (found == root.end() || !found->is_number()) return otherwise;
  const double value = found->get<double>();
  return value >= low && value <= high ? static_cast<int>(value) : otherwise;
}

std::string textOf(const json& root, const char* name) {
  const auto found = root.find(name);
  return found != root.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Settings fromJson(const json& root) {
  Settings settings;
  settings.language = textOf(root, "language");
  settings.theme = textOf(root, "theme") == "light" ? ThemeName::light : ThemeName::dark;
  const auto scale = root.find("scale");
  if (scale != root.end() && scale->is_number())
    settings.scale = std::clamp(scale->get<double>(), minimumUserScale, maximumUserScale);
  settings.width = wholeWithin(root, "width", 320, 16384, settings.width);
  settings.height = wholeWithin(root, "height", 240, 16384, settings.height);
  const auto rail = root.find("rail");
  settings.isRail = rail != root.end() && rail->is_boolean() && rail->get<bool>();
  settings.folder = textOf(root, "folder");
  const auto recent = root.find("recent");
  if (recent != root.end() && recent->is_array())
    for (const json& file : *recent)
      if (file.is_string() && settings.recent.size() < maximumRecent)
        settings.recent.push_back(file.get<std::string>());
  return settings;
}

json toJson(const Settings& settings) {
  return {{"language", settings.language}, {"theme", settings.theme == ThemeName::light ? "light" : "dark"},
          {"scale", settings.scale},       {"width", settings.width},
          {"height", settings.height},     {"rail", settings.isRail},
          {"folder", settings.folder},     {"recent", settings.recent}};
}

}  // namespace

void Settings::remember(const fs::path& file) {
  std::error_code ignored;
  const fs::path whole = fs::absolute(file, ignored);
  const std::string name = (ignored ? file : whole).lexically_normal().string();
  std::erase(recent, name);
  recent.insert(recent.begin(), name);
  if (recent.size() > maximumRecent) recent.resize(maximumRecent);
}

Folders systemFolders() { return {folderOf("XDG_CONFIG_HOME", ".config"), folderOf("XDG_STATE_HOME", ".local/state")}; }

Settings readSettings(const fs::path& file, std::optional<Message>& complaint) {
  std::error_code ignored;
  if (file.empty() || !fs::exists(file, ignored)) return {};
  try {
    const json root = readJson(readFile(file, maximumSettingsBytes), file.string());
    if (root.is_object()) return fromJson(root);
    complaint = Message("{file}: not an object"_message, {{"file", file.string()}});
  } catch (const std::exception& error) {
    complaint = messageOf(error);
  }
  return {};
}

void writeSettings(const fs::path& file, const Settings& settings) {
  if (file.empty()) return;
  fs::create_directories(file.parent_path());
  // Names of files may hold any bytes; those that are not UTF-8 are replaced.
  writeText(file, toJson(settings).dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

}  // namespace descenso
