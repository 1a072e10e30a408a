#include "app/shell/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "app/export/files.h"
#include "app/export/png.h"
#include "tests/support/tiny_lab.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SessionTest : public ::testing::Test {
 protected:
  static TinyLab& lab(Session& of) { return static_cast<TinyLab&>(*of.lab().state); }
  std::filesystem::path write(std::string_view name, std::string_view content) {
    writeText(folder / name, content);
    return folder / name;
  }
  static Settings english() {
    Settings settings;
    settings.language = "en";
    return settings;
  }
  TemporaryFolder folder;
  Session session{english(), {}, tinyCatalog()};
};

TEST_F(SessionTest, SavesASceneAndOpensItAgain) {
  lab(session).values.alpha = 0.125;
  session.apply({Command::tenForward});
  ASSERT_TRUE(session.saveScene(folder / "mine.json"));
  Session other(english(), {}, tinyCatalog());
  ASSERT_TRUE(other.openFile(folder / "mine.json"));
  EXPECT_EQ(lab(other).values.alpha, 0.125);
  EXPECT_EQ(other.lab().state->playback().step(), 10);
  EXPECT_EQ(other.settings().recent.front(), (folder / "mine.json").string());
}

TEST_F(SessionTest, OpensAPngWithASceneInside) {
  lab(session).values.alpha = 0.25;
  const std::vector<std::uint8_t> pixels(4 * 4 * 4, 255);
  writePng(folder / "figure.png", pixels, 4, 4, writeScene(lab(session)));
  Session other(english(), {}, tinyCatalog());
  ASSERT_TRUE(other.openFile(folder / "figure.png"));
  EXPECT_EQ(lab(other).values.alpha, 0.25);
}

TEST_F(SessionTest, TakesExamplesFromACsv) {
  ASSERT_TRUE(session.openFile(write("points.csv", "x,y\n1,2\n3,4\n")));
  ASSERT_TRUE(lab(session).data_.has_value());
  EXPECT_EQ(lab(session).data_->size(), 2);
  EXPECT_EQ(session.takeNotices().back().text, "Examples from points.csv: 2");
}

TEST_F(SessionTest, BadFilesLeaveEverythingAsItWas) {
  lab(session).values.alpha = 0.5;
  const auto before = lab(session).save();
  const std::pair<const char*, const char*> files[] = {
      {"broken.json", "{\"descenso\": 1, \"lab\": \"optimizer\", \"state\": {\"alpha\": "},
      {"type.json", "{\"descenso\": 1, \"lab\": \"optimizer\", \"state\": {\"alpha\": \"big\"}}"},
      {"lab.json", "{\"descenso\": 1, \"lab\": \"nothing\", \"state\": {}}"},
      {"version.json", "{\"descenso\": 99, \"lab\": \"optimizer\", \"state\": {}}"},
      {"text.csv", "one,two\nthree,four\n"},
      {"empty.csv", ""},
      {"cut.png", "\x89PNG\r\n\x1a\n"}};
  for (const auto& [name, content] : files) {
    EXPECT_FALSE(session.openFile(write(name, content))) << name;
    const auto notices = session.takeNotices();
    ASSERT_FALSE(notices.empty()) << name;
    EXPECT_TRUE(notices.back().isError) << name;
    EXPECT_THAT(notices.back().text, HasSubstr(name));
    EXPECT_EQ(lab(session).save(), before) << name;
  }
  EXPECT_FALSE(session.openFile(folder / "not there.json"));
  EXPECT_THAT(session.settings().recent, IsEmpty());
}

TEST_F(SessionTest, SaysWhereAFileCannotBeWritten) {
  EXPECT_FALSE(session.saveScene(folder / "no/such/folder/scene.json"));
  EXPECT_TRUE(session.takeNotices().back().isError);
  EXPECT_FALSE(session.saveTable(folder / "no/such/folder/table.csv"));
}

