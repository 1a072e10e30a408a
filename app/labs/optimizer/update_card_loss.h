// The lines of an update in which it looks at the loss: what the model says, and how far it is off.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/labs/optimizer/update_card.h"

namespace descenso {

/// Where update number `step` looks at the loss of its batch; for step 0 there are the formulas alone.
struct LossPoint {
  const Run& run;
  Index step = 0;
  std::string symbol;               ///< "φ", "φ̃"
  Vector phi;                       ///< its values, one a parameter
  std::optional<double> wholeLoss;  ///< over all data, where it is known
};

/// The model's outputs and their loss; without examples the loss alone.
std::vector<CardLine> lossLines(const LossPoint& point);

/// How many these are.
Index lossLineCount(const Problem& problem);

}  // namespace descenso
