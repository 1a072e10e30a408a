#include "app/widgets/ui.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/widgets/drawing.h"

namespace descenso {
namespace {

constexpr double hintDelay = 0.45;  // seconds
constexpr float presentationText = 1.35f;
constexpr float presentationLines = 1.4f;

}  // namespace

Ui::Ui(const Theme& theme, const Translations& text, Painter& painter, const FontSet& fonts, float scale)
    : theme_(&theme),
      text_(&text),
      painter_(painter),
      fonts_(&fonts),
      scale_(scale),
      untilWake_(std::numeric_limits<double>::infinity()) {
  keepAwake = [this] { wakeAfter(0); };
}

void Ui::restyle(const Theme& theme, const Translations& text, const FontSet& fonts, float scale) {
  theme_ = &theme;
  text_ = &text;
  fonts_ = &fonts;
  scale_ = scale;
}

void Ui::beginFrame() {
  rects_.clear();
  clipped_.clear();
  untilWake_ = std::numeric_limits<double>::infinity();
  if (!wasHinted_) hinted_.clear();
  wasHinted_ = false;
}

ImFont* Ui::font(FontRole role, float layoutSize) const {
  return fonts_->font(role, isPresentation ? layoutSize * presentationText : layoutSize);
}

float Ui::px(float layoutPixels) const { return std::round(layoutPixels * scale_); }

PlotContext Ui::plotContext(Canvas& canvas) const {
  return {canvas,
          painter_,
          *theme_,
          *text_,
          scale_,
          isPresentation ? presentationLines : 1.0f,
          isPresentation ? presentationText : 1.0f,
          true,
          Pace::responsive};
}

void Ui::record(std::string_view id, const Rect& rect) { rects_.insert_or_assign(std::string(id), rect); }

void Ui::wakeAfter(double seconds) { untilWake_ = std::min(untilWake_, std::max(0.0, seconds)); }

void Ui::hint(std::string_view id, std::string_view hintText) {
  if (hintText.empty() || !ImGui::IsItemHovered() || ImGui::IsItemActive()) return;
  const double now = ImGui::GetTime();
  if (hinted_ != id) {
    hinted_ = id;
    hintedSince_ = now;
  }
  wasHinted_ = true;
  const double waited = now - hintedSince_;
  if (waited < hintDelay)
    wakeAfter(hintDelay - waited);
  else
    drawTooltip(*this, hintText);
}

}  // namespace descenso
