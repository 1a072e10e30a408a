#include "app/widgets/widgets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/widgets/drawing.h"
#include "app/widgets/number_field.h"
#include "app/widgets/slider_scale.h"
#include "tests/support/tiny_lab.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

class Widgets : public ::testing::Test {
 protected:
  TinyValues& values() { return static_cast<TinyLab&>(ui.lab()).values; }
  UiDriver ui{tinyCatalog()};
};

TEST_F(Widgets, ButtonIsPressedOnce) {
  ui.click("tiny.button");
  EXPECT_EQ(values().pressed, 1);
}

TEST_F(Widgets, CheckBoxToggles) {
  ui.click("tiny.check");
  EXPECT_TRUE(values().isOn);
  ui.click("tiny.check");
  EXPECT_FALSE(values().isOn);
}

TEST_F(Widgets, ChoiceOpensAListAndTakesAnEntry) {
  ui.click("tiny.choice");
  ASSERT_TRUE(ui.isShown("tiny.choice.list.2"));
  ui.click("tiny.choice.list.2");
  EXPECT_EQ(values().chosen, 2);
  EXPECT_FALSE(ui.isShown("tiny.choice.list.2"));
}

TEST_F(Widgets, EscClosesAListWithoutChoosing) {
  ui.click("tiny.choice");
  ui.key(Key::escape);
  EXPECT_FALSE(ui.isShown("tiny.choice.list.2"));
  EXPECT_EQ(values().chosen, 0);
}

TEST_F(Widgets, SegmentedTakesThePartThatWasPressed) {
  ui.click("tiny.segmented.1");
  EXPECT_EQ(values().part, 1);
}

TEST_F(Widgets, SliderFollowsTheDrag) {
  ui.drag("tiny.alpha", {0.3f, 0.5f}, {1.2f, 0.5f});
  EXPECT_EQ(values().alpha, 10);
  ui.drag("tiny.alpha", {0.9f, 0.5f}, {-0.2f, 0.5f});
  EXPECT_EQ(values().alpha, 1e-4);
}

TEST_F(Widgets, SliderWithAnOpenEndStaysBelowIt) {
  ui.drag("tiny.beta", {0.3f, 0.5f}, {1.2f, 0.5f});
  EXPECT_LT(values().beta, 1);
  EXPECT_GT(values().beta, 0.99);
}

TEST_F(Widgets, PressingTheGrabChangesNothing) {
  values().alpha = 0.012345;
  ui.frames();
  ui.click("tiny.alpha.grab");
  EXPECT_EQ(values().alpha, 0.012345);
}

TEST_F(Widgets, TypedValueIsTaken) {
  ui.click("tiny.alpha.value");
  ui.replaceText("0,25");
  ui.enter();
  EXPECT_EQ(values().alpha, 0.25);
}

TEST_F(Widgets, DoubleClickAndControlClickType) {
  ui.doubleClick("tiny.alpha");
  EXPECT_EQ(ui.interface().ui().typing().id, "tiny.alpha");
  ui.key(Key::escape);
  ui.controlClick("tiny.beta");
  EXPECT_EQ(ui.interface().ui().typing().id, "tiny.beta");
}

TEST_F(Widgets, TypedValueOutOfRangeIsRefusedWithTheReason) {
  ui.click("tiny.beta.value");
  ui.replaceText("1.5");
  ui.enter();
  EXPECT_EQ(values().beta, 0.9);
  EXPECT_EQ(ui.interface().ui().typing().refusal, "β = 1.5 is out of range: it must lie in [0, 1).");
  ui.replaceText("0.5");
  ui.enter();
  EXPECT_EQ(values().beta, 0.5);
}

TEST_F(Widgets, TypedNonsenseIsRefused) {
  for (const char* text : {"abc", "nan", "inf", "1e999", ""}) {
    ui.click("tiny.point.0");
    ui.replaceText(text);
    ui.enter();
    EXPECT_EQ(values().first, -1.5) << text;
    ui.key(Key::escape);
  }
}

TEST_F(Widgets, LeavingTheFieldKeepsTheValue) {
  ui.click("tiny.alpha.value");
  ui.replaceText("5");
  ui.click("tiny.check");
  ui.frames(3);
  EXPECT_EQ(values().alpha, 0.01);
  EXPECT_EQ(ui.interface().ui().typing().id, "");
}

TEST_F(Widgets, PointIsTyped) {
  ui.click("tiny.point.1");
  ui.replaceText("−2.5");
  ui.enter();
  EXPECT_EQ(values().second, -2.5);
  EXPECT_EQ(values().first, -1.5);
}

TEST_F(Widgets, RightClickOffersTheDefault) {
  values().alpha = 3;
  ui.click("tiny.alpha", 1);
  ui.click("tiny.alpha.menu.default");
  EXPECT_EQ(values().alpha, 0.01);
}

