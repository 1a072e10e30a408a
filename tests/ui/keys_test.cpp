#include "app/shell/keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/support/tiny_lab.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

class Keys : public ::testing::Test {
 protected:
  TinyLab& lab() { return static_cast<TinyLab&>(ui.lab()); }
  UiDriver ui{tinyCatalog()};
};

TEST(KeyTable, HasEveryStrokeOnce) {
  std::set<std::string> seen;
  const Translations english("en");
  for (const KeyBinding& binding : keyBindings())
    EXPECT_TRUE(seen.insert(strokeText(binding.stroke, english)).second) << strokeText(binding.stroke, english);
}

TEST(KeyTable, IsReadAsItIsWritten) {
  const Translations spanish("es");
  EXPECT_EQ(shortcutText({Command::redo}, spanish), "Ctrl+Mayús+Z");
  EXPECT_EQ(shortcutText({Command::stepForward}, spanish), "→");
  EXPECT_EQ(shortcutText({Command::savePicture}, spanish), "");
}

TEST(KeyTable, IgnoresShiftWhereSignsNeedIt) {
  const auto order = orderOf({Key::character, U'+', true, true});
  ASSERT_TRUE(order.has_value());
  EXPECT_EQ(order->command, Command::scaleUp);
  EXPECT_FALSE(orderOf({Key::character, U'r', false, true}).has_value());
}

TEST(KeyTable, NamesEveryCommandInEveryLanguage) {
  for (const Language& language : languages()) {
    const Translations text(language.code);
    for (int command = 0; command <= static_cast<int>(Command::cancel); ++command) {
      EXPECT_NE(commandKey(static_cast<Command>(command)), "");
      text(commandKey(static_cast<Command>(command)));
    }
    for (const KeyBinding& binding : keyBindings()) strokeText(binding.stroke, text);
    EXPECT_THAT(text.missing(), ::testing::IsEmpty()) << language.code;
  }
}

TEST_F(Keys, MoveInTime) {
  ui.key(Key::right);
  EXPECT_EQ(ui.playback().step(), 1);
  ui.key(KeyStroke{Key::right, 0, false, true});
  EXPECT_EQ(ui.playback().step(), 11);
  ui.key(Key::left);
  EXPECT_EQ(ui.playback().step(), 10);
  ui.key(KeyStroke{Key::left, 0, false, true});
  EXPECT_EQ(ui.playback().step(), 0);
  ui.key(Key::end);
  EXPECT_EQ(ui.playback().step(), 200);
  ui.key(Key::home);
  EXPECT_EQ(ui.playback().step(), 0);
}

TEST_F(Keys, PlayChangeSpeedAndRestart) {
  EXPECT_FALSE(ui.playback().isPlaying()) << "nothing plays by itself at the start";
  ui.key(Key::space);
  EXPECT_TRUE(ui.playback().isPlaying());
  const double speed = ui.playback().speed();
  ui.key(Key::up);
  EXPECT_GT(ui.playback().speed(), speed);
  EXPECT_TRUE(ui.playback().isPlaying()) << "a key while playing";
  ui.key(Key::down);
  EXPECT_EQ(ui.playback().speed(), speed);
  ui.wait(0.5);
  EXPECT_GT(ui.playback().step(), 0);
  ui.key(U'r');
  EXPECT_EQ(ui.playback().step(), 0);
  EXPECT_FALSE(ui.playback().isPlaying());
}

TEST_F(Keys, StepWhilePlayingPauses) {
  ui.key(Key::space);
  ui.key(Key::right);
  EXPECT_FALSE(ui.playback().isPlaying());
  EXPECT_EQ(ui.playback().step(), 1);
}

TEST_F(Keys, ToggleEachSeries) {
  for (int i = 0; i < 8; ++i) {
    ui.key(static_cast<char32_t>(U'1' + i));
    EXPECT_TRUE(lab().series_[static_cast<std::size_t>(i)]) << i;
  }
}

TEST_F(Keys, OperateThePlots) {
  for (const char32_t key : {U'f', U'g', U'c', U'h'}) ui.key(key);
  ui.key(Key::tab);
  EXPECT_THAT(lab().calls, ::testing::ElementsAre("fit", "grid", "contours", "legend", "nextPlot"));
}

TEST_F(Keys, HomeOverTheSurfaceResetsTheCamera) {
  ui.key(Key::end);
  ui.interface().ui().record("plot.surface", {0, 0, 2000, 2000});
  ImGui::GetIO().MousePos = {500, 500};
  ui.interface().press({Key::home});
  EXPECT_THAT(lab().calls, ::testing::ElementsAre("camera"));
  EXPECT_EQ(ui.playback().step(), 200);
}

