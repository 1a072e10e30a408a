// A lab of plots that are objects of their own, driven through the window: pages, focus, handles and zones.
#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "app/labs/board_view.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

// Names that have words, so that nothing is missing.
constexpr std::array<std::string_view, 4> boardPlots = {"curve", "formula", "units", "difference"};

struct BoardConfig {
  DataPoint first{0.25, 0.5};
  DataPoint second{0.75, 0.5};
  int pressed = 0;
  bool isWorking = false;
  bool hasDifference = true;
  LabLook look{boardPlots};
  bool operator==(const BoardConfig&) const = default;
};

class BoardLab final : public Lab {
 public:
  const BoardConfig& config() const { return config_; }
  void configure(BoardConfig config) {
    if (config.first.x < 0) throw std::invalid_argument("x must be at least 0");
    config_ = std::move(config);
    ++configured;
  }
  std::string_view name() const override { return "approximation"; }
  nlohmann::json save() const override { return {{"look", toJson(config_.look)}}; }
  void load(const nlohmann::json&) override {}
  Playback& playback() override { return playback_; }
  void useData(DataSet) override {}
  void toggleSeries(int) override {}
  std::string table() const override { return {}; }
  int configured = 0;

 private:
  BoardConfig config_;
  Playback playback_;
};

class BoardCurve final : public LabPlot {
 public:
  explicit BoardCurve(BoardLab& lab) : LabPlot("approximation", "curve"), lab_(lab) {}
  void draw(const PlotContext& context, const Rect& area) override {
    PlotOptions made = options(context, lab_.config().look.view("curve"), area);
    const PlotView& view = lab_.config().look.view("curve");
    made.x = shownRange(view.x, {0, 1}, Scale::linear);
    made.y = shownRange(view.y, {0, 1}, Scale::linear);
    Plot plot(context, area, std::move(made));
    finish(plot);
  }
  PlotHandling handling() const override { return {.handles = {lab_.config().first, lab_.config().second}}; }

 private:
  BoardLab& lab_;
};

class BoardCard final : public LabPlot {
 public:
  BoardCard(std::string_view name, BoardLab& lab) : LabPlot("approximation", name), lab_(lab) {}
  void draw(const PlotContext& context, const Rect& area) override {
    const Rect content = drawPanel(context, area, title(context));
    zones_ = {{"button", {content.x, content.y, 40, 20}}};
  }
  bool isThere() const override { return name() != "difference" || lab_.config().hasDifference; }
  std::optional<PlotWork> work() const override {
    if (name() != "difference") return {};
    PlotWork work{.id = "approximation.widths"};
    if (lab_.config().isWorking) work.progress = 0.25;
    return work;
  }

 private:
  BoardLab& lab_;
};

class BoardPlots final : public PlotBoard {
 public:
  explicit BoardPlots(BoardLab& lab) : lab_(lab) {
    add<BoardCurve>(lab);
    for (const std::string_view name : {"formula", "units", "difference"}) add<BoardCard>(name, lab);
  }
  std::string_view picture() const override { return "curve"; }
  const std::vector<SidePage>& pages() const override {
    static const std::vector<SidePage> pages = {{"sum", {{"formula", 0.5f}, {"difference", 0.5f}}},
                                                {"units", {{"units", 1}}}};
    return pages;
  }
  const LabLook& look() const override { return lab_.config().look; }

 private:
  BoardLab& lab_;
};

class BoardLabView final : public BoardView<BoardLab> {
 public:
  BoardLabView(BoardLab& lab, PlotBoard& board) : BoardView(lab, board) {}

 protected:
  void drawPanel(Ui& ui, Config&) override { heading(ui, "Heading"); }
  void drawRail(Ui&, Config&) override {}
  void react(Ui&, const PlotReaction& reaction, Config& edited) override {
    if (!reaction.pressed.empty()) ++edited.pressed;
    if (reaction.wantsWork) edited.isWorking = *reaction.wantsWork;
    if (reaction.events.dragTo) (*reaction.handle == 0 ? edited.first : edited.second) = *reaction.events.dragTo;
  }
};

const std::vector<LabEntry>& boardCatalog() {
  static const std::vector<LabEntry> catalog = {
      {"approximation", [] { return std::unique_ptr<Lab>(std::make_unique<BoardLab>()); },
       [](Lab& lab) { return std::unique_ptr<LabPlots>(std::make_unique<BoardPlots>(static_cast<BoardLab&>(lab))); },
       [](Lab& lab, LabPlots& plots) {
         return std::unique_ptr<LabView>(
             std::make_unique<BoardLabView>(static_cast<BoardLab&>(lab), static_cast<BoardPlots&>(plots)));
       }}};
  return catalog;
}

class BoardViewTest : public testing::Test {
 protected:
  explicit BoardViewTest(DriverOptions options = {}) : driver(boardCatalog(), options) { driver.frames(2); }
  const BoardConfig& config() { return static_cast<BoardLab&>(driver.lab()).config(); }
  BoardPlots& board() { return static_cast<BoardPlots&>(*driver.session().lab().plots); }
  int configured() { return static_cast<BoardLab&>(driver.lab()).configured; }
  UiDriver driver;
};

class LowBoardViewTest : public BoardViewTest {
 protected:
  LowBoardViewTest() : BoardViewTest({.width = 1280, .height = 720}) {}
};

