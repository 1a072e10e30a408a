#include <algorithm>
#include <cmath>

#include "app/labs/network/plots_diagram.h"
#include "app/labs/network/state_text.h"
#include "app/plot/plot.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float quietAlpha = 0.8f;
constexpr float fadedAlpha = 0.18f;
constexpr double tileSeconds = 0.003;
constexpr float sliceMarkRadius = 8;    // layout pixels
constexpr float sliceMarkPart = 0.28f;  // of the way along a link

bool touches(const DiagramFrame::Link& link, const DiagramHover& hover) {
  if (hover.parameter) return link.parameter == *hover.parameter;
  if (hover.unit) return link.from == *hover.unit || link.to == *hover.unit;
  return true;
}

void drawLinks(const PlotContext& context, const NetworkLab& lab, const DiagramFrame& frame,
               const DiagramHover& hover) {
  const Vector& phi = lab.phi();
  const bool isDense = frame.links.size() > 300;
  for (const DiagramFrame::Link& link : frame.links) {
    const double weight = phi[link.parameter];
    const bool isLit = touches(link, hover);
    const bool isChosen = isLit && (hover.parameter || hover.unit);
    const float strength = std::min(1.0f, 0.25f + static_cast<float>(std::abs(weight)));
    const float alpha = isChosen ? 1 : (isLit ? quietAlpha * strength : fadedAlpha * strength);
    const Color color = signColor(context.theme, weight).withAlpha(isDense && !isChosen ? alpha * 0.5f : alpha);
    const float width = linkWidth(weight) * (isDense ? 0.6f : 1.0f) + (isChosen ? 0.8f : 0.0f);
    context.canvas.polyline(linkCurve(link.start, link.end), {color, context.stroke(width), Dash::solid});
  }
}

/// The two weights of the plane over which the loss is shown: in which of its directions each lies.
void markSliceWeights(const PlotContext& context, const NetworkLab& lab, const DiagramFrame& frame) {
  const NetworkLabLook& look = lab.config().look;
  if (look.slice != SliceKind::weights) return;
  const auto placeOf = [&](Index parameter) -> std::optional<Vec2> {
    for (const DiagramFrame::Link& link : frame.links)
      if (link.parameter == parameter) return linkPoint(link.start, link.end, sliceMarkPart);
    for (const DiagramFrame::Bias& bias : frame.biases)
      if (bias.parameter == parameter) return bias.center - Vec2{context.px(sliceMarkRadius + 4), 0};
    return std::nullopt;
  };
  const TextStyle style{FontRole::bold, context.fontSize(14), context.theme.panel, HorizontalAlign::center,
                        VerticalAlign::middle};
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const std::optional<Vec2> place = placeOf(look.sliceWeights[axis]);
    if (!place) continue;
    context.canvas.circle(*place, context.px(sliceMarkRadius), context.theme.accent,
                          {context.theme.panel, context.stroke(1.5f), Dash::solid});
    context.canvas.text(*place, axis == 0 ? "→" : "↑", style);
  }
}

void drawUnits(const PlotContext& context, const NetworkLab& lab, const DiagramFrame& frame,
               const DiagramHover& hover) {
  const Theme& theme = context.theme;
  const std::optional<UnitPlace>& pinned = lab.config().look.pinned;
  for (const auto& [place, rect] : frame.units) {
    const bool isHovered = hover.unit == place;
    const bool isPinned = pinned == place;
    const Color edge = isPinned ? theme.accent : (isHovered ? theme.text : theme.border);
    context.canvas.rectangle(rect.inset(-context.px(0.5f)), {0, 0, 0, 0},
                             {edge, context.stroke(isPinned || isHovered ? 2.5f : 1.2f), Dash::solid}, context.px(3));
  }
  const Vector& phi = lab.phi();
  for (const DiagramFrame::Bias& bias : frame.biases) {
    const double value = phi[bias.parameter];
    const float radius = context.px(2.2f) + context.px(0.5f) * linkWidth(value);
    context.canvas.circle(bias.center, radius, signColor(theme, value),
                          {theme.panel, context.stroke(hover.parameter == bias.parameter ? 0.5f : 1.5f), Dash::solid});
  }
}

