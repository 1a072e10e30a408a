// Standardised inputs: mean 0 and standard deviation 1.
#pragma once

#include "engine/data/data_set.h"

namespace descenso {

struct Scaling {
  double mean = 0;
  double deviation = 1;  ///< of the population, √(Σ (x − x̄)² / n); 1 where all numbers are the same

  double operator()(double x) const { return (x - mean) / deviation; }
};

/// Of at least one number.
Scaling scalingOf(ConstVectorRef numbers);

/// `data` with its inputs standardised; targets and name stay.
DataSet standardised(const DataSet& data);

}  // namespace descenso