TEST_F(BoardViewTest, ShowsThePictureAndThePlotsOfThePage) {
  for (const char* plot : {"curve", "formula", "difference"}) EXPECT_TRUE(driver.isShown(plot)) << plot;
  EXPECT_FALSE(driver.isShown("units"));
  EXPECT_EQ(configured(), 0);
}

TEST_F(BoardViewTest, APlotThatHasNothingToShowLeavesItsPlaceToTheOthers) {
  const float height = driver.rect("formula").height;
  BoardConfig edited = config();
  edited.hasDifference = false;
  edited.look.side = "difference";
  static_cast<BoardLab&>(driver.lab()).configure(edited);
  driver.frames(2);
  EXPECT_FALSE(driver.isShown("difference"));
  EXPECT_GT(driver.rect("formula").height, 1.9f * height) << "its page stays";
  EXPECT_EQ(board().inReach(), (std::vector<std::string_view>{"curve", "formula", "units"}));
  EXPECT_EQ(board().layout({0, 0, 1600, 900}, 1).size(), 2u);
}

TEST_F(BoardViewTest, TurnsThePage) {
  driver.click("side.1");
  driver.frames(2);
  EXPECT_TRUE(driver.isShown("units"));
  EXPECT_FALSE(driver.isShown("formula"));
  EXPECT_EQ(config().look.side, "units");
}

TEST_F(LowBoardViewTest, ShowsOnePlotOfThePageAtATime) {
  EXPECT_TRUE(driver.isShown("formula"));
  EXPECT_FALSE(driver.isShown("difference"));
  driver.click("side.plot.1");
  driver.frames(2);
  EXPECT_TRUE(driver.isShown("difference"));
}

TEST_F(BoardViewTest, MovesTheHandleThatWasSeized) {
  const Rect plot = driver.rect("plot.curve");
  driver.drag("curve.handle.1", {0.5f, 0.5f},
              {0.5f, 0.5f + 0.25f * plot.height / driver.rect("curve.handle.1").height});
  EXPECT_NEAR(config().second.y, 0.5 - 0.25 * 1.08, 0.005);  // the axis is longer than [0, 1]
  EXPECT_NEAR(config().second.x, 0.75, 0.01);
  EXPECT_EQ(config().first, (DataPoint{0.25, 0.5}));
}

TEST_F(BoardViewTest, AHandleIsHeldNoLongerThanTheMouseHoldsIt) {
  const Rect plot = driver.rect("plot.curve");
  const LabGesture& gesture = board().plot("curve").gesture();
  driver.moveTo(driver.rect("curve.handle.1").center());
  driver.frames(1);
  EXPECT_EQ(gesture.handle, std::optional<std::size_t>(1));
  driver.moveTo({plot.center().x, plot.y + 0.2f * plot.height});
  driver.press();
  driver.moveTo({plot.center().x, plot.y + 0.3f * plot.height});
  driver.frames(1);
  EXPECT_EQ(gesture.handle, std::nullopt) << "the axes are moved";
  driver.release();
}

TEST_F(BoardViewTest, KeepsEverythingWhereAChangeIsRefused) {
  const Rect plot = driver.rect("plot.curve");
  driver.drag("curve.handle.0", {0.5f, 0.5f}, {0.5f - 0.5f * plot.width / driver.rect("curve.handle.0").width, 0.5f});
  EXPECT_GE(config().first.x, 0);
}

TEST_F(BoardViewTest, PressesAZone) {
  driver.click("formula.button");
  EXPECT_EQ(config().pressed, 1);
  EXPECT_EQ(config().look.focus, "formula");
}

TEST_F(BoardViewTest, WorkIsBegunAndEndedInTheTitleLine) {
  driver.click("approximation.widths");
  driver.frames(2);
  EXPECT_TRUE(config().isWorking);
  EXPECT_TRUE(driver.isShown("approximation.widths.progress"));
  EXPECT_FALSE(driver.isShown("approximation.widths"));
  driver.click("approximation.widths.cancel");
  driver.frames(2);
  EXPECT_FALSE(config().isWorking);
  EXPECT_TRUE(driver.isShown("approximation.widths"));
}

TEST_F(BoardViewTest, KeysActOnThePictureWhereThePlotInFocusHasNoAxes) {
  driver.key(Key::tab);
  EXPECT_EQ(config().look.focus, "formula");
  driver.key(U'g');
  EXPECT_FALSE(config().look.view("curve").grid);
  EXPECT_TRUE(config().look.view("formula").grid);
}

TEST_F(BoardViewTest, KeysActOnThePlotInFocus) {
  driver.key(U'g');
  EXPECT_FALSE(config().look.view("curve").grid);
  driver.key(Key::tab);
  EXPECT_EQ(config().look.focus, "formula");
  driver.key(Key::tab);
  driver.key(Key::tab);
  EXPECT_EQ(config().look.focus, "units");
  EXPECT_EQ(config().look.side, "units");
  driver.key(Key::tab);
  EXPECT_EQ(config().look.focus, "curve");
}

TEST_F(BoardViewTest, PresentsThePlotInFocus) {
  driver.key(Key::f5);
  driver.frames(2);
  EXPECT_TRUE(driver.isShown("curve"));
  EXPECT_FALSE(driver.isShown("formula"));
}

}  // namespace
}  // namespace descenso::tests
