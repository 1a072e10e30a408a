#include "app/labs/network/plots.h"

#include <algorithm>
#include <iterator>

namespace descenso {
namespace {

constexpr float besidePlots = 8;  // layout pixels

}  // namespace

std::vector<std::string_view> NetworkPlots::names() const {
  return {networkPlotNames().begin(), networkPlotNames().end()};
}

std::vector<SidePage::Part> NetworkPlots::partsOf(const SidePage& page) const {
  const Index classes = lab_.data().all.classCount();
  const auto isThere = [&](const SidePage::Part& part) {
    if (part.plot == "roc") return classes == 2;
    if (part.plot == "confusion") return classes > 0;
    return part.plot != "accuracy" || classes > 0;
  };
  std::vector<SidePage::Part> parts;
  std::copy_if(page.parts.begin(), page.parts.end(), std::back_inserter(parts), isThere);
  return parts;
}

std::vector<PlacedPlot> NetworkPlots::layout(const Rect& area, float scale) const {
  const Rect page = area.inset(besidePlots * scale);
  std::vector<PlacedPlot> placed = {{"boundary", fieldArea(page, scale)}};
  const std::vector<SidePage::Part> parts = partsOf(networkPageOf(lab_.config().look.side));
  for (const PlacedPlot& plot : arrangeSide(sideArea(page, scale), scale, parts)) placed.push_back(plot);
  return placed;
}

void NetworkPlots::complete(std::string_view name) {
  lab_.complete();
  if (name == "sweep" || name == "errors") sweep_.complete(lab_);
}

void NetworkPlots::draw(std::string_view name, PlotContext& context, const Rect& area) {
  if (name == "boundary") drawBoundary(context, area);
  if (name == "diagram") drawDiagram(context, area);
  if (name == "curves") drawCurves(context, area);
  if (name == "hidden") drawHidden(context, area);
  if (name == "slice") drawSlice(context, area);
  if (name == "accuracy") drawAccuracy(context, area);
  if (name == "answer") drawAnswer(context, area);
  if (name == "confusion") drawConfusion(context, area);
  if (name == "roc") drawRoc(context, area);
  if (name == "gradients") drawGradients(context, area);
  if (name == "sweep") drawSweep(context, area);
  if (name == "errors") drawSweepErrors(context, area);
  if (name == "parameters") drawParameters(context, area);
  if (name == "shapes") drawShapes(context, area);
}

const PlotFrame* NetworkPlots::frame(std::string_view name) const {
  const auto found = frames_.find(name);
  return found == frames_.end() ? nullptr : &found->second;
}

std::optional<UnitPlace> NetworkPlots::shownUnit() const {
  const auto hovered = gestures_.find("diagram");
  if (hovered != gestures_.end() && hovered->second.unit) return hovered->second.unit;
  return lab_.config().look.pinned;
}

const NetworkPlots::Answers& NetworkPlots::answers(bool isKept) {
  Answers& known = isKept ? keptAnswers_ : answers_;
  const ShownNetwork shown = isKept ? lab_.shownKept() : lab_.shown();
  if (known.revision == shown.revision && known.threshold == lab_.threshold()) return known;
  const NetworkData& data = shown.data;
  known.revision = shown.revision;
  known.threshold = lab_.threshold();
  known.classes.resize(static_cast<std::size_t>(data.all.size()));
  for (const std::vector<int>* part : {&data.shown.train, &data.shown.validation, &data.shown.test}) {
    const Examples examples = data.scaling(selected(data.all, *part));
    Matrix outputs(shown.network.outputs, examples.size());
    predict(shown.network, shown.phi, examples.inputs, outputs);
    for (Index i = 0; i < outputs.cols(); ++i)
      known.classes[static_cast<std::size_t>((*part)[static_cast<std::size_t>(i)])] =
          classOf(std::span(outputs.col(i).data(), static_cast<std::size_t>(outputs.rows())), known.threshold);
  }
  return known;
}

}  // namespace descenso
