#include "app/text/nearest.h"

#include <gtest/gtest.h>

#include <array>

namespace descenso {
namespace {

constexpr std::array<std::string_view, 3> optimizers = {"gd", "momentum", "adam"};

TEST(EditDistance, CountsChanges) {
  EXPECT_EQ(editDistance("", ""), 0u);
  EXPECT_EQ(editDistance("adam", "adam"), 0u);
  EXPECT_EQ(editDistance("adam", "Adam"), 0u);
  EXPECT_EQ(editDistance("adam", ""), 4u);
  EXPECT_EQ(editDistance("adam", "adagrad"), 4u);
  EXPECT_EQ(editDistance("kitten", "sitting"), 3u);
}

TEST(EditDistance, ASwapOfNeighboursIsOneChange) {
  EXPECT_EQ(editDistance("adma", "adam"), 1u);
  EXPECT_EQ(editDistance("ca", "abc"), 3u);
}

TEST(EditDistance, IsSymmetric) {
  for (const std::string_view a : {"momentum", "mometnum", "moment", "x", ""}) {
    for (const std::string_view b : {"momentum", "ada", "gd"}) EXPECT_EQ(editDistance(a, b), editDistance(b, a));
  }
}

TEST(Nearest, FindsWhatWasMeant) {
  EXPECT_EQ(nearest("adma", optimizers), "adam");
  EXPECT_EQ(nearest("ADAM", optimizers), "adam");
  EXPECT_EQ(nearest("gdd", optimizers), "gd");
  EXPECT_EQ(nearest("mometum", optimizers), "momentum");
}

TEST(Nearest, DoesNotGuessWildly) {
  EXPECT_EQ(nearest("rosenbrock", optimizers), "");
  EXPECT_EQ(nearest("", optimizers), "");
  EXPECT_EQ(nearest(std::string(1'000'000, 'a'), optimizers), "");
  EXPECT_EQ(nearest("adam", {}), "");
}

TEST(UnknownName, SaysWhatWouldBeRight) {
  EXPECT_EQ(english(unknownName("optimizer"_message, "adma", optimizers)),
            "there is no optimizer \"adma\"; did you mean \"adam\"?");
  EXPECT_EQ(english(unknownName("optimizer"_message, "rosenbrock", optimizers)),
            "there is no optimizer \"rosenbrock\"; choose gd, momentum or adam");
  EXPECT_EQ(english(unknownName("plot"_message, "field", {})), "there is no plot \"field\"");
}

}  // namespace
}  // namespace descenso
