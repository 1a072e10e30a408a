// The backpropagation lab's state: a graph, its numbers, and the walk through them. Time counts the events of the walk,
// forward, backward, update, and again with the new numbers.
#pragma once

#include <optional>
#include <vector>

#include "app/labs/backpropagation/config.h"
#include "app/labs/lab.h"
#include "engine/graphs/graph_paths.h"
#include "engine/graphs/graph_walk.h"
#include "engine/graphs/layered_layout.h"

namespace descenso {

class BackpropagationLab final : public Lab {
 public:
  BackpropagationLab();

  std::string_view name() const override { return "backpropagation"; }
  nlohmann::json save() const override;
  void load(const nlohmann::json& state) override;
  Playback& playback() override { return playback_; }
  const Playback& playback() const { return playback_; }
  /// There are no examples in a graph: throws.
  void useData(DataSet data) override;
  /// Whether the n-th input is learned.
  void toggleSeries(int index) override;
  std::string table() const override;

  const BackpropagationConfig& config() const { return config_; }
  /// Throws std::invalid_argument or FormulaError and leaves everything as it was.
  void configure(BackpropagationConfig config);

  const ComputationGraph& graph() const { return graph_; }
  int output() const { return output_; }
  const GraphWalk& walk() const { return walk_; }
  const LayeredLayout& layout() const { return layout_; }
  const PathCounts& paths() const { return paths_; }
  /// The inputs before each update, and the costs.
  const GraphDescent& descent() const { return descent_; }

  long step() const { return playback_.step(); }
  /// Updates that the numbers shown have behind them.
  long cycle() const { return walk_.cycle(step()); }
  WalkEvent event() const { return walk_.event(step()); }
  /// Of the cycle shown.
  const GraphValues& values();
  const std::vector<double>& inputs() const { return descent_.inputs[static_cast<std::size_t>(cycle())]; }
  /// With what the step's update makes of them, if it makes one.
  const std::vector<double>& inputsAfter() const;
  bool isLearned(int node) const;

  /// The node that is selected, else the one that the walk is at, else the output.
  int nodeInView() const;
  NodeCheck check(int node);
  /// What the slide prints about that input; nullptr where it prints nothing or that is not to be shown.
  const PrintedGradient* printed(int node) const;
  /// The cost after the slide's update, where the graph has a printed one.
  std::optional<double> printedCost() const { return printedCost_; }

 private:
  void compute();
  std::optional<double> costAsPrinted() const;

  BackpropagationConfig config_;
  Playback playback_;
  ComputationGraph graph_;
  int output_ = 0;
  GraphWalk walk_;
  LayeredLayout layout_;
  PathCounts paths_;
  GraphDescent descent_;
  GraphValues values_;
  GraphValues scratch_;
  std::optional<double> printedCost_;
  long computedCycle_ = -1;  ///< of values_
};

}  // namespace descenso
