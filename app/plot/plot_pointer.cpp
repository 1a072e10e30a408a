#include "app/plot/plot_pointer.h"

#include <algorithm>
#include <cmath>

#include "app/plot/camera.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float stillWithin = 4;   // a press that moves no further is a click
constexpr float markerReach = 14;  // the start can be seized from here
constexpr float smallestBox = 8;
constexpr double wheelFactor = 0.85;  // per notch

float distance(Vec2 a, Vec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

Vec2 within(const Rect& rect, Vec2 p) {
  return {std::clamp(p.x, rect.x, std::max(rect.x, rect.right())),
          std::clamp(p.y, rect.y, std::max(rect.y, rect.bottom()))};
}

DataPoint dataAt(const PlotFrame& frame, Vec2 pixel) { return {frame.x.toData(pixel.x), frame.y.toData(pixel.y)}; }

void show(AxisView& view, Range range, Scale scale) {
  range = usableRange(range, scale);
  view = {range.low, range.high, false};
}

/// Part of the axis at a pixel, 0 at its low end.
double partAt(const AxisMap& axis, double pixel) {
  const double length = static_cast<double>(axis.pixelHigh()) - axis.pixelLow();
  return length == 0 ? 0.5 : (pixel - axis.pixelLow()) / length;
}

const PlotFrame::Entry* entryAt(const PlotFrame& frame, Vec2 position) {
  const auto found = std::find_if(frame.legend.begin(), frame.legend.end(),
                                  [&](const PlotFrame::Entry& entry) { return entry.rect.contains(position); });
  return found == frame.legend.end() ? nullptr : &*found;
}

bool isOnMarker(const PlotFrame& frame, const PointerOptions& options, Vec2 position) {
  if (!options.dragged) return false;
  const Vec2 pixel = frame.toPixel(options.dragged->x, options.dragged->y);
  return std::isfinite(pixel.x) && std::isfinite(pixel.y) && distance(pixel, position) <= markerReach * options.scale;
}

}  // namespace

Range zoomed(const AxisMap& axis, double part, double factor) {
  return usableRange({axis.fromPart(part * (1 - factor)), axis.fromPart(part + (1 - part) * factor)}, axis.scale());
}

Range panned(const AxisMap& axis, double pixels) {
  const double part = axis.pixels() > 0 ? -pixels / (static_cast<double>(axis.pixelHigh()) - axis.pixelLow()) : 0;
  const Range moved{axis.fromPart(part), axis.fromPart(1 + part)};
  const Range usable = usableRange(moved, axis.scale());
  // At the end of the numbers the axis stops instead of shrinking.
  return usable == moved ? moved : axis.range();
}

void toggleEntry(PlotView& view, const PlotFrame& frame, const std::string& name, bool alone) {
  if (name == legendMore) return;
  if (!alone) {
    if (view.hidden.erase(name) == 0) view.hidden.insert(name);
    return;
  }
  const bool isAlone = std::all_of(frame.legend.begin(), frame.legend.end(), [&](const PlotFrame::Entry& entry) {
    return view.hidden.contains(entry.name) == (entry.name != name);
  });
  for (const PlotFrame::Entry& entry : frame.legend) {
    if (isAlone || entry.name == name) {
      view.hidden.erase(entry.name);
    } else {
      view.hidden.insert(entry.name);
    }
  }
}

PlotPointer::Place PlotPointer::placeOf(const PlotFrame& frame, Vec2 position) const {
  if (frame.inner.contains(position)) return Place::inner;
  if (frame.xAxis.contains(position)) return Place::xAxis;
  if (frame.yAxis.contains(position)) return Place::yAxis;
  return Place::none;
}

PlotEvents PlotPointer::update(const PlotFrame& frame, PlotView& view, const PointerInput& input,
                               const PointerOptions& options) {
  PlotEvents events;
  if (!std::isfinite(input.position.x) || !std::isfinite(input.position.y)) {
    action_ = Action::none;
    return events;
  }
  const Place place = placeOf(frame, input.position);
  events.hovered = input.isOver && place == Place::inner;
  if (input.isOver && action_ == Action::none) {
    if (const auto* entry = entryAt(frame, input.position)) events.legendHover = entry->name;
    if (place != Place::none && input.wheel != 0) zoom(frame, view, input, place, events);
  }
  if (action_ == Action::none && input.isOver) begin(frame, view, input, options, events);
  if (action_ != Action::none) move(frame, view, input, options, events);
  if (action_ != Action::none) end(frame, view, input, options, events);
  if (events.hovered || action_ != Action::none) events.position = dataAt(frame, within(frame.inner, input.position));
  events.overMarker = action_ == Action::marker ||
                      (events.hovered && action_ == Action::none && isOnMarker(frame, options, input.position));
  return events;
}

