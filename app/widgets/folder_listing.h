// What stands in a folder, as a file dialog shows it. No ImGui.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace descenso {

struct FolderEntry {
  std::string name;
  bool isFolder = false;
};

inline constexpr std::size_t maximumListed = 10'000;

/// Folders first, then the files with one of the extensions (".json"; all if there are none), by name without regard to
/// case; hidden ones are left out. Throws std::filesystem::filesystem_error where the folder cannot be read.
std::vector<FolderEntry> listFolder(const std::filesystem::path& folder, const std::vector<std::string>& extensions);

/// Whether `name` contains `part`, without regard to the case of ASCII letters.
bool containsFolded(std::string_view name, std::string_view part);

/// A folder that exists: the wanted one, the working folder, the root.
std::filesystem::path existingFolder(const std::filesystem::path& wanted);

}  // namespace descenso
