#include "app/labs/optimizer/plots_update.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

/// Type of the formulas and of the numbers, layout pixels: sizes the screen has, so that letters stay sharp; a small
/// figure shrinks the last pair.
struct Type {
  float formula;
  float numbers;
};
constexpr std::array<Type, 7> types = {{{20, 20}, {20, 17}, {17, 15}, {15, 14}, {13, 12}, {12, 11}, {11, 10}}};
constexpr float lineSpacing = 1.32f;
constexpr float blockGap = 0.45f;  // of the numbers' size
constexpr float cardColumnGap = 24;
constexpr std::string_view arrow = " ← ";
constexpr Stroke noCardOutline{.color = {}, .width = 0};

/// The card's lines laid out at one size of type.
class CardLayout {
 public:
  CardLayout(const PlotContext& context, const std::vector<CardLine>& lines, Type type)
      : context_(context), lines_(lines), type_(type) {}

  /// Of the components that stand side by side.
  std::size_t columns() const {
    std::size_t most = 2;
    for (const CardLine& line : lines_) most = std::max(most, line.components.size());
    return most;
  }

  float height(bool sideBySide) const {
    float total = 0;
    for (const CardLine& line : lines_) total += blockHeight(line, sideBySide);
    return total;
  }

  float blockHeight(const CardLine& line, bool sideBySide) const {
    const auto rows =
        static_cast<float>(sideBySide ? std::min<std::size_t>(1, line.components.size()) : line.components.size());
    return (formulaFont() + rows * numbersFont()) * lineSpacing + gap();
  }

  /// The widest component, numbers and result.
  float componentWidth() const {
    float widest = 0;
    for (const CardLine& line : lines_)
      for (const auto& component : line.components) widest = std::max(widest, width(component));
    return widest;
  }

  float formulaFont() const { return context_.fontSize(type_.formula); }
  float numbersFont() const { return context_.fontSize(type_.numbers); }
  float gap() const { return numbersFont() * blockGap; }

  void draw(const CardLine& line, Vec2 place, float width, bool sideBySide) const {
    const TextStyle bold{FontRole::bold, formulaFont(), context_.theme.text};
    const TextStyle formula{FontRole::regular, formulaFont(), context_.theme.text};
    const std::string left = line.symbol + std::string(arrow);
    context_.canvas.text(place, left, bold);
    context_.canvas.text({place.x + context_.canvas.measure(left, bold).x, place.y}, line.formula, formula);
    Vec2 row{place.x, place.y + formulaFont() * lineSpacing};
    for (const auto& component : line.components) {
      drawComponent(component, row);
      if (sideBySide)
        row.x += width / static_cast<float>(columns());
      else
        row.y += numbersFont() * lineSpacing;
    }
  }

 private:
  TextStyle muted() const { return {FontRole::regular, numbersFont(), context_.theme.muted}; }
  TextStyle result() const { return {FontRole::bold, numbersFont(), context_.theme.text}; }

  static std::string before(const CardLine::Component& component) {
    return component.symbol + std::string(arrow) + component.numbers + " = ";
  }

  float width(const CardLine::Component& component) const {
    return context_.canvas.measure(before(component), muted()).x +
           context_.canvas.measure(component.result, result()).x;
  }

  void drawComponent(const CardLine::Component& component, Vec2 place) const {
    const std::string text = before(component);
    context_.canvas.text(place, text, muted());
    context_.canvas.text({place.x + context_.canvas.measure(text, muted()).x, place.y}, component.result, result());
  }

  const PlotContext& context_;
  const std::vector<CardLine>& lines_;
  Type type_;
};

/// What each phase does, in the words of the card: the last look forward, the loss found there, the update of the
/// parameters.
std::array<std::string, 4> loopLines(const std::vector<CardLine>& lines) {
  const auto said = [](const CardLine& line) { return line.symbol + std::string(arrow) + line.formula; };
  const auto isOf = [](Phase phase) { return [phase](const CardLine& line) { return line.phase == phase; }; };
  const auto forward = std::find_if(lines.rbegin(), lines.rend(), isOf(Phase::forward));
  const auto loss = std::find_if(lines.begin(), lines.end(), isOf(Phase::loss));
  return {forward != lines.rend() ? said(*forward) : lines.back().symbol, loss != lines.end() ? said(*loss) : "L",
          "g ← ∇L", said(lines.back())};
}

struct Fitted {
  Type type;
  bool sideBySide;
};

/// The largest type with which the card fits; the parameters side by side where there is room.
Fitted fitted(const PlotContext& context, const std::vector<CardLine>& lines, const Rect& content) {
  for (const Type& type : types) {
    const CardLayout layout(context, lines, type);
    const float width = layout.componentWidth();
    const auto columns = static_cast<float>(layout.columns());
    if (columns * width + (columns - 1) * context.px(cardColumnGap) <= content.width &&
        layout.height(true) <= content.height)
      return {type, true};
    if (width <= content.width && layout.height(false) <= content.height) return {type, false};
  }
  return {types.back(), false};
}

constexpr float noteSize = 15;  // layout pixels

float noteHeight(const PlotContext& context) { return context.fontSize(noteSize) * 1.6f; }