TEST_F(Keys, ChangeHowItLooks) {
  ui.key(U't');
  EXPECT_EQ(ui.session().settings().theme, ThemeName::light);
  ui.control(U'b');
  EXPECT_TRUE(ui.session().settings().isRail);
  EXPECT_TRUE(ui.interface().ui().isRail);
  ui.control(U'+');
  EXPECT_DOUBLE_EQ(ui.session().settings().scale, 1.1);
  EXPECT_FLOAT_EQ(ui.interface().ui().scale(), 1.1f);
  ui.control(U'-');
  ui.control(U'-');
  EXPECT_DOUBLE_EQ(ui.session().settings().scale, 0.9);
  ui.control(U'0');
  EXPECT_DOUBLE_EQ(ui.session().settings().scale, 1.0);
}

TEST_F(Keys, ScaleStaysWithinItsLimits) {
  for (int i = 0; i < 30; ++i) ui.interface().press({Key::character, U'+', true, false});
  EXPECT_DOUBLE_EQ(ui.session().settings().scale, 2.0);
  for (int i = 0; i < 30; ++i) ui.interface().press({Key::character, U'-', true, false});
  EXPECT_DOUBLE_EQ(ui.session().settings().scale, 0.8);
}

TEST_F(Keys, PresentationFillsTheWindowAndEscLeavesIt) {
  ui.key(Key::f5);
  EXPECT_TRUE(ui.interface().isPresentation());
  EXPECT_TRUE(ui.isShown("tiny.presentation"));
  EXPECT_TRUE(ui.isShown("transport.play"));
  EXPECT_FALSE(ui.isShown("menu.file"));
  ui.key(Key::escape);
  EXPECT_FALSE(ui.interface().isPresentation());
  EXPECT_TRUE(ui.isShown("menu.file"));
}

TEST_F(Keys, OpenTheirDialogsAndEscClosesThem) {
  const KeyStroke strokes[] = {{Key::character, U'o', true, false},
                               {Key::character, U's', true, false},
                               {Key::character, U'e', true, false},
                               {Key::f1, 0, false, false},
                               {Key::character, U'?', false, true}};
  for (const KeyStroke& stroke : strokes) {
    ui.key(stroke);
    EXPECT_TRUE(ui.interface().hasDialog()) << strokeText(stroke, ui.session().text());
    EXPECT_TRUE(ui.isShown("dialog"));
    ui.key(Key::right);
    EXPECT_EQ(ui.playback().step(), 0) << "keys do not reach through a dialog";
    ui.key(Key::escape);
    EXPECT_FALSE(ui.interface().hasDialog()) << strokeText(stroke, ui.session().text());
  }
}

TEST_F(Keys, UndoAndRedoASetting) {
  ui.click("tiny.check");
  ui.drag("tiny.alpha", {0.2f, 0.5f}, {0.8f, 0.5f});
  const double alpha = lab().values.alpha;
  EXPECT_NE(alpha, 0.01);
  ui.key(Key::right);
  ui.control(U'z');
  EXPECT_EQ(lab().values.alpha, 0.01);
  EXPECT_TRUE(lab().values.isOn);
  EXPECT_EQ(ui.playback().step(), 1) << "moving in time is not undone";
  ui.control(U'z');
  EXPECT_FALSE(lab().values.isOn);
  ui.key(KeyStroke{Key::character, U'z', true, true});
  ui.control(U'y');
  EXPECT_EQ(lab().values.alpha, alpha);
  EXPECT_TRUE(lab().values.isOn);
}

TEST_F(Keys, UndoWithNothingToUndoSaysSo) {
  ui.control(U'z');
  EXPECT_EQ(ui.interface().toasts().latest(), "There is nothing to undo.");
}

TEST_F(Keys, DoNotFireWhileTextIsTyped) {
  ui.click("tiny.alpha.value");
  ui.key(Key::right);
  ui.key(U't');
  ui.key(Key::space);
  EXPECT_EQ(ui.playback().step(), 0);
  EXPECT_FALSE(ui.playback().isPlaying());
  EXPECT_EQ(ui.session().settings().theme, ThemeName::dark);
  ui.key(Key::escape);
  ui.key(Key::right);
  EXPECT_EQ(ui.playback().step(), 1) << "after Esc they do";
}

TEST_F(Keys, HeldDownRepeatOnlyWhereItMakesSense) {
  ui.interface().press({Key::right}, true);
  EXPECT_EQ(ui.playback().step(), 1);
  ui.interface().press({Key::space}, true);
  EXPECT_FALSE(ui.playback().isPlaying());
}

TEST(KeysOfTheWindow, AreAskedOfTheWindow) {
  int quits = 0;
  bool isFull = false;
  DriverOptions options;
  options.host.quit = [&] { ++quits; };
  options.host.toggleFullScreen = [&] { isFull = !isFull; };
  options.host.isFullScreen = [&] { return isFull; };
  UiDriver ui(tinyCatalog(), options);
  ui.key(Key::f11);
  EXPECT_TRUE(isFull);
  ui.key(Key::escape);
  EXPECT_FALSE(isFull);
  ui.control(U'q');
  EXPECT_EQ(quits, 1);
}

}  // namespace
}  // namespace descenso::tests
