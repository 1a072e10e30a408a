// The table of the gallery.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/activation/plots_gallery.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float readingRow = 27;
constexpr float readingType = 15;
constexpr float swatch = 12;
constexpr int readingDigits = 4;

// Right ends of the columns, in parts of the table's width.
constexpr std::array<float, 5> columnEnds = {0.4f, 0.55f, 0.68f, 0.86f, 1.0f};

std::string rangeText(const OutputRange& range) {
  const auto end = [](double value) {
    if (std::isinf(value)) return std::string(value < 0 ? "−∞" : "∞");
    return formatNumber(value, 3);
  };
  return (range.takesLow ? "[" : "(") + end(range.low) + ", " + end(range.high) + (range.takesHigh ? "]" : ")");
}

}  // namespace

void GalleryReadings::draw(const PlotContext& context, const Rect& area) {
  const double z = reading_.z.value_or(lab_.config().gallery.z);
  const Rect content =
      drawPanel(context, area, context.text.format("activation-lab.readings", {{"z", formatNumber(z, readingDigits)}}));
  zones_.clear();
  const Theme& theme = context.theme;
  const std::vector<ActivationKind> kinds = lab_.shownKinds();
  // As many rows as there are, in type that fits.
  const float row = std::min(context.px(readingRow), content.height / (static_cast<float>(kinds.size()) + 1));
  const float size = std::min(context.fontSize(readingType), row * 0.62f);
  const auto cell = [&](std::size_t column, float top, std::string_view text, Color color, FontRole font) {
    context.canvas.text({content.x + content.width * columnEnds[column], top + row / 2}, text,
                        {font, size, color, HorizontalAlign::right, VerticalAlign::middle});
  };
  const std::array<std::string, 5> heads = {"f(z)", "f′(z)", std::string(context.text("activation-lab.centred")),
                                            std::string(context.text("activation-lab.range")),
                                            std::string(context.text("activation-lab.cost"))};
  for (std::size_t i = 0; i < heads.size(); ++i) cell(i, content.y, heads[i], theme.muted, FontRole::regular);
  float top = content.y + row;
  for (const ActivationKind kind : kinds) {
    const Rect line{content.x, top, content.width, row};
    const std::string id(activation(kind).name);
    zones_.push_back({id, line});
    const bool isSelected = kind == lab_.config().gallery.selected;
    if (isSelected || gesture().zone == id) context.canvas.rectangle(line, theme.raised, noStroke, context.px(4));
    const float middle = line.center().y;
    const float half = context.px(swatch) / 2;
    context.canvas.rectangle({line.x + context.px(4), middle - half, 2 * half, 2 * half},
                             activationStyle(theme, kind).color, noStroke, context.px(3));
    context.canvas.text({line.x + context.px(4) + 3 * half, middle}, activationLabel(context.text, kind),
                        {isSelected ? FontRole::bold : FontRole::regular, size, theme.text, HorizontalAlign::left,
                         VerticalAlign::middle});
    const OutputRange range = lab_.range(kind);
    const bool isCentred = range.low < 0 && range.high > 0;
    const bool isFlat = std::abs(lab_.slope(kind, z)) < lab_.config().gallery.threshold;
    cell(0, top, formatNumber(lab_.value(kind, z), readingDigits), theme.text, FontRole::regular);
    cell(1, top, formatNumber(lab_.slope(kind, z), readingDigits), isFlat ? theme.warn : theme.text,
         isFlat ? FontRole::bold : FontRole::regular);
    cell(2, top, isCentred ? context.text("activation-lab.centred.yes") : "–", isCentred ? theme.good : theme.muted,
         FontRole::regular);
    cell(3, top, rangeText(range), theme.text, FontRole::regular);
    const std::optional<ActivationCost> cost = lab_.costs().cost(kind);
    cell(4, top,
         cost                       ? formatNumber(cost->value, 3) + " ns"
         : lab_.costs().isRunning() ? "…"
                                    : "–",
         cost ? theme.text : theme.muted, FontRole::regular);
    top += row;
  }
}

}  // namespace descenso