TEST_F(Widgets, ChoiceHyperparameterIsAList) {
  ui.click("tiny.variant");
  ui.click("tiny.variant.list.1");
  EXPECT_EQ(values().variant, 1);
}

TEST_F(Widgets, HintWaitsAndAsksToBeDrawnAgain) {
  ui.moveTo(ui.rect("transport.play").center());
  EXPECT_LT(ui.interface().untilChange(), 1);
  const std::size_t before = ui.vertexCount();
  ui.wait(0.6);
  EXPECT_GT(ui.vertexCount(), before);
}

TEST_F(Widgets, TransportMovesAndPlays) {
  ui.click("transport.forward");
  ui.click("transport.forward");
  ui.click("transport.back");
  EXPECT_EQ(ui.playback().step(), 1);
  ui.click("transport.last");
  EXPECT_EQ(ui.playback().step(), 200);
  ui.click("transport.first");
  EXPECT_EQ(ui.playback().step(), 0);
  ui.click("transport.play");
  EXPECT_TRUE(ui.playback().isPlaying());
}

TEST_F(Widgets, ScrubberSeeksPausesAndTakesTheWheel) {
  ui.click("transport.play");
  ui.drag("transport.scrubber", {0.2f, 0.5f}, {0.5f, 0.5f});
  EXPECT_EQ(ui.playback().step(), 100);
  EXPECT_FALSE(ui.playback().isPlaying());
  ui.wheel("transport.scrubber", 1);
  EXPECT_EQ(ui.playback().step(), 101);
  ui.wheel("transport.scrubber", -1);
  EXPECT_EQ(ui.playback().step(), 100);
}

TEST_F(Widgets, SpeedIsChosenFromTheLadder) {
  ui.click("transport.speed");
  ui.click("transport.speed.list.0");
  EXPECT_EQ(ui.playback().speed(), 1);
}

TEST_F(Widgets, StepReadOutDoesNotJump) {
  const Rect at0 = ui.rect("transport.step");
  ui.playback().seek(200);
  ui.frames(2);
  EXPECT_EQ(ui.rect("transport.step"), at0);
}

TEST_F(Widgets, PanelOfTheNarrowLayoutCutsNothing) {
  ImGui::GetIO().DisplaySize = {1280, 720};
  ui.frames(2);
  EXPECT_EQ(ui.rect("panel").width, 264);
  EXPECT_THAT(ui.interface().ui().clipped(), ::testing::IsEmpty());
}

TEST(Elision, CutsWholeCharactersAndKeepsWhatFits) {
  UiDriver ui(tinyCatalog());
  const ImFont& font = *ui.interface().ui().font(FontRole::regular, 17);
  const std::string text = "αβγδεζηθ";
  EXPECT_EQ(elided(font, text, 1000), text);
  const std::string cut = elided(font, text, textWidth(font, text) - 4);
  EXPECT_TRUE(cut.ends_with("…"));
  EXPECT_LE(textWidth(font, cut), textWidth(font, text) - 4);
  EXPECT_EQ((cut.size() - std::string("…").size()) % 2, 0u) << "whole Greek letters";
  EXPECT_EQ(elided(font, text, 0), "…");
}

TEST(SliderScale, GoesThereAndBack) {
  const Hyperparameter alpha = {"alpha", "α", 1e-4, 10, 0.01, Scale::logarithmic};
  EXPECT_EQ(sliderValue(alpha, 0), 1e-4);
  EXPECT_EQ(sliderValue(alpha, 1), 10);
  EXPECT_DOUBLE_EQ(sliderPlace(alpha, 1e-4), 0);
  EXPECT_NEAR(sliderValue(alpha, sliderPlace(alpha, 0.012)), 0.012, 1e-15);
  const Hyperparameter beta = {"beta", "β", 0, 1, 0.9, Scale::linear, true};
  EXPECT_EQ(sliderValue(beta, 0.3), 0.3) << "round numbers, exactly";
  EXPECT_LT(sliderValue(beta, 1), 1);
  EXPECT_EQ(sliderPlace(beta, std::nan("")), 0);
}

TEST(TypedNumber, AcceptsWhatPeopleType) {
  EXPECT_EQ(readTypedNumber(" 0,5 "), 0.5);
  EXPECT_EQ(readTypedNumber("−3e-2"), -0.03);
  EXPECT_EQ(readTypedNumber("+7"), 7);
  EXPECT_THROW(readTypedNumber("1.5x"), std::invalid_argument);
  EXPECT_THROW(readTypedNumber("nan"), std::invalid_argument);
  EXPECT_THROW(readTypedNumber(""), std::invalid_argument);
}

}  // namespace
}  // namespace descenso::tests
