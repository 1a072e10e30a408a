// Draws a graph in the frame of its plot: as much text as fits without touching other text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/labs/backpropagation/state.h"
#include "app/plot/plot.h"

namespace descenso {

class GraphPicture {
 public:
  GraphPicture(const PlotContext& context, BackpropagationLab& lab, const PlotFrame& frame, std::optional<int> hovered,
               std::string entry);
  void draw();

 private:
  Vec2 place(const LayoutPoint& point) const;
  bool isSeen(int node) const;
  float halfWidth(int node) const;
  std::string sign(int node) const;
  /// From the right side of one node to the left side of the other.
  std::vector<Vec2> way(int edge) const;

  void drawEdge(int edge);
  void drawNode(int node);
  void drawEvent();
  void drawValue(int node);
  void drawGradient(int node);
  void drawFlows(int node);
  void drawArrival();
  bool isArrival() const { return event_.phase == WalkPhase::forward && event_.edge >= 0; }
  bool isSweep() const { return event_.phase == WalkPhase::backward && event_.edge >= 0; }
  /// Puts the text where nothing is yet, and returns whether it did.
  bool label(Vec2 at, std::string_view text, Color color, HorizontalAlign align, VerticalAlign vertical, bool isBold);
  /// The number with as many digits as fit; empty where not even two do.
  std::string fitted(double number, float width) const;
  /// Above or below the node, or beside its edge where there is room.
  void numberAt(int node, double number, bool isAbove, Color color, bool isBold);
  std::optional<Vec2> besideEdge(int node, float width) const;
  TextStyle labelStyle(Color color, bool isBold) const;

  const PlotContext& context_;
  BackpropagationLab& lab_;
  const ComputationGraph& graph_;
  const GraphValues& values_;
  const PlotFrame& frame_;
  std::optional<int> hovered_;
  std::string entry_;
  WalkEvent event_;
  long step_;
  float layerGap_;  ///< pixels
  float rowGap_;
  float radius_;
  float type_;  ///< of the labels, pixels
  std::vector<Rect> taken_;
};

}  // namespace descenso
