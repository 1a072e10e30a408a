// The activation lab operated with mouse and keys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/labs/activation/state.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

ActivationLab& labOf(UiDriver& ui) { return dynamic_cast<ActivationLab&>(ui.lab()); }

void showStage(UiDriver& ui, ActivationStage stage) {
  ActivationConfig config = labOf(ui).config();
  config.stage = stage;
  labOf(ui).configure(config);
  ui.frames(3);
}

class ActivationUi : public testing::Test {
 protected:
  ActivationUi() {
    ui.session().chooseLab("activation");
    ui.frames(3);
  }
  ActivationLab& lab() { return labOf(ui); }
  const ActivationConfig& config() { return lab().config(); }
  void dragBy(std::string_view id, Vec2 way) {
    const Vec2 from = ui.rect(id).center();
    ui.moveTo(from);
    ui.press();
    ui.moveTo(from + way);
    ui.frames(1);
    ui.release();
    ui.frames(2);
  }

  UiDriver ui{labCatalog()};
};

void lookAtEveryPage(UiDriver& ui) {
  const std::vector<SidePage>& pages = activationPages(labOf(ui).config());
  EXPECT_TRUE(ui.isShown(activationPicture(labOf(ui).config())));
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (pages.size() > 1) ui.click("side." + std::to_string(page));
    ui.frames(2);
    for (std::size_t part = 0; part < pages[page].parts.size(); ++part) {
      if (ui.isShown("side.plot")) ui.click("side.plot." + std::to_string(part));
      ui.frames(2);
      EXPECT_TRUE(ui.isShown(pages[page].parts[part].plot)) << pages[page].parts[part].plot;
      EXPECT_TRUE(ui.allVerticesFinite());
      EXPECT_THAT(ui.session().text().missing(), testing::IsEmpty());
      EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());
    }
  }
}

TEST(ActivationSweep, EveryPlotOfEveryStageIsDrawnWholeAndInWords) {
  for (const Language& language : languages())
    for (const auto& [width, height] : {std::pair(1600, 900), std::pair(1280, 720)})
      for (const ThemeName themeName : {ThemeName::dark, ThemeName::light}) {
        UiDriver ui(labCatalog(), {width, height, language.code, themeName, {}});
        ui.session().chooseLab("activation");
        ui.frames(3);
        for (std::size_t stage = 0; stage < activationStageNames().size(); ++stage) {
          showStage(ui, static_cast<ActivationStage>(stage));
          lookAtEveryPage(ui);
        }
        showStage(ui, ActivationStage::learning);
        for (const NeuronStudyKind kind :
             {NeuronStudyKind::step, NeuronStudyKind::prelu, NeuronStudyKind::zigzag, NeuronStudyKind::dead}) {
          ActivationConfig config = labOf(ui).config();
          config.study = usualStudy(kind);
          labOf(ui).configure(config);
          ui.frames(2);
          lookAtEveryPage(ui);
        }
      }
}

TEST(ActivationSweep, EveryActivationHasAPanelWithoutCutWords) {
  for (const Language& language : languages()) {
    UiDriver ui(labCatalog(), {1280, 720, language.code, ThemeName::light, {}});
    ui.session().chooseLab("activation");
    ui.frames(3);
    for (const Activation& each : activationCatalog()) {
      ActivationConfig config = labOf(ui).config();
      config.gallery.selected = config.neuron.activation = config.chain.activation = each.kind;
      config.gallery.shown.assign(activationCatalog().size(), true);
      config.gallery.isPrinted = true;
      labOf(ui).configure(config);
      for (const ActivationStage stage : {ActivationStage::gallery, ActivationStage::neuron, ActivationStage::chain}) {
        showStage(ui, stage);
        EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty()) << each.name;
        EXPECT_THAT(ui.session().text().missing(), testing::IsEmpty());
      }
    }
  }
}

TEST_F(ActivationUi, FunctionsAreSwitchedWithMouseAndKeys) {
  ui.click("activation-lab.function.elu.toggle");
  ui.frames(2);
  EXPECT_TRUE(config().gallery.shown[static_cast<std::size_t>(ActivationKind::elu)]);
  ui.key(U'3');  // the third of the catalog
  ui.frames(2);
  EXPECT_FALSE(config().gallery.shown[static_cast<std::size_t>(ActivationKind::sigmoid)]);
  ui.click("activation-lab.function.prelu.name");
  ui.frames(2);
  EXPECT_EQ(config().gallery.selected, ActivationKind::prelu);
  EXPECT_TRUE(config().gallery.shown[static_cast<std::size_t>(ActivationKind::prelu)]);
}

TEST_F(ActivationUi, AClickOnTheCurvesReadsThemOff) {
  const Rect plot = ui.rect("plot.values");
  ui.moveTo({plot.x + plot.width * 0.75f, plot.y + plot.height * 0.5f});
  ui.press();
  ui.release();
  ui.frames(2);
  EXPECT_NEAR(config().gallery.z, 3, 0.1);
  ui.click("readings.tanh");
  ui.frames(2);
  EXPECT_EQ(config().gallery.selected, ActivationKind::tanh);
}

