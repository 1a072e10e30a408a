#include "app/shell/history.h"

#include <gtest/gtest.h>

namespace descenso::tests {
namespace {

using nlohmann::json;

TEST(History, GoesBackAndForward) {
  History history;
  history.reset({{"a", 1}, {"b", {{"c", 2}}}});
  history.observe({{"a", 5}, {"b", {{"c", 2}}}}, 10);
  history.observe({{"a", 5}, {"b", {{"c", 7}}}}, 20);
  EXPECT_EQ(*history.undo(), json({{"a", 5}, {"b", {{"c", 2}}}}));
  EXPECT_EQ(*history.undo(), json({{"a", 1}, {"b", {{"c", 2}}}}));
  EXPECT_FALSE(history.undo().has_value());
  EXPECT_EQ(*history.redo(), json({{"a", 5}, {"b", {{"c", 2}}}}));
  EXPECT_EQ(*history.redo(), json({{"a", 5}, {"b", {{"c", 7}}}}));
  EXPECT_FALSE(history.canRedo());
}

TEST(History, DoesNotCountMovingInTime) {
  History history;
  history.reset({{"a", 1}, {"step", 0}, {"speed", 10}});
  history.observe({{"a", 1}, {"step", 50}, {"speed", 20}}, 10);
  EXPECT_FALSE(history.canUndo());
}

TEST(History, TakesQuickChangesOfOneSettingTogether) {
  History history;
  history.reset({{"a", 1}, {"b", 1}});
  for (int i = 2; i < 10; ++i) history.observe({{"a", i}, {"b", 1}}, 10 + 0.1 * i);
  history.observe({{"a", 9}, {"b", 2}}, 11.0);
  EXPECT_EQ(*history.undo(), json({{"a", 9}, {"b", 1}}));
  EXPECT_EQ(*history.undo(), json({{"a", 1}, {"b", 1}}));
}

TEST(History, ANewChangeEndsRedo) {
  History history;
  history.reset({{"a", 1}});
  history.observe({{"a", 2}}, 10);
  history.undo();
  history.observe({{"a", 3}}, 20);
  EXPECT_FALSE(history.canRedo());
  EXPECT_EQ(*history.undo(), json({{"a", 1}}));
}

TEST(History, BringsBackMembersThatCameAndWent) {
  History history;
  history.reset({{"data", "book"}});
  history.observe({{"own", {1, 2, 3}}}, 10);
  EXPECT_EQ(*history.undo(), json({{"data", "book"}}));
  EXPECT_EQ(*history.redo(), json({{"own", {1, 2, 3}}}));
}

TEST(History, IsBounded) {
  History history;
  history.reset({{"a", -1}});
  for (int i = 0; i < 1000; ++i) history.observe({{"a", i}}, 10.0 * i);
  int undone = 0;
  while (history.undo()) ++undone;
  EXPECT_EQ(undone, 200);
}

TEST(History, ForgetsLargeDataBeforeSmallChanges) {
  History history;
  history.reset({{"own", json::array()}});
  for (int i = 0; i < 6; ++i) history.observe({{"own", std::vector<int>(1'000'000, i)}}, 10.0 * i);
  int undone = 0;
  while (history.undo()) ++undone;
  EXPECT_LT(undone, 6);
  EXPECT_GE(undone, 1);
}

}  // namespace
}  // namespace descenso::tests
