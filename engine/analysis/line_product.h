// The line through examples as a product of matrices, ŷ = XW.
#pragma once

#include "engine/data/data_set.h"

namespace descenso {

/// A row (x, 1) for each example: as many rows as there are examples, two columns.
Matrix designMatrix(const DataSet& data);

/// Whether XW exists: W has a row for each column of X.
bool isConformable(const Matrix& x, const Matrix& w);

/// XW, one number for each row of X where W is a column. Throws std::invalid_argument with both shapes where it does
/// not exist.
Matrix checkedProduct(const Matrix& x, const Matrix& w);

}  // namespace descenso
