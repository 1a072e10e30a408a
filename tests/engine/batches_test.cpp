#include "engine/training/batches.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "helpers.h"

namespace descenso {
namespace {

using tests::refusal;

/// The examples of updates `first` … `last`, from 0, in order.
std::vector<int> joined(const BatchSchedule& batches, std::size_t first, std::size_t last) {
  std::vector<int> all;
  for (std::size_t i = first; i <= last; ++i) all.insert(all.end(), batches[i].begin(), batches[i].end());
  return all;
}

// Course MBT-02 … 04.
TEST(Batches, AreCountedAsInTheCourse) {
  EXPECT_EQ(updatesPerEpoch(64, 8), 8);
  EXPECT_EQ(makeBatches({.size = 8}, 64, 80).size(), 80U);
  EXPECT_EQ(updatesPerEpoch(64, 1), 64);
  EXPECT_EQ(makeBatches({.size = 1}, 64, 640).size(), 640U);
  EXPECT_EQ(updatesPerEpoch(64, 64), 1);
  EXPECT_TRUE(makeBatches({.size = 64}, 64, 10).empty()) << "all data: gradient descent";
  EXPECT_EQ(updatesPerEpoch(64, 10), 7);
  const BatchSchedule uneven = makeBatches({.size = 10}, 64, 70);
  EXPECT_EQ(uneven.size(), 70U);
  for (std::size_t i = 0; i < uneven.size(); ++i) EXPECT_EQ(uneven[i].size(), i % 7 == 6 ? 4U : 10U);
}

// Course MBT-06.
TEST(Batches, UseEveryExampleOnceAnEpoch) {
  for (const BatchOrder order : {BatchOrder::shuffled, BatchOrder::fixed}) {
    for (const Index size : {1, 4, 5, 7, 29}) {
      const BatchSchedule batches = makeBatches({.size = size, .order = order}, 30, 100);
      const auto perEpoch = static_cast<std::size_t>(updatesPerEpoch(30, size));
      ASSERT_EQ(batches.size() % perEpoch, 0U);
      for (std::size_t begin = 0; begin < batches.size(); begin += perEpoch) {
        std::vector<int> all = joined(batches, begin, begin + perEpoch - 1);
        std::sort(all.begin(), all.end());
        std::vector<int> expected(30);
        std::iota(expected.begin(), expected.end(), 0);
        EXPECT_EQ(all, expected);
      }
    }
  }
}

TEST(Batches, AreShuffledAnewByTheirSeed) {
  const BatchSchedule one = makeBatches({.size = 5, .seed = 3}, 30, 12);
  EXPECT_EQ(one, makeBatches({.size = 5, .seed = 3}, 30, 12));
  EXPECT_NE(one, makeBatches({.size = 5, .seed = 4}, 30, 12));
  EXPECT_NE(joined(one, 0, 5), joined(one, 6, 11));
}

// The order of the course's reference sets: (7 (5k + j)) mod 30 and (5 (8b + j)) mod 64.
TEST(Batches, FixedOrderIsTheCourses) {
  const BatchSchedule gabor = makeBatches({.size = 5, .order = BatchOrder::fixed}, 30, 300);
  ASSERT_EQ(gabor.size(), 6U);
  for (int k = 0; k < 6; ++k)
    for (int j = 0; j < 5; ++j)
      EXPECT_EQ(gabor[static_cast<std::size_t>(k)][static_cast<std::size_t>(j)], 7 * (5 * k + j) % 30);
  const BatchSchedule quadratic = makeBatches({.size = 8, .order = BatchOrder::fixed}, 64, 8);
  EXPECT_EQ(quadratic[1], (std::vector<int>{40, 45, 50, 55, 60, 1, 6, 11}));
  EXPECT_EQ(makeBatches({.size = 3, .order = BatchOrder::fixed, .stride = 1}, 12, 4)[1], (std::vector<int>{3, 4, 5}));
  EXPECT_EQ(classStride(30), 7);
  EXPECT_EQ(classStride(64), 5);
  EXPECT_EQ(classStride(35), 11);
}

TEST(Batches, RefuseWhatDoesNotFit) {
  EXPECT_EQ(refusal([] { makeBatches({.size = 0}, 30, 1); }), "a batch must have 1 … 30 examples, got 0");
  EXPECT_EQ(refusal([] { makeBatches({.size = 31}, 30, 1); }), "a batch must have 1 … 30 examples, got 31");
  EXPECT_EQ(refusal([] { makeBatches({.size = 1}, 0, 1); }), "batches need a problem with data; this one has none");
  EXPECT_EQ(refusal([] { makeBatches({.size = 5, .order = BatchOrder::fixed, .stride = 6}, 30, 1); }),
            "stride must be coprime to the 30 examples, as 7, got 6");
}

TEST(EpochCounter, CountsPassesOverTheData) {
  const EpochCounter even(makeBatches({.size = 10}, 64, 70), 64);
  EXPECT_EQ(even.epochOf(1), 0);
  EXPECT_EQ(even.batchOf(7), 6);
  EXPECT_EQ(even.epochOf(7), 0);
  EXPECT_EQ(even.epochOf(8), 1);
  EXPECT_EQ(even.batchOf(8), 0);
  EXPECT_EQ(even.epochOf(70), 9);
  EXPECT_EQ(even.batchOf(70), 6);

  const EpochCounter repeated(makeBatches({.size = 5, .order = BatchOrder::fixed}, 30, 1), 30);
  EXPECT_EQ(repeated.epochOf(600), 99);
  EXPECT_EQ(repeated.batchOf(600), 5);

  const EpochCounter whole({}, 30);
  EXPECT_EQ(whole.epochOf(1), 0);
  EXPECT_EQ(whole.epochOf(8), 7);
  EXPECT_EQ(whole.batchOf(8), 0);

  const EpochCounter odd({{0, 1, 2, 3}, {4}}, 10);  // ten examples are four updates
  EXPECT_EQ(odd.epochOf(4), 0);
  EXPECT_EQ(odd.epochOf(5), 1);
  EXPECT_EQ(odd.batchOf(6), 1);
}

}  // namespace
}  // namespace descenso
