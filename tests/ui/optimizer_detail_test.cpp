// The switches of what one update shows, and the page beside it, operated by mouse.
#include <gtest/gtest.h>

#include <cmath>

#include "app/labs/optimizer/state.h"
#include "tests/support/ui_driver.h"

namespace descenso {
namespace {

class OptimizerDetailUi : public testing::Test {
 protected:
  OptimizerDetailUi() { ui.frames(3); }
  OptimizerLab& lab() { return dynamic_cast<OptimizerLab&>(ui.lab()); }
  const OptimizerLabLook& look() { return lab().config().look; }

  /// Closes what stands above, so that nothing has to be scrolled.
  void openView() {
    for (const char* section : {"panel.problem", "panel.optimizers", "panel.start", "panel.view"}) {
      ui.click(section);
      ui.frames(2);
    }
  }

  tests::UiDriver ui{labCatalog()};
};

TEST_F(OptimizerDetailUi, SwitchesAreClicked) {
  openView();
  for (const char* id : {"panel.convexity", "panel.curvature", "panel.exampleGradients"}) {
    ui.click(id);
    ui.frames(2);
  }
  EXPECT_TRUE(look().convexity);
  EXPECT_TRUE(look().curvature);
  EXPECT_TRUE(look().exampleGradients);
  EXPECT_TRUE(ui.isShown("panel.convexity"));
}

TEST_F(OptimizerDetailUi, TheHatchingComesByItselfAndThenTheWindowSleeps) {
  OptimizerLabConfig config = lab().config();
  config.look.convexity = true;
  lab().configure(config);
  ui.frames(1);
  const double soon = ui.interface().ui().untilWake();
  EXPECT_LT(soon, 0.1) << "the grid is in the making";
  bool isAsleep = false;
  for (int i = 0; i < 4000 && !isAsleep; ++i) {
    ui.wait(0.05);
    isAsleep = ui.interface().ui().untilWake() > 1;
  }
  EXPECT_TRUE(isAsleep);
}

TEST_F(OptimizerDetailUi, TheStepsPageShowsSliceAndMomentum) {
  OptimizerLabConfig config = lab().config();
  config.look.side = config.look.focus = "slice";
  lab().configure(config);
  ui.frames(3);
  EXPECT_TRUE(ui.isShown("slice"));
  EXPECT_TRUE(ui.isShown("momentum"));
  EXPECT_FALSE(ui.isShown("update"));
  ui.key(Key::end);
  EXPECT_TRUE(ui.allVerticesFinite());
}

TEST_F(OptimizerDetailUi, TheCurvatureIsReadOffAtThePointer) {
  OptimizerLabConfig config = lab().config();
  config.look.curvature = true;
  lab().configure(config);
  const Rect field = ui.rect("plot.field");
  ui.moveTo({field.x + field.width * 0.4f, field.y + field.height * 0.4f});
  ui.frames(2);
  ASSERT_TRUE(lab().probe());
  ASSERT_TRUE(lab().probe()->curvature);
  EXPECT_LE(lab().probe()->curvature->eigenvalues[0], lab().probe()->curvature->eigenvalues[1]);
  EXPECT_TRUE(ui.allVerticesFinite());
}

}  // namespace
}  // namespace descenso
