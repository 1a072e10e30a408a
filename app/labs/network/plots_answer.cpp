#include <algorithm>
#include <cmath>

#include "app/labs/network/plots.h"
#include "app/labs/network/state_answer.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float largestAnswer = 19;
constexpr float smallestAnswer = 9;
constexpr float betweenStages = 22;
constexpr float aroundStage = 7;
constexpr float lineOfStage = 1.4f;  // times the size of the text

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

float stageHeight(const PlotContext& context, const std::vector<Stage>& stages, float size) {
  float height = 0;
  for (const Stage& stage : stages)
    height += static_cast<float>(stage.lines.size()) * size * lineOfStage + 2 * context.px(aroundStage);
  return height + static_cast<float>(stages.size() - 1) * context.px(betweenStages) * size / largestAnswer;
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
  float y = box.y + context.px(aroundStage) + style.size * (lineOfStage - 1) / 2;
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
  const auto roomFor = [&](float size) { return content.height - size * 2; };
  std::vector<Stage> stages;
  for (float size = largestAnswer; size >= smallestAnswer; size -= 1) {
    style.size = context.fontSize(size);
    const float width = content.width - 4 * context.px(aroundStage);
    stages = stagesOf(context, lab_, style, width);
    const bool isLow = stageHeight(context, stages, style.size) <= roomFor(style.size);
    if (isLow && stageWidth(context, stages, style) <= width) break;
  }
  context.canvas.pushClip(area);
  TextStyle head = style;
  head.font = FontRole::bold;
  head.color = context.theme.accent;
  context.canvas.text({content.x, content.y}, task, head);
  const float width = std::min(content.width, stageWidth(context, stages, style) + 4 * context.px(aroundStage));
  const float arrow = context.px(betweenStages) * style.size / context.fontSize(largestAnswer);
  const float spare = roomFor(style.size) - stageHeight(context, stages, style.size);
  const float between = arrow + std::clamp(spare / static_cast<float>(stages.size()), 0.0f, context.px(16));
  float y = content.y + style.size * 2;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const float height = static_cast<float>(stages[i].lines.size()) * style.size * lineOfStage +
                         2 * context.px(aroundStage);
    const Rect box{std::round(content.center().x - width / 2), std::round(y), std::round(width), std::round(height)};
    drawStage(context, box, stages[i], style);
    y += height + between;
    if (i + 1 < stages.size())
      drawDownArrow(context, {box.center().x, box.bottom() + context.px(3)}, {box.center().x, y - context.px(3)});
  }
  context.canvas.popClip();
}

}  // namespace descenso
