#include "app/labs/backpropagation/plots_cards.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/backpropagation/plots_colors.h"
#include "app/labs/backpropagation/state_code.h"
#include "app/labs/backpropagation/state_dictionary.h"
#include "app/labs/backpropagation/state_text.h"
#include "app/labs/formula_card.h"
#include "app/plot/paragraph.h"
#include "app/text/numbers.h"
#include "engine/networks/activation.h"

namespace descenso {
namespace {

constexpr float largestCode = 15;  // layout pixels
constexpr float smallestCode = 9;
constexpr float codePitch = 1.32f;  // of the type
constexpr float phaseStrip = 26;
constexpr float belowPhases = 10;
constexpr float shadedAlpha = 0.22f;

/// Forward, backward, update side by side, the present one lit.
void drawCycle(const PlotContext& context, const Rect& row, WalkPhase now) {
  static constexpr std::array<std::pair<WalkPhase, std::string_view>, 3> phases = {
      {{WalkPhase::forward, "forward"}, {WalkPhase::backward, "backward"}, {WalkPhase::update, "update"}}};
  const float gap = context.px(6);
  const float width = (row.width - 2 * gap) / 3;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const bool isNow = phases[i].first == now;
    const Rect box{row.x + static_cast<float>(i) * (width + gap), row.y, width, row.height};
    context.canvas.rectangle(box, isNow ? context.theme.accent.withAlpha(shadedAlpha) : Color{0, 0, 0, 0},
                             {isNow ? context.theme.accent : context.theme.border, context.stroke(isNow ? 2.0f : 1.0f)},
                             context.px(4));
    TextStyle style{isNow ? FontRole::bold : FontRole::regular, context.fontSize(14),
                    isNow ? context.theme.text : context.theme.muted, HorizontalAlign::center, VerticalAlign::middle};
    const std::string label = translated(context.text, "phase", phases[i].second);
    const float needed = context.canvas.measure(label, style).x;
    const float room = std::max(1.0f, width - context.px(8));
    if (needed > room) style.size *= room / needed;
    context.canvas.text(box.center(), label, style);
  }
}

/// The node whose gate the walk is at.
int gateInView(const BackpropagationLab& lab) {
  if (lab.config().selected >= 0) return lab.config().selected;
  const WalkEvent event = lab.event();
  return event.node >= 0 ? event.node : lab.output();
}

/// The copy gate of what the walk adds up, if several read it.
int copyInView(const BackpropagationLab& lab) {
  const WalkEvent event = lab.event();
  const int node = lab.config().selected >= 0 ? lab.config().selected
                   : event.phase == WalkPhase::backward && event.edge >= 0 ? lab.graph().edge(event.edge).from
                                                                           : -1;
  return node >= 0 && lab.graph().node(node).consumers.size() > 1 ? node : -1;
}

}  // namespace

void StepPlot::draw(const PlotContext& context, const Rect& area) {
  const std::string title =
      context.text.format("backpropagation.step.title",
                          {{"step", std::to_string(lab_.step())}, {"update", std::to_string(lab_.cycle() + 1)}});
  const Rect content = drawPanel(context, area, title);
  const float strip = context.px(phaseStrip) * context.textScale;
  if (content.height < 2 * strip) return;
  drawCycle(context, {content.x, content.y, content.width, strip}, lab_.event().phase);
  const std::vector<FormulaRow> rows = stepRows(context.text, lab_);
  drawFormulaRows(context, content.inset(0, strip + context.px(belowPhases), 0, 0), rows);
}

