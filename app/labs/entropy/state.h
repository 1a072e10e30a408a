// The state of the lab of entropy and losses. Time is what is gone through step by step: the merges of Huffman's tree,
// the way from scores to a gradient, updates of a score.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/entropy/config.h"
#include "app/labs/entropy/state_codes.h"
#include "app/labs/entropy/state_losses.h"
#include "app/labs/entropy/state_softmax.h"
#include "app/labs/lab.h"

namespace descenso {

class EntropyLab final : public Lab {
 public:
  EntropyLab();

  const EntropyConfig& config() const { return config_; }
  /// Throws std::invalid_argument and leaves everything as it was.
  void configure(EntropyConfig config);

  std::string_view name() const override { return "entropy"; }
  nlohmann::json save() const override;
  void load(const nlohmann::json& state) override;
  Playback& playback() override { return playback_; }
  const Playback& playback() const { return playback_; }
  /// There are no examples to be given: throws std::invalid_argument.
  void useData(DataSet data) override;
  void toggleSeries(int index) override;
  /// What the stage shows: outcomes with their codes, classes with their probabilities, or the losses over their axis.
  std::string table() const override;

  /// Name of the plot in the middle, and of its series in the order of their keys.
  std::string_view picture() const { return entropyPicture(config_.stage, config_.softmax.source); }
  std::vector<std::string_view> series() const;

  /// Computed when they are first asked for.
  const CodesResult& codes() const;
  const SoftmaxResult& softmax() const;
  const LossesResult& losses() const;
  /// How far the way from scores to the gradient is shown.
  SoftmaxStep progress() const { return softmaxProgress(config_.softmax.source, playback_.step()); }

 private:
  EntropyConfig config_;
  Playback playback_;
  std::vector<long> steps_ = {0, 0, 0};  ///< where time stood in each stage
  mutable std::optional<CodesResult> codes_;
  mutable std::optional<SoftmaxResult> softmax_;
  mutable std::optional<LossesResult> losses_;
};

}  // namespace descenso