TEST_F(SessionTest, KeepsSettingsAndSceneForTheNextTime) {
  const Folders folders = {folder / "config", folder / "state"};
  {
    Session first(english(), folders, tinyCatalog());
    first.settings().theme = ThemeName::light;
    first.setLanguage("es");
    lab(first).values.beta = 0.75;
    first.keep();
  }
  std::optional<Message> complaint;
  Session second(readSettings(folders.settingsFile(), complaint), folders, tinyCatalog());
  second.restore();
  EXPECT_FALSE(complaint);
  EXPECT_EQ(second.settings().theme, ThemeName::light);
  EXPECT_EQ(second.text().language(), "es");
  EXPECT_EQ(lab(second).values.beta, 0.75);
  EXPECT_THAT(second.takeNotices(), IsEmpty());
}

TEST_F(SessionTest, ABrokenLastSessionIsToldAndLeftAlone) {
  const Folders folders = {folder / "config", folder / "state"};
  std::filesystem::create_directories(folders.state);
  writeText(folders.sessionFile(), "{\"descenso\": ");
  Session broken(english(), folders, tinyCatalog());
  broken.restore();
  EXPECT_THAT(broken.takeNotices().back().text, HasSubstr("could not be restored"));
}

TEST(SettingsFile, MissingGivesDefaultsWithoutComplaint) {
  TemporaryFolder folder;
  std::optional<Message> complaint;
  const Settings settings = readSettings(folder / "settings.json", complaint);
  EXPECT_EQ(settings.width, 1600);
  EXPECT_FALSE(complaint);
}

TEST(SettingsFile, BrokenGivesDefaultsAndSaysSo) {
  TemporaryFolder folder;
  for (const char* content : {"", "{", "[1, 2]", "null", "\xff\xfe"}) {
    writeText(folder / "settings.json", content);
    std::optional<Message> complaint;
    EXPECT_EQ(readSettings(folder / "settings.json", complaint).scale, 1);
    EXPECT_THAT(english(complaint.value()), HasSubstr("settings.json")) << content;
  }
}

TEST(SettingsFile, MembersOutOfRangeAreReplacedOneByOne) {
  TemporaryFolder folder;
  writeText(
      folder / "settings.json",
      R"({"scale": 17, "width": -3, "height": 700, "theme": 4, "language": 5, "recent": ["a", 3, "b"], "new": {}})");
  std::optional<Message> complaint;
  const Settings settings = readSettings(folder / "settings.json", complaint);
  EXPECT_EQ(settings.scale, maximumUserScale);
  EXPECT_EQ(settings.width, 1600);
  EXPECT_EQ(settings.height, 700);
  EXPECT_EQ(settings.theme, ThemeName::dark);
  EXPECT_THAT(settings.recent, ::testing::ElementsAre("a", "b"));
  EXPECT_FALSE(complaint);
}

TEST(SettingsFile, RemembersTenFilesTheLatestFirst) {
  Settings settings;
  for (int i = 0; i < 12; ++i) settings.remember("/tmp/" + std::to_string(i));
  settings.remember("/tmp/5");
  EXPECT_EQ(settings.recent.size(), 10u);
  EXPECT_EQ(settings.recent.front(), "/tmp/5");
}

TEST(SystemFolders, FollowTheVariablesAndDoWithoutAHome) {
  const auto restore = [](const char* name, const char* value) {
    value != nullptr ? setenv(name, value, 1) : unsetenv(name);
  };
  const char* home = std::getenv("HOME");
  const std::string kept = home != nullptr ? home : "";
  unsetenv("XDG_CONFIG_HOME");
  setenv("XDG_STATE_HOME", "/somewhere", 1);
  setenv("HOME", "/home/someone", 1);
  EXPECT_EQ(systemFolders().settingsFile(), "/home/someone/.config/descenso/settings.json");
  EXPECT_EQ(systemFolders().sessionFile(), "/somewhere/descenso/session.json");
  unsetenv("HOME");
  unsetenv("XDG_STATE_HOME");
  EXPECT_TRUE(systemFolders().settingsFile().empty());
  EXPECT_TRUE(systemFolders().sessionFile().empty());
  EXPECT_NO_THROW(writeSettings(systemFolders().settingsFile(), {}));
  restore("HOME", home != nullptr ? kept.c_str() : nullptr);
}

}  // namespace
}  // namespace descenso::tests