TEST_F(ActivationUi, TheSlidesCurvesAreDrawnOnDemand) {
  ui.click("activation-lab.asPrinted");
  ui.frames(3);
  EXPECT_TRUE(config().gallery.isPrinted);
  EXPECT_TRUE(ui.isShown("legend.values.E15"));
}

TEST_F(ActivationUi, TheBoundaryIsDraggedAndTurned) {
  showStage(ui, ActivationStage::neuron);
  const PlaneNeuron before = config().neuron;
  dragBy("field.handle.0", {60, 30});
  EXPECT_NE(config().neuron.shift, before.shift);
  EXPECT_EQ(config().neuron.alpha, before.alpha);
  dragBy("field.handle.1", {80, 0});
  EXPECT_NE(config().neuron.alpha, before.alpha);
  EXPECT_NEAR(std::hypot(config().neuron.alpha, config().neuron.beta), std::hypot(before.alpha, before.beta), 1e-9);
  const double place = config().neuron.x1;
  dragBy("field.handle.2", {40, 0});
  EXPECT_GT(config().neuron.x1, place);
}

TEST_F(ActivationUi, StepAndSigmoidShareTheBoundary) {
  showStage(ui, ActivationStage::neuron);
  const PlaneNeuron before = config().neuron;
  ui.click("activation-lab.stepOrSigmoid.1");
  ui.frames(2);
  EXPECT_EQ(config().neuron.activation, ActivationKind::step);
  EXPECT_EQ(config().neuron.alpha, before.alpha);
  EXPECT_EQ(config().neuron.shift, before.shift);
}

TEST_F(ActivationUi, KeysMakeNeuronsLearn) {
  showStage(ui, ActivationStage::learning);
  ui.key(Key::right);
  ui.frames(1);
  EXPECT_EQ(lab().playback().step(), 1);
  const Rect loss = ui.rect("plot.loss");
  ui.moveTo({loss.x + loss.width * 0.5f, loss.center().y});
  ui.press();
  ui.release();
  ui.frames(2);
  EXPECT_NEAR(static_cast<double>(lab().playback().step()), 200, 8);
  ui.key(Key::home);
  ui.frames(1);
  EXPECT_EQ(lab().playback().step(), 0);
}

TEST_F(ActivationUi, LayersAreAddedToTheChain) {
  showStage(ui, ActivationStage::chain);
  ui.key(Key::right);
  ui.frames(1);
  EXPECT_EQ(lab().chain()->sums.size(), 11U);
  const Rect growth = ui.rect("plot.growth");
  ui.moveTo({growth.x + growth.width * 0.4f, growth.center().y});
  ui.press();
  ui.release();
  ui.frames(2);
  EXPECT_NEAR(static_cast<double>(lab().playback().step()), 40, 2);
  ui.key(Key::home);
  ui.frames(2);
  EXPECT_FALSE(lab().chain());
  EXPECT_TRUE(ui.allVerticesFinite());
}

TEST_F(ActivationUi, ARealNetworkIsOneClickAway) {
  showStage(ui, ActivationStage::chain);
  ui.click("see-also.vanishing-relu");
  ui.frames(3);
  EXPECT_EQ(ui.lab().name(), "network");
  EXPECT_EQ(ui.session().lab().scene, "vanishing-relu");
}

TEST_F(ActivationUi, ScoresAndLinesAreDragged) {
  showStage(ui, ActivationStage::softmax);
  dragBy("scores.handle.1", {0, -60});
  EXPECT_GT(config().softmax.scores[1], 1.2);
  ui.click("activation-lab.hundreds");
  ui.frames(2);
  EXPECT_GT(config().softmax.scores[2], 100);
  showStage(ui, ActivationStage::layers);
  const TwoLayers before = config().layers;
  dragBy("lines.handle.0", {0, -40});
  EXPECT_GT(config().layers.units[0].b1, before.units[0].b1);
  dragBy("lines.handle.2", {0, 40});
  EXPECT_LT(config().layers.b2, before.b2);
}

TEST_F(ActivationUi, KeysReachEveryPlot) {
  showStage(ui, ActivationStage::neuron);
  ui.key(Key::tab);
  ui.frames(2);
  EXPECT_EQ(config().look.focus, "formula");
  ui.key(Key::tab);
  ui.frames(2);
  EXPECT_EQ(config().look.focus, "profile");
  ui.key(U'g');
  ui.frames(2);
  EXPECT_FALSE(config().look.view("profile").grid);
  ui.key(KeyStroke{Key::f5, 0, false, false});
  ui.frames(3);
  EXPECT_TRUE(ui.isShown("profile"));
  EXPECT_FALSE(ui.isShown("field"));
}

}  // namespace
}  // namespace descenso::tests
