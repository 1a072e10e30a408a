// Where a hyperparameter's value stands on its slider, and which round value belongs to a place.
#pragma once

#include "engine/math/hyperparameter.h"

namespace descenso {

/// 0 … 1 along the slider.
double sliderPlace(const Hyperparameter& declaration, double value);
/// The value at a place, rounded to what a pixel can tell apart, within the declaration's range.
double sliderValue(const Hyperparameter& declaration, double place);

}  // namespace descenso
