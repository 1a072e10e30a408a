// A trajectory as rows of a table: the columns that reference files and the lab's tables share.
#pragma once

#include <string>

#include "engine/training/timeline.h"

namespace descenso {

/// Of so many parameters: "step,p0,p1,loss,grad0,grad1".
std::string trajectoryHeader(Index dimension);

/// Appends one row and its line end, 17 significant digits.
void appendTrajectoryRow(std::string& text, const StepRecord& record);

}  // namespace descenso
