#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/plots_boundary.h"
#include "app/labs/network/state_text.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float pointRadius = 4.6f;
constexpr float wrongRadius = 8.5f;
constexpr float copyRadius = 2.4f;
constexpr float crowdedRadius = 6.5f;
constexpr std::size_t mostMarked = 60;  // wrong examples with a strong ring

}  // namespace

const BoundaryPicture::Answers& BoundaryPicture::answers(bool isKept) {
  Answers& known = isKept ? keptAnswers_ : answers_;
  const ShownNetwork network = shown(isKept);
  if (known.revision == network.revision && known.threshold == lab_.threshold()) return known;
  const NetworkData& data = network.data;
  known.revision = network.revision;
  known.threshold = lab_.threshold();
  known.classes.resize(static_cast<std::size_t>(data.all.size()));
  for (const std::vector<int>* part : {&data.shown.train, &data.shown.validation, &data.shown.test}) {
    const Examples examples = data.scaling(selected(data.all, *part));
    Matrix outputs(network.network.outputs, examples.size());
    predict(network.network, network.phi, examples.inputs, outputs);
    for (Index i = 0; i < outputs.cols(); ++i)
      known.classes[static_cast<std::size_t>((*part)[static_cast<std::size_t>(i)])] =
          classOf(std::span(outputs.col(i).data(), static_cast<std::size_t>(outputs.rows())), known.threshold);
  }
  return known;
}

void BoundaryPicture::drawCopies(Plot& plot, const PlotContext& context) const {
  const NetworkData& data = lab_.data();
  const Examples& learned = *lab_.training().learned();
  const Index made = learned.size() - data.train->size();
  if (made == 0) return;
  const auto [first, second] = look().axes;
  const SeriesStyle style{context.theme.muted, Marker::circle, Dash::solid};
  const std::string label = context.text.format("network.series.copies", {{"count", std::to_string(made)}});
  if (plot.series({.name = "copies", .label = label, .style = style, .hasLine = false})) {
    const Index stride = (made + mostShownExamples - 1) / mostShownExamples;
    const std::size_t classes = data.all.isClassified() ? static_cast<std::size_t>(data.all.classCount()) : 1;
    for (std::size_t k = 0; k < classes; ++k) {
      std::vector<double> xs, ys;
      for (Index i = data.train->size(); i < learned.size(); i += stride) {
        if (data.all.isClassified() && learned.classes[static_cast<std::size_t>(i)] != static_cast<int>(k)) continue;
        const Vector input = data.scaling.inverse(learned.inputs.col(i));
        xs.push_back(input[first]);
        ys.push_back(input[second]);
      }
      const SeriesStyle each = data.all.isClassified() ? classStyle(context.theme, static_cast<int>(k)) : style;
      plot.scatter(xs, ys, each.marker, copyRadius, each.color.withAlpha(0.6f));
    }
  }
  plot.endSeries();
}

void BoundaryPicture::drawExamples(Plot& plot, const PlotContext& context, bool isKept) {
  const NetworkData& data = isKept ? lab_.kept()->data() : lab_.data();
  const Answers& said = answers(isKept);
  const std::set<std::string>& hidden = view().hidden;
  const auto [first, second] = look().axes;
  const Theme& theme = context.theme;
  const bool isClassified = data.all.isClassified();
  const double range = isClassified ? 1 : std::max(1e-12, data.largestTarget);
  const auto colorOf = [&](int example) {
    if (isClassified) return classStyle(theme, data.all.classes[static_cast<std::size_t>(example)]).color;
    const double target = data.all.target(example) / range;
    return tint(theme, signColor(theme, target), 0.25f + 0.75f * static_cast<float>(std::abs(target)));
  };
  const auto markerOf = [&](int example) {
    if (!isClassified) return Marker::circle;
    return classStyle(theme, data.all.classes[static_cast<std::size_t>(example)]).marker;
  };
  if (isClassified) {
    for (int k = 0; k < static_cast<int>(data.all.classCount()); ++k)
      plot.series({.name = "class." + std::to_string(k),
                   .label = className(context.text, data.all, k),
                   .style = classStyle(theme, k),
                   .hasLine = false});
  }
  struct Part {
    const char* name;
    const std::vector<int>& examples;  ///< that are shown
    std::size_t count;                 ///< of all
    Stroke outline;
  };
  const Color dark = theme.name == ThemeName::dark ? theme.plotBackground : theme.text;
  const Color bright = theme.name == ThemeName::dark ? theme.text : theme.plotBackground;
  const Split& shown = data.shown;
  const Split& all = data.split;
  const std::array<Part, 3> parts = {
      Part{"train", shown.train, all.train.size(), {dark, 1.2f, Dash::solid}},
      Part{"validation", shown.validation, all.validation.size(), {theme.muted, 1.8f, Dash::solid}},
      Part{"test", shown.test, all.test.size(), {bright, 1.8f, Dash::solid}}};
  std::vector<int> wrong;
  double wrongOfAll = 0;
  for (const Part& part : parts) {
    if (part.examples.empty()) continue;
    const bool isTest = std::string_view(part.name) == "test";
    if (isTest && !look().showsTest) continue;
    const std::string label = context.text.format(
        "network.part.count",
        {{"part", context.text("network.part." + std::string(part.name))}, {"count", std::to_string(part.count)}});
    const SeriesStyle style{isTest ? theme.text : theme.muted, Marker::circle, Dash::solid};
    if (!plot.series({.name = part.name, .label = label, .style = style, .hasLine = false})) continue;
    const std::size_t wrongBefore = wrong.size();
    for (const int example : part.examples) {
      const auto each = static_cast<std::size_t>(example);
      if (isClassified && hidden.contains("class." + std::to_string(data.all.classes[each]))) continue;
      plot.marker(data.all.inputs(first, example), data.all.inputs(second, example), markerOf(example), pointRadius,
                  colorOf(example), part.outline);
      if (isClassified && said.classes[each] != data.all.classes[each]) wrong.push_back(example);
    }
    wrongOfAll += static_cast<double>(wrong.size() - wrongBefore) * static_cast<double>(part.count) /
                  static_cast<double>(part.examples.size());
  }
  if (isClassified) drawWrong(plot, context, wrong, wrongOfAll);
  plot.endSeries();
}

/// A ring around each of them; `count` is that of all examples, of which only some may be shown.
void BoundaryPicture::drawWrong(Plot& plot, const PlotContext& context, const std::vector<int>& wrong,
                                double count) const {
  const Examples& all = lab_.data().all;
  const auto [first, second] = look().axes;
  const std::string about = all.size() > mostShownExamples ? "≈ " : "";
  const std::string label = context.text.format(
      "network.part.count",
      {{"part", context.text("network.wrong")}, {"count", about + std::to_string(std::lround(count))}});
  const Color color = context.theme.error;
  const SeriesStyle style{color, Marker::circle, Dash::solid};
  if (!plot.series({.name = "wrong", .label = label, .style = style, .hasLine = false})) return;
  const bool isCrowded = wrong.size() > mostMarked;
  const Stroke ring{color.withAlpha(isCrowded ? 0.6f : 1), isCrowded ? 1.2f : 2, Dash::solid};
  for (const int example : wrong)
    plot.marker(all.inputs(first, example), all.inputs(second, example), Marker::circle,
                isCrowded ? crowdedRadius : wrongRadius, color.withAlpha(0), ring);
}

}  // namespace descenso
