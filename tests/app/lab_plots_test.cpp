// Every plot of the optimizer lab, drawn on paper in every theme and language.
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/optimizer/plots.h"
#include "tests/support/drawn_plot.h"
#include "tests/support/picture_content.h"
#include "tests/support/plot_sweep.h"

namespace descenso {
namespace {

/// Keeps what it was asked to paint.
class AskedPainter : public Painter {
 public:
  Picture field(std::string_view, const FieldSpec& spec) override {
    fields.push_back(spec);
    return {};
  }
  Picture surface(std::string_view, const SurfaceSpec& spec) override {
    surfaces.push_back(spec);
    return {};
  }
  std::vector<FieldSpec> fields;
  std::vector<SurfaceSpec> surfaces;
};

class OptimizerPlotsTest : public testing::Test {
 protected:
  std::vector<std::uint8_t> drawn(std::string_view name, ThemeName themeName = ThemeName::dark,
                                  std::string_view language = "en", int width = 600, int height = 400) {
    return tests::drawnPlot(plots, name, {width, height, themeName, language}, painter);
  }

  void edit(const std::function<void(OptimizerLabConfig&)>& change) {
    OptimizerLabConfig config = lab.config();
    change(config);
    lab.configure(config);
  }

  OptimizerLab lab;
  OptimizerPlots plots{lab};
  AskedPainter painter;
};

TEST_F(OptimizerPlotsTest, DrawFromEveryScene) {
  for (const std::string& scene : builtInScenes()) {
    if (builtInScene(scene).lab != lab.name()) continue;
    lab.load(builtInScene(scene).state);
    for (const std::string_view name : tests::sweptPlots(plots)) {
      EXPECT_TRUE(tests::showsSomething(drawn(name), theme(ThemeName::dark).panel)) << scene << " " << name;
    }
  }
}

TEST_F(OptimizerPlotsTest, DrawInEveryThemeAndLanguageHoweverSmall) {
  lab.setProbe(lab.config().start);
  for (const auto& language : languages())
    for (const ThemeName themeName : {ThemeName::dark, ThemeName::light})
      for (const std::string_view name : plots.names()) {
        drawn(name, themeName, language.code);
        drawn(name, themeName, language.code, 120, 100);
      }
}

TEST_F(OptimizerPlotsTest, ShowTheStep) {
  for (const std::string_view name : {"field", "fit", "convergence", "update"}) {
    lab.playback().seek(3);
    const auto before = drawn(name);
    EXPECT_EQ(drawn(name), before) << name << " drawn twice";
    lab.playback().seek(40);
    EXPECT_NE(drawn(name), before) << name;
  }
}

TEST_F(OptimizerPlotsTest, ShowWhereThePointerIs) {
  const auto field = drawn("field");
  const auto fit = drawn("fit");
  lab.setProbe(Point2(2, 10));
  EXPECT_NE(drawn("field"), field);
  EXPECT_NE(drawn("fit"), fit);
}

TEST_F(OptimizerPlotsTest, LeaveOutWhatIsHidden) {
  lab.playback().seek(100);
  const auto before = drawn("field");
  edit([](auto& config) { config.look.view("field").hidden = {"gd", "momentum", "adam"}; });
  EXPECT_NE(drawn("field"), before);
  drawn("surface");
  EXPECT_TRUE(painter.surfaces.back().paths.empty());
}

TEST_F(OptimizerPlotsTest, AskForASharpFieldWithSteadyColours) {
  drawn("field");
  edit([](auto& config) {
    config.look.view("field").x = {-0.5, 0.5, false};
    config.look.view("field").y = {15.5, 16.5, false};
  });
  drawn("field");
  ASSERT_EQ(painter.fields.size(), 2u);
  EXPECT_NE(painter.fields[0].grid, painter.fields[1].grid);
  EXPECT_EQ(painter.fields[0].low, painter.fields[1].low);
  EXPECT_EQ(painter.fields[0].high, painter.fields[1].high);
  EXPECT_GT(painter.fields[1].levels.size(), 5u) << "contours tell apart what is seen";
  EXPECT_LE(painter.fields[1].levels.size(), 64u);
}

TEST_F(OptimizerPlotsTest, AskForTheSameFieldWhenOnlyTheStepChanges) {
  drawn("field");
  lab.playback().seek(17);
  drawn("field");
  EXPECT_EQ(painter.fields[0], painter.fields[1]) << "nothing to paint again";
}

TEST_F(OptimizerPlotsTest, LayTheRunsOverTheSurface) {
  lab.playback().seek(20);
  drawn("surface");
  const SurfaceSpec& spec = painter.surfaces.back();
  ASSERT_EQ(spec.paths.size(), 6u) << "three runs, each with a part that is done and a part ahead";
  EXPECT_LT(spec.paths[0].color.a, 1);
  EXPECT_EQ(spec.paths[1].color.a, 1);
  EXPECT_EQ(spec.paths[1].points[0], -1.5);
  EXPECT_EQ(spec.paths[1].points[1], 8.5);
  EXPECT_EQ(spec.paths[1].points[2], lab.race().runs()[0].timeline().at(0).loss);
  const auto revision = spec.pathsRevision;
  drawn("surface");
  EXPECT_EQ(painter.surfaces.back().pathsRevision, revision);
  lab.playback().seek(21);
  drawn("surface");
  EXPECT_NE(painter.surfaces.back().pathsRevision, revision);
}

TEST_F(OptimizerPlotsTest, LeaveTheSurfaceWhereARunLeavesItsRange) {
  edit([](auto& config) {
    chooseProblem(config, "linreg");
    config.find("gd")->optimizer.values[0] = 0.2;  // far beyond the limit
  });
  lab.playback().seek(200);
  drawn("surface");
  for (const SurfacePath& path : painter.surfaces.back().paths)
    for (std::size_t i = 0; i < path.points.size(); i += 3)
      EXPECT_TRUE(lab.map().range().contains({path.points[i], path.points[i + 1]}));
}

TEST_F(OptimizerPlotsTest, DrawWithNobodyInTheRace) {
  for (int i = 0; i < 3; ++i) lab.toggleSeries(i);
  for (const std::string_view name : plots.names()) drawn(name);
}

TEST_F(OptimizerPlotsTest, DrawARunThatDiverged) {
  edit([](auto& config) {
    chooseProblem(config, "linreg");
    for (const auto* name : {"gd", "momentum", "adam"}) config.find(name)->optimizer.values[0] = 10;
    config.steps = 1000;
    config.look.view("convergence").yScale = Scale::logarithmic;
  });
  lab.playback().seek(1000);
  for (const std::string_view name : plots.names()) drawn(name);
  const PlotFrame& frame = *plots.plot("convergence").frame();
  EXPECT_LT(frame.y.high(), 1e6 * lab.race().runs()[0].timeline().at(0).loss) << "the others must not be pressed flat";
}

TEST_F(OptimizerPlotsTest, DrawOneExampleAndManyThousand) {
  lab.useData({"one.csv", Vector::Constant(1, 2.0), Vector::Constant(1, 0.5)});
  drawn("fit");
  const Index count = 30'000;
  lab.useData({"many.csv", Vector::LinSpaced(count, -1e4, 1e4), Vector::LinSpaced(count, -1, 1)});
  drawn("field");  // the map may still be in the making
  while (lab.isComputing()) lab.advance(0);
  for (const std::string_view name : plots.names()) drawn(name);
}

TEST_F(OptimizerPlotsTest, StandBesideEachOtherInAFigureOfAll) {
  const Rect page{0, 0, 1600, 900};
  for (const std::string side : {"surface", "update"}) {
    edit([&](auto& config) { config.look.side = side; });
    const auto placed = plots.layout(page, 1);
    EXPECT_EQ(placed.size(), side == "update" ? 3u : 4u);
    EXPECT_EQ(placed.front().name, "field");
    for (std::size_t i = 0; i < placed.size(); ++i) {
      EXPECT_TRUE(page.contains(placed[i].area.min()) && page.contains(placed[i].area.max()));
      for (std::size_t j = 0; j < i; ++j) {
        const Rect& a = placed[i].area;
        const Rect& b = placed[j].area;
        EXPECT_TRUE(a.x >= b.right() || b.x >= a.right() || a.y >= b.bottom() || b.y >= a.bottom())
            << placed[i].name << " over " << placed[j].name;
      }
    }
  }
}

}  // namespace
}  // namespace descenso
