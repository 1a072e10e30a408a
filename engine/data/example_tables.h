// Tables of examples that come with the program (see assets/data/README.md).
#pragma once

#include "engine/data/examples.h"

namespace descenso {

/// 150 flowers: length and width of sepal and petal in cm, and the species; Fisher 1936.
Examples irisExamples();

/// Five clients of a course example: income in 1000 €, age, and whether they bought the vehicle. Means 60.334
/// and 27.26, standard deviations 23.8886 and 2.7890.
Examples clientExamples();

}  // namespace descenso
