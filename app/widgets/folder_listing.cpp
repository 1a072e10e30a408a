#include "app/widgets/folder_listing.h"

#include <algorithm>

namespace descenso {
namespace {

namespace fs = std::filesystem;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string folded(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

bool isWanted(const fs::path& name, const std::vector<std::string>& extensions) {
  const std::string extension = folded(name.extension().string());
  return extensions.empty() || std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

}  // namespace

std::vector<FolderEntry> listFolder(const fs::path& folder, const std::vector<std::string>& extensions) {
  std::vector<FolderEntry> entries;
  for (const fs::directory_entry& found : fs::directory_iterator(folder)) {
    if (entries.size() >= maximumListed) break;
    const std::string name = found.path().filename().string();
    std::error_code ignored;
    const bool isFolder = found.is_directory(ignored);
    if (!name.starts_with('.') && (isFolder || isWanted(found.path().filename(), extensions)))
      entries.push_back({name, isFolder});
  }
  std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
    if (a.isFolder != b.isFolder) return a.isFolder;
    return folded(a.name) < folded(b.name);
  });
  return entries;
}

bool containsFolded(std::string_view name, std::string_view part) {
  return folded(name).find(folded(part)) != std::string::npos;
}

fs::path existingFolder(const fs::path& wanted) {
  std::error_code error;
  if (!wanted.empty() && fs::is_directory(wanted, error)) return fs::absolute(wanted, error).lexically_normal();
  const fs::path working = fs::current_path(error);
  return error ? fs::path("/") : working;
}

}  // namespace descenso
