// The data sets that come with the program.
//
// "book": the points of Prince 2023, Understanding Deep Learning (see assets/data/README.md).
// "reference": closed form and free of random numbers, so that anybody can write them down again.
#pragma once

#include <memory>
#include <string_view>

#include "engine/data/data_set.h"

namespace descenso {

/// nullptr if `problem` has no data set of that name.
std::shared_ptr<const DataSet> builtInData(std::string_view problem, std::string_view name);

/// 30 points at xᵢ = −14.5 + i: the Gabor model at φ = (0, 16.6), plus 0.12 sin(2.1 i).
DataSet gaborReferenceData();

/// 12 points at xᵢ = 0.05 + 0.17 i: the line 0.8 + 0.55 x, plus 0.1 sin(5 i).
DataSet linearReferenceData();

}  // namespace descenso
