// What the program remembers between sessions about its user: language, theme, scale, window, recent files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/plot/theme.h"
#include "engine/math/message.h"

namespace descenso {

inline constexpr double minimumUserScale = 0.8;
inline constexpr double maximumUserScale = 2.0;

struct Settings {
  std::string language;  ///< empty: the system's
  ThemeName theme = ThemeName::dark;
  double scale = 1;  ///< of the interface, times the monitor's
  int width = 1600;  ///< of the window, screen coordinates
  int height = 900;
  bool isRail = false;              ///< the left panel is a rail
  std::string folder;               ///< the last one a file was chosen in
  std::vector<std::string> recent;  ///< files, the latest first

  /// Puts a file first among the recent ones, of which there are at most ten.
  void remember(const std::filesystem::path& file);
};

/// Where things are kept, by the XDG base directory rules. Empty where there is neither a variable nor a home: then
/// nothing is kept.
struct Folders {
  std::filesystem::path config;  ///< …/descenso
  std::filesystem::path state;

  std::filesystem::path settingsFile() const { return config.empty() ? config : config / "settings.json"; }
  std::filesystem::path sessionFile() const { return state.empty() ? state : state / "session.json"; }
};
Folders systemFolders();

/// A file that is missing gives the defaults. One that is broken gives the defaults too, with what was wrong in
/// `complaint`; members out of range are replaced one by one.
Settings readSettings(const std::filesystem::path& file, std::optional<Message>& complaint);
/// Does nothing for an empty path. Throws std::runtime_error if the file cannot be written.
void writeSettings(const std::filesystem::path& file, const Settings& settings);

}  // namespace descenso
