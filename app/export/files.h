// Files written whole or not at all, and read with a limit.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace descenso {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// Calls `write` with a temporary path beside `path`, then renames it over `path`. If anything fails nothing is left
/// behind and std::runtime_error says what could not be written and why.
void writeAtomically(const std::filesystem::path& path, const std::function<void(const std::filesystem::path&)>& write);
void writeText(const std::filesystem::path& path, std::string_view text);
/// Throws std::runtime_error for a missing, unreadable or larger file.
std::string readFile(const std::filesystem::path& path, std::size_t maximumBytes);

}  // namespace descenso
