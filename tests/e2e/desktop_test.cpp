// The program itself, on a display of its own, operated with real X events; what it did is read from the scenes it
// saves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/export/files.h"
#include "app/export/scene.h"
#include "tests/e2e/desktop.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class EndToEnd : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!Desktop::isPossible()) GTEST_SKIP() << "Xvfb and xdotool are needed";
    desktop = std::make_unique<Desktop>();
  }
  /// The state in the scene that the program keeps when it is closed.
  json closedState() {
    EXPECT_EQ(desktop->close(), 0) << desktop->messages();
    return readSceneFile(home / ".local/state/descenso/session.json").state;
  }
  /// Where a widget stands in a window of this size, as the same interface lays it out in this process.
  Rect place(std::string_view id) {
    if (!twin) twin = std::make_unique<UiDriver>(labCatalog(), DriverOptions{});
    twin->session().openBuiltIn("gabor-race");
    twin->frames(3);
    return twin->rect(id);
  }
  void click(std::string_view id) {
    const Vec2 center = place(id).center();
    desktop->click(static_cast<int>(center.x), static_cast<int>(center.y));
  }

  TemporaryFolder home;
  std::unique_ptr<Desktop> desktop;
  std::unique_ptr<UiDriver> twin;
};

TEST_F(EndToEnd, KeysStepAndTheStepIsRemembered) {
  desktop->open({}, home.path());
  for (int i = 0; i < 3; ++i) desktop->key("Right");
  desktop->key("Left");
  desktop->key("shift+Right");
  EXPECT_EQ(closedState().at("step"), 12);
}

TEST_F(EndToEnd, AClickOnTheFieldMovesTheStart) {
  desktop->open({}, home.path());
  const Rect field = place("plot.field");
  desktop->click(static_cast<int>(field.x + field.width * 0.25f), static_cast<int>(field.y + field.height * 0.5f));
  const json start = closedState().at("start");
  // The field shows the Gabor map, −10 … 10 by 2.5 … 22.5.
  EXPECT_NEAR(start.at(0).get<double>(), -5, 0.3);
  EXPECT_NEAR(start.at(1).get<double>(), 12.5, 0.3);
}

TEST_F(EndToEnd, TransportAndScrubberTakeTheMouse) {
  desktop->open({}, home.path());
  click("transport.forward");
  click("transport.forward");
  const Rect scrubber = place("transport.scrubber");
  desktop->drag(static_cast<int>(scrubber.x + 20), static_cast<int>(scrubber.center().y),
                static_cast<int>(scrubber.center().x), static_cast<int>(scrubber.center().y));
  const json state = closedState();
  EXPECT_NEAR(state.at("step").get<double>(), state.at("steps").get<double>() / 2, 2);
}

TEST_F(EndToEnd, CtrlSSavesASceneThatOpensAgain) {
  desktop->open({}, home.path());
  desktop->key("End");
  desktop->key("ctrl+s");
  click("transport.play");  // does not reach through the dialog
  const fs::path file = home / "lecture.json";
  if (!twin) place("menu.file");
  twin->control(U's');
  const Vec2 name = twin->rect("files.name").center();
  desktop->click(static_cast<int>(name.x), static_cast<int>(name.y));
  desktop->key("ctrl+a");
  desktop->type(file.string());
  desktop->key("Return");
  for (int tries = 0; tries < 200 && !fs::exists(file); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  ASSERT_TRUE(fs::exists(file));
  const Scene scene = readSceneFile(file);
  EXPECT_EQ(scene.state.at("step"), scene.state.at("steps"));
  EXPECT_EQ(desktop->close(), 0);
  desktop->open({file.string()}, home.path());
  desktop->key("Left");
  EXPECT_EQ(closedState().at("step").get<long>(), scene.state.at("steps").get<long>() - 1);
}

TEST_F(EndToEnd, UsesNoProcessorTimeWhenNothingMoves) {
  desktop->open({}, home.path());
  std::this_thread::sleep_for(std::chrono::seconds(3));  // messages, hints and shaders have come to rest
  const double before = desktop->processorSeconds();
  std::this_thread::sleep_for(std::chrono::seconds(10));
  // One frame takes longer than this on a software driver: none was drawn.
  EXPECT_LT(desktop->processorSeconds() - before, 0.003);
  EXPECT_TRUE(desktop->program().isRunning());
}

TEST_F(EndToEnd, SurvivesResizingWhilePlaying) {
  desktop->open({}, home.path());
  desktop->key("space");
  for (const auto& [width, height] : {std::pair(1280, 720), std::pair(500, 330), std::pair(1600, 900)})
    desktop->resize(width, height);
  desktop->key("F5");
  desktop->key("t");
  desktop->key("Escape");
  desktop->key("r");
  EXPECT_EQ(closedState().at("step"), 0);
  EXPECT_EQ(desktop->messages(), "");
}

TEST_F(EndToEnd, BrokenFilesAreNoReasonNotToOpen) {
  for (const char* name : {".config/descenso/settings.json", ".local/state/descenso/session.json"}) {
    fs::create_directories((home / name).parent_path());
    writeText(home / name, "{\"descenso\": ");
  }
  desktop->open({}, home.path());
  desktop->key("Right");
  EXPECT_EQ(closedState().at("step"), 1);
}

TEST_F(EndToEnd, AFileThatCannotBeOpenedEndsTheProgram) {
  writeText(home / "broken.json", "{\"descenso\": ");
  desktop->start({(home / "broken.json").string()}, home.path());
  EXPECT_EQ(desktop->program().wait(60), 1);
  EXPECT_THAT(desktop->messages(), ::testing::HasSubstr("broken.json:1:"));
}

TEST_F(EndToEnd, ASceneIsOpenedByItsName) {
  desktop->open({"adam-explained"}, home.path());
  EXPECT_EQ(closedState().at("look").at("explain"), true);
}

TEST(WithoutDisplay, SaysWhatToDoInstead) {
  TemporaryFolder folder;
  Process program({DESCENSO_PROGRAM}, {"HOME=" + folder.path().string(), "PATH=/usr/bin:/bin"}, folder / "out.txt");
  EXPECT_EQ(program.wait(60), 1);
  const std::string said = readFile(folder / "out.txt", 10'000);
  EXPECT_THAT(said, ::testing::HasSubstr("descenso figure"));
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
}

}  // namespace
}  // namespace descenso::tests
