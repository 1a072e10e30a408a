// A trajectory as rows of a table: the columns that reference files and the lab's tables share.
#pragma once

#include <string>
#include <string_view>

#include "engine/training/timeline.h"

namespace descenso {

inline constexpr std::string_view trajectoryColumns = "step,p0,p1,loss,grad0,grad1";

/// Appends one row and its line end, 17 significant digits. Two parameters.
void appendTrajectoryRow(std::string& text, const StepRecord& record);

}  // namespace descenso
