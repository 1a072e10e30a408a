#include "app/labs/network/plots_answer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include "app/labs/network/state_answer.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float largestAnswer = 19;
constexpr float smallestAnswer = 9;
constexpr float furthestApart = 36;
// Times the size of the text: where there is little room everything comes closer.
constexpr float betweenStages = 0.9f;
constexpr float aroundStage = 0.28f;
constexpr float besideStage = 0.8f;
constexpr float lineOfStage = 1.4f;
constexpr float headLine = 1.75f;

struct StageLine {
  std::string text;
  FontRole font = FontRole::regular;
};

/// What stands in one box on the way from the input to the meaning of the output.
struct Stage {
  std::vector<StageLine> lines;
  bool isResult = false;
  Vec2 size{};
};

/// The boxes below one another, or side by side.
struct AnswerFlow {
  std::vector<Stage> stages;
  bool isAcross = false;
  TextStyle style;
  float between = 0;

  static float along(const Vec2& size, bool isAcross) { return isAcross ? size.x : size.y; }
  float length() const {
    float sum = between * static_cast<float>(stages.size() - 1);
    for (const Stage& stage : stages) sum += along(stage.size, isAcross);
    return sum;
  }
  float breadth() const {
    float most = 0;
    for (const Stage& stage : stages) most = std::max(most, along(stage.size, !isAcross));
    return most;
  }
};

/// The pieces side by side as far as there is room.
std::vector<StageLine> inLines(const std::vector<std::string>& pieces, std::string_view between,
                               const PlotContext& context, const TextStyle& style, float width) {
  std::vector<StageLine> lines;
  for (const std::string& piece : pieces) {
    const std::string longer = lines.empty() ? piece : lines.back().text + std::string(between) + piece;
    if (lines.empty() || context.canvas.measure(longer, style).x > width)
      lines.push_back({piece, style.font});
    else
      lines.back().text = longer;
  }
  return lines;
}

/// What stands before the colon, with it, and what stands after it.
std::vector<std::string> atColon(const std::string& text) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos) return {text};
  return {text.substr(0, colon + 1), text.substr(colon + 2)};
}

/// Two boxes as one.
Stage joined(Stage first, Stage second) {
  std::move(second.lines.begin(), second.lines.end(), std::back_inserter(first.lines));
  first.isResult = second.isResult;
  return first;
}

Vec2 stageSize(const PlotContext& context, const Stage& stage, TextStyle style) {
  float width = 0;
  for (const StageLine& line : stage.lines) {
    style.font = line.font;
    width = std::max(width, context.canvas.measure(line.text, style).x);
  }
  return {width + 2 * besideStage * style.size,
          style.size * (static_cast<float>(stage.lines.size()) * lineOfStage + 2 * aroundStage)};
}

AnswerFlow flowOf(const PlotContext& context, const AnswerText& answer, const TextStyle& style, float width,
                  bool isAcross) {
  AnswerFlow flow{.stages = {}, .isAcross = isAcross, .style = style, .between = betweenStages * style.size};
  const float room = isAcross ? width / 3 - flow.between : width;
  const auto pieces = [&](const std::vector<std::string>& all, std::string_view between) {
    return inLines(all, between, context, style, room - 2 * besideStage * style.size);
  };
  const auto meaning = [&] {
    Stage stage{.lines = {}, .isResult = true};
    for (const std::string& each : answer.meanings) stage.lines.push_back({each, FontRole::bold});
    return stage;
  };
  flow.stages = {{pieces(answer.inputs, ", ")},
                 {{{answer.input, FontRole::mono}}},
                 {pieces(atColon(answer.network), " ")},
                 {{{answer.output, FontRole::mono}}},
                 meaning()};
  if (isAcross)
    flow.stages = {joined(flow.stages[0], flow.stages[1]), flow.stages[2], joined(flow.stages[3], flow.stages[4])};
  for (Stage& stage : flow.stages) stage.size = stageSize(context, stage, style);
  if (isAcross) return flow;
  for (Stage& stage : flow.stages) stage.size.x = std::min(width, flow.breadth());  // one below the other: as wide
  return flow;
}