void drawNames(const PlotContext& context, const NetworkLab& lab, const DiagramFrame& frame) {
  const Theme& theme = context.theme;
  const int last = static_cast<int>(lab.network().hidden.size()) + 1;
  const Examples& all = lab.data().all;
  TextStyle style{FontRole::regular, context.fontSize(14), theme.muted, HorizontalAlign::right, VerticalAlign::middle};
  for (const auto& [place, rect] : frame.units) {
    if (place.layer != 0 && place.layer != last) continue;
    const bool isInput = place.layer == 0;
    std::string name = isInput ? inputName(context.text, all, place.unit) : unitName(lab, place);
    if (!isInput && lab.network().outputs > 1) name = outputName(context.text, all, place.unit);
    style.horizontal = isInput ? HorizontalAlign::right : HorizontalAlign::left;
    const float room = isInput ? rect.x - frame.content.x : frame.content.right() - rect.right();
    const Rect box{isInput ? frame.content.x : rect.right(), rect.y, room, rect.height};
    context.canvas.pushClip(box);
    const bool fits = context.canvas.measure(name, style).x <= room - context.px(6);
    if (!fits) name = unitName(lab, place);
    const float x = isInput ? rect.x - context.px(6) : rect.right() + context.px(6);
    context.canvas.text({x, rect.center().y}, name, style);
    context.canvas.popClip();
  }
  style.horizontal = HorizontalAlign::center;
  for (const DiagramFrame::Rest& rest : frame.rests)
    context.canvas.text(rest.center, "+" + std::to_string(rest.count), style);
}

void drawHeads(const PlotContext& context, const NetworkLab& lab, const DiagramFrame& frame) {
  const NetworkConfig& network = lab.network();
  TextStyle name{FontRole::regular, context.fontSize(14), context.theme.muted, HorizontalAlign::center,
                 VerticalAlign::middle};
  TextStyle size = name;
  size.color = context.theme.text;
  for (std::size_t layer = 0; layer < frame.heads.size(); ++layer) {
    const Rect& head = frame.heads[layer];
    const bool isHidden = layer > 0 && layer <= network.hidden.size();
    std::string label;
    Index units = network.inputs;
    if (isHidden) {
      label = activationLabel(context.text, network.hidden[layer - 1].activation);
      units = network.hidden[layer - 1].units;
    } else if (layer > 0) {
      label = translated(context.text, "network.outputKind",
                         network.output == OutputKind::softmax   ? "softmax"
                         : network.output == OutputKind::sigmoid ? "sigmoid"
                                                                 : "linear");
      units = network.outputs;
    } else {
      label = context.text("network.inputs");
    }
    if (context.canvas.measure(label, name).x <= head.width)
      context.canvas.text({head.center().x, head.y + context.px(9)}, label, name);
    context.canvas.text({head.center().x, head.y + context.px(31)}, std::to_string(units), size);
  }
}

}  // namespace

void NetworkDiagram::draw(const PlotContext& context, const Rect& area) {
  drawPanel(context, area, context.text.format("network.diagram", {{"shape", shapeText(lab_.network())}}));
  places_ = diagramFrame(lab_, context, area);
  drawLinks(context, lab_, places_, hover_);
  const bool isMoving = context.pace == Pace::responsive && (lab_.playback().isPlaying() || lab_.isComputing());
  const double seconds = isMoving ? tileSeconds * lab_.pictureDetail() : tileSeconds;
  tiles_.refresh(lab_, context, places_, mapBox(lab_), seconds);
  tiles_.draw(context, places_);
  drawUnits(context, lab_, places_, hover_);
  markSliceWeights(context, lab_, places_);
  drawNames(context, lab_, places_);
  drawHeads(context, lab_, places_);
  drawFormula(context);
}

/// Of the number of parameters, at the foot; of a wide network the number alone.
void NetworkDiagram::drawFormula(const PlotContext& context) const {
  const TextStyle style{FontRole::regular, context.fontSize(14), context.theme.muted, HorizontalAlign::center,
                        VerticalAlign::middle};
  const Rect& content = places_.content;
  std::string formula = context.text.format("network.parameters", {{"formula", parameterFormula(lab_.network())}});
  if (context.canvas.measure(formula, style).x > content.width)
    formula = context.text.format("network.parameters", {{"formula", std::to_string(parameterCount(lab_.network()))}});
  context.canvas.text({content.center().x, content.bottom() - context.px(9)}, formula, style);
}

}  // namespace descenso
