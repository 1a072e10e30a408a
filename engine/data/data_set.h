// Examples (x, y) of a one-dimensional regression, in the order they were written.
#pragma once

#include <string>

#include "engine/math/types.h"

namespace descenso {

struct DataSet {
  std::string name;  ///< "book", "reference", or the file's name
  Vector x;          ///< one input an example
  Vector y;          ///< one target an example, same length

  Index size() const { return x.size(); }
};

/// Throws std::invalid_argument unless there is at least one example and every x and y is a finite number.
void checkData(const DataSet& data);

/// At most this many examples are taken from a file.
inline constexpr Index maximumExamples = 1'000'000;

}  // namespace descenso
