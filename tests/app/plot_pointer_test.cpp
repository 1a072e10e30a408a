// The mouse over plots and surfaces, by synthetic input.
#include "app/plot/plot_pointer.h"

#include <gtest/gtest.h>

#include <cmath>

namespace descenso {
namespace {

class PlotPointerTest : public ::testing::Test {
 protected:
  PlotPointerTest() {
    frame.area = {0, 0, 500, 500};
    frame.inner = {100, 50, 200, 100};
    frame.xAxis = {100, 150, 200, 30};
    frame.yAxis = {60, 50, 40, 100};
    frame.legend = {{"a", {250, 55, 40, 10}}, {"b", {250, 65, 40, 10}}, {"c", {250, 75, 40, 10}}};
    show({0, 10}, {0, 5}, Scale::linear);
    view.x = {0, 10, true};
    view.y = {0, 5, true};
    input.isOver = true;
  }

  void show(Range x, Range y, Scale yScale) {
    frame.x = AxisMap(x, Scale::linear, 100, 300);
    frame.y = AxisMap(y, yScale, 150, 50);
  }
  PlotEvents moveTo(Vec2 position) {
    input.position = position;
    const PlotEvents events = pointer.update(frame, view, input, options);
    input.wheel = 0;
    input.leftPressed = input.rightPressed = input.leftDoubleClicked = false;
    return events;
  }
  PlotEvents press(Vec2 position, bool right = false) {
    (right ? input.rightPressed : input.leftPressed) = true;
    (right ? input.rightDown : input.leftDown) = true;
    return moveTo(position);
  }
  PlotEvents release(Vec2 position) {
    input.leftDown = input.rightDown = false;
    return moveTo(position);
  }
  PlotEvents wheel(Vec2 position, float notches) {
    input.wheel = notches;
    return moveTo(position);
  }