/// The four phases of a training step side by side, each with its line of the loop, the present one marked.
void drawPhases(const PlotContext& context, const Rect& row, Phase now, const std::array<std::string, 4>& lines) {
  static constexpr std::array<std::string_view, 4> names = {"forward", "loss", "backward", "update"};
  const float gap = context.px(6);
  const float width = (row.width - gap * static_cast<float>(names.size() - 1)) / static_cast<float>(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool isNow = i == static_cast<std::size_t>(now);
    const Rect box{row.x + static_cast<float>(i) * (width + gap), row.y, width, row.height};
    const Stroke border{isNow ? context.theme.accent : context.theme.border, context.stroke(isNow ? 2.0f : 1.0f)};
    context.canvas.rectangle(box, isNow ? context.theme.raised : Color{0, 0, 0, 0}, border, context.px(4));
    TextStyle style{isNow ? FontRole::bold : FontRole::regular, context.fontSize(14),
                    isNow ? context.theme.text : context.theme.muted, HorizontalAlign::center, VerticalAlign::middle};
    const float room = width - context.px(6);
    const auto write = [&](std::string_view text, float part) {
      const float needed = context.canvas.measure(text, style).x;
      if (needed > room) style.size *= std::max(0.0f, room / needed);
      context.canvas.text({box.center().x, box.y + part * box.height}, text, style);
    };
    write(context.text("phase." + std::string(names[i])), 0.29f);
    style.font = FontRole::regular;
    write(lines[i], 0.72f);
  }
}

/// All lines, or the first `revealed` of them with the last of these marked.
void drawCard(const PlotContext& context, const Rect& content, const std::vector<CardLine>& lines,
              std::optional<std::size_t> revealed) {
  const Fitted fit = fitted(context, lines, content);
  const CardLayout layout(context, lines, fit.type);
  Vec2 place = content.min();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float height = layout.blockHeight(lines[i], fit.sideBySide);
    if (revealed && i >= *revealed) break;
    if (revealed && i + 1 == *revealed) {
      const float bar = context.px(3);
      context.canvas.rectangle({place.x - 3 * bar, place.y, bar, height - layout.gap()}, context.theme.accent,
                               noCardOutline);
    }
    layout.draw(lines[i], place, content.width, fit.sideBySide);
    place.y += height;
  }
}

}  // namespace

void UpdateCard::draw(const PlotContext& context, const Rect& area) {
  const Run* run = selectedRun();
  const OptimizerLab::Explanation explained = lab_.explanation();
  const std::string heading =
      context.text.format("plot.optimizer.update.title", {{"optimizer", optimizerName(context.text, look().selected)},
                                                          {"step", std::to_string(run ? explained.step : 0)}});
  const Rect panel = drawPanel(context, area, heading);
  context.canvas.pushClip(area);
  Rect content = drawNotes(context, panel, run);
  if (run != nullptr) {
    const std::vector<CardLine>& lines = linesOf(*run, explained.step);
    if (look().explain) {
      const Phase untold = explained.step > 0 ? Phase::update : Phase::forward;
      const float height = noteHeight(context);
      drawPhases(context, {content.x, content.y, content.width, height * 2.1f},
                 explained.isWhole ? untold : lines[std::min(explained.lines, lines.size()) - 1].phase,
                 loopLines(lines));
      content = content.inset(0, height * 2.5f, 0, 0);
    }
    drawCard(context, content, lines, explained.isWhole ? std::nullopt : std::optional(explained.lines));
  }
  context.canvas.popClip();
}

const std::vector<CardLine>& UpdateCard::linesOf(const Run& run, long step) {
  const LinesKey key{lab_.raceRevision(), std::string(run.entry().name), step, look().explain};
  if (linesKey_ == key) return lines_;
  lines_ =
      look().explain ? explainedCard(run, step, lab_.trainedSymbols()) : updateCard(run, step, lab_.trainedSymbols());
  linesKey_ = key;
  return lines_;
}

Rect UpdateCard::drawNotes(const PlotContext& context, Rect content, const Run* run) const {
  const auto say = [&](std::string_view text, Color color) {
    context.canvas.text(content.min(), text, {FontRole::regular, context.fontSize(noteSize), color});
    content = content.inset(0, noteHeight(context), 0, 0);
  };
  if (run == nullptr) {
    const std::string name = optimizerName(context.text, look().selected);
    say(context.text.format("update.absent", {{"optimizer", name}}), context.theme.muted);
    return content;
  }
  const long step = lab_.explanation().step;
  if (step == 0) say(context.text("update.none"), context.theme.muted);
  if (lab_.hasDiverged(*run))
    say(context.text.format("update.diverged", {{"step", std::to_string(run->divergence().step)}}),
        context.theme.error);
  const double alpha = step > 0 ? run->alphaOf(step) : std::nan("");
  if (lab_.config().schedule.name != "constant" && !std::isnan(alpha))
    say(context.text.format("update.alpha", {{"alpha", formatNumber(alpha, 5)}}), context.theme.accent);
  if (look().explain && isInBatches(*run)) say(batchText(context.text, lab_, step), context.theme.muted);
  return content;
}

bool UpdateCard::isInBatches(const Run& run) const {
  return lab_.config().batches && lab_.problem().exampleCount() > 0 && run.entry().takesBatches;
}

}  // namespace descenso
