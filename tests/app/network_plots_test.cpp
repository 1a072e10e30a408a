// The network lab's plots on paper: every scene, theme, language and size; what a step changes.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/export/scene.h"
#include "app/labs/network/plots.h"
#include "app/labs/network/plots_slice.h"
#include "tests/support/drawn_plot.h"
#include "tests/support/picture_content.h"
#include "tests/support/plot_sweep.h"

namespace descenso {
namespace {

class NetworkPlotsTest : public testing::Test {
 protected:
  std::vector<std::uint8_t> drawn(std::string_view name, ThemeName themeName = ThemeName::dark,
                                  std::string_view language = "en", int width = 480, int height = 360) {
    return tests::drawnPlot(plots, name, {width, height, themeName, language}, painter);
  }

  const DiagramFrame& diagram() { return static_cast<const NetworkDiagram&>(plots.plot("diagram")).places(); }

  void load(const std::string& state) { lab.load(nlohmann::json::parse(state)); }

  NetworkLab lab;
  NetworkPlots plots{lab};
  NullPainter painter;
};

TEST_F(NetworkPlotsTest, DrawFromEveryScene) {
  for (const std::string& scene : builtInScenes()) {
    if (builtInScene(scene).lab != lab.name()) continue;
    lab.load(builtInScene(scene).state);
    lab.playback().seek(std::min(20L, lab.playback().last()));
    lab.complete();
    for (const std::string_view name : tests::sweptPlots(plots)) {
      if (name == "slice") continue;  // takes long for the large ones
      EXPECT_TRUE(tests::showsSomething(drawn(name), theme(ThemeName::dark).panel)) << scene << " " << name;
    }
  }
}

TEST_F(NetworkPlotsTest, DrawInEveryThemeAndLanguageHoweverSmall) {
  for (const auto& language : languages())
    for (const ThemeName themeName : {ThemeName::dark, ThemeName::light})
      for (const std::string_view name : plots.names()) {
        drawn(name, themeName, language.code);
        drawn(name, themeName, language.code, 120, 100);
      }
}

TEST_F(NetworkPlotsTest, DrawDataOfEveryKind) {
  for (const char* state :
       {R"({"data": {"name": "hills"}, "layers": []})", R"({"data": {"name": "sine"}})",
        R"({"data": {"name": "iris", "train": 1}})", R"({"data": {"name": "blobs"}, "layers": []})",
        R"({"data": {"name": "clients", "train": 0.5}})", R"({"data": {"name": "molecules"}, "layers": []})",
        R"({"data": {"name": "homes", "standardised": true}})",
        R"({"data": {"name": "hills", "threshold": 0.1}, "kept": {"layers": []}})"}) {
    load(state);
    lab.playback().seek(5);
    lab.complete();
    for (const std::string_view name : plots.names()) drawn(name);
    EXPECT_FALSE(plots.layout({0, 0, 1600, 900}, 1).empty()) << state;
  }
}

TEST_F(NetworkPlotsTest, ShowTheStep) {
  for (const std::string_view name : {"boundary", "diagram", "curves", "hidden", "confusion", "roc", "gradients"}) {
    lab.playback().seek(3);
    lab.complete();
    const auto before = drawn(name);
    EXPECT_EQ(drawn(name), before) << name << " drawn twice";
    lab.playback().seek(400);
    lab.complete();
    EXPECT_NE(drawn(name), before) << name;
  }
}

TEST_F(NetworkPlotsTest, TheDiagramFindsWhatIsUnderThePointer) {
  drawn("diagram", ThemeName::dark, "en", 700, 500);
  const DiagramFrame& frame = diagram();
  ASSERT_EQ(frame.units.size(), 7u);
  ASSERT_EQ(frame.links.size(), 12u);
  ASSERT_EQ(frame.biases.size(), 5u);
  for (const DiagramFrame::Unit& unit : frame.units) EXPECT_EQ(unitAt(frame, unit.rect.center()), unit.place);
  for (const DiagramFrame::Link& link : frame.links)
    EXPECT_EQ(parameterAt(frame, linkPoint(link.start, link.end, 0.4f), 6), link.parameter);
  EXPECT_FALSE(unitAt(frame, {1, 1}));
  EXPECT_FALSE(parameterAt(frame, {1, 1}, 6));
}

// LOS-11: the axes are the two weights themselves.
TEST_F(NetworkPlotsTest, TheLossIsSeenOverTwoWeights) {
  lab.load(builtInScene("loss-over-two-weights").state);
  lab.complete();
  const auto pixels = drawn("slice");
  const PlotFrame& frame = *plots.plot("slice").frame();
  const NetworkLabLook& look = lab.config().look;
  for (const auto& [map, axis] : {std::pair(frame.x, 0), std::pair(frame.y, 1)}) {
    const double weight = lab.phi()[look.sliceWeights[static_cast<std::size_t>(axis)]];
    EXPECT_GT(weight, map.low());
    EXPECT_LT(weight, map.high());
  }
  NetworkLabConfig config = lab.config();
  chooseSliceWeight(config.look, 0, 6);
  lab.configure(config);
  EXPECT_NE(drawn("slice"), pixels);
}

// Between two planes there is a pause.
TEST_F(NetworkPlotsTest, ThePlaneOfTheLossFollowsTheStepShown) {
  LossSlice slice;
  slice.refresh(lab, Pace::responsive);
  lab.playback().seek(20);
  lab.complete();
  while (slice.isComputing()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    slice.refresh(lab, Pace::responsive);
  }
  EXPECT_EQ(slice.step(), 20);
}

TEST_F(NetworkPlotsTest, AWideLayerShowsWhatThereIsRoomFor) {
  load(R"({"layers": [{"units": 300}, {"units": 2}]})");
  drawn("diagram", ThemeName::dark, "en", 700, 500);
  ASSERT_EQ(diagram().rests.size(), 1u);
  const auto shown = std::count_if(diagram().units.begin(), diagram().units.end(),
                                   [](const auto& unit) { return unit.place.layer == 1; });
  EXPECT_EQ(shown + diagram().rests[0].count, 300);
}

}  // namespace
}  // namespace descenso
