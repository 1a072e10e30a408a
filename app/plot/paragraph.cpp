#include "app/plot/paragraph.h"

namespace descenso {
namespace {

constexpr float paragraphPitch = 1.35f;  // of the type

}  // namespace

std::vector<std::string> paragraphLines(Canvas& canvas, std::string_view text, const TextStyle& style, float width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    const std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
    if (!line.empty() && canvas.measure(longer, style).x > width) {
      lines.push_back(std::move(line));
      line = word;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

float drawParagraph(Canvas& canvas, const Rect& area, std::string_view text, const TextStyle& style) {
  float y = area.y;
  for (const std::string& line : paragraphLines(canvas, text, style, area.width)) {
    canvas.text({area.x, y}, line, style);
    y += style.size * paragraphPitch;
  }
  return y - area.y;
}

}  // namespace descenso
