// What each example adds to the loss and its gradient at the selected run's step: the rows of the examples' table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/optimizer/state.h"

namespace descenso {

struct ExampleRow {
  Index example = 0;  ///< from 0
  double x = 0;
  double y = 0;
  double said = 0;      ///< f[x, φ]
  double residual = 0;  ///< said − y
  Vector gradient{};    ///< what it adds to ∇L, one number for each parameter that is trained
  Index uses = 0;       ///< batches until the step shown that it was in
};

struct ExampleTable {
  std::vector<ExampleRow> rows;  ///< the first ones
  Index count = 0;               ///< of all examples
  double loss = 0;               ///< over all of them
  Vector gradient{};             ///< the same: what the rows of all of them add up to
  double rmse = 0;               ///< √(Σ residual² / count)
  std::optional<Index> uses{};   ///< of all examples, where the run takes batches
};

/// How often each example of the problem has been in a batch of the run until the step; empty where it takes none.
std::vector<Index> usesOfExamples(const Run& run, Index step);

/// The model as a product of matrices at the step shown, ŷ = XW: X has a row (x, 1) for each example.
struct LineProduct {
  Vector weights;      ///< W: slope, intercept
  Index examples = 0;  ///< rows of X
  /// The row of X that is multiplied by W, and whether those below it are still to come.
  Index row = 0;
  bool isStepping = false;
  double x = 0;     ///< of that row
  double said = 0;  ///< its product
};

/// Nothing without a run, or where the model is no line over x. The row is the one that the explanation has come to, or
/// the one of the look.
std::optional<LineProduct> lineProduct(const OptimizerLab& lab);

/// Rows that an explanation goes through, at most.
inline constexpr Index mostExplainedRows = 64;

/// "ŷ₂ = (0, 1) · (2, 1)ᵀ = 0 · 2 + 1 · 1 = 1"
std::string rowTimesColumn(const LineProduct& product);

/// W as it is typed, "2, 1": numbers with commas, semicolons or spaces between them, in brackets or without. Throws
/// FormulaError.
Vector readWeights(std::string_view text);

/// The run whose residuals are shown: the selected one, or the first where that takes no part; nullptr without any.
const Run* runOfExamples(const OptimizerLab& lab);

/// Where that run is at the step shown, at most `most` rows; nothing without a run, without examples, or where the
/// problem has no curve over x.
std::optional<ExampleTable> exampleTable(const OptimizerLab& lab, Index most);

}  // namespace descenso
