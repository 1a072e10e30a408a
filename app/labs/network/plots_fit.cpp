#include <algorithm>
#include <cmath>

#include "app/labs/network/plots.h"
#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Index curveNodes = 400;
constexpr float fitRadius = 4.6f;

/// The outputs for a row of inputs as they are.
Matrix saidAlong(const NetworkData& data, const ShownNetwork& shown, const Matrix& inputs) {
  Examples asked;
  asked.inputs = inputs;
  Matrix outputs(shown.network.outputs, inputs.cols());
  predict(shown.network, shown.phi, data.scaling(asked).inputs, outputs);
  return outputs;
}

}  // namespace

// One input: what the network says is a curve over it, or one for each class.
void NetworkPlots::drawFit(const PlotContext& context, const Rect& area) {
  const PlotView& view = lab_.config().look.boundary;
  const NetworkGesture& gesture = gestures_["boundary"];
  const NetworkData& data = lab_.data();
  const Examples& all = data.all;
  const Theme& theme = context.theme;
  const Range wholeX{data.low[0], data.high[0]};
  Range wholeY{0, 1};
  if (!all.isClassified()) wholeY = {all.targets.minCoeff(), all.targets.maxCoeff()};
  Plot plot(context, area,
            {.id = "boundary",
             .title = boundaryTitle(context),
             .xLabel = inputName(context.text, all, 0),
             .yLabel = all.isClassified() ? std::string(context.text("network.probability")) : all.targetName,
             .x = view.x.fit ? wholeX : usableRange({view.x.low, view.x.high}, Scale::linear),
             .y = shownRange(view.y, padded(wholeY, Scale::linear, 0.1), Scale::linear),
             .grid = view.grid,
             .legend = view.legend,
             .hidden = &view.hidden,
             .emphasised = gesture.emphasised});

  Matrix inputs(1, curveNodes);
  inputs.row(0) = Vector::LinSpaced(curveNodes, plot.x().low(), plot.x().high());
  const std::vector<double> xs(inputs.data(), inputs.data() + curveNodes);
  const std::optional<UnitPlace> unit = shownUnit();
  const auto targetOf = [&](int example) {
    if (!all.isClassified()) return all.targets[example];
    return all.classCount() == 2 ? static_cast<double>(all.classes[static_cast<std::size_t>(example)]) : 1.0;
  };
  const auto points = [&](const char* name, const std::vector<int>& examples, std::size_t count, Color fill) {
    if (examples.empty()) return;
    const std::string label = context.text.format(
        "network.part.count",
        {{"part", context.text("network.part." + std::string(name))}, {"count", std::to_string(count)}});
    if (!plot.series({.name = name, .label = label, .style = {fill, Marker::circle, Dash::solid}, .hasLine = false}))
      return;
    for (const int example : examples) {
      Color color = fill;
      if (all.isClassified()) color = classStyle(theme, all.classes[static_cast<std::size_t>(example)]).color;
      plot.marker(all.inputs(0, example), targetOf(example), Marker::circle, fitRadius, color,
                  {theme.plotBackground, 1, Dash::solid});
    }
  };
  points("train", data.shown.train, data.split.train.size(), theme.muted);
  points("validation", data.shown.validation, data.split.validation.size(), validationStyle(theme).color);
  points("test", data.shown.test, data.split.test.size(), testStyle(theme).color);
  plot.endSeries();
  const auto draw = [&](const std::vector<double>& ys, const std::string& name, const std::string& label,
                        SeriesStyle style) {
    if (plot.series({.name = name, .label = label, .style = style, .hasMarker = false})) plot.path(xs, ys, style);
  };
  std::vector<double> ys(xs.size());
  if (unit && unit->layer > 0) {
    for (std::size_t i = 0; i < xs.size(); ++i) {
      const Vector input = data.scaled(inputs.col(static_cast<Index>(i)));
      ys[i] = activationsAt(lab_.network(), lab_.phi(), input)
                  .outputs[static_cast<std::size_t>(unit->layer) - 1][unit->unit];
    }
    draw(ys, "unit", unitName(lab_, *unit), trainStyle(theme));
  } else {
    if (lab_.kept() != nullptr && lab_.network().outputs == 1) {
      const ShownNetwork kept = lab_.shownKept();
      const Matrix said = saidAlong(data, kept, inputs);
      const Color color = testStyle(theme).color;
      if (plot.series({.name = "kept",
                       .label = context.text.format("network.kept.title", {{"shape", shapeText(kept.network)}}),
                       .style = {color, Marker::circle, Dash::dash},
                       .hasMarker = false}))
        plot.line(xs, std::span(said.data(), xs.size()), {color, 2.2f, Dash::dash});
      plot.endSeries();
    }
    const Matrix outputs = saidAlong(data, lab_.shown(), inputs);
    for (Index k = 0; k < outputs.rows(); ++k) {
      for (std::size_t i = 0; i < xs.size(); ++i) ys[i] = outputs(k, static_cast<Index>(i));
      const bool isOnly = outputs.rows() == 1;
      draw(ys, "output." + std::to_string(k),
           isOnly ? std::string(context.text("network.output")) : className(context.text, all, static_cast<int>(k)),
           isOnly ? trainStyle(theme) : classStyle(theme, static_cast<int>(k)));
    }
  }
  plot.endSeries();
  if (gesture.pointer) {
    const Vector input = lab_.probe();
    const Activations known = activationsAt(lab_.network(), lab_.phi(), data.scaled(input));
    const Plot::ReadOutLine lines[] = {
        {inputName(context.text, all, 0), formatNumber(input[0], 4)},
        {std::string(context.text("network.output")), formatNumber(known.outputs.back()[0], 4)}};
    plot.crosshair(static_cast<double>(gesture.pointer->x), std::nan(""));
    plot.readOut(lines);
  }
  if (gesture.box) plot.selectionBox(*gesture.box);
  plot.finish();
  frames_["boundary"] = plot.frame();
}

}  // namespace descenso