void CodePlot::draw(const PlotContext& context, const Rect& area) {
  const ComputationGraph& graph = lab_.graph();
  const int gate = gateInView(lab_);
  std::vector<CodeLine> lines = gateCode(graph, gate);
  if (const int copied = copyInView(lab_); copied >= 0 && !graph.node(gate).operands.empty()) {
    lines.push_back({CodeLine::Part::remark, ""});
    const std::vector<CodeLine> copy = copyGateCode(static_cast<int>(graph.node(copied).consumers.size()));
    lines.insert(lines.end(), copy.begin(), copy.end());
  }
  const Rect content = drawPanel(context, area, title(context) + ": " + nodeEquation(graph, gate));
  const std::string note(context.text("backpropagation.code.self"));
  const TextStyle noteStyle{FontRole::regular, context.fontSize(13), context.theme.muted};
  const auto noteLines = paragraphLines(context.canvas, note, noteStyle, content.width);
  const float noteHeight = static_cast<float>(noteLines.size()) * noteStyle.size * 1.4f;
  const Rect code = content.inset(0, 0, 0, noteHeight);
  TextStyle style{FontRole::mono, context.fontSize(largestCode), context.theme.text};
  const auto fits = [&] {
    if (static_cast<float>(lines.size()) * style.size * codePitch > code.height) return false;
    return std::all_of(lines.begin(), lines.end(),
                       [&](const CodeLine& line) { return context.canvas.measure(line.text, style).x <= code.width; });
  };
  while (style.size > context.fontSize(smallestCode) && !fits()) style.size -= context.px(1);
  const WalkPhase phase = lab_.event().phase;
  context.canvas.pushClip(area);
  Vec2 place = code.min();
  const float pitch = style.size * codePitch;
  for (const CodeLine& line : lines) {
    const bool isForward = line.part == CodeLine::Part::forward || line.part == CodeLine::Part::cached;
    const bool isLit = (phase == WalkPhase::forward && isForward) ||
                       (phase == WalkPhase::backward && line.part == CodeLine::Part::backward);
    if (isLit) {
      const Color lit = isForward ? context.theme.accent : context.theme.warn;
      context.canvas.rectangle(
          {code.x - context.px(4), place.y - (pitch - style.size) / 2, code.width + context.px(8), pitch},
          lit.withAlpha(shadedAlpha), noStroke, context.px(2));
    }
    style.color = line.part == CodeLine::Part::heading || line.part == CodeLine::Part::remark ? context.theme.muted
                                                                                              : context.theme.text;
    // What forward keeps is what backward reads.
    if (line.part == CodeLine::Part::cached) style.color = context.theme.good;
    context.canvas.text(place, line.text, style);
    place.y += pitch;
  }
  drawParagraph(context.canvas, {content.x, content.bottom() - noteHeight, content.width, noteHeight}, note, noteStyle);
  context.canvas.popClip();
}

void PathsPlot::draw(const PlotContext& context, const Rect& area) {
  const std::vector<FormulaRow> rows = pathRows(context.text, lab_);
  const Rect content = drawPanel(context, area, title(context));
  TextStyle style{FontRole::regular, context.fontSize(15), context.theme.muted};
  context.canvas.pushClip(area);
  const float taken =
      drawParagraph(context.canvas, content, context.text("backpropagation.paths.note"), style) + style.size;
  context.canvas.popClip();
  drawFormulaRows(context, content.inset(0, taken, 0, 0), rows);
}