  PlotFrame frame;
  PlotView view;
  PointerInput input;
  PointerOptions options;
  PlotPointer pointer;
};

TEST_F(PlotPointerTest, HoveringTellsTheDataUnderThePointer) {
  const PlotEvents events = moveTo({200, 100});
  EXPECT_TRUE(events.hovered);
  EXPECT_EQ(events.position, (DataPoint{5, 2.5}));
  EXPECT_FALSE(moveTo({50, 400}).hovered);
  input.isOver = false;
  EXPECT_FALSE(moveTo({200, 100}).hovered);
}

TEST_F(PlotPointerTest, DraggingPans) {
  press({200, 100});
  EXPECT_FALSE(moveTo({202, 100}).viewChanged);  // not moved yet
  EXPECT_TRUE(moveTo({220, 120}).viewChanged);
  EXPECT_NEAR(view.x.low, -1, 1e-9);
  EXPECT_NEAR(view.x.high, 9, 1e-9);
  EXPECT_NEAR(view.y.low, 1, 1e-9);
  EXPECT_FALSE(view.x.fit);
  release({220, 120});
  EXPECT_FALSE(pointer.isActive());
  moveTo({250, 120});
  EXPECT_NEAR(view.x.low, -1, 1e-9);
}

TEST_F(PlotPointerTest, DraggingAnAxisPansOnlyIt) {
  press({200, 160});
  moveTo({220, 190});
  EXPECT_NEAR(view.x.low, -1, 1e-9);
  EXPECT_TRUE(view.y.fit);
}

TEST_F(PlotPointerTest, TheWheelKeepsWhatIsUnderThePointer) {
  wheel({150, 125}, 1);
  const AxisMap x({view.x.low, view.x.high}, Scale::linear, 100, 300);
  const AxisMap y({view.y.low, view.y.high}, Scale::linear, 150, 50);
  EXPECT_NEAR(x.toData(150), 2.5, 1e-9);
  EXPECT_NEAR(y.toData(125), 1.25, 1e-9);
  EXPECT_NEAR(view.x.high - view.x.low, 8.5, 1e-9);
}

TEST_F(PlotPointerTest, TheWheelOverAnAxisZoomsOnlyIt) {
  wheel({80, 100}, 1);
  EXPECT_TRUE(view.x.fit);
  EXPECT_FALSE(view.y.fit);
}

TEST_F(PlotPointerTest, LogarithmicAxesMoveInDecades) {
  show({0, 10}, {1, 1e4}, Scale::logarithmic);
  press({200, 100});
  moveTo({200, 125});  // a quarter of four decades
  EXPECT_NEAR(view.y.low, 10, 1e-6);
  EXPECT_NEAR(view.y.high, 1e5, 1e-2);
  release({200, 125});
  view.y = {1, 1e4, true};
  wheel({200, 100}, 1);
  EXPECT_NEAR(std::log10(view.y.low), 0.3, 1e-9);
  EXPECT_NEAR(std::log10(view.y.high), 3.7, 1e-9);
}

TEST_F(PlotPointerTest, TheRightButtonDrawsABox) {
  press({150, 75}, true);
  EXPECT_EQ(moveTo({250, 125}).box, (Rect{150, 75, 100, 50}));
  const PlotEvents events = release({250, 125});
  EXPECT_FALSE(events.menuRequested);
  EXPECT_NEAR(view.x.low, 2.5, 1e-9);
  EXPECT_NEAR(view.x.high, 7.5, 1e-9);
  EXPECT_NEAR(view.y.low, 1.25, 1e-9);
  EXPECT_NEAR(view.y.high, 3.75, 1e-9);
}

TEST_F(PlotPointerTest, AltTakesTheWidthAndShiftTheHeight) {
  press({150, 75}, true);
  input.alt = true;
  EXPECT_EQ(moveTo({180, 125}).box, (Rect{100, 75, 200, 50}));
  input.alt = false;
  input.shift = true;
  EXPECT_EQ(moveTo({180, 125}).box, (Rect{150, 50, 30, 100}));
  EXPECT_EQ(moveTo({9000, 125}).box, (Rect{150, 50, 150, 100}));  // never leaves the plot
}

TEST_F(PlotPointerTest, ARightClickAsksForTheMenu) {
  press({150, 75}, true);
  EXPECT_TRUE(release({151, 75}).menuRequested);
  EXPECT_TRUE(view.x.fit);
}

TEST_F(PlotPointerTest, DoubleClicksFit) {
  view.x = view.y = {2, 3, false};
  input.leftDoubleClicked = true;
  press({80, 100});
  EXPECT_FALSE(view.x.fit);
  EXPECT_TRUE(view.y.fit);
  release({80, 100});
  input.leftDoubleClicked = true;
  press({200, 100});
  EXPECT_TRUE(view.x.fit);
}

TEST_F(PlotPointerTest, APressThatDoesNotMoveIsAClick) {
  press({200, 100});
  EXPECT_FALSE(release({200, 100}).clicked);  // not asked for
  options.canClick = true;
  press({200, 100});
  EXPECT_EQ(release({202, 101}).clicked, (DataPoint{5.1, 2.45}));
  press({200, 100});
  moveTo({230, 100});
  EXPECT_FALSE(release({230, 100}).clicked);
}

TEST_F(PlotPointerTest, TheStartIsDraggedAndStaysInside) {
  options.dragged = DataPoint{5, 2.5};
  EXPECT_TRUE(moveTo({203, 103}).overMarker);
  const auto dragTo = press({203, 103}).dragTo;
  ASSERT_TRUE(dragTo);
  EXPECT_NEAR(dragTo->x, 5.15, 1e-9);
  EXPECT_NEAR(dragTo->y, 2.35, 1e-9);
  const PlotEvents events = moveTo({1000, -1000});
  EXPECT_EQ(events.dragTo, (DataPoint{10, 5}));
  EXPECT_TRUE(events.dragging);
  EXPECT_TRUE(release({250, 100}).dragEnded);
  EXPECT_TRUE(view.x.fit);
}

TEST_F(PlotPointerTest, OneOfManyMarkersIsRemovedAndSeizedAtOnce) {
  options.canClick = options.canRemove = true;
  options.dragged = DataPoint{5, 2.5};
  press({203, 103}, true);
  EXPECT_TRUE(release({203, 103}).removeRequested);
  press({240, 103}, true);
  const PlotEvents beside = release({240, 103});
  EXPECT_FALSE(beside.removeRequested);
  EXPECT_TRUE(beside.menuRequested);
  // The click that made it and the press that drags it are no double click.
  view.x.fit = false;
  input.leftDoubleClicked = true;
  press({200, 100});
  EXPECT_TRUE(moveTo({220, 100}).dragTo.has_value());
  EXPECT_FALSE(view.x.fit);
  release({220, 100});
}

TEST_F(PlotPointerTest, SeekingFollowsTheDrag) {
  options.dragSeeks = true;
  EXPECT_EQ(press({150, 100}).clicked, (DataPoint{2.5, 2.5}));
  EXPECT_EQ(moveTo({250, 100}).clicked, (DataPoint{7.5, 2.5}));
  EXPECT_TRUE(view.x.fit);
}

TEST_F(PlotPointerTest, LegendEntriesToggleAndStandAlone) {
  EXPECT_EQ(moveTo({260, 60}).legendHover, "a");
  press({260, 60});
  release({260, 60});
  EXPECT_TRUE(view.hidden.contains("a"));
  press({260, 60});
  release({260, 60});
  EXPECT_TRUE(view.hidden.empty());
  input.control = true;
  press({260, 70});
  release({260, 70});
  EXPECT_EQ(view.hidden, (std::set<std::string>{"a", "c"}));
  press({260, 70});
  release({260, 70});
  EXPECT_TRUE(view.hidden.empty());
}

TEST_F(PlotPointerTest, RangesStayUsableHoweverOneZooms) {
  for (const Scale scale : {Scale::linear, Scale::logarithmic})
    for (const float notches : {20.0f, -20.0f}) {
      show({1, 10}, {1, 5}, scale);
      for (int i = 0; i < 300; ++i) {
        wheel({299, 51}, notches);
        show({view.x.low, view.x.high}, {view.y.low, view.y.high}, scale);
        for (const AxisView& axis : {view.x, view.y}) {
          ASSERT_TRUE(std::isfinite(axis.low) && std::isfinite(axis.high));
          ASSERT_LT(axis.low, axis.high);
        }
      }
    }
}

TEST_F(PlotPointerTest, NastyPositionsDoNothing) {
  press({200, 100});
  moveTo({NAN, 100});
  EXPECT_FALSE(pointer.isActive());
  EXPECT_TRUE(view.x.fit);
  frame.inner = {0, 0, 0, 0};
  frame.x = AxisMap({0, 1}, Scale::linear, 0, 0);
  press({0, 0});
  moveTo({50, 50});
  EXPECT_TRUE(std::isfinite(view.x.low));
}

class CameraPointerTest : public ::testing::Test {
 protected:
  bool at(Vec2 position) {
    input.position = position;
    const bool changed = pointer.update(picture, camera, input);
    input.leftPressed = input.rightPressed = input.leftDoubleClicked = false;
    input.wheel = 0;
    return changed;
  }
  static PointerInput over() {
    PointerInput pointerOver;
    pointerOver.isOver = true;
    return pointerOver;
  }
  const Rect picture{0, 0, 400, 300};
  Camera camera;
  PointerInput input = over();
  CameraPointer pointer;
};

TEST_F(CameraPointerTest, DraggingOrbitsWithinLimits) {
  const Camera before = camera;
  input.leftPressed = input.leftDown = true;
  at({200, 150});
  EXPECT_TRUE(at({230, 160}));
  EXPECT_NEAR(camera.azimuth, before.azimuth - 18, 1e-3);
  EXPECT_NEAR(camera.elevation, before.elevation + 6, 1e-3);
  at({230, 100000});
  EXPECT_FLOAT_EQ(camera.elevation, 89);
  at({230, -100000});
  EXPECT_FLOAT_EQ(camera.elevation, -89);
  input.leftDown = false;
  at({0, 0});
  const Camera after = camera;
  at({300, 100});
  EXPECT_EQ(camera, after);
}

TEST_F(CameraPointerTest, ShiftAndTheRightButtonPan) {
  input.shift = true;
  input.leftPressed = input.leftDown = true;
  at({200, 150});
  at({220, 140});
  EXPECT_GT(camera.pan.x, 0);
  EXPECT_GT(camera.pan.y, 0);  // up on the screen is up
  EXPECT_EQ(camera.azimuth, Camera{}.azimuth);
  input = over();
  at({0, 0});
  const Vec2 pan = camera.pan;
  input.rightPressed = input.rightDown = true;
  at({100, 100});
  at({80, 100});
  EXPECT_LT(camera.pan.x, pan.x);
}

TEST_F(CameraPointerTest, TheWheelZoomsOnlyOverThePicture) {
  input.wheel = 2;
  at({200, 150});
  EXPECT_LT(camera.distance, Camera{}.distance);
  const float near = camera.distance;
  input.wheel = 2;
  at({500, 150});
  EXPECT_EQ(camera.distance, near);
}

TEST_F(CameraPointerTest, ADoubleClickEasesToTheCentre) {
  camera.pan = {1, -1};
  input.leftDoubleClicked = true;
  at({200, 150});
  EXPECT_TRUE(pointer.isMoving());
  pointer.advance(0.125, camera);
  EXPECT_NEAR(camera.pan.x, 0.5, 1e-3);
  pointer.advance(10, camera);
  EXPECT_EQ(camera.pan, (Vec2{0, 0}));
  EXPECT_FALSE(pointer.advance(1, camera));
}

TEST_F(CameraPointerTest, TurnsTheShorterWay) {
  Camera target = camera;
  camera.azimuth = 170;
  target.azimuth = -170;
  pointer.moveTo(camera, target);
  pointer.advance(0.125, camera);
  EXPECT_NEAR(camera.azimuth, 180, 1e-3);
}

}  // namespace
}  // namespace descenso
