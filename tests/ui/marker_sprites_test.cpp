// Markers on their sheet: what is covered, where, and what happens when there is no room.
#include "app/widgets/marker_sprites.h"

#include <gtest/gtest.h>

namespace descenso::tests {
namespace {

constexpr int middle = MarkerSprites::phases / 2;

/// How much of the sheet is covered between two columns of a place, in pixels.
double covered(const MarkerSprites& sprites, const MarkerSprites::Place& place, int from) {
  double sum = 0;
  for (int row = 0; row < place.size; ++row)
    for (int column = from; column < from + place.size; ++column) {
      const std::size_t texel = static_cast<std::size_t>(place.top + row) * MarkerSprites::side +
                                static_cast<std::size_t>(place.left + column);
      sum += sprites.texels()[4 * texel + 3] / 255.0;
    }
  return sum;
}

TEST(MarkerSprites, CoverTheAreaOfTheShapeAndItsOutline) {
  MarkerSprites sprites;
  const MarkerSprites::Place* circle = sprites.find(Marker::circle, 6, 2, middle, middle);
  ASSERT_NE(circle, nullptr);
  EXPECT_NEAR(covered(sprites, *circle, 0), 3.1416 * 36, 1);
  EXPECT_NEAR(covered(sprites, *circle, circle->size), 2 * 3.1416 * 6 * 2, 1);
  const MarkerSprites::Place* square = sprites.find(Marker::square, 6, 1, middle, middle);
  ASSERT_NE(square, nullptr);
  EXPECT_NEAR(covered(sprites, *square, 0), 4 * 5.28 * 5.28, 2);
}

TEST(MarkerSprites, AreDrawnOnceAndTellOfIt) {
  MarkerSprites sprites;
  EXPECT_TRUE(sprites.takeChanged()) << "an empty sheet, too, has to be shown";
  const MarkerSprites::Place* first = sprites.find(Marker::star, 5, 1, 0, 0);
  EXPECT_TRUE(sprites.takeChanged());
  EXPECT_EQ(sprites.find(Marker::star, 5, 1, 0, 0), first);
  EXPECT_FALSE(sprites.takeChanged());
  EXPECT_NE(sprites.find(Marker::star, 5, 1, 1, 0), first) << "a quarter of a pixel further";
}

TEST(MarkerSprites, BeginAnewOnceTheSheetIsFull) {
  MarkerSprites sprites;
  const auto radius = [](int i) { return 4 + 0.0625f * static_cast<float>(i % 100); };
  int count = 0;
  while (sprites.find(Marker::circle, radius(count), 1, count / 100 % 4, count / 400)) ++count;
  EXPECT_GT(count, 100);
  EXPECT_EQ(sprites.find(Marker::circle, radius(count), 1, count / 100 % 4, count / 400), nullptr);
  sprites.beginFrame();
  EXPECT_NE(sprites.find(Marker::circle, radius(count), 1, count / 100 % 4, count / 400), nullptr);
}

TEST(MarkerSprites, LeaveLargeMarkersToTriangles) {
  MarkerSprites sprites;
  EXPECT_EQ(sprites.find(Marker::circle, 40, 2, 0, 0), nullptr);
  EXPECT_EQ(sprites.find(Marker::circle, 0, 0, 0, 0), nullptr);
}

}  // namespace
}  // namespace descenso::tests
