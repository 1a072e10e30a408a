#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "app/export/files.h"
#include "app/labs/catalog.h"
#include "app/shell/interface.h"
#include "app/widgets/folder_listing.h"
#include "tests/support/tiny_lab.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

class InterfaceTest : public ::testing::Test {
 protected:
  InterfaceTest() { ui.session().settings().folder = folder.path().string(); }
  TinyLab& lab() { return static_cast<TinyLab&>(ui.lab()); }
  void choose(std::string_view menu, std::string_view item) {
    ui.click(menu);
    ui.click(item);
  }
  void typeName(std::string_view name) {
    ui.click("files.name");
    ui.replaceText(name);
  }
  TemporaryFolder folder;
  UiDriver ui{tinyCatalog()};
};

TEST_F(InterfaceTest, RunMenuMovesInTime) {
  choose("menu.run", "menu.run.last");
  EXPECT_EQ(ui.playback().step(), 200);
  choose("menu.run", "menu.run.tenBack");
  EXPECT_EQ(ui.playback().step(), 190);
  choose("menu.run", "menu.run.back");
  choose("menu.run", "menu.run.forward");
  EXPECT_EQ(ui.playback().step(), 190);
  choose("menu.run", "menu.run.first");
  choose("menu.run", "menu.run.tenForward");
  EXPECT_EQ(ui.playback().step(), 10);
  choose("menu.run", "menu.run.faster");
  EXPECT_EQ(ui.playback().speed(), 20);
  choose("menu.run", "menu.run.slower");
  EXPECT_EQ(ui.playback().speed(), 10);
  choose("menu.run", "menu.run.play");
  EXPECT_TRUE(ui.playback().isPlaying());
  choose("menu.run", "menu.run.restart");
  EXPECT_EQ(ui.playback().step(), 0);
}

TEST_F(InterfaceTest, ViewMenuReachesTheLab) {
  for (const char* item : {"fit", "grid", "contours", "legend", "nextPlot", "camera"})
    choose("menu.view", std::string("menu.view.") + item);
  EXPECT_THAT(lab().calls, ElementsAre("fit", "grid", "contours", "legend", "nextPlot", "camera"));
}

TEST_F(InterfaceTest, ViewMenuChangesThemePanelAndPresentation) {
  choose("menu.view", "menu.view.theme");
  EXPECT_EQ(ui.session().settings().theme, ThemeName::light);
  choose("menu.view", "menu.view.panel");
  EXPECT_TRUE(ui.session().settings().isRail);
  choose("menu.view", "menu.view.presentation");
  EXPECT_TRUE(ui.interface().isPresentation());
}

TEST_F(InterfaceTest, LanguageIsSwitchedInPlace) {
  ui.click("menu.view");
  ui.click("menu.language");
  ui.click("menu.language.es");
  ui.frames(2);
  EXPECT_EQ(ui.session().text()("menu.file"), "Archivo");
  EXPECT_EQ(ui.interface().ui().text().language(), "es");
  EXPECT_THAT(ui.session().text().missing(), IsEmpty());
}

TEST_F(InterfaceTest, ScaleIsChangedInTheMenu) {
  ui.click("menu.view");
  ui.click("menu.scale");
  ui.click("menu.scale.up");
  EXPECT_DOUBLE_EQ(ui.session().settings().scale, 1.1);
}

TEST_F(InterfaceTest, EditMenuUndoesAndRedoes) {
  ui.click("tiny.check");
  choose("menu.edit", "menu.edit.undo");
  EXPECT_FALSE(lab().values.isOn);
  choose("menu.edit", "menu.edit.redo");
  EXPECT_TRUE(lab().values.isOn);
}

TEST_F(InterfaceTest, EscClosesAMenu) {
  ui.click("menu.file");
  ASSERT_TRUE(ui.isShown("menu.file.open"));
  ui.key(Key::escape);
  EXPECT_FALSE(ui.isShown("menu.file.open"));
}

TEST_F(InterfaceTest, HelpListsEveryKey) {
  choose("menu.help", "menu.help.keys");
  EXPECT_TRUE(ui.isShown("dialog"));
  EXPECT_THAT(ui.interface().ui().clipped(), IsEmpty());
  ui.click("dialog.confirm");
  EXPECT_FALSE(ui.interface().hasDialog());
}

