// A JSON array of arrays of 0-based example indices, one for each step.
#pragma once

#include <string_view>

#include "engine/training/run.h"

namespace descenso {

/// At least `steps` batches are wanted. `name` appears in messages. Throws ReadError with line and column.
BatchSchedule readBatches(std::string_view text, std::string_view name, Index exampleCount, long steps);

}  // namespace descenso
