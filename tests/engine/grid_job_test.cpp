#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/analysis/grid_job.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::refusal;

struct Number {
  int value = -1;
  bool isKnown() const { return value >= 0; }
  bool operator==(const Number&) const = default;
};

using NumberJob = GridJob<Number>;

int numberAt(GridPosition at) { return 1000 * at.row + at.column; }

NumberJob::Compute numbering() {
  return [](GridPosition at, const std::stop_token&) { return Number{numberAt(at)}; };
}

/// A cell that nothing but a cancel ends.
NumberJob::Compute endless(std::atomic<int>& inside) {
  return [&inside](GridPosition, const std::stop_token& stop) {
    ++inside;
    while (!stop.stop_requested()) std::this_thread::yield();
    --inside;
    return Number{1};
  };
}

TEST(CoarseToFine, VisitsEveryCellOnce) {
  for (const auto& [width, height] : {std::pair<Index, Index>{1, 1}, {16, 16}, {17, 33}, {50, 3}, {1, 40}}) {
    std::set<std::pair<int, int>> seen;
    for (const GridPosition at : coarseToFine(width, height)) {
      EXPECT_TRUE(seen.insert({at.column, at.row}).second) << at.column << ", " << at.row << " twice";
      EXPECT_TRUE(at.column >= 0 && at.column < width && at.row >= 0 && at.row < height);
    }
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(width * height));
  }
}

TEST(CoarseToFine, HalvesTheStrideWithEachPass) {
  const std::vector<GridPosition> order = coarseToFine(64, 48);
  // Cells of the strides 16, 8, 4, 2, 1 and all coarser ones.
  const std::vector<std::size_t> ends{4 * 3, 8 * 6, 16 * 12, 32 * 24, 64 * 48};
  EXPECT_EQ(firstPassSize(64, 48), 12);
  EXPECT_EQ(firstPassSize(65, 1), 5);
  int stride = 16;
  std::size_t i = 0;
  for (const std::size_t end : ends) {
    for (; i < end; ++i) EXPECT_TRUE(order[i].column % stride == 0 && order[i].row % stride == 0) << i;
    stride /= 2;
  }
}

TEST(CellGrid, ShowsTheFinestKnownCellAround) {
  CellGrid<Number> grid{.width = 40, .height = 40, .cells = std::vector<Number>(1600), .revision = 0};
  const auto set = [&](Index column, Index row, int value) {
    grid.cells[static_cast<std::size_t>(row * grid.width + column)].value = value;
  };
  EXPECT_FALSE(grid.shown(23, 37).isKnown());
  set(16, 32, 1);
  EXPECT_EQ(grid.shown(23, 37).value, 1);
  EXPECT_EQ(grid.shown(16, 32).value, 1);
  EXPECT_FALSE(grid.shown(15, 37).isKnown());
  set(20, 36, 2);
  EXPECT_EQ(grid.shown(23, 37).value, 2);
  EXPECT_EQ(grid.shown(19, 37).value, 1);
  set(23, 37, 3);
  EXPECT_EQ(grid.shown(23, 37).value, 3);
}

TEST(GridJob, ComputesEveryCellOnAnyNumberOfThreads) {
  for (const unsigned threads : {0U, 1U, 3U, 50U}) {
    NumberJob job(37, 21, threads, numbering);
    job.wait();
    EXPECT_TRUE(job.isDone());
    EXPECT_FALSE(job.isRunning());
    EXPECT_EQ(job.progress(), 1);
    CellGrid<Number> grid;
    EXPECT_TRUE(job.update(grid));
    EXPECT_EQ(grid.revision, 37 * 21);
    for (Index row = 0; row < 21; ++row) {
      for (Index column = 0; column < 37; ++column) {
        EXPECT_EQ(grid.at(column, row).value,
                  numberAt({static_cast<std::int32_t>(column), static_cast<std::int32_t>(row)}));
      }
    }
  }
}

TEST(GridJob, CopiesOnlyWhatIsNew) {
  NumberJob job(20, 20, 2, numbering);
  job.wait();
  CellGrid<Number> grid;
  EXPECT_TRUE(job.update(grid));
  grid.cells.clear();
  EXPECT_FALSE(job.update(grid));
  EXPECT_TRUE(grid.cells.empty());
}

TEST(GridJob, IsLookedAtWhileItRuns) {
  NumberJob job(300, 300, 2, numbering);
  CellGrid<Number> grid;
  long before = -1;
  while (job.isRunning()) {
    if (!job.update(grid)) continue;
    EXPECT_GT(grid.revision, before);
    before = grid.revision;
    EXPECT_EQ(std::count_if(grid.cells.begin(), grid.cells.end(), [](const Number& n) { return n.isKnown(); }), before);
  }
  EXPECT_TRUE(job.isDone());
}

TEST(GridJob, GivesEachThreadAFunctionOfItsOwn) {
  int made = 0;
  NumberJob job(30, 30, 3, [&made]() -> NumberJob::Compute {
    ++made;
    return [scratch = std::vector<int>()](GridPosition at, const std::stop_token&) mutable {
      scratch.push_back(at.column);
      return Number{static_cast<int>(scratch.size())};
    };
  });
  EXPECT_EQ(made, 3);
  job.wait();
  EXPECT_TRUE(job.isDone());
}

TEST(GridJob, RunsNothingOnceCancelled) {
  std::atomic<int> inside = 0;
  NumberJob job(100, 100, 2, [&] { return endless(inside); });
  while (inside == 0) std::this_thread::yield();
  EXPECT_TRUE(job.isRunning());
  job.cancel();
  EXPECT_EQ(inside, 0);
  EXPECT_FALSE(job.isRunning());
  EXPECT_FALSE(job.isDone());
  EXPECT_EQ(job.progress(), 0) << "a cell that was cancelled is not known";
  EXPECT_FALSE(job.error());
  job.cancel();
  job.wait();
}

TEST(GridJob, IsCancelledByItsEnd) {
  std::atomic<int> inside = 0;
  {
    const NumberJob job(100, 100, 2, [&] { return endless(inside); });
    while (inside == 0) std::this_thread::yield();
  }
  EXPECT_EQ(inside, 0);
}

TEST(GridJob, SaysWhyItGaveUp) {
  NumberJob job(64, 64, 2, []() -> NumberJob::Compute {
    return [](GridPosition at, const std::stop_token&) -> Number {
      if (at == GridPosition{32, 16}) throw std::runtime_error("no number for 32, 16");
      return Number{1};
    };
  });
  job.wait();
  EXPECT_EQ(english(job.error().value()), "no number for 32, 16");
  EXPECT_FALSE(job.isDone());
  EXPECT_FALSE(job.isRunning());
}

TEST(GridJob, BeginsOnlyIfEveryThreadCan) {
  EXPECT_EQ(refusal([] { NumberJob(4, 4, 2, []() -> NumberJob::Compute { throw std::runtime_error("not so"); }); }),
            "not so");
}

}  // namespace
}  // namespace descenso
