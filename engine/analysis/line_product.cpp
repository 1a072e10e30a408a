#include "engine/analysis/line_product.h"

#include <string>

#include "engine/math/message.h"

namespace descenso {
namespace {

std::string shapeOf(const Matrix& matrix) {
  return std::to_string(matrix.rows()) + "×" + std::to_string(matrix.cols());
}

}  // namespace

Matrix designMatrix(const DataSet& data) {
  Matrix design(data.size(), 2);
  design << data.x, Vector::Ones(data.size());
  return design;
}

bool isConformable(const Matrix& x, const Matrix& w) { return x.cols() == w.rows(); }

Matrix checkedProduct(const Matrix& x, const Matrix& w) {
  if (!isConformable(x, w))
    throw InvalidArgument("W must have {rows} rows, one for each column of X ({shape}), got {got}"_message,
                          {{"rows", x.cols()}, {"shape", shapeOf(x)}, {"got", shapeOf(w)}});
  return x * w;
}

}  // namespace descenso
