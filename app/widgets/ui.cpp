#include "app/widgets/ui.h"

namespace descenso {

Ui::Ui(const Theme& theme, const Translations& text, Painter& painter, const FontSet& fonts, float scale)
    : theme_(theme), text_(text), painter_(painter), fonts_(fonts), scale_(scale) {}

PlotContext Ui::plotContext(Canvas& canvas) const {
  return {canvas, painter_, theme_, text_, scale_, isPresentation ? 1.4f : 1.0f, isPresentation ? 1.35f : 1.0f};
}

void Ui::record(std::string_view id, const Rect& rect) { rects_.insert_or_assign(std::string(id), rect); }

}  // namespace descenso
