#include "app/labs/optimizer/plots_text.h"

#include "app/text/numbers.h"

namespace descenso {

std::string optimizerName(const Translations& text, std::string_view name) {
  return std::string(text("optimizer." + std::string(name)));
}

std::string pointText(const Point2& point, int digits) {
  std::string text = "(";
  text += formatNumber(point.x(), digits);
  text += ", ";
  text += formatNumber(point.y(), digits);
  text += ')';
  return text;
}

}  // namespace descenso