void PlotPointer::zoom(const PlotFrame& frame, PlotView& view, const PointerInput& input, Place place,
                       PlotEvents& events) {
  const double factor = std::pow(wheelFactor, std::clamp(input.wheel, -20.0f, 20.0f));
  if (place != Place::yAxis) show(view.x, zoomed(frame.x, partAt(frame.x, input.position.x), factor), frame.x.scale());
  if (place != Place::xAxis) show(view.y, zoomed(frame.y, partAt(frame.y, input.position.y), factor), frame.y.scale());
  events.viewChanged = true;
}

void PlotPointer::begin(const PlotFrame& frame, PlotView& view, const PointerInput& input,
                        const PointerOptions& options, PlotEvents& events) {
  place_ = placeOf(frame, input.position);
  pressed_ = input.position;
  atPress_ = frame;
  const bool isOnAdded = options.canRemove && place_ == Place::inner && isOnMarker(frame, options, input.position);
  if (input.leftDoubleClicked && !isOnAdded && entryAt(frame, input.position) == nullptr && place_ != Place::none) {
    if (place_ != Place::yAxis) view.x.fit = true;
    if (place_ != Place::xAxis) view.y.fit = true;
    events.viewChanged = true;
    events.doubleClicked = place_ == Place::inner;
    return;
  }
  if (input.leftPressed) {
    if (const auto* entry = entryAt(frame, input.position)) {
      toggleEntry(view, frame, entry->name, input.control);
      events.viewChanged = true;
    } else if (place_ == Place::inner && isOnMarker(frame, options, input.position)) {
      action_ = Action::marker;
    } else if (place_ == Place::inner && options.dragSeeks) {
      action_ = Action::seek;
    } else if (place_ != Place::none) {
      action_ = Action::press;
    }
  } else if (input.rightPressed && frame.area.contains(input.position)) {
    action_ = Action::rightPress;
  }
}

void PlotPointer::move(const PlotFrame& frame, PlotView& view, const PointerInput& input, const PointerOptions& options,
                       PlotEvents& events) {
  const bool moved = distance(pressed_, input.position) > stillWithin * options.scale;
  if (action_ == Action::press && moved && options.canPan) action_ = Action::pan;
  if (action_ == Action::press && moved && !options.canPan) action_ = Action::none;
  if (action_ == Action::rightPress && moved && place_ == Place::inner) action_ = Action::box;
  switch (action_) {
    case Action::pan: {
      const Vec2 by = input.position - pressed_;
      if (place_ != Place::yAxis) show(view.x, panned(atPress_.x, by.x), frame.x.scale());
      if (place_ != Place::xAxis) show(view.y, panned(atPress_.y, by.y), frame.y.scale());
      events.viewChanged = true;
      break;
    }
    case Action::box:
      events.box = boxOf(frame, input);
      break;
    case Action::marker:
      events.dragTo = dataAt(frame, within(frame.inner, input.position));
      break;
    case Action::seek:
      events.clicked = dataAt(frame, within(frame.inner, input.position));
      break;
    case Action::none:
    case Action::press:
    case Action::rightPress:
      return;
  }
  events.dragging = true;
}

void PlotPointer::end(const PlotFrame& frame, PlotView& view, const PointerInput& input, const PointerOptions& options,
                      PlotEvents& events) {
  const bool isRight = action_ == Action::box || action_ == Action::rightPress;
  if (isRight ? input.rightDown : input.leftDown) return;
  switch (action_) {
    case Action::press:
      if (place_ == Place::inner && options.canClick)
        events.clicked = dataAt(frame, within(frame.inner, input.position));
      break;
    case Action::rightPress:
      if (options.canRemove && isOnMarker(frame, options, input.position))
        events.removeRequested = true;
      else
        events.menuRequested = true;
      break;
    case Action::box: {
      const Rect box = boxOf(frame, input);
      if (box.width < smallestBox || box.height < smallestBox) break;
      show(view.x, {frame.x.toData(box.x), frame.x.toData(box.right())}, frame.x.scale());
      show(view.y, {frame.y.toData(box.bottom()), frame.y.toData(box.y)}, frame.y.scale());
      events.viewChanged = true;
      events.box.reset();
      break;
    }
    case Action::marker:
      events.dragEnded = true;
      break;
    case Action::none:
    case Action::pan:
    case Action::seek:
      break;
  }
  action_ = Action::none;
}

/// Alt takes the full width, Shift the full height.
Rect PlotPointer::boxOf(const PlotFrame& frame, const PointerInput& input) const {
  Vec2 low = within(frame.inner, pressed_);
  Vec2 high = within(frame.inner, input.position);
  if (low.x > high.x) std::swap(low.x, high.x);
  if (low.y > high.y) std::swap(low.y, high.y);
  if (input.alt) {
    low.x = frame.inner.x;
    high.x = frame.inner.right();
  }
  if (input.shift) {
    low.y = frame.inner.y;
    high.y = frame.inner.bottom();
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

}  // namespace descenso
