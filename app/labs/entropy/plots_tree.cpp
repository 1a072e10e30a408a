#include <algorithm>
#include <cmath>

#include "app/labs/entropy/plots_codes.h"
#include "app/plot/text_layout.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float treeType = 15;
constexpr float nodeWidth = 58;
constexpr float nodeHeight = 26;
constexpr float underTree = 74;  // names, probabilities and words of the outcomes

/// Where the nodes of a finished tree stand: outcomes in a row at the bottom, every merge above what it merged.
std::vector<Vec2> nodePlaces(const HuffmanTree& tree, const Rect& room) {
  std::vector<Vec2> places(tree.nodes.size());
  const std::vector<int> order = tree.order();
  const float step = room.width / static_cast<float>(order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    places[static_cast<std::size_t>(order[i])] = {room.x + step * (static_cast<float>(i) + 0.5f), room.bottom()};
  const float level = room.height / static_cast<float>(std::max(1, tree.nodes.back().height));
  for (std::size_t i = tree.outcomes(); i < tree.nodes.size(); ++i) {
    const HuffmanNode& node = tree.nodes[i];
    const float middle =
        (places[static_cast<std::size_t>(node.zero)].x + places[static_cast<std::size_t>(node.one)].x) / 2;
    places[i] = {middle, room.bottom() - level * static_cast<float>(node.height)};
  }
  return places;
}

/// What of its word an outcome has after some merges: the end of it.
std::string wordSoFar(const HuffmanTree& tree, std::size_t merges, std::size_t outcome) {
  std::string word;
  int at = static_cast<int>(outcome);
  for (std::size_t k = 0; k < merges; ++k) {
    const HuffmanNode& merge = tree.merge(k);
    if (merge.zero != at && merge.one != at) continue;
    word.insert(word.begin(), merge.zero == at ? '0' : '1');
    at = static_cast<int>(tree.outcomes() + k);
  }
  return word;
}

class TreeDrawing {
 public:
  TreeDrawing(const PlotContext& context, const HuffmanTree& tree, const Rect& room, std::size_t merges)
      : context_(context), tree_(tree), places_(nodePlaces(tree, room)), merges_(merges) {
    if (merges < tree.merges()) next_ = {tree.merge(merges).zero, tree.merge(merges).one};
  }

  void edges() const {
    for (std::size_t k = 0; k < merges_; ++k) {
      edge(tree_.outcomes() + k, tree_.merge(k).zero, "0");
      edge(tree_.outcomes() + k, tree_.merge(k).one, "1");
    }
  }

  void nodes() const {
    for (std::size_t i = 0; i < tree_.outcomes() + merges_; ++i) node(i);
  }

  Vec2 place(std::size_t node) const { return places_[node]; }

 private:
  void edge(std::size_t from, int to, const char* bit) const {
    const Theme& theme = context_.theme;
    const Vec2 top = places_[from];
    const Vec2 bottom = places_[static_cast<std::size_t>(to)];
    context_.canvas.line(top, bottom, {theme.axis, context_.stroke(2)});
    const Vec2 middle = (top + bottom) * 0.5f;
    const float size = context_.fontSize(treeType);
    context_.canvas.circle(middle, size * 0.62f, theme.panel, noStroke);
    context_.canvas.text(middle, bit,
                         {FontRole::bold, size, theme.accent, HorizontalAlign::center, VerticalAlign::middle});
  }

  void node(std::size_t i) const {
    const Theme& theme = context_.theme;
    const bool isNext = next_.first == static_cast<int>(i) || next_.second == static_cast<int>(i);
    const float width = context_.px(nodeWidth) * context_.textScale;
    const float height = context_.px(nodeHeight) * context_.textScale;
    const Rect box{places_[i].x - width / 2, places_[i].y - height / 2, width, height};
    context_.canvas.rectangle(
        box, theme.raised, {isNext ? theme.accent : theme.border, context_.stroke(isNext ? 2.5f : 1)}, context_.px(6));
    context_.canvas.text(
        box.center(), formatNumber(tree_.nodes[i].weight, 3),
        {FontRole::bold, context_.fontSize(treeType), theme.text, HorizontalAlign::center, VerticalAlign::middle});
  }

  const PlotContext& context_;
  const HuffmanTree& tree_;
  std::vector<Vec2> places_;
  std::size_t merges_;
  std::pair<int, int> next_{-1, -1};  ///< what the next merge takes
};

}  // namespace

void CodeTree::draw(const PlotContext& context, const Rect& area) {
  const CodesConfig& config = lab_.config().codes;
  const HuffmanTree& tree = lab_.codes().tree;
  const auto merges = static_cast<std::size_t>(std::clamp(lab_.playback().step(), 0L, std::ssize(config.p) - 1));
  const DistributionNames names = distributionNames(config.outcomes);
  const Rect content =
      drawPanel(context, area,
                context.text.format("entropy.title.tree", {{"name", config.codesSecond ? names.second : names.first},
                                                           {"step", std::to_string(merges)},
                                                           {"count", std::to_string(tree.merges())}}));
  const float half = context.px(nodeHeight) * context.textScale / 2;
  const Rect room = content.inset(0, half + context.px(2), 0, context.px(underTree) * context.textScale);
  const TreeDrawing drawing(context, tree, room, merges);
  context.canvas.pushClip(area);
  drawing.edges();
  drawing.nodes();
  const std::vector<std::string> labels = outcomeLabels(context.text, outcomeNames(config.outcomes));
  const float size = context.fontSize(treeType);
  const float widest = content.width / static_cast<float>(labels.size()) - context.px(4);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    TextStyle style{FontRole::regular, size, context.theme.muted, HorizontalAlign::center};
    const Vec2 at{drawing.place(i).x, drawing.place(i).y + half + context.px(5)};
    while (style.size > context.fontSize(11) && context.canvas.measure(labels[i], style).x > widest) style.size -= 1;
    context.canvas.text(at, cutToWidth(context.canvas, labels[i], style, widest), style);
    style = {FontRole::mono, context.fontSize(treeType), context.theme.text, HorizontalAlign::center};
    context.canvas.text({at.x, at.y + size * 1.35f}, wordSoFar(tree, merges, i), style);
  }
  context.canvas.popClip();
}

}  // namespace descenso
