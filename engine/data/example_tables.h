// Tables of examples that come with the program (see assets/data/README.md).
#pragma once

#include "engine/data/examples.h"

namespace descenso {

/// 150 flowers: length and width of sepal and petal in cm, and the species; Fisher 1936.
Examples irisExamples();

/// Five clients of a course example: income in 1000 €, age, and whether they bought the vehicle. Means 60.334
/// and 27.26, standard deviations 23.8886 and 2.7890.
Examples clientExamples();

/// Thirteen made-up houses with the price that a linear rule gives them, in 1000 $: 40.5 + 0.02 area (sq ft) +
/// 10 bedrooms + 0.5 last price (1000 $) + 2 (year − 2000) + 12 parking spots. The first is the course's example of a
/// regression: (6000, 4, 235, 2005, 1) and 340.
Examples homeExamples();

/// Thirteen made-up chain molecules: the number of atoms, and two temperatures in °C that are linear in it. The first
/// has those of the course's example of a regression with two outputs, −12.9 (freezing) and 56.4 (boiling).
Examples moleculeExamples();

}  // namespace descenso