void DictionaryPlot::draw(const PlotContext& context, const Rect& area) {
  Rect content = drawPanel(context, area, title(context));
  zones_.clear();
  const TextStyle noteStyle{FontRole::regular, context.fontSize(13), context.theme.muted};
  const std::string_view note = context.text("backpropagation.dictionary.note");
  const float noteHeight =
      static_cast<float>(paragraphLines(context.canvas, note, noteStyle, content.width).size()) * noteStyle.size * 1.4f;
  const Rect below{content.x, content.bottom() - noteHeight, content.width, noteHeight};
  content = content.inset(0, 0, 0, noteHeight + context.px(4));
  const auto entries = dictionaryEntries();
  const float middle = content.x + content.width / 2;
  TextStyle style{FontRole::bold, context.fontSize(14), context.theme.muted, HorizontalAlign::left,
                  VerticalAlign::middle};
  const float rowHeight =
      std::min(content.height / static_cast<float>(entries.size() + 1), context.px(34) * context.textScale);
  const auto cell = [&](float x, float y, std::string_view text, TextStyle shown) {
    const float room = content.width / 2 - context.px(12);
    const float width = context.canvas.measure(text, shown).x;
    if (width > room) shown.size *= room / width;
    context.canvas.text({x, y + rowHeight / 2}, text, shown);
  };
  context.canvas.pushClip(area);
  cell(content.x + context.px(6), content.y, context.text("backpropagation.dictionary.forward"), style);
  cell(middle + context.px(6), content.y, context.text("backpropagation.dictionary.backward"), style);
  const std::optional<int> node = hovered_();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Rect row{content.x, content.y + static_cast<float>(i + 1) * rowHeight, content.width, rowHeight};
    const bool isLit =
        gesture().zone == entries[i] || (node && isEntry(lab_.graph(), lab_.output(), *node, entries[i]));
    if (isLit) context.canvas.rectangle(row, context.theme.accent.withAlpha(shadedAlpha), noStroke, context.px(3));
    const float line = context.stroke(1);
    context.canvas.rectangle({row.x, row.y, row.width, line}, context.theme.border, noStroke);
    const std::string key = "backpropagation.dictionary." + std::string(entries[i]);
    style.font = FontRole::regular;
    style.color = valueColor(context.theme);
    cell(content.x + context.px(6), row.y, context.text(key + ".forward"), style);
    style.color = gradientColor(context.theme);
    cell(middle + context.px(6), row.y, context.text(key + ".backward"), style);
    zones_.push_back({std::string(entries[i]), row});
  }
  drawParagraph(context.canvas, below, note, noteStyle);
  context.canvas.popClip();
}

void LayersPlot::draw(const PlotContext& context, const Rect& area) {
  std::vector<FormulaRow> rows;
  addRow(rows, FormulaRow::Kind::numbers, "Linear: ", "z = W a + b");
  for (const Activation& each : activationCatalog())
    addRow(rows, FormulaRow::Kind::numbers, translated(context.text, "activation", each.name) + ": ",
           std::string(each.formula));
  addRow(rows, FormulaRow::Kind::numbers, std::string(context.text("backpropagation.layers.squared")) + ": ",
         "(h − y)²");
  addRow(rows, FormulaRow::Kind::numbers, std::string(context.text("backpropagation.layers.entropy")) + ": ",
         "−Σ y log p");
  const Rect content = drawPanel(context, area, title(context));
  const TextStyle style{FontRole::regular, context.fontSize(13), context.theme.muted};
  context.canvas.pushClip(area);
  const float taken = drawParagraph(context.canvas, content, context.text("backpropagation.layers.note"), style);
  context.canvas.popClip();
  drawFormulaRows(context, content.inset(0, taken + context.px(6), 0, 0), rows);
}

void DerivationPlot::draw(const PlotContext& context, const Rect& area) {
  std::vector<FormulaRow> rows;
  using Kind = FormulaRow::Kind;
  addRow(rows, Kind::formula, "σ(z) = 1 / (1 + exp(−z))");
  addRow(rows, Kind::numbers, "σ′(z) = exp(−z) / (1 + exp(−z))²");
  addRow(rows, Kind::numbers, "= 1 / (1 + exp(−z)) · exp(−z) / (1 + exp(−z))");
  addRow(rows, Kind::numbers, "= σ(z) · ((1 + exp(−z)) − 1) / (1 + exp(−z))");
  addRow(rows, Kind::formula, "σ′(z) = σ(z) (1 − σ(z))");
  const GraphValues& values = lab_.values();
  if (!lab_.inputs().empty() && values.fault(lab_.output()) == NodeFault::none) {
    const double s = values.value(lab_.output());
    addRow(rows, Kind::value, "σ(1 − σ) = ", formatNumber(s * (1 - s), 7));
    addRow(rows, Kind::value, std::string(context.text("backpropagation.derivation.graph")) + " ",
           formatNumber(values.gradient(lab_.graph().inputs().front()), 7));
  }
  drawFormulaCard(context, area, title(context), rows);
}

}  // namespace descenso
