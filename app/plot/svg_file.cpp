#include "app/plot/svg_file.h"

#include <array>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string_view>

namespace descenso {
namespace {

constexpr std::array<std::string_view, 3> counted = {"image", "surface", "mask"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Length of a counted name at `begin`, 0 if none stands there.
std::size_t nameLength(const std::string& svg, std::size_t begin) {
  for (const std::string_view word : counted) {
    if (svg.compare(begin, word.size(), word) != 0) continue;
    std::size_t end = begin + word.size();
    while (end < svg.size() && isDigit(svg[end])) ++end;
    const bool isClosed = end < svg.size() && (svg[end] == '"' || svg[end] == ')');
    if (end > begin + word.size() && isClosed) return end - begin;
  }
  return 0;
}

}  // namespace

SvgFile::SvgFile(std::filesystem::path path) : path_(std::move(path)) {
  if (!std::ofstream(path_)) throw std::runtime_error("cannot write " + path_.string());
}

void SvgFile::write() const {
  std::ofstream out(path_, std::ios::binary);
  out << renumbered(text_) << std::flush;
  if (!out) throw std::runtime_error("cannot write " + path_.string());
}

std::string renumbered(const std::string& svg) {
  std::map<std::string, std::size_t> numbers;
  std::string text;
  text.reserve(svg.size());
  for (std::size_t i = 0; i < svg.size(); ++i) {
    text += svg[i];
    if (svg[i] != '"' && svg[i] != '#') continue;
    const std::size_t length = nameLength(svg, i + 1);
    if (length == 0) continue;
    const std::string name = svg.substr(i + 1, length);
    const std::size_t number = numbers.emplace(name, numbers.size() + 1).first->second;
    text += name.substr(0, name.find_first_of("0123456789")) + std::to_string(number);
    i += length;
  }
  return text;
}

}  // namespace descenso