TEST_F(InterfaceTest, SceneIsSavedAndOpenedThroughDialogs) {
  lab().values.alpha = 0.125;
  choose("menu.file", "menu.file.scene");
  typeName("lecture");
  ui.click("dialog.confirm");
  ASSERT_TRUE(fs::exists(folder / "lecture.json"));
  EXPECT_THAT(ui.interface().toasts().latest(), HasSubstr("lecture.json"));
  lab().values.alpha = 1;
  choose("menu.file", "menu.file.open");
  ui.click("files.entry.lecture.json");
  ui.click("dialog.confirm");
  EXPECT_EQ(lab().values.alpha, 0.125);
  EXPECT_FALSE(ui.interface().hasDialog());
}

TEST_F(InterfaceTest, ADialogIsTypedIntoAtOnce) {
  choose("menu.file", "menu.file.scene");
  ui.replaceText("typed");
  ui.enter();
  EXPECT_TRUE(fs::exists(folder / "typed.json"));
  EXPECT_FALSE(ui.interface().hasDialog());
}

TEST_F(InterfaceTest, EscapeLeavesADialogInOneStroke) {
  choose("menu.file", "menu.file.open");
  ui.type("nam");
  ui.key(Key::escape);
  ui.frames(2);
  EXPECT_FALSE(ui.interface().hasDialog());
}

TEST_F(InterfaceTest, AFileIsReplacedOnlyWhenAskedTwice) {
  writeText(folder / "lecture.json", "keep me");
  choose("menu.file", "menu.file.scene");
  typeName("lecture.json");
  ui.click("dialog.confirm");
  EXPECT_EQ(readFile(folder / "lecture.json", 1000), "keep me");
  ui.click("dialog.confirm");
  EXPECT_NE(readFile(folder / "lecture.json", 1u << 20), "keep me");
}

TEST_F(InterfaceTest, CancelWritesNothing) {
  choose("menu.file", "menu.file.table");
  typeName("table.csv");
  ui.click("dialog.cancel");
  EXPECT_FALSE(fs::exists(folder / "table.csv"));
  EXPECT_FALSE(ui.interface().hasDialog());
}

TEST_F(InterfaceTest, TableIsSavedWithEnter) {
  choose("menu.file", "menu.file.table");
  typeName("table");
  ui.enter();
  EXPECT_EQ(readFile(folder / "table.csv", 1000), "step\n0\n");
}

TEST_F(InterfaceTest, DialogStaysWithTheReasonWhereAFileIsMissing) {
  choose("menu.file", "menu.file.open");
  typeName("nothing.json");
  ui.click("dialog.confirm");
  EXPECT_TRUE(ui.interface().hasDialog());
}

TEST_F(InterfaceTest, FoldersAreEnteredAndLeft) {
  fs::create_directories(folder / "inner");
  writeText(folder / "inner/points.csv", "1,2\n3,4\n");
  choose("menu.file", "menu.file.data");
  ui.click("files.entry.inner");
  ui.click("files.entry.points.csv");
  ui.click("dialog.confirm");
  ASSERT_TRUE(lab().data_.has_value());
  EXPECT_EQ(ui.session().settings().folder, (folder / "inner").string());
}

TEST_F(InterfaceTest, DroppedFilesAreOpened) {
  writeText(folder / "points.csv", "1,2\n3,4\n5,6\n");
  ui.interface().drop({(folder / "points.csv").string(), (folder / "missing.csv").string()});
  ui.frames(2);
  ASSERT_TRUE(lab().data_.has_value());
  EXPECT_EQ(lab().data_->size(), 3);
  EXPECT_THAT(ui.interface().toasts().latest(), HasSubstr("missing.csv"));
}

TEST_F(InterfaceTest, MessagesGoAway) {
  ui.session().tell("hello");
  ui.frames();
  EXPECT_EQ(ui.interface().toasts().latest(), "hello");
  EXPECT_LT(ui.interface().untilChange(), 10) << "the window is woken to take it away";
  ui.wait(5);
  EXPECT_TRUE(ui.interface().toasts().isEmpty());
}

