// A value of an enumeration, chosen among its names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/widgets/widgets.h"

namespace descenso {

/// The names 0, 1, 2 … of the enumeration, translated under "ID.NAME": side by side where they fit, else a drop-down.
/// Returns whether another one was chosen.
template <class Enum>
bool oneOf(Ui& ui, std::string_view id, std::span<const std::string_view> names, Enum& value) {
  std::vector<std::string> labels;
  for (const std::string_view name : names) labels.push_back(translated(ui.text(), id, name));
  int index = static_cast<int>(value);
  const bool isChosen =
      fitsSegmented(ui, labels) ? segmented(ui, id, labels, index) : choice(ui, id, {}, labels, index);
  if (isChosen) value = static_cast<Enum>(index);
  return isChosen;
}

/// The same on the rail: a button a name, by number, "rail.NAME"; the name is its hint.
template <class Enum>
bool oneOfOnRail(Ui& ui, std::string_view id, std::span<const std::string_view> names, Enum& value) {
  const Enum before = value;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool isOn = static_cast<std::size_t>(value) == i;
    const std::string button = "rail." + std::string(names[i]);
    if (railButton(ui, button, std::to_string(i + 1), isOn, translated(ui.text(), id, names[i])))
      value = static_cast<Enum>(i);
  }
  return value != before;
}

}  // namespace descenso
