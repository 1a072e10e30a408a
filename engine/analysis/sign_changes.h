// How often a run turns back along one parameter: what zigzags is seen to.
#pragma once

#include <vector>

#include "engine/training/timeline.h"

namespace descenso {

/// For each step k of the run how many of its updates 2 … k moved parameter `index` the other way than the update
/// before them. An update that leaves the parameter where it is turns nothing; what comes after it is compared with the
/// last one that moved it. `index` in [0, dimension).
std::vector<Index> signChanges(const Timeline& timeline, Index index);

}  // namespace descenso
