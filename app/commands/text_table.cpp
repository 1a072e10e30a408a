#include "app/commands/text_table.h"

#include <algorithm>

namespace descenso {
namespace {

std::size_t characters(const std::string& utf8) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), begins));
}

}  // namespace

std::string textTable(const std::vector<TextRow>& rows) {
  std::vector<std::size_t> widths;
  for (const TextRow& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], characters(row[i]));
  }
  std::string text;
  for (const TextRow& row : rows) {
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) text.append(blanks, ' ').append(row[i]);
      const std::size_t rest = widths[i] - characters(row[i]) + 2;
      blanks = row[i].empty() ? blanks + rest : rest;
    }
    text += '\n';
  }
  return text;
}

}  // namespace descenso
