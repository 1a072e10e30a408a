#include "app/plot/plot.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "tests/app/recording_canvas.h"

namespace descenso {
namespace {

class PlotTest : public ::testing::Test {
 protected:
  tests::RecordingCanvas canvas;
  NullPainter painter;
  Translations words{"en"};
  PlotContext context{canvas, painter, theme(ThemeName::dark), words};
  const Rect area{20, 30, 640, 400};

  PlotOptions options() const {
    return {.id = "p", .title = "Title", .xLabel = "step k", .yLabel = "loss", .x = {0, 100}, .y = {0, 10}};
  }
  static bool holds(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - 0.5f && inner.y >= outer.y - 0.5f && inner.right() <= outer.right() + 0.5f &&
           inner.bottom() <= outer.bottom() + 0.5f;
  }
};

TEST_F(PlotTest, NothingIsCutAtAnySizeAndScale) {
  for (const Vec2 size : {Vec2{264, 160}, Vec2{400, 300}, Vec2{1280, 720}, Vec2{3840, 2160}})
    for (const float scale : {0.8f, 1.0f, 1.5f, 2.0f})
      for (const float textScale : {1.0f, 1.35f})
        for (const bool equal : {false, true}) {
          canvas = {};
          context.scale = scale;
          context.textScale = textScale;
          const Rect panel{7, 9, size.x * scale, size.y * scale};
          PlotOptions chosen = options();
          chosen.equal = equal;
          chosen.y = {-1e-7, 2.5e-7};
          if (size.x > 300) chosen.colorBar = ColorBar{ColorMap::slate, 0.64, 900, true};
          if (equal) chosen.y = {-3, 3};
          Plot plot(context, panel, chosen);
          plot.finish();
          EXPECT_TRUE(canvas.allFinite);
          EXPECT_TRUE(holds(panel, plot.inner()));
          EXPECT_GT(plot.inner().height, panel.height * 0.3f);
          EXPECT_GT(plot.inner().width, panel.width * 0.45f) << size.x << " " << scale << " " << textScale;
          for (const auto& text : canvas.texts) EXPECT_TRUE(holds(panel, text.rect)) << text.text << " " << size.x;
          EXPECT_GE(canvas.texts.size(), 6u);
        }
}

TEST_F(PlotTest, LabelsDoNotTouch) {
  for (const float width : {264.0f, 500.0f, 2000.0f}) {
    canvas = {};
    Plot plot(context, {0, 0, width, 300}, options());
    plot.finish();
    for (std::size_t i = 0; i < canvas.texts.size(); ++i)
      for (std::size_t j = i + 1; j < canvas.texts.size(); ++j) {
        const Rect a = canvas.texts[i].rect.inset(0.5f);
        const Rect& b = canvas.texts[j].rect;
        const bool apart = a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y;
        EXPECT_TRUE(apart) << canvas.texts[i].text << " and " << canvas.texts[j].text;
      }
  }
}

TEST_F(PlotTest, EqualAxesHaveOneUnit) {
  PlotOptions chosen = options();
  chosen.equal = true;
  chosen.x = {-2, 2};
  chosen.y = {-5, 5};
  const Plot plot(context, area, chosen);
  EXPECT_NEAR(plot.x().range().span() / plot.inner().width, plot.y().range().span() / plot.inner().height, 1e-9);
  EXPECT_DOUBLE_EQ(plot.y().low(), -5);  // it only grows
  EXPECT_NEAR((plot.x().low() + plot.x().high()) / 2, 0, 1e-12);
}

TEST_F(PlotTest, APathStandsOnItsCasing) {
  std::vector<double> losses(101);
  std::iota(losses.begin(), losses.end(), 0.0);
  for (double& loss : losses) loss /= 10;
  const SeriesStyle style = context.theme.series(2);
  Plot plot(context, area, options());
  plot.path(losses, style, 41);
  ASSERT_EQ(canvas.lines.size(), 3u);  // the rest, the casing, the run
  EXPECT_FLOAT_EQ(canvas.lines[0].stroke.color.a, 0.25f);
  EXPECT_FLOAT_EQ(canvas.lines[1].stroke.width, 5.5f);
  EXPECT_EQ(canvas.lines[1].stroke.color, context.theme.pathCasing);
  EXPECT_FLOAT_EQ(canvas.lines[2].stroke.width, 3);
  EXPECT_EQ(canvas.lines[2].stroke.dash, Dash::dash);
  EXPECT_NEAR(canvas.lines[2].points.back().x, plot.frame().toPixel(40, 4).x, 0.01);
  EXPECT_NEAR(canvas.lines[0].points.front().x, plot.frame().toPixel(40, 4).x, 0.01);
  EXPECT_NEAR(canvas.lines[0].points.back().y, plot.inner().y, 0.01);
}

TEST_F(PlotTest, AMillionPointsBecomeAFewThousand) {
  std::vector<double> losses(1000000);
  for (std::size_t i = 0; i < losses.size(); ++i) losses[i] = i % 2 == 0 ? 2 : 8;
  PlotOptions chosen = options();
  chosen.x = {0, 1e6};
  Plot plot(context, area, chosen);
  plot.path(losses, context.theme.series(0));
  ASSERT_FALSE(canvas.lines.empty());
  for (const auto& line : canvas.lines) EXPECT_LE(line.points.size(), 4 * area.width);
  const std::vector<double> xs(losses.size(), 5e5);
  plot.scatter(xs, losses, Marker::circle, 4, Color{});
  EXPECT_EQ(canvas.marks.size(), 2u);  // two places, each drawn once
}

TEST_F(PlotTest, WhatIsNotFiniteIsNotDrawn) {
  const std::vector<double> xs = {0, 10, 20, 30, 40, 50, NAN};
  const std::vector<double> ys = {1, 2, NAN, 4, INFINITY, 1e300, 3};
  for (const Scale scale : {Scale::linear, Scale::logarithmic}) {
    PlotOptions chosen = options();
    chosen.yScale = scale;
    Plot plot(context, area, chosen);
    plot.line(xs, ys, {Color{}, 1});
    plot.path(xs, ys, context.theme.series(0), 3);
    plot.scatter(xs, ys, Marker::star, 4, Color{});
    plot.band(xs, ys, xs, Color{});
    plot.currentMarker(NAN, 3, context.theme.series(1));
    plot.currentMarker(3, -INFINITY, context.theme.series(1));
    plot.stationaryPoint(1e308, -1e308, Plot::Stationary::saddle);
    plot.label(NAN, 0, "x", Color{});
    plot.verticalCursor(NAN);
    plot.crosshair(NAN, INFINITY);
    plot.finish();
    EXPECT_TRUE(canvas.allFinite);
    EXPECT_EQ(canvas.clips, 0);
  }
}

TEST_F(PlotTest, EmptyRangesAreDrawn) {
  for (const Range& range : {Range{0, 0}, Range{NAN, NAN}, Range{1e308, -1e308}, Range{3, 3}}) {
    PlotOptions chosen = options();
    chosen.x = chosen.y = range;
    chosen.equal = true;
    chosen.colorBar = ColorBar{ColorMap::vik, range.low, range.high, true};
    Plot plot(context, area, chosen);
    plot.path({}, {}, context.theme.series(0));
    plot.finish();
    EXPECT_TRUE(canvas.allFinite);
  }
}

TEST_F(PlotTest, HiddenSeriesStayInTheLegend) {
  const std::set<std::string> hidden = {"b"};
  PlotOptions chosen = options();
  chosen.hidden = &hidden;
  Plot plot(context, area, chosen);
  EXPECT_TRUE(plot.series({"a", "Alpha", context.theme.series(0)}));
  EXPECT_FALSE(plot.series({"b", "Beta", context.theme.series(1)}));
  plot.finish();
  ASSERT_EQ(plot.frame().legend.size(), 2u);
  EXPECT_EQ(plot.frame().legend[1].name, "b");
  EXPECT_TRUE(holds(plot.inner(), plot.frame().legend[1].rect));
  ASSERT_NE(canvas.find("Beta"), nullptr);
  EXPECT_LT(canvas.find("Beta")->style.color.a, canvas.find("Alpha")->style.color.a);
}

TEST_F(PlotTest, OthersFadeWhenOneIsEmphasised) {
  PlotOptions chosen = options();
  chosen.emphasised = "a";
  const std::vector<double> xs = {0, 100};
  const std::vector<double> ys = {1, 9};
  Plot plot(context, area, chosen);
  plot.series({"a", "Alpha", context.theme.series(0)});
  plot.line(xs, ys, {Color{}, 1});
  plot.series({"b", "Beta", context.theme.series(1)});
  plot.line(xs, ys, {Color{}, 1});
  ASSERT_EQ(canvas.lines.size(), 2u);
  EXPECT_FLOAT_EQ(canvas.lines[0].stroke.color.a, 1);
  EXPECT_LT(canvas.lines[1].stroke.color.a, 0.5f);
}

TEST_F(PlotTest, ALongLegendWaitsForThePointer) {
  const auto legend = [&](bool hasPointer, std::string_view emphasised) {
    canvas = {};
    context.hasPointer = hasPointer;
    PlotOptions chosen = options();
    chosen.emphasised = emphasised;
    Plot plot(context, {0, 0, 900, 700}, chosen);
    for (int i = 0; i < 16; ++i)
      plot.series(
          {.name = std::to_string(i), .label = "a method of the course, number " + std::to_string(i), .style = {}});
    plot.finish();
    return plot.frame().legend;
  };
  EXPECT_EQ(legend(false, "").size(), 16u) << "paper has no pointer";
  const auto folded = legend(true, "");
  ASSERT_LT(folded.size(), 16u);
  ASSERT_GE(folded.size(), 5u);
  EXPECT_EQ(folded.back().name, legendMore);
  EXPECT_TRUE(canvas.find("+ " + std::to_string(17 - folded.size())));
  const auto whole = legend(true, legendMore);
  ASSERT_EQ(whole.size(), 16u);
  EXPECT_EQ(legend(true, "3").size(), 16u);
  for (std::size_t i = 0; i + 1 < folded.size(); ++i)
    EXPECT_EQ(whole[i].rect, folded[i].rect) << "what is there stays where it is";
}

TEST_F(PlotTest, LegendThatWouldCoverThePlotIsLeftOut) {
  Plot plot(context, {0, 0, 264, 160}, options());
  for (int i = 0; i < 12; ++i) plot.series({std::to_string(i), "a rather long name", context.theme.series(i)});
  plot.finish();
  EXPECT_TRUE(plot.frame().legend.empty());
}

TEST_F(PlotTest, FieldIsAskedForAtItsOwnPixels) {
  struct Recorder : NullPainter {
    FieldSpec asked;
    Picture field(std::string_view, const FieldSpec& spec) override {
      asked = spec;
      return {};
    }
  } recorder;
  PlotContext recorded{canvas, recorder, theme(ThemeName::light), words, 2.0f};
  Plot plot(recorded, area, options());
  plot.field("field", {});
  EXPECT_EQ(recorder.asked.width, static_cast<int>(plot.inner().width));
  EXPECT_EQ(recorder.asked.height, static_cast<int>(plot.inner().height));
  EXPECT_EQ(recorder.asked.view, plot.dataBox());
  EXPECT_EQ(recorder.asked.theme, ThemeName::light);
  EXPECT_EQ(recorder.asked.scale, 2);
  EXPECT_EQ(canvas.images.at(0), plot.inner());
}

TEST_F(PlotTest, LongTitleIsCutBetweenCharacters) {
  PlotOptions chosen = options();
  chosen.title = "φφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφφ";
  const Plot plot(context, {0, 0, 300, 200}, chosen);
  const std::string& shown = canvas.texts.front().text;
  EXPECT_TRUE(shown.ends_with("φ…"));
  EXPECT_EQ((shown.size() - 3) % 2, 0u);
}

TEST_F(PlotTest, FinishedPlotsDrawNothing) {
  Plot plot(context, area, options());
  plot.finish();
  const std::size_t lines = canvas.lines.size();
  const std::vector<double> xs = {0, 100};
  plot.line(xs, xs, {Color{}, 1});
  plot.path(xs, xs, context.theme.series(0));
  plot.finish();
  EXPECT_EQ(canvas.lines.size(), lines);
  EXPECT_EQ(canvas.clips, 0);
}

class PlotBoxes : public PlotTest {
 protected:
  /// Where the legend stands over a crowd of points at `x`, `y`, parts of the plot's sides.
  std::optional<Corner> legendOver(double x, double y, const PlotOptions& chosen, int points = 10) {
    Plot plot(context, area, chosen);
    plot.series({"a", "Alpha", context.theme.series(0)});
    const std::vector<double> xs(1, 100 * x);
    const std::vector<double> ys(1, 10 * y);
    for (int i = 0; i < points; ++i) plot.scatter(xs, ys, Marker::circle, 4, Color{});
    plot.finish();
    return plot.frame().corners.legend;
  }
};

TEST_F(PlotBoxes, StandWhereTheyHideLeast) {
  EXPECT_EQ(legendOver(0.5, 0.5, options()), Corner::topRight);
  EXPECT_EQ(legendOver(0.95, 0.95, options()), Corner::topLeft);
  PlotOptions atLeft = options();
  atLeft.legendCorner = Corner::topLeft;
  EXPECT_EQ(legendOver(0.95, 0.95, atLeft), Corner::topLeft);
  EXPECT_EQ(legendOver(0.05, 0.95, atLeft), Corner::topRight);
}

TEST_F(PlotBoxes, MoveOnlyWhereTheyHideClearlyLess) {
  PlotOptions again = options();
  again.before.legend = Corner::bottomLeft;
  EXPECT_EQ(legendOver(0.5, 0.5, again), Corner::bottomLeft) << "nothing is hidden: it stays";
  EXPECT_EQ(legendOver(0.05, 0.05, again, 1), Corner::bottomLeft) << "one point is not worth it";
  EXPECT_EQ(legendOver(0.05, 0.05, again), Corner::topRight);
  again.keepsCorners = true;
  EXPECT_EQ(legendOver(0.05, 0.05, again), Corner::bottomLeft) << "while something is dragged";
}

TEST_F(PlotBoxes, DoNotDependOnTheStepShown) {
  const std::vector<double> xs = {0, 40, 90, 95};
  const std::vector<double> ys = {0, 5, 9.5, 9};
  for (std::size_t upTo = 0; upTo <= xs.size(); ++upTo) {
    Plot plot(context, area, options());
    plot.series({"a", "Alpha", context.theme.series(0)});
    plot.path(xs, ys, context.theme.series(0), upTo);
    plot.currentMarker(upTo == 0 ? 5 : 95, 9, context.theme.series(0));
    plot.finish();
    EXPECT_EQ(plot.frame().corners.legend, Corner::topLeft) << upTo;
  }
}

TEST_F(PlotBoxes, LieBesideEachOther) {
  PlotOptions chosen = options();
  for (const bool isTaken : {false, true}) {
    chosen.bottomRightTaken = isTaken;
    for (const Corner corner : {Corner::topRight, Corner::topLeft, Corner::bottomLeft, Corner::bottomRight}) {
      chosen.legendCorner = corner;
      Plot plot(context, area, chosen);
      plot.series({"a", "Alpha", context.theme.series(0)});
      plot.readOut(std::vector<Plot::ReadOutLine>{{"L", "0.5"}});
      plot.finish();
      EXPECT_NE(plot.frame().corners.legend, plot.frame().corners.readOut);
      EXPECT_FALSE(isTaken && plot.frame().corners.legend == Corner::bottomRight);
      EXPECT_FALSE(isTaken && plot.frame().corners.readOut == Corner::bottomRight);
    }
  }
}

TEST(LogarithmicColorBar, IsLabelledByRoundValues) {
  TickOptions options;
  options.extent = [](std::string_view) { return 14.0f; };
  options.gap = 6;
  options.spacing = 48;
  const auto labels = [&](double low, double high) {
    return colorBarTicks({ColorMap::slate, low, high, true}, 480, options);
  };
  for (const auto& [low, high] : {std::pair{0.6457, 870.0}, {0.0107, 2300.0}, {1e-5, 0.3}, {-0.5, 40.0}, {0.0, 7.0}}) {
    const std::vector<Tick> ticks = labels(low, high);
    EXPECT_GE(ticks.size(), 5u) << low;
    for (const Tick& tick : ticks) {
      if (tick.value == 0) continue;
      const double decade = std::pow(10, std::floor(std::log10(std::abs(tick.value)) + 1e-9));
      const double digit = std::round(std::abs(tick.value) / decade);
      EXPECT_TRUE(digit == 1 || digit == 2 || digit == 5) << tick.label;
      EXPECT_NEAR(std::abs(tick.value), digit * decade, 1e-9 * decade);
      EXPECT_FALSE(tick.label.find('.') != std::string::npos && tick.label.back() == '0') << tick.label;
    }
  }
  EXPECT_GE(labels(8.31, 8.94).size(), 3u) << "between 5 and 10 other values are as round as they can be";
}

TEST(ColorBarTicks, AreRoundAndApart) {
  TickOptions options;
  options.extent = [](std::string_view) { return 14.0f; };
  options.gap = 6;
  options.spacing = 48;
  for (const bool logarithmic : {false, true}) {
    const ColorBar bar{ColorMap::slate, 0.6457, 870, logarithmic};
    const auto ticks = colorBarTicks(bar, 480, options);
    EXPECT_GE(ticks.size(), 5u);
    for (const Tick& tick : ticks) {
      EXPECT_GE(tick.value, bar.low);
      EXPECT_LE(tick.value, bar.high);
    }
  }
  EXPECT_TRUE(colorBarTicks({ColorMap::slate, NAN, 1, true}, 480, options).empty());
}

}  // namespace
}  // namespace descenso
