// The lab's maps of many runs, and the search for the best learning rates: when they are computed, of what, and what is
// drawn of them.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/plots_maps.h"
#include "app/plot/cairo_canvas.h"
#include "tests/support/drawn_plot.h"

namespace descenso {
namespace {

class LabMapsTest : public testing::Test {
 protected:
  LabMapsTest() {
    edit([](OptimizerLabConfig& config) { config.steps = 5; });  // maps are full of runs
  }

  template <class Change>
  void edit(const Change& change) {
    OptimizerLabConfig config = lab.config();
    change(config);
    lab.configure(config);
  }

  void show() {
    edit([](OptimizerLabConfig& config) { config.look.side = "basins"; });
    lab.advance(0.01);
  }

  template <class Condition>
  void advanceUntil(const Condition& condition) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!condition() && std::chrono::steady_clock::now() < limit) {
      lab.advance(0.01);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_TRUE(condition());
  }

  void setValue(const std::string& optimizer, std::size_t place, double value) {
    edit([&](OptimizerLabConfig& config) { config.find(optimizer)->optimizer.values[place] = value; });
  }

  std::vector<StationaryPoint> minima() {
    std::vector<StationaryPoint> points = lab.map().stationaryPoints();
    std::erase_if(points, [](const StationaryPoint& point) { return point.type != StationaryType::minimum; });
    return points;
  }

  OptimizerLab lab;
};

TEST_F(LabMapsTest, BeginOnlyWhileTheyAreLookedAt) {
  for (int i = 0; i < 5; ++i) lab.advance(0.01);
  EXPECT_EQ(lab.maps().basins().job(), nullptr);
  EXPECT_EQ(lab.maps().sweep().job(), nullptr);
  EXPECT_FALSE(lab.isFilling());
  show();
  EXPECT_NE(lab.maps().basins().job(), nullptr);
  EXPECT_NE(lab.maps().sweep().job(), nullptr);
  advanceUntil([&] { return !lab.isFilling(); });
  EXPECT_TRUE(lab.maps().basins().job()->isDone());
  EXPECT_TRUE(lab.maps().sweep().job()->isDone());
  EXPECT_FALSE(lab.advance(0.01)) << "what is complete changes nothing any more";
}

TEST_F(LabMapsTest, AreTheEnginesCells) {
  lab.completeMap(MapKind::basins);
  lab.completeMap(MapKind::sweep);
  const OptimizerConfig adam = lab.config().find("adam")->optimizer;
  const std::shared_ptr<const Problem> problem = makeProblem(lab.config().problem);
  BasinMap basins({.problem = problem,
                   .optimizer = adam,
                   .box = mapOf(lab.config().problem).range,
                   .width = 256,
                   .height = 256,
                   .steps = 5,
                   .minima = minima()});
  basins.wait();
  CellGrid<BasinCell> basinCells;
  basins.update(basinCells);
  EXPECT_EQ(lab.maps().basins().grid().cells, basinCells.cells);

  Sweep sweep({.problem = problem,
               .optimizer = adam,
               .start = lab.config().start,
               .first = {.hyperparameter = "alpha", .low = 1e-3, .high = 10, .count = 61},
               .second = SweepAxis{.hyperparameter = "beta", .low = 0, .high = 0.98, .count = 50},
               .steps = 5,
               .goal = {.bestLoss = minima().front().loss}});
  sweep.wait();
  CellGrid<SweepCell> sweepCells;
  sweep.update(sweepCells);
  EXPECT_EQ(lab.maps().sweep().grid().cells, sweepCells.cells);
}

TEST_F(LabMapsTest, AreDroppedOnceTheyAreOfSomethingElse) {
  const auto isDropped = [&](MapKind kind) {
    return kind == MapKind::basins ? lab.maps().basins().job() == nullptr : lab.maps().sweep().job() == nullptr;
  };
  const auto complete = [&] {
    lab.completeMap(MapKind::basins);
    lab.completeMap(MapKind::sweep);
  };
  complete();
  edit([](OptimizerLabConfig& config) { config.look.dim = 0.5; });
  setValue("gd", 0, 0.2);
  EXPECT_FALSE(isDropped(MapKind::basins)) << "another look and another contestant are nothing to it";
  EXPECT_FALSE(isDropped(MapKind::sweep));
  setValue("adam", 0, 0.2);
  EXPECT_TRUE(isDropped(MapKind::basins));
  EXPECT_FALSE(isDropped(MapKind::sweep)) << "it has every α";
  complete();
  edit([](OptimizerLabConfig& config) { config.start.x() += 1; });
  EXPECT_FALSE(isDropped(MapKind::basins)) << "it has every start";
  EXPECT_TRUE(isDropped(MapKind::sweep));
  const std::vector<std::function<void(OptimizerLabConfig&)>> changes = {
      [](OptimizerLabConfig& config) { config.find("adam")->optimizer.values[2] = 0.9; },
      [](OptimizerLabConfig& config) { config.look.selected = "momentum"; },
      [](OptimizerLabConfig& config) { config.steps = 4; },
      [](OptimizerLabConfig& config) { config.batches = BatchConfig{.size = 5}; },
      [](OptimizerLabConfig& config) {
        config.schedule = {"step", fallbacks(findSchedule("step")->hyperparameters)};
      },
      [](OptimizerLabConfig& config) { chooseProblem(config, "linreg"); }};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    complete();
    edit(changes[i]);
    EXPECT_TRUE(isDropped(MapKind::basins)) << i;
    EXPECT_TRUE(isDropped(MapKind::sweep)) << i;
  }
}

