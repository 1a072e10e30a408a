// Sliders of the network lab's panel.
#pragma once

#include <cmath>
#include <string_view>

#include "app/widgets/widgets.h"

namespace descenso {

/// A slider for a whole number that is no hyperparameter; labelled by its id.
template <class Number>
bool wholeCount(Ui& ui, std::string_view id, double least, double most, double fallback, Scale scale, Number& value) {
  auto number = static_cast<double>(value);
  const Hyperparameter declaration{.name = id,
                                   .symbol = "",
                                   .minimum = least,
                                   .maximum = most,
                                   .fallback = fallback,
                                   .scale = scale,
                                   .isWhole = true};
  if (!hyperparameter(ui, id, declaration, ui.text()(id), {}, number)) return false;
  value = static_cast<Number>(std::lround(number));
  return true;
}

}  // namespace descenso
