#include "app/labs/entropy/view_numbers.h"

#include "app/text/numbers.h"
#include "app/widgets/drawing.h"

namespace descenso {
namespace {

constexpr float numberLineHeight = 28;  // layout pixels
constexpr float numberGap = 4;

}  // namespace

NumberLine::NumberLine(Ui& ui, std::string_view label, std::size_t columns, float labelPart)
    : ui_(ui), line_(nextLine(ui.px(numberLineHeight))) {
  const float labelWidth = line_.width * labelPart;
  left_ = line_.x + labelWidth;
  width_ = (line_.width - labelWidth) / static_cast<float>(columns);
  const Rect name{line_.x, line_.y, labelWidth - ui.px(numberGap), line_.height};
  if (!label.empty() && !drawLabel(ui, name, label, {FontRole::regular, 15, ui.theme().text, {}, Words::users}))
    ui.hint(label, label);
}

Rect NumberLine::next() {
  const Rect box{left_, line_.y, width_ - ui_.px(numberGap), line_.height};
  left_ += width_;
  return snapped(box);
}

bool NumberLine::box(std::string_view id, const Refusal& refusal, double& value, int digits) {
  ids_.emplace_back(id);
  return numberBox(ui_, id, next(), refusal, value, digits);
}

void NumberLine::word(std::string_view text) {
  drawLabel(ui_, next(), text, {FontRole::bold, 15, ui_.theme().muted, HorizontalAlign::center});
}

void NumberLine::end() {
  advancePast(line_);
  for (const std::string& id : ids_) showRefusal(ui_, id);
}

Refusal refusalOutside(const Ui& ui, std::string_view symbol, double low, double high) {
  return [&ui, symbol = std::string(symbol), low, high](double value) -> std::string {
    if (value >= low && value <= high) return {};
    return ui.text().format("value.outside", {{"low", formatNumber(low, 4)},
                                              {"high", formatNumber(high, 4)},
                                              {"value", symbol + " = " + formatNumber(value, 4)}});
  };
}

}  // namespace descenso
