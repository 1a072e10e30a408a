// Lines along which numbers on a grid have one value.
#include "app/labs/network/plots_isoline.h"

#include <gtest/gtest.h>

namespace descenso {
namespace {

TEST(Isolines, RunAlongTheLevel) {
  // z = x + y over 3 × 3 nodes: the level 1 is the diagonal.
  const std::vector<double> plane = {0, 1, 2, 1, 2, 3, 2, 3, 4};
  const auto lines = isolines(plane, 3, 3, 1.5);
  ASSERT_EQ(lines.size(), 1u);
  for (const Vec2& point : lines[0]) EXPECT_NEAR(point.x + point.y, 1.5f, 1e-6f);
  EXPECT_TRUE(isolines(plane, 3, 3, 9).empty());
}

TEST(Isolines, CloseAroundAPeak) {
  const std::vector<double> peak = {0, 0, 0, 0, 1, 0, 0, 0, 0};
  const auto lines = isolines(peak, 3, 3, 0.5);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].size(), 5u);
  EXPECT_EQ(lines[0].front(), lines[0].back());
}

TEST(Isolines, PassASaddleInTwoPieces) {
  const std::vector<double> saddle = {1, 0, 0, 1};
  EXPECT_EQ(isolines(saddle, 2, 2, 0.4).size(), 2u);
}

}  // namespace
}  // namespace descenso
