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

/// 64 points at xᵢ = −2 + 4i/63 on the parabola 2x² − 3x + 1, without noise.
DataSet quadraticReferenceData();

/// Ten houses made up for this program: floor area in m² (50 to 140), price in 100 000 € (1.2 to 3.3).
DataSet housesData();

/// Five clients of a course example: income in 1000 €, and 1 if they bought the vehicle, else 0. The incomes have mean
/// 60.334 and standard deviation 23.8886.
DataSet clientsData();

}  // namespace descenso
