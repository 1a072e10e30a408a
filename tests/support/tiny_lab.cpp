#include "tests/support/tiny_lab.h"

#include <nlohmann/json.hpp>

#include "app/widgets/widgets.h"

namespace descenso::tests {
namespace {

const Hyperparameter alpha = {
    .name = "alpha", .symbol = "α", .minimum = 1e-4, .maximum = 10, .fallback = 0.01, .scale = Scale::logarithmic};
const Hyperparameter beta = {.name = "beta", .symbol = "β", .maximum = 1, .fallback = 0.9, .openMaximum = true};
const Hyperparameter variant = {.name = "variant", .symbol = "", .choices = {"book", "heavy-ball"}};

class TinyPlots final : public LabPlots {
 public:
  std::vector<std::string_view> names() const override { return {"field", "fit"}; }
  std::vector<PlacedPlot> layout(const Rect& area, float) const override { return {{"field", area}}; }
  void draw(std::string_view, PlotContext&, const Rect&) override {}
};

class TinyView final : public LabView {
 public:
  explicit TinyView(TinyLab& lab) : lab_(lab) {}

  void draw(Ui& ui, const Rect& area) override {
    TinyValues& v = lab_.values;
    beginPanel(ui, "panel", {area.x, area.y, ui.px(area.width > ui.px(1500) ? 320 : 264), area.height});
    heading(ui, "Heading");
    mutedText(ui, "A sentence that is long enough to be wrapped at the panel's width, once or twice.");
    if (button(ui, "tiny.button", "Press")) ++v.pressed;
    checkbox(ui, "tiny.check", "On", v.isOn);
    choice(ui, "tiny.choice", "Choice", {"one", "two", "three"}, v.chosen);
    segmented(ui, "tiny.segmented", {"linear", "log"}, v.part);
    hyperparameter(ui, "tiny.alpha", alpha, "Step size", {}, v.alpha);
    hyperparameter(ui, "tiny.beta", beta, "Momentum", {}, v.beta);
    hyperparameter(ui, "tiny.variant", variant, "Variant", {"book", "heavy ball"}, v.variant);
    pointInput(ui, "tiny.point", "φ₀", "φ₁", v.first, v.second);
    readOut(ui, "loss", "1.234");
    endPanel(ui);
  }
  void drawPresentation(Ui& ui, const Rect& area) override { ui.record("tiny.presentation", area); }
  void fit() override { lab_.calls.emplace_back("fit"); }
  void toggleGrid() override { lab_.calls.emplace_back("grid"); }
  void toggleContours() override { lab_.calls.emplace_back("contours"); }
  void toggleLegend() override { lab_.calls.emplace_back("legend"); }
  void nextPlot() override { lab_.calls.emplace_back("nextPlot"); }
  void resetCamera() override { lab_.calls.emplace_back("camera"); }

 private:
  TinyLab& lab_;
};

}  // namespace

nlohmann::json TinyLab::save() const {
  return {{"alpha", values.alpha},   {"beta", values.beta},      {"on", values.isOn},
          {"chosen", values.chosen}, {"step", playback_.step()}, {"speed", playback_.speed()}};
}

void TinyLab::load(const nlohmann::json& state) {
  if (state.contains("alpha") && !state["alpha"].is_number()) throw SceneError("/alpha", "must be a number"_message);
  TinyValues read = values;
  read.alpha = state.value("alpha", 0.01);
  read.beta = state.value("beta", 0.9);
  read.isOn = state.value("on", false);
  read.chosen = state.value("chosen", 0);
  values = read;
  playback_.seek(state.value("step", 0L));
}

const std::vector<LabEntry>& tinyCatalog() {
  static const std::vector<LabEntry> catalog = {
      {"optimizer", [] { return std::unique_ptr<Lab>(std::make_unique<TinyLab>()); },
       [](Lab&) { return std::unique_ptr<LabPlots>(std::make_unique<TinyPlots>()); },
       [](Lab& lab, LabPlots&) {
         return std::unique_ptr<LabView>(std::make_unique<TinyView>(static_cast<TinyLab&>(lab)));
       }}};
  return catalog;
}

}  // namespace descenso::tests
