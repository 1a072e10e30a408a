// The line as a product of matrices: the course's four points.
#include "engine/analysis/line_product.h"

#include <gtest/gtest.h>

#include "helpers.h"

namespace descenso {
namespace {

const DataSet fourExamples{.name = "REF-XW", .x = Vector{{1, 0, 2, 1}}, .y = Vector{{3, 1, 5, 3}}};

// Course REG-03: (4×2)(2×1) = (4×1).
TEST(LineProduct, OfTheFourPointsIsTheirTargets) {
  const Matrix x = designMatrix(fourExamples);
  EXPECT_EQ(x, (Matrix{{1, 1}, {0, 1}, {2, 1}, {1, 1}}));
  const Matrix said = checkedProduct(x, Matrix{{2}, {1}});
  EXPECT_EQ(said.rows(), 4);
  EXPECT_EQ(said.cols(), 1);
  EXPECT_EQ(Vector(said), fourExamples.y);
}

// Erratum E01: W printed with three entries.
TEST(LineProduct, RefusesAColumnOfThree) {
  const Matrix x = designMatrix(fourExamples);
  const Matrix printed{{2}, {1}, {1}};
  EXPECT_FALSE(isConformable(x, printed));
  EXPECT_EQ(tests::refusal([&] { checkedProduct(x, printed); }),
            "W must have 2 rows, one for each column of X (4×2), got 3×1");
  EXPECT_EQ(tests::refusal([&] { checkedProduct(x, Matrix{{2, 1}}); }),
            "W must have 2 rows, one for each column of X (4×2), got 1×2");
}

}  // namespace
}  // namespace descenso
