#include "app/labs/network/plots_models.h"

#include <algorithm>
#include <cmath>

#include "app/labs/network/plots_colors.h"
#include "app/labs/network/plots_sweep.h"
#include "app/labs/network/state_models.h"
#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr std::size_t modelsAcross = 3;
constexpr float mostModelTile = 420;  // layout pixels
constexpr float supportRadius = 2.6f;

std::string errorText(const LabSweep& sweep, const Score& score) {
  const double error = sweep.error(score);
  return std::isnan(score.accuracy) ? formatNumber(error, 2) : formatFixed(100 * error, 1) + " %";
}

/// What there is room for beside a marker.
std::string_view shortName(const Translations& text, LadderModel model) {
  switch (model) {
    case LadderModel::firstDegree:
      return "x";
    case LadderModel::secondDegree:
      return "x²";
    case LadderModel::fourthDegree:
      return "x⁴";
    case LadderModel::supportVectors:
      return "SVM";
    case LadderModel::network:
      break;
  }
  return text("network.model.network");
}

/// Of what is learned from; the others have no place in the comparison.
std::vector<LadderModel> modelsOf(const Examples& examples, std::size_t count) {
  std::vector<LadderModel> models;
  for (std::size_t i = 0; i < count; ++i)
    if (suits(static_cast<LadderModel>(i), examples)) models.push_back(static_cast<LadderModel>(i));
  return models;
}

/// Why a model has not been fitted.
std::string refusalText(const Translations& text, LadderModel model, const Examples& train) {
  if (model != LadderModel::supportVectors) return std::string(text("network.model.tooManyTerms"));
  if (train.size() <= mostMachineExamples) return std::string(text("network.model.needsClasses"));
  return text.format("network.model.tooManyExamples", {{"count", std::to_string(mostMachineExamples)}});
}

/// "logistic, degree 2", "Gaussian SVM", "2–100–100–100–1".
std::string modelName(const Translations& text, const NetworkLab& lab, LadderModel model) {
  if (model == LadderModel::supportVectors) return std::string(text("network.model.machine"));
  if (model == LadderModel::network) {
    NetworkConfig network = lab.network();
    setHidden(network, {100, 100, 100});
    return shapeText(network);
  }
  return text.format(lab.data().all.isClassified() ? "network.model.logistic" : "network.model.polynomial",
                     {{"degree", std::to_string(degreeOf(model))}});
}

}  // namespace

void labelModels(Plot& plot, const PlotContext& context, const NetworkLab& lab, const LabSweep& sweep) {
  const double factor = lab.data().all.isClassified() ? 100 : 1;
  for (std::size_t i = 0; i < sweep.grid().cells.size(); ++i) {
    const TrainingCell& cell = sweep.grid().cells[i];
    if (!cell.isKnown() || cell.parameters == 0) continue;
    const auto model = static_cast<LadderModel>(i);
    plot.label(sweep.place(i, cell), factor * sweep.error(cell.test), shortName(context.text, model),
               context.theme.muted);
  }
}

// A map for each model with its name above, parameters and errors below; the best one has a frame.
void SweepTiles::drawModels(const PlotContext& context, const Rect& content) {
  const Theme& theme = context.theme;
  const std::vector<LadderModel> models = modelsOf(lab_.data().all, sweep_.columns().size());
  const std::size_t count = models.size();
  const std::size_t down = (count + modelsAcross - 1) / modelsAcross;
  const float label = context.fontSize(14) * 1.4f;
  const Vec2 step{content.width / static_cast<float>(modelsAcross), content.height / static_cast<float>(down)};
  const float tile =
      std::floor(std::min({context.px(mostModelTile), step.x - context.px(12), step.y - 3 * label - context.px(8)}));
  if (tile < context.px(12)) return;
  const TextStyle words{FontRole::regular, context.fontSize(14), theme.muted, HorizontalAlign::center,
                        VerticalAlign::middle};
  const auto say = [&](Vec2 at, std::string_view text, Color color) {
    TextStyle style = words;
    style.color = color;
    context.canvas.text(at, text, style);
  };
  const std::optional<GridPosition> best = sweep_.best();
  for (std::size_t tileAt = 0; tileAt < count; ++tileAt) {
    const LadderModel model = models[tileAt];
    const auto i = static_cast<std::size_t>(model);
    const Vec2 middle{content.x + step.x * (static_cast<float>(tileAt % modelsAcross) + 0.5f),
                      content.y + step.y * static_cast<float>(tileAt / modelsAcross)};
    const Rect place{middle.x - tile / 2, middle.y + label, tile, tile};
    say({middle.x, place.y - label * 0.5f}, modelName(context.text, lab_, model), theme.text);
    context.canvas.rectangle(place, theme.plotBackground, noStroke);
    if (sweep_.grid().cells.empty()) continue;
    const TrainingCell& cell = sweep_.grid().at(static_cast<Index>(i), 0);
    if (!cell.isKnown()) continue;
    if (cell.parameters == 0) {
      say(place.center(), refusalText(context.text, model, *lab_.data().train), theme.muted);
      continue;
    }
    const bool isBest = best && best->column == static_cast<int>(i);
    drawTile(context, place, i, cell, isBest);
    drawSupports(context, place, cell);
    say({middle.x, place.bottom() + label * 0.55f},
        context.text.format("network.model.parameters", {{"count", std::to_string(cell.parameters)}}), theme.muted);
    say({middle.x, place.bottom() + label * 1.5f},
        context.text.format("network.model.errors",
                            {{"train", errorText(sweep_, cell.train)}, {"test", errorText(sweep_, cell.test)}}),
        cell.hasDiverged ? theme.error
        : isBest         ? theme.good
                         : theme.text);
  }
}

/// The examples that carry the boundary, where they stand on the map.
void SweepTiles::drawSupports(const PlotContext& context, const Rect& tile, const TrainingCell& cell) const {
  const NetworkData& data = lab_.data();
  if (data.all.inputCount() < 2) return;
  const auto [first, second] = look().axes;
  const auto part = [&](int input, int example) {
    return static_cast<float>((data.all.inputs(input, example) - data.low[input]) /
                              (data.high[input] - data.low[input]));
  };
  context.canvas.pushClip(tile);
  for (const int support : cell.supports) {
    const int example = data.split.train[static_cast<std::size_t>(support)];
    const SeriesStyle style = classStyle(context.theme, data.all.classes[static_cast<std::size_t>(example)]);
    const Vec2 place{tile.x + tile.width * part(first, example), tile.bottom() - tile.height * part(second, example)};
    context.canvas.marker(place, style.marker, context.px(supportRadius), style.color,
                          {context.theme.text, context.stroke(0.8f), Dash::solid});
  }
  context.canvas.popClip();
}

}  // namespace descenso
