// The user's own tables by hand: read in the background, cancelled, and their columns chosen in the panel; the lab's
// own files by the menu.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "app/labs/network/state.h"
#include "tests/support/ui_driver.h"

namespace descenso {
namespace {

using ::testing::HasSubstr;
using tests::UiDriver;

const std::string smallTable = "width,height,depth,kind\n1,2,3,a\n2,1,4,b\n3,1,5,b\n4,3,6,a\n";

class OwnTableUi : public testing::Test {
 protected:
  OwnTableUi() {
    ui.session().settings().folder = folder.path().string();
    ui.session().chooseLab("network");
    ui.frames(3);
  }

  static std::string tableOf(int count) {
    std::string text = "width,height,kind\n";
    for (int i = 0; i < count; ++i)
      text += std::to_string(i % 97) + ".5," + std::to_string(i % 89) + (i % 3 == 0 ? ",a\n" : ",b\n");
    return text;
  }

  /// More than is read at once; `wrong` is a line of its own at the end.
  std::string largeTable(std::string_view wrong = {}) {
    const std::filesystem::path file = folder.path() / "large.csv";
    std::ofstream(file) << tableOf(rows) << wrong;
    return file.string();
  }

  void waitForReading() {
    for (int i = 0; i < 4000 && ui.session().reading() != nullptr; ++i) ui.wait(0.02);
    ui.frames(2);
  }

  void choose(std::string_view item, std::string_view name) {
    ui.click("menu.file");
    ui.click(item);
    if (!name.empty()) {
      ui.click("files.name");
      ui.replaceText(name);
    }
    ui.click("dialog.confirm");
    ui.frames(2);
  }

  NetworkLab& lab() { return dynamic_cast<NetworkLab&>(ui.lab()); }

  static constexpr int rows = 150'000;
  tests::TemporaryFolder folder;
  UiDriver ui{labCatalog()};
};

TEST_F(OwnTableUi, IsReadInTheBackgroundWhileTheLabStaysAsItIs) {
  ui.interface().drop({largeTable()});
  ASSERT_NE(ui.session().reading(), nullptr);
  EXPECT_FALSE(lab().config().data.table);
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("reading"));
  waitForReading();
  ASSERT_TRUE(lab().config().data.table);
  EXPECT_EQ(lab().data().all.size(), rows);
  EXPECT_FALSE(ui.isShown("reading"));
}

TEST_F(OwnTableUi, ManyRowsDrawNoMoreThanAFewThousandDo) {
  const auto drawnOf = [&](int count) {
    lab().readData(tableOf(count), "rows.csv");
    ui.frames(3);
    return static_cast<double>(ui.vertexCount());
  };
  const double few = drawnOf(3000);
  EXPECT_NEAR(drawnOf(rows), few, 0.1 * few);
}

TEST_F(OwnTableUi, ReadingIsCancelledByItsButtonAndNothingChanges) {
  const NetworkLabConfig before = lab().config();
  ui.interface().drop({largeTable()});
  ui.frames(2);
  ui.click("reading.cancel");
  ui.frames(2);
  EXPECT_EQ(ui.session().reading(), nullptr);
  ui.wait(1);
  EXPECT_EQ(lab().config(), before);
}

TEST_F(OwnTableUi, ReadingIsCancelledByEscAndByAnotherFile) {
  const std::string file = largeTable();
  ui.interface().drop({file});
  ui.frames(2);
  ui.key(Key::escape);
  EXPECT_EQ(ui.session().reading(), nullptr);
  ui.interface().drop({file});
  ui.interface().drop({file});
  waitForReading();
  EXPECT_EQ(lab().data().all.size(), rows);
}

TEST_F(OwnTableUi, WhatIsWrongIsToldWithLineAndColumn) {
  const NetworkLabConfig before = lab().config();
  ui.interface().drop({largeTable("1,2\n")});
  waitForReading();
  EXPECT_EQ(lab().config(), before);
  EXPECT_THAT(ui.interface().toasts().latest(), HasSubstr("large.csv:150002:"));
}

TEST_F(OwnTableUi, ColumnsAreChosenInThePanelAndChosenBack) {
  lab().readData(smallTable, "small.csv");
  ui.session().observe(0);
  ui.frames(3);
  EXPECT_EQ(lab().data().all.inputCount(), 3);
  ui.click("network.column.2");
  ui.frames(2);
  EXPECT_EQ(lab().data().all.inputNames, (std::vector<std::string>{"width", "height"}));
  ui.control(U'z');
  EXPECT_EQ(lab().data().all.inputCount(), 3);
}

TEST_F(OwnTableUi, AnotherColumnIsPredictedAsNumber) {
  lab().readData(smallTable, "small.csv");
  ui.frames(3);
  ui.click("network.column.target");
  ui.click("network.column.target.list.1");
  ui.frames(2);
  EXPECT_EQ(lab().data().all.targetName, "height");
  EXPECT_EQ(lab().data().all.inputNames, (std::vector<std::string>{"width", "depth"}));
}

TEST_F(OwnTableUi, NetworksAreSavedAndOpenedByTheMenu) {
  lab().playback().seek(20);
  lab().complete();
  const Vector phi = lab().phi();
  choose("menu.document.network", "net.json");
  ASSERT_TRUE(std::filesystem::exists(folder.path() / "net.json"));
  lab().playback().seek(0);
  choose("menu.document.network.open", "net.json");
  EXPECT_EQ(lab().phi(), phi);
  lab().configure({});
  ui.interface().drop({(folder.path() / "net.json").string()});
  EXPECT_EQ(lab().phi(), phi) << "dropped on the window it is known by its beginning";
}

TEST_F(OwnTableUi, ExamplesAndWeightsAreSavedByTheMenu) {
  choose("menu.document.examples", {});
  choose("menu.document.weights", {});
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "examples.csv"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "weights.csv"));
}

TEST_F(OwnTableUi, ThresholdIsDraggedBesideTheQualityOfAnswers) {
  NetworkLabConfig config = lab().config();
  config.look.side = "confusion";
  lab().configure(config);
  lab().playback().seek(60);
  lab().complete();
  ui.frames(3);
  const int said = lab().confusionOf(DataPart::test).col(1).sum();
  ui.drag("network.threshold", {0.5f, 0.5f}, {0.95f, 0.5f});
  EXPECT_GT(lab().config().look.threshold, 80);
  EXPECT_LT(lab().confusionOf(DataPart::test).col(1).sum(), said);
}

}  // namespace
}  // namespace descenso
