// The activation lab's state: functions, a neuron, neurons that learn, two layers, a chain, softmax. Time is the update
// of what learns, and the number of layers of a chain.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/labs/activation/config.h"
#include "app/labs/activation/state_cost.h"
#include "app/labs/lab.h"

namespace descenso {

class ActivationLab final : public Lab {
 public:
  ActivationLab();

  const ActivationConfig& config() const { return config_; }
  /// Throws std::invalid_argument and leaves everything as it was.
  void configure(ActivationConfig config);

  std::string_view name() const override { return "activation"; }
  nlohmann::json save() const override;
  void load(const nlohmann::json& state) override;
  Playback& playback() override { return playback_; }
  const Playback& playback() const { return playback_; }
  std::string_view stepSymbol() const override { return config_.stage == ActivationStage::chain ? "L" : "k"; }
  bool advance(double seconds) override;
  /// Nothing here learns from examples of the user's.
  void useData(DataSet data) override;
  /// Of the gallery's functions, in the order of the catalog.
  void toggleSeries(int index) override;
  /// What the stage shows: functions over z, parameters by step, layers of the chain, probabilities.
  std::string table() const override;

  /// f and f′ as the gallery shows them: with the parameters chosen, maxout of two pieces.
  double value(ActivationKind kind, double z) const;
  double slope(ActivationKind kind, double z) const;
  /// Where f′ jumps.
  std::vector<double> kinks(ActivationKind kind) const;
  OutputRange range(ActivationKind kind) const;
  /// What the slides print instead, where that is another curve than the right one with these parameters.
  const PrintedActivation* printed(ActivationKind kind) const;
  /// Those that are switched on.
  std::vector<ActivationKind> shownKinds() const;

  /// z = α x₁ + β x₂ + s.
  double neuronSum(double x1, double x2) const;
  /// What a unit of the first layer says before its activation; the second layer's output.
  double firstLayer(double x, std::size_t unit) const;
  double firstLayer(double x) const { return firstLayer(x, config_.layers.unit); }
  double secondLayer(double x) const;
  /// W₂W₁ and W₂b₁ + b₂: the one layer that both are together, were there nothing between them.
  Point2 oneLayer() const;
  /// dy₂/dx.
  double secondSlope(double x) const;

  /// Computed when it is first asked for.
  const NeuronStudy& study();
  /// Of the layers that time says; nothing for none.
  const std::optional<Chain>& chain();
  const ChainGrowth& growth();

  const ActivationCosts& costs() const { return costs_; }
  void completeCosts() { costs_.complete(); }

 private:
  void retime(ActivationStage before);
  ChainConfig chainConfig() const;

  ActivationConfig config_;
  Playback playback_;
  long studyStep_ = 0;  ///< where time stood in the learning …
  long layers_ = 10;    ///< … and in the chain, while another stage is shown
  std::optional<NeuronStudy> study_;
  std::optional<Chain> chain_;
  long chainLayers_ = -1;  ///< of chain_
  std::optional<ChainGrowth> growth_;
  ActivationCosts costs_;
};

}  // namespace descenso
