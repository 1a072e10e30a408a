// Files of assets/ and shaders/, embedded in the binary when it is built.
#pragma once

#include <span>
#include <string_view>

namespace descenso {

struct Asset {
  std::string_view path;  ///< "lang/en.json", "shaders/field.frag"
  std::string_view content;
};

/// Sorted by path.
std::span<const Asset> assets();

/// The content of one file; empty if there is none of that path.
std::string_view asset(std::string_view path);

}  // namespace descenso
