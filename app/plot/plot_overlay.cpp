#include <algorithm>
#include <cmath>

#include "app/plot/plot.h"

namespace descenso {

void Plot::label(double dataX, double dataY, std::string_view text, Color color) {
  const Vec2 pixel = place(dataX, dataY);
  if (finished_ || !isNear(pixel)) return;
  TextStyle style = labelStyle();
  style.color = color;
  style.vertical = VerticalAlign::middle;
  const float inset = context_.px(4);
  const Vec2 size = context_.canvas.measure(text, style);
  const Rect room = frame_.inner.inset(inset);
  Rect box{pixel.x + context_.px(10), pixel.y - size.y / 2 - inset / 2, size.x + 2 * inset, size.y + inset};
  if (box.right() > room.right()) box.x = pixel.x - context_.px(10) - box.width;
  box.x = std::max(box.x, room.x);
  box.y = std::max(std::min(box.y, room.bottom() - box.height), room.y);
  context_.canvas.rectangle(box, context_.theme.panel.withAlpha(0.8f), noStroke, context_.px(4));
  context_.canvas.text({box.x + inset, box.center().y}, text, style);
}

void Plot::verticalCursor(double dataX) {
  const auto x = static_cast<float>(frame_.x.toPixel(dataX));
  const Rect& inner = frame_.inner;
  if (finished_ || !(x >= inner.x && x <= inner.right())) return;
  const float width = std::max(1.0f, std::round(context_.stroke(1.5f)));
  context_.canvas.rectangle({std::round(x - width / 2), inner.y, width, inner.height},
                            context_.theme.text.withAlpha(0.8f), noStroke);
}

void Plot::horizontalCursor(double dataY) {
  const auto y = static_cast<float>(frame_.y.toPixel(dataY));
  const Rect& inner = frame_.inner;
  if (finished_ || !(y >= inner.y && y <= inner.bottom())) return;
  const float width = std::max(1.0f, std::round(context_.stroke(1.5f)));
  context_.canvas.rectangle({inner.x, std::round(y - width / 2), inner.width, width},
                            context_.theme.text.withAlpha(0.8f), noStroke);
}

void Plot::crosshair(double dataX, double dataY) {
  if (finished_) return;
  const Rect& inner = frame_.inner;
  const float half = hairline() / 2;
  const Stroke stroke{context_.theme.muted, hairline(), Dash::dash};
  const float x = std::floor(static_cast<float>(frame_.x.toPixel(dataX))) + half;
  const float y = std::floor(static_cast<float>(frame_.y.toPixel(dataY))) + half;
  if (x >= inner.x && x <= inner.right()) context_.canvas.line({x, inner.y}, {x, inner.bottom()}, stroke);
  if (y >= inner.y && y <= inner.bottom()) context_.canvas.line({inner.x, y}, {inner.right(), y}, stroke);
}

void Plot::selectionBox(const Rect& rect) {
  if (finished_) return;
  const Stroke border{context_.theme.accent, context_.stroke(1.5f)};
  context_.canvas.rectangle(rect, context_.theme.accent.withAlpha(0.18f), border);
}

void Plot::message(std::string_view text) {
  if (finished_) return;
  TextStyle style = labelStyle();
  style.size = context_.fontSize(17);
  style.horizontal = HorizontalAlign::center;
  style.vertical = VerticalAlign::middle;
  context_.canvas.text(frame_.inner.center(), text, style);
}

}  // namespace descenso
