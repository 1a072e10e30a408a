// What each example adds to the loss and its gradient at the selected run's step: the rows of the examples' table.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/labs/optimizer/state.h"

namespace descenso {

struct ExampleRow {
  Index example = 0;  ///< from 0
  double x = 0;
  double y = 0;
  double said = 0;        ///< f[x, φ]
  double residual = 0;    ///< said − y
  Vector gradient{};      ///< what it adds to ∇L, one number for each parameter that is trained
};

struct ExampleTable {
  std::vector<ExampleRow> rows;  ///< the first ones
  Index count = 0;               ///< of all examples
  double loss = 0;               ///< over all of them
  Vector gradient{};             ///< the same: what the rows of all of them add up to
  double rmse = 0;               ///< √(Σ residual² / count)
};

/// The run whose residuals are shown: the selected one, or the first where that takes no part; nullptr without any.
const Run* runOfExamples(const OptimizerLab& lab);

/// Where that run is at the step shown, at most `most` rows; nothing without a run, without examples, or where the
/// problem has no curve over x.
std::optional<ExampleTable> exampleTable(const OptimizerLab& lab, Index most);

}  // namespace descenso
