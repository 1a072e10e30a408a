#include "app/labs/optimizer/plots_runs.h"

#include <algorithm>

#include "app/labs/optimizer/state_text.h"

namespace descenso {
namespace {

constexpr float aheadAlpha = 0.25f;  // of what is to come

PlottedRun plotted(const Run& run, const Projection& onMap, PlottedRun::Kind kind, std::string name) {
  PlottedRun plotted{.run = &run, .kind = kind, .name = std::move(name), .slot = run.entry().slot};
  for (Index i = 0; i < run.timeline().size(); ++i) {
    const Point2 place = onMap(run.timeline().at(i).phi);
    plotted.first.push_back(place.x());
    plotted.second.push_back(place.y());
    plotted.steps.push_back(static_cast<double>(i));
    plotted.evaluations.push_back(run.timeline().at(i).evaluations.passes(run.problem().exampleCount()));
  }
  return plotted;
}

/// Begins after what its contestant had taken until then.
void goOn(PlottedRun& run, const Branch& branch) {
  run.from = branch.from;
  for (double& step : run.steps) step += static_cast<double>(branch.from);
  for (double& each : run.evaluations) each += branch.evaluations;
}

}  // namespace

void PlottedRuns::refresh(Pace pace) {
  lab_.followRun(pace);
  if (revision_ == lab_.raceRevision()) return;
  revision_ = lab_.raceRevision();
  contestants_.clear();
  beside_.clear();
  const LabRaces& races = lab_.races();
  using Kind = PlottedRun::Kind;
  for (const Run& run : races.race().runs())
    contestants_.push_back(plotted(run, lab_.onMap(), Kind::contestant, std::string(run.entry().name)));
  for (const Race& race : races.fromMoreStarts())
    for (const Run& run : race.runs())
      beside_.push_back(plotted(run, lab_.onMap(), Kind::furtherStart, std::string(run.entry().name)));
  for (std::size_t i = 0; i < races.branches().size(); ++i) {
    const Run& run = races.branches()[i].runs().front();
    beside_.push_back(plotted(run, lab_.onMap(), Kind::branch, "branch." + std::to_string(i)));
    beside_.back().branch = i;
    goOn(beside_.back(), lab_.config().branches[i]);
  }
  for (const Run& run : races.printed().runs())
    beside_.push_back(plotted(run, lab_.onMap(), Kind::printed, std::string(run.entry().name) + ".printed"));
  for (const Run& run : races.onPrintedModel().runs())
    beside_.push_back(plotted(run, lab_.onMap(), Kind::printedModel, std::string(run.entry().name) + ".printed-model"));
}

StepKey PlottedRuns::keyOf(const Run& run) const {
  return {lab_.raceRevision(), std::string(run.entry().name), lab_.shown(run).step};
}

const Run* PlottedRuns::replayed(const Run& run, Index step, Pace pace) {
  return replay_.at(run, step, lab_.raceRevision(), pace);
}

std::string PlottedRuns::nameOf(const Translations& text, const PlottedRun& run) const {
  const std::string name = optimizerName(text, run.run->entry().name);
  if (run.kind == PlottedRun::Kind::branch) return branchName(text, lab_.config(), lab_.config().branches[run.branch]);
  if (run.kind == PlottedRun::Kind::furtherStart)
    return text.format("series.from", {{"name", name}, {"point", pointText({run.first[0], run.second[0]}, 3)}});
  if (run.kind == PlottedRun::Kind::printed) return text.format("series.asPrinted", {{"name", name}});
  if (run.kind == PlottedRun::Kind::printedModel) return text.format("series.lossAsPrinted", {{"name", name}});
  return name;
}

void PlottedRuns::drawBeside(Plot& plot, const PlotContext& context, const PlottedRun& run, std::span<const double> xs,
                             std::span<const double> ys, std::size_t upTo, const std::set<std::string>& hidden) const {
  SeriesStyle style = context.theme.series(run.slot);
  const bool isBranch = run.kind == PlottedRun::Kind::branch;
  const bool isOfModel = run.kind == PlottedRun::Kind::printedModel;
  const bool isPrinted = isOfModel || run.kind == PlottedRun::Kind::printed;
  const std::size_t made = upTo > static_cast<std::size_t>(run.from) ? upTo - static_cast<std::size_t>(run.from) : 0;
  const std::size_t count = std::min({xs.size(), ys.size(), made});
  if (isPrinted || isBranch) {
    // Of a method that is dotted itself a dotted ghost would be another of its kind.
    style.dash = !isPrinted ? Dash::dashDot : style.dash == Dash::dot ? Dash::dash : Dash::dot;
    const std::string label = nameOf(context.text, run);
    if (!plot.series({.name = run.name, .label = label, .style = style, .hasMarker = isBranch})) return;
  } else if (hidden.contains(run.name)) {
    return;
  }
  const float width = isBranch ? 3 : 2;
  const std::size_t length = std::min(xs.size(), ys.size());
  const std::size_t reached = count > 0 ? count - 1 : 0;  // what is to come goes on from there
  plot.line(xs.subspan(reached, length - reached), ys.subspan(reached, length - reached),
            {style.color.withAlpha(aheadAlpha), width, style.dash});
  plot.line(xs.first(count), ys.first(count), {context.theme.pathCasing, width + 1.5f, Dash::solid});
  plot.line(xs.first(count), ys.first(count), {style.color, width, style.dash});
  if (isBranch && count > 0) plot.currentMarker(xs[count - 1], ys[count - 1], style);
  plot.endSeries();
}

}  // namespace descenso