TEST_F(LabMapsTest, StopWhereTheyAreAndBeginAgain) {
  edit([](OptimizerLabConfig& config) { config.steps = 1000; });
  show();
  ASSERT_TRUE(lab.maps().basins().isFilling());
  lab.cancelMap(MapKind::basins);
  EXPECT_TRUE(lab.maps().basins().isCancelled());
  EXPECT_FALSE(lab.maps().basins().job()->isRunning());
  const double known = lab.maps().basins().progress();
  EXPECT_LT(known, 1);
  lab.advance(0.01);
  EXPECT_EQ(lab.maps().basins().progress(), known) << "until it is asked for again";
  EXPECT_TRUE(lab.maps().sweep().isStarted()) << "the other one goes on";
  lab.restartMap(MapKind::basins);
  EXPECT_TRUE(lab.maps().basins().isFilling());
  edit([](OptimizerLabConfig& config) { config.look.side = "surface"; });
  EXPECT_EQ(lab.maps().basins().job(), nullptr) << "nobody looks at it any more";
  EXPECT_FALSE(lab.maps().basins().isFilling());
}

TEST_F(LabMapsTest, HaveNoMoreStepsThanTheyCanBear) {
  edit([](OptimizerLabConfig& config) { config.steps = 20'000; });
  show();
  EXPECT_EQ(lab.maps().basins().job()->query().steps, 1000);
  EXPECT_EQ(lab.maps().sweep().job()->query().steps, 1000);
}

TEST(SweepAxes, FitEveryOptimizer) {
  const auto names = [](std::string_view optimizer) {
    std::vector<std::string> axes;
    const OptimizerEntry& entry = *findOptimizer(optimizer);
    for (const SweepAxis& axis : sweepAxes({std::string(optimizer), fallbacks(declarations(entry))}))
      axes.push_back(axis.hyperparameter);
    return axes;
  };
  EXPECT_EQ(names("adam"), (std::vector<std::string>{"alpha", "beta"}));
  EXPECT_EQ(names("momentum"), (std::vector<std::string>{"alpha", "beta"}));
  EXPECT_EQ(names("gd"), std::vector<std::string>{"alpha"});
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    const OptimizerConfig optimizer{std::string(entry.name), fallbacks(declarations(entry))};
    for (const SweepAxis& axis : sweepAxes(optimizer)) EXPECT_GE(axisValues(optimizer, axis).size(), 2u) << entry.name;
  }
  const OptimizerConfig adam{"adam", fallbacks(declarations(*findOptimizer("adam")))};
  EXPECT_NEAR(axisValues(adam, sweepAxes(adam)[0])[30], 0.1, 1e-12);
  EXPECT_NEAR(axisValues(adam, sweepAxes(adam)[1])[45], 0.9, 1e-12);
}

TEST_F(LabMapsTest, TuningSetsTheBestRateOfEachContestantAtOnce) {
  edit([](OptimizerLabConfig& config) {
    config.steps = 60;
    config.enable("momentum", false);
  });
  const std::shared_ptr<const Problem> problem = makeProblem(lab.config().problem);
  Sweep sweep({.problem = problem,
               .optimizer = lab.config().find("adam")->optimizer,
               .start = lab.config().start,
               .first = {.hyperparameter = "alpha", .low = 1e-5, .high = 10, .count = 121},
               .steps = 60,
               .goal = {.bestLoss = minima().front().loss}});
  sweep.wait();
  const std::optional<BestCell> best = bestOf(sweep);
  ASSERT_TRUE(best);
  const OptimizerLabConfig before = lab.config();
  lab.tune();
  EXPECT_EQ(lab.applyTuned(), std::nullopt) << "not yet";
  EXPECT_EQ(lab.config(), before);
  std::optional<std::vector<TunedRate>> rates;
  advanceUntil([&] { return rates || (rates = lab.applyTuned()); });
  ASSERT_EQ(rates->size(), 2u);
  EXPECT_EQ((*rates)[1].optimizer, "adam");
  EXPECT_EQ((*rates)[1].steps, best->steps);
  EXPECT_EQ(lab.config().find("adam")->optimizer, best->optimizer);
  EXPECT_EQ(lab.config().find("gd")->optimizer.values[0], (*rates)[0].alpha);
  EXPECT_EQ(lab.config().find("momentum")->optimizer, before.find("momentum")->optimizer);
  EXPECT_FALSE(lab.isFilling());
}

TEST_F(LabMapsTest, TuningEndsWithTheRaceItIsFor) {
  lab.tune();
  edit([](OptimizerLabConfig& config) { config.look.dim = 0.5; });
  EXPECT_TRUE(lab.tuning().isRunning());
  edit([](OptimizerLabConfig& config) { config.start.x() += 1; });
  EXPECT_FALSE(lab.tuning().isRunning());
}

/// Draws on paper and looks at single pixels.
class MapPlots : public LabMapsTest {
 protected:
  Color colorAt(std::string_view plot, double x, double y) {
    const Vec2 pixel = plots.plot(plot).frame()->toPixel(x, y);
    const auto place = 4 * static_cast<std::size_t>(static_cast<int>(pixel.y) * width + static_cast<int>(pixel.x));
    const auto part = [&](std::size_t i) { return static_cast<float>(pixels[place + i]) / 255; };
    return {part(0), part(1), part(2), 1};
  }

  void draw(std::string_view name, ThemeName themeName) {
    plots.complete(name);
    pixels = tests::drawnPlot(plots, name, {.width = width, .height = 900, .theme = themeName});
  }

  static void expectNear(const Color& seen, const Color& wanted, const std::string& what) {
    EXPECT_NEAR(seen.r, wanted.r, 0.01) << what;
    EXPECT_NEAR(seen.g, wanted.g, 0.01) << what;
    EXPECT_NEAR(seen.b, wanted.b, 0.01) << what;
  }

  static constexpr int width = 1200;
  OptimizerPlots plots{lab};
  std::vector<std::uint8_t> pixels;
};

// Gradient descent with α = 0.1 and 300 steps on the reference data (course map, INI-02).
TEST_F(MapPlots, BasinsHaveTheColoursOfTheMinimaThatTheCourseNames) {
  edit([](OptimizerLabConfig& config) {
    config.problem.dataSet = "reference";
    config.look.selected = "gd";
    config.steps = 300;
  });
  for (const ThemeName name : {ThemeName::dark, ThemeName::light}) {
    draw("basins", name);
    const auto& query = lab.maps().basins().job()->query();
    const Point2 step = query.box.size() / 255;
    const std::vector<std::pair<Point2, double>> known = {
        {{-1.5, 8.5}, 0.2165}, {{3.5, 6.5}, 7.6476}, {{4, 10}, 3.3864}, {{6, 8}, 7.6476}};
    for (const auto& [start, loss] : known) {
      const Point2 part = (start - query.box.low).cwiseQuotient(step);
      const auto column = std::lround(part.x());
      const auto row = std::lround(part.y());
      const BasinCell& cell = lab.maps().basins().grid().at(column, row);
      ASSERT_EQ(cell.end, BasinEnd::minimum) << start.transpose();
      EXPECT_NEAR(query.minima[static_cast<std::size_t>(cell.minimum)].loss, loss, 2e-3) << start.transpose();
      const Point2 middle = query.box.low + step.cwiseProduct(Point2(column, row));
      expectNear(colorAt("basins", middle.x(), middle.y()), basinColor(theme(name), {cell.minimum}, cell.steps, 300),
                 std::to_string(start.x()));
    }
  }
}

TEST_F(MapPlots, TheSweepHasTheColoursOfItsEnds) {
  edit([](OptimizerLabConfig& config) {
    config.look.selected = "momentum";
    config.steps = 200;
  });
  draw("sweep", ThemeName::dark);
  const Theme& dark = theme(ThemeName::dark);
  const Sweep& sweep = *lab.maps().sweep().job();
  int seen[4] = {0, 0, 0, 0};
  for (const Index column : {2, 10, 20, 30}) {
    for (const Index row : {3, 12, 25}) {
      const SweepCell& cell = lab.maps().sweep().grid().at(column, row);
      const Color wanted = cell.end == SweepEnd::arrived
                               ? mapColor(ColorMap::viridis, ThemeName::dark, static_cast<float>(cell.steps) / 200)
                           : cell.end == SweepEnd::late ? underWayColor(dark)
                                                        : divergedColor(dark);
      expectNear(colorAt("sweep", sweep.firstValues()[static_cast<std::size_t>(column)],
                         sweep.secondValues()[static_cast<std::size_t>(row)]),
                 wanted, std::to_string(column) + " " + std::to_string(row));
      ++seen[static_cast<int>(cell.end)];
    }
  }
  EXPECT_GT(seen[static_cast<int>(SweepEnd::arrived)], 0);
  EXPECT_GT(seen[static_cast<int>(SweepEnd::late)], 0);
}

TEST(BasinColor, IsLighterTheFewerTheSteps) {
  for (const ThemeName name : {ThemeName::dark, ThemeName::light})
    for (int index = 0; index < 8; ++index) {
      double before = 4;
      for (const double steps : {0.0, 10.0, 50.0, 200.0}) {
        const Color color = basinColor(theme(name), {index}, steps, 200);
        EXPECT_LT(color.r + color.g + color.b, before);
        before = color.r + color.g + color.b;
      }
    }
}

TEST(ImagePictures, AreThePixelsThemselvesWithoutOpenGl) {
  NullPainter painter;
  const auto pixels =
      std::make_shared<const std::vector<std::uint8_t>>(std::vector<std::uint8_t>{1, 2, 3, 255, 4, 5, 6, 255});
  const Picture picture = painter.image("a", {.rgba = pixels, .width = 2, .height = 1});
  EXPECT_TRUE(picture.holdsPixels());
  EXPECT_TRUE(picture.isCells);
  EXPECT_EQ(picture.pixels.data(), pixels->data());
  EXPECT_FALSE(painter.image("a", {}).holdsPixels());
  CairoCanvas canvas = CairoCanvas::pixels(20, 10);
  canvas.image(picture, {0, 0, 20, 10});
  const std::vector<std::uint8_t> drawn = canvas.rgba();
  for (std::size_t x = 0; x < 20; ++x) EXPECT_EQ(drawn[4 * (5 * 20 + x)], x < 10 ? 1 : 4) << "no smoothing at " << x;
}

TEST(BasinStyles, TellManyMinimaApart) {
  std::vector<StationaryPoint> minima(121);
  for (int i = 0; i < 121; ++i) minima[static_cast<std::size_t>(i)].phi = Point2(i % 11, i / 11);
  const std::vector<BasinStyle> styles = basinStyles(minima, {{0, 0}, {10, 10}});
  ASSERT_EQ(styles.size(), minima.size());
  for (std::size_t i = 0; i < styles.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool areNeighbours = (minima[i].phi - minima[j].phi).norm() < 1.5;
      EXPECT_FALSE(styles[i] == styles[j] && (i < 32 || areNeighbours)) << i << " " << j;
    }
  }
}

TEST_F(LabMapsTest, OnlyWhatIsInSightIsComputed) {
  lab.setMapsInSight({.basins = false, .sweep = true});
  show();
  EXPECT_EQ(lab.maps().basins().job(), nullptr);
  EXPECT_NE(lab.maps().sweep().job(), nullptr);
  lab.setMapsInSight({});
  lab.advance(0.01);
  EXPECT_NE(lab.maps().basins().job(), nullptr);
}

TEST_F(LabMapsTest, WhatIsSwitchedOffIsNotPainted) {
  edit([](OptimizerLabConfig& config) { config.steps = 40; });
  lab.completeMap(MapKind::basins);
  BasinPicture picture;
  const auto& map = lab.maps().basins();
  const auto whole = *picture.image(map, theme(ThemeName::dark), {}).rgba;
  const std::set<std::string> hidden = {"underWay"};
  const auto part = *picture.image(map, theme(ThemeName::dark), hidden).rgba;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < whole.size(); i += 4) changed += !std::equal(&whole[i], &whole[i] + 4, &part[i]);
  EXPECT_EQ(changed, picture.shares().underWay);
  EXPECT_GT(changed, 0u);
}

}  // namespace
}  // namespace descenso
