#include <algorithm>
#include <cmath>

#include "app/labs/network/plots.h"
#include "app/labs/network/state_answer.h"

namespace descenso {
namespace {

constexpr float largestAnswer = 19;  // layout pixels
constexpr float smallestAnswer = 9;
// Times the size of the text: where there is little room everything comes closer.
constexpr float betweenStages = 0.9f;
constexpr float aroundStage = 0.28f;
constexpr float besideStage = 0.8f;
constexpr float lineOfStage = 1.4f;
constexpr float headLine = 1.75f;

/// What stands in one box on the way from the input to the meaning of the output.
struct Stage {
  std::vector<std::string> lines;
  FontRole font = FontRole::regular;
  bool isResult = false;
};

/// The pieces side by side as far as there is room.
std::vector<std::string> inLines(const std::vector<std::string>& pieces, const PlotContext& context,
                                 const TextStyle& style, float width) {
  std::vector<std::string> lines;
  for (const std::string& piece : pieces) {
    const std::string longer = lines.empty() ? piece : lines.back() + ", " + piece;
    if (lines.empty() || context.canvas.measure(longer, style).x > width)
      lines.push_back(piece);
    else
      lines.back() = longer;
  }
  return lines;
}

std::vector<Stage> stagesOf(const PlotContext& context, const NetworkLab& lab, const TextStyle& style, float width) {
  const AnswerText answer = answerText(context.text, lab);
  return {{inLines(answer.inputs, context, style, width)},
          {{answer.input}, FontRole::mono},
          {{answer.network}},
          {{answer.output}, FontRole::mono},
          {answer.meanings, FontRole::bold, true}};
}

float stageHeight(const Stage& stage, float size) {
  return size * (static_cast<float>(stage.lines.size()) * lineOfStage + 2 * aroundStage);
}

float stagesHeight(const std::vector<Stage>& stages, float size) {
  float height = static_cast<float>(stages.size() - 1) * betweenStages * size;
  for (const Stage& stage : stages) height += stageHeight(stage, size);
  return height;
}

float stageWidth(const PlotContext& context, const std::vector<Stage>& stages, TextStyle style) {
  float width = 0;
  for (const Stage& stage : stages) {
    style.font = stage.font;
    for (const std::string& line : stage.lines) width = std::max(width, context.canvas.measure(line, style).x);
  }
  return width;
}

void drawStage(const PlotContext& context, const Rect& box, const Stage& stage, TextStyle style) {
  const Theme& theme = context.theme;
  const Stroke border{stage.isResult ? theme.accent : theme.border, context.stroke(1.5f), Dash::solid};
  context.canvas.rectangle(box, theme.raised, border, context.px(6));
  style.font = stage.font;
  style.horizontal = HorizontalAlign::center;
  float y = box.y + style.size * (aroundStage + (lineOfStage - 1) / 2);
  for (const std::string& line : stage.lines) {
    context.canvas.text({box.center().x, y}, line, style);
    y += style.size * lineOfStage;
  }
}

void drawDownArrow(const PlotContext& context, Vec2 from, Vec2 to) {
  const float head = std::min(context.px(5), (to.y - from.y) / 2);
  const Stroke line{context.theme.muted, context.stroke(2), Dash::solid};
  context.canvas.line(from, to, line);
  context.canvas.line({to.x - head, to.y - head}, to, line);
  context.canvas.line({to.x + head, to.y - head}, to, line);
}

}  // namespace

// From what is known of one example, by way of the numbers and the network, to what its outputs mean.
void NetworkPlots::drawAnswer(const PlotContext& context, const Rect& area) const {
  const Rect content = drawPanel(context, area, context.text("plot.network.answer"));
  TextStyle style{FontRole::regular, context.fontSize(largestAnswer), context.theme.text};
  const std::string task = taskText(context.text, lab_.data().all);
  const auto roomFor = [&](float size) { return content.height - size * headLine; };
  std::vector<Stage> stages;
  for (float size = largestAnswer; size >= smallestAnswer; size -= 1) {
    style.size = context.fontSize(size);
    const float width = content.width - 2 * besideStage * style.size;
    stages = stagesOf(context, lab_, style, width);
    const bool isLow = stagesHeight(stages, style.size) <= roomFor(style.size);
    if (isLow && stageWidth(context, stages, style) <= width) break;
  }
  context.canvas.pushClip(area);
  TextStyle head = style;
  head.font = FontRole::bold;
  head.color = context.theme.accent;
  context.canvas.text({content.x, content.y}, task, head);
  const float width = std::min(content.width, stageWidth(context, stages, style) + 2 * besideStage * style.size);
  const float spare = roomFor(style.size) - stagesHeight(stages, style.size);
  const float between = betweenStages * style.size +
                        std::clamp(spare / static_cast<float>(stages.size()), 0.0f, context.px(16));
  float y = content.y + style.size * headLine;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const float height = stageHeight(stages[i], style.size);
    const Rect box{std::round(content.center().x - width / 2), std::round(y), std::round(width), std::round(height)};
    drawStage(context, box, stages[i], style);
    y += height + between;
    const float gap = std::min(context.px(3), between / 5);
    if (i + 1 < stages.size()) drawDownArrow(context, {box.center().x, box.bottom() + gap}, {box.center().x, y - gap});
  }
  context.canvas.popClip();
}

}  // namespace descenso
