// An SVG on its way into a file. Cairo numbers the pictures of a file by a counter of the whole process; here they are
// numbered anew, so that the same figure is the same bytes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace descenso {

class SvgFile {
 public:
  /// Throws std::runtime_error when the file cannot be written.
  explicit SvgFile(std::filesystem::path path);
  void append(std::string_view bytes) { text_ += bytes; }
  /// Throws std::runtime_error when the disk is full or the like.
  void write() const;

 private:
  std::filesystem::path path_;
  std::string text_;
};

/// Names such as "image48" between quotes or after '#', counted from 1 in the order in which they appear.
std::string renumbered(const std::string& svg);

}  // namespace descenso
