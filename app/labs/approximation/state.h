// The universal approximation lab's state: a curve, the network that is written down for it, and the network that
// learns it. Time is what makes the approximation better: the number of pieces of a sum, the updates of a training.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/labs/approximation/config.h"
#include "app/labs/approximation/state_sweep.h"
#include "app/labs/approximation/state_training.h"
#include "app/labs/lab.h"

namespace descenso {

/// [0, 1] in even steps, both ends included.
std::vector<double> unitInterval(std::size_t steps);

/// The largest errors of both constructions with more and more pieces.
struct ErrorCurves {
  std::vector<double> counts;  ///< M
  std::vector<double> bumps;
  std::vector<double> straight;
};

class ApproximationLab;

/// What can be dragged in the picture: s of the unit, the edges of the shape, or the points of a drawn curve; in an
/// order that does not change while one is moved.
std::vector<Point2> curveHandles(const ApproximationLab& lab);

class ApproximationLab final : public Lab {
 public:
  ApproximationLab();

  const ApproximationConfig& config() const { return config_; }
  /// Computes again what the difference touches, and nothing else. Throws std::invalid_argument and leaves everything
  /// as it was.
  void configure(ApproximationConfig config);

  std::string_view name() const override { return "approximation"; }
  nlohmann::json save() const override;
  void load(const nlohmann::json& state) override;
  Playback& playback() override { return playback_; }
  const Playback& playback() const { return playback_; }
  std::string_view stepSymbol() const override { return config_.stage == ApproximationStage::sum ? "M" : "k"; }
  bool advance(double seconds) override;
  /// Points that the curve goes through; x must lie on [0, 1].
  void useData(DataSet data) override;
  void toggleSeries(int index) override;
  /// Header x,target,output and one row a sample, 17 significant digits.
  std::string table() const override;
  long knownStep() const override;

  /// What is approximated.
  const Curve& target() const { return target_; }
  /// Names of the curve plot's series in this stage, in the order of their keys.
  std::vector<std::string_view> series() const;

  /// The network written down for this stage, at the step shown. Without units for M = 0.
  const OneLayerNetwork& network();
  /// What the stage shows, as values over samples of [0, 1].
  struct Samples {
    std::vector<double> x{};
    std::vector<double> target{};
    std::vector<double> output{};
    ApproximationError error{};  ///< over [0, 1], or where only points are learned, at these
  };
  const Samples& samples();
  /// What the stage shows at x. A training is known on [0, 1] alone, between its samples by straight lines.
  std::optional<double> outputAt(double x);
  const ErrorCurves& errorCurves();

  /// Of the training, which begins when that stage is looked at. nullptr elsewhere, and while another one ends.
  const CurveTrainer* trainer() const { return trainer_.get(); }
  /// Whether what is shown learns the drawn points and not a curve: errors are then those at the points.
  bool isOnPoints() const;
  /// The examples that it learns from.
  const std::vector<Point2>& examples() const { return examples_; }
  /// The step that is shown: the one of the transport, or the last one that advance() found computed; 0 before any is.
  long trainedStep() const;
  /// Nothing of this training is known yet: what another one said is seen until then, and nothing is told about it.
  bool isOfAnotherTraining() const;
  /// advance() has something to take over from the background now and then, though nothing is changed.
  bool isFilling() const;
  /// Returns when the step shown has been trained; or that step.
  void completeTraining() { completeTraining(playback_.step()); }
  void completeTraining(long step);

  /// Networks of other sizes trained in the same way, in the background, where that is configured.
  const ShapeSweep& sweep(SweepKind kind) const { return kind == SweepKind::widths ? widths_ : layers_; }
  void completeSweep(SweepKind kind);

 private:
  void retime(ApproximationStage before);
  /// Begins the training that is wanted, once no other one uses the processor.
  void startTraining();
  void followSweeps();
  void forgetSamples();
  ApproximationError errorAtPoints();
  /// Forgets what belongs to another step than the one that can be shown.
  void followStep();

  ApproximationConfig config_;
  Playback playback_;
  Curve target_;
  long piecesStep_ = 10;   ///< where time stood in the sum …
  long trainingStep_ = 0;  ///< … and in the training, while another stage is shown

  std::optional<OneLayerNetwork> network_;
  std::optional<Samples> samples_;
  long sampledStep_ = -1;  ///< the step of network_ and samples_
  std::optional<ErrorCurves> errorCurves_;

  std::vector<Point2> examples_;
  std::vector<double> lastSaid_;  ///< by the trainer: shown until another one has begun
  std::unique_ptr<CurveTrainer> trainer_;
  std::vector<std::unique_ptr<CurveTrainer>> retired_;  ///< making their last update
  long seenTrained_ = -1;  ///< by advance(): the thread goes on while a picture is drawn, the picture does not
  ShapeSweep widths_;
  ShapeSweep layers_;
  double seenProgress_ = -1;
};

}  // namespace descenso