/// As large as there is room for, whichever way.
AnswerFlow largestFlow(const PlotContext& context, const AnswerText& answer, const Vec2& room) {
  AnswerFlow flow;
  for (float size = largestAnswer; size >= smallestAnswer; size -= 1) {
    const TextStyle style{FontRole::regular, context.fontSize(size), context.theme.text, HorizontalAlign::center};
    for (const bool isAcross : {false, true}) {
      flow = flowOf(context, answer, style, room.x, isAcross);
      const float height = room.y - style.size * headLine;
      if (flow.length() <= (isAcross ? room.x : height) && flow.breadth() <= (isAcross ? height : room.x)) return flow;
    }
  }
  return flow;
}

void drawStage(const PlotContext& context, const Rect& box, const Stage& stage, TextStyle style) {
  const Theme& theme = context.theme;
  const Stroke border{stage.isResult ? theme.accent : theme.border, context.stroke(1.5f), Dash::solid};
  context.canvas.rectangle(box, theme.raised, border, context.px(6));
  const float height = static_cast<float>(stage.lines.size()) * style.size * lineOfStage;
  float y = box.center().y - height / 2 + style.size * (lineOfStage - 1) / 2;
  for (const StageLine& line : stage.lines) {
    style.font = line.font;
    context.canvas.text({box.center().x, y}, line.text, style);
    y += style.size * lineOfStage;
  }
}

void drawFlowArrow(const PlotContext& context, Vec2 from, Vec2 to) {
  const Vec2 way = to - from;
  const float length = std::hypot(way.x, way.y);
  if (!(length > 0)) return;
  const float head = std::min(context.px(5), length / 2);
  const Vec2 along = way * (head / length);
  const Vec2 aside{along.y, -along.x};
  const Stroke line{context.theme.muted, context.stroke(2), Dash::solid};
  context.canvas.line(from, to, line);
  for (const Vec2 side : {aside, aside * -1.0f}) {
    const Vec2 end = to - along + side;
    context.canvas.line(end, to, line);
  }
}

}  // namespace

void AnswerFlowchart::draw(const PlotContext& context, const Rect& area) {
  const Rect content = drawPanel(context, area, title(context));
  AnswerFlow flow = largestFlow(context, answerText(context.text, lab_), {content.width, content.height});
  context.canvas.pushClip(area);
  TextStyle head = flow.style;
  head.font = FontRole::bold;
  head.color = context.theme.accent;
  head.horizontal = HorizontalAlign::left;
  context.canvas.text({content.x, content.y}, taskText(context.text, lab_.data().all), head);
  const Rect room = content.inset(0, flow.style.size * headLine, 0, 0);
  const auto gaps = static_cast<float>(flow.stages.size());
  const float spare = (flow.isAcross ? room.width : room.height) - flow.length();
  flow.between = std::min(flow.between + std::max(0.0f, spare / gaps), context.px(furthestApart));
  const Vec2 unit = flow.isAcross ? Vec2{1, 0} : Vec2{0, 1};
  Vec2 place{room.center().x, room.y};
  if (flow.isAcross) place = {room.center().x - flow.length() / 2, room.center().y};
  const float gap = std::min(context.px(3), flow.between / 5);
  for (std::size_t i = 0; i < flow.stages.size(); ++i) {
    const Vec2 size = flow.isAcross ? Vec2{flow.stages[i].size.x, flow.breadth()} : flow.stages[i].size;
    const Vec2 low = flow.isAcross ? Vec2{place.x, place.y - size.y / 2} : Vec2{place.x - size.x / 2, place.y};
    drawStage(context, {std::round(low.x), std::round(low.y), std::round(size.x), std::round(size.y)}, flow.stages[i],
              flow.style);
    place = place + unit * AnswerFlow::along(size, flow.isAcross);
    if (i + 1 < flow.stages.size()) drawFlowArrow(context, place + unit * gap, place + unit * (flow.between - gap));
    place = place + unit * flow.between;
  }
  context.canvas.popClip();
}

}  // namespace descenso
