// Forward, backward, update: the order in which a lecture goes through a graph, one event a step. What is known after
// a step follows from its number alone, so that a walk can go back as easily as forward.
//
// A cycle: in the order of the nodes, each edge into an operation carries a value there, and with the last one the
// operation has its own; then the 1 at the output, and each edge from there back to the inputs; then one update of all
// that is learned. The next cycle begins with the new numbers.
#pragma once

#include <span>
#include <vector>

#include "engine/graphs/graph_values.h"

namespace descenso {

enum class WalkPhase { start, forward, backward, update };

struct WalkEvent {
  WalkPhase phase = WalkPhase::start;
  int node = -1;  ///< that the edge leads to, or the output for the 1
  int edge = -1;  ///< along which a value or a gradient goes; −1 for the 1 at the output
  bool operator==(const WalkEvent&) const = default;
};

class GraphWalk {
 public:
  GraphWalk() = default;
  GraphWalk(const ComputationGraph& graph, int output);

  /// Steps of one cycle.
  long length() const { return static_cast<long>(events_.size()); }
  /// What happened last: `start` before anything has.
  WalkEvent event(long step) const;
  /// Updates made before the cycle to which this step belongs.
  long cycle(long step) const { return step <= 0 ? 0 : (step - 1) / length(); }

  /// What is known after a step of its cycle.
  bool hasValue(int node, long step) const;
  /// Whether the value at its beginning has gone along the edge.
  bool hasArrived(int edge, long step) const { return arrivals_[static_cast<std::size_t>(edge)] <= indexOf(step); }
  bool hasFlow(int edge, long step) const;
  /// The sum of the flows so far into the node; 0 before the first.
  double gradientSoFar(const ComputationGraph& graph, const GraphValues& values, int node, long step) const;
  /// How many of the flows into the node are there.
  int flowsSoFar(const ComputationGraph& graph, int node, long step) const;
  /// Whether all of them are; an output has its 1.
  bool hasGradient(const ComputationGraph& graph, int node, long step) const;
  /// Whether anything flows along the edge at all.
  bool isSwept(int edge) const { return edgeEvents_[static_cast<std::size_t>(edge)] >= 0; }
  /// Edges that are swept in one cycle.
  long sweptEdges() const { return length() - firstBackward_ - 2; }

  /// The last step of the phase to which the next step belongs, and the last step of the phase before this one's.
  long nextPhaseEnd(long step) const;
  long previousPhaseEnd(long step) const;

 private:
  long indexOf(long step) const { return step <= 0 ? -1 : (step - 1) % length(); }

  std::vector<WalkEvent> events_;
  std::vector<long> arrivals_;    ///< per edge
  std::vector<long> nodeEvents_;  ///< of the last arrival; −1 for inputs and numbers: known from the start
  std::vector<long> edgeEvents_;  ///< −1 where nothing flows
  long firstBackward_ = 0;
  int output_ = 0;
};

/// Gradient descent on a graph: θ ← θ − α ∂J/∂θ, again and again.
struct GraphDescent {
  std::vector<std::vector<double>> inputs;  ///< before update 0, 1, 2 …; one more than updates were made
  std::vector<double> costs;                ///< J with them
  bool isCutShort = false;                  ///< J or one of its slopes had no finite value
};
/// `learned`: per input. Uses `scratch` for the sweeps.
void descend(const ComputationGraph& graph, std::span<const double> start, const std::vector<bool>& learned, int output,
             double alpha, long updates, GraphDescent& out, GraphValues& scratch);

}  // namespace descenso