TEST_F(InterfaceTest, MessagesLeaveTheButtonsOfADialogFree) {
  choose("menu.file", "menu.file.scene");
  typeName("no/such/folder/lecture.json");
  ui.click("dialog.confirm");
  ASSERT_THAT(ui.interface().toasts().latest(), HasSubstr("there is no folder"));
  ui.frames(2);
  ASSERT_TRUE(ui.interface().hasDialog());
  EXPECT_LT(ui.rect("toast.1").bottom(), ui.rect("dialog.confirm").y);
  EXPECT_LT(ui.rect("toast.1").bottom(), ui.rect("files.name").y);
}

TEST(InterfaceOfEveryLab, WhereTheLabsDoNotFitTheyAreAMenu) {
  UiDriver ui(labCatalog(), {.width = 640, .height = 700, .language = "es"});
  EXPECT_FALSE(ui.isShown("tab.entropy"));
  ui.click("tabs");
  ui.click("tab.entropy");
  ui.frames(2);
  EXPECT_EQ(ui.lab().name(), "entropy");
  EXPECT_LE(ui.rect("tabs").right(), 640);
}

TEST(InterfaceOfEveryLab, ATransportWithoutStepsIsOff) {
  UiDriver ui(labCatalog());
  ui.session().openBuiltIn("uat-sigmoid-step");
  ui.frames(2);
  ASSERT_EQ(ui.playback().last(), 0);
  ui.click("transport.play");
  EXPECT_FALSE(ui.playback().isPlaying());
  ui.key(Key::space);
  EXPECT_FALSE(ui.playback().isPlaying());
}

TEST_F(InterfaceTest, IsStillWhenNothingMoves) {
  ui.frames(3);
  EXPECT_EQ(ui.interface().untilChange(), std::numeric_limits<double>::infinity());
}

TEST(FigureDialog, AsksForWhatWasChosen) {
  TemporaryFolder folder;
  fs::path written;
  FigureOptions asked;
  DriverOptions options;
  options.host.writeFigure = [&](const fs::path& file, OpenLab&, const FigureOptions& figure) {
    written = file;
    asked = figure;
  };
  UiDriver ui(tinyCatalog(), options);
  ui.session().settings().folder = folder.path().string();
  ui.control(U'e');
  ui.click("figure.plot");
  ui.click("figure.plot.list.1");
  ui.click("figure.format.2");
  ui.click("figure.theme.1");
  ui.click("figure.size.0");
  ui.replaceText("800");
  ui.enter();
  ui.click("dialog.confirm");
  EXPECT_EQ(written.extension(), ".pdf");
  EXPECT_EQ(asked.plot, "fit");
  EXPECT_EQ(asked.theme, ThemeName::light);
  EXPECT_EQ(asked.width, 800);
}

TEST(FigureDialog, ShowsWhyItDidNotWork) {
  TemporaryFolder folder;
  DriverOptions options;
  options.host.writePicture = [](const fs::path&, const FigureOptions&) {
    throw std::runtime_error("the disk is full");
  };
  UiDriver ui(tinyCatalog(), options);
  ui.session().settings().folder = folder.path().string();
  ui.click("menu.file");
  ui.click("menu.file.picture");
  ui.click("dialog.confirm");
  EXPECT_TRUE(ui.interface().hasDialog());
}

TEST(FolderListing, ShowsFoldersFirstAndWantedFilesOnly) {
  TemporaryFolder folder;
  fs::create_directories(folder / "zeta");
  for (const char* name : {"b.json", "A.JSON", "c.txt", ".hidden.json"}) std::ofstream(folder / name) << "x";
  std::vector<std::string> names;
  for (const FolderEntry& entry : listFolder(folder.path(), {".json"})) names.push_back(entry.name);
  EXPECT_THAT(names, ElementsAre("zeta", "A.JSON", "b.json"));
  EXPECT_THROW(listFolder(folder / "none", {}), fs::filesystem_error);
}

}  // namespace
}  // namespace descenso::tests
