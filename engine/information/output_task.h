// What the last layer of a network has to be for a task, and how its answer is read.
#pragma once

#include <span>
#include <string_view>

#include "engine/information/likelihood.h"
#include "engine/networks/output.h"

namespace descenso {

enum class OutputTask { binary, multiclass, regression };

struct TaskRule {
  OutputTask task;
  std::string_view name;        ///< "binary"
  OutputKind output;            ///< what scores become
  LossKind loss;                ///< what is minimised
  Likelihood likelihood;        ///< why: its negative logarithm
  std::string_view activation;  ///< as read: "a = σ(z)"
  std::string_view lossFormula;
  std::string_view decision;  ///< as read: "h = [a ≥ t]"
};

std::span<const TaskRule> outputTasks();
const TaskRule& ruleOf(OutputTask task);

/// [a ≥ threshold]: class 1 or 0. The slide's sign(a − ½) says −1, 0 or 1, which are no classes (E23).
int decideBinary(double a, double threshold = 0.5);
/// The place of the largest, the first of equals. Throws std::invalid_argument without values.
Index decideClass(ConstVectorRef outputs);

}  // namespace descenso
