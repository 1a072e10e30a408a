// The network lab's state: examples, one network, its training as far as it has been asked for.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "app/labs/frame_share.h"
#include "app/labs/lab.h"
#include "app/labs/network/config.h"
#include "app/labs/network/state_training.h"
#include "app/plot/pace.h"

namespace descenso {

/// One of the networks on the screen at the step shown.
struct ShownNetwork {
  const NetworkData& data;
  const NetworkConfig& network;
  const Vector& phi;
  std::uint64_t revision;  ///< changes with φ and the data
};

/// The parameters of a first layer for inputs that are scaled otherwise: the network stays the same function of the
/// inputs as they are.
void rescaleInputs(const LayerPlace& place, const InputScaling& from, const InputScaling& to, Vector& phi);

class NetworkLab final : public Lab {
 public:
  NetworkLab();

  const NetworkLabConfig& config() const { return config_; }
  /// Trains again what the difference touches; keeps the step shown, towards which advance() trains. Throws
  /// std::invalid_argument and leaves everything as it was.
  void configure(NetworkLabConfig config) { configure(std::move(config), nullptr); }

  std::string_view name() const override { return "network"; }
  nlohmann::json save() const override;
  void load(const nlohmann::json& state) override;
  Playback& playback() override { return playback_; }
  const Playback& playback() const { return playback_; }
  bool advance(double seconds) override;
  void useData(DataSet data) override;
  /// A table, which learnableColumns says how to learn from; inputs are standardised.
  DataReader dataReader() const override;
  /// The examples, the weights, the network.
  std::span<const LabDocument> documents() const override;
  std::string writeDocument(std::string_view name) const override;
  /// The weights become the start of the training.
  void readDocument(std::string_view name, std::string_view text, std::string_view file) override;
  /// The curves of the training, validation and test part.
  void toggleSeries(int index) override;
  /// Header step,train_loss … and one row for each measurement, 17 significant digits.
  std::string table() const override;
  long knownStep() const override;

  /// Trains until the step to be shown is known, however long it takes.
  void complete();
  /// The step to be shown is not known yet: advance() goes on.
  bool isComputing() const {
    return isBehind(*training_, playback_.step()) || (kept_ && isBehind(*kept_, playback_.step()));
  }

  /// How fine pictures may be while it learns: FrameShare::detail.
  double pictureDetail() const { return share_.detail(); }

  const NetworkData& data() const { return *data_; }
  const NetworkConfig& network() const { return training_->network(); }
  const NetworkTraining& training() const { return *training_; }
  /// Of the network that is compared; nullptr without one.
  const NetworkTraining* kept() const { return kept_.get(); }
  ShownNetwork shown() const { return {*data_, network(), phi(), revision()}; }
  ShownNetwork shownKept() const;
  /// The step to be shown, or the last one before it that is known of both networks.
  long shownStep() const { return std::min(playback_.step(), knownStep()); }
  /// φ at the step shown.
  const Vector& phi() const;
  /// ∂J/∂φ there, over all examples that are learned from.
  const Vector& gradient() const;
  /// The probability from which on the second of two classes is said.
  double threshold() const { return thresholdOf(config_.look.threshold); }
  /// counts(actual, said) over what is measured of a part, at the step shown and that threshold. Throws
  /// std::invalid_argument for examples without classes.
  const Eigen::MatrixXi& confusionOf(DataPart part) const;
  /// How many networks have been trained: what belongs to an earlier one is of no use.
  std::uint64_t trainings() const { return trainings_; }
  /// Changes with what is drawn from φ and the data.
  std::uint64_t revision() const;

  /// The input, as it is, at which units are read; until one is pointed at the first example.
  void setProbe(std::optional<Vector> input) { probe_ = std::move(input); }
  Vector probe() const;

  /// The examples with one more of a class, where there are classes and two inputs; or without the nearest one, as far
  /// as there is one within `reach` of (x, y), in parts of the map's sides.
  void addExample(const Point2& place, int classIndex);
  void removeExample(const Point2& place, double reach);

  /// One number of φ set at the step shown: training begins there anew.
  void setParameter(Index parameter, double value);

 private:
  static bool isBehind(const NetworkTraining& training, long step) {
    return !training.isEnded() && training.reached() < step;
  }
  std::uint64_t revisionOf(const NetworkTraining& training, std::uint64_t count) const;
  /// `made`: the data of this configuration, where they are there already.
  void configure(NetworkLabConfig config, std::shared_ptr<const NetworkData> made);
  /// Whether there was time enough.
  bool trainTowards(long step, double seconds);
  void readNetworkFile(const nlohmann::json& value, NetworkLabConfig& config) const;
  void paint(Examples examples);
  void useTable(const NetworkDataConfig& source, std::shared_ptr<const NetworkData> made);
  void rememberTable(const OwnTablePtr& table);

  NetworkLabConfig config_;
  Playback playback_;
  std::shared_ptr<const NetworkData> data_;
  std::shared_ptr<NetworkTraining> training_;
  std::shared_ptr<NetworkTraining> kept_;  ///< the same one, until something else is set
  std::vector<OwnTablePtr> tables_;  ///< the last ones: scenes and undo name those that they cannot hold
  std::uint64_t trainings_ = 0;
  std::uint64_t keptTrainings_ = 0;
  std::optional<Vector> probe_;
  FrameShare share_;

  struct Gradient {
    std::uint64_t revision = 0;
    Vector value;
  };
  mutable Gradient gradient_;

  struct Confusion {
    std::uint64_t revision = 0;
    int threshold = 0;
    Eigen::MatrixXi counts;
  };
  mutable std::array<Confusion, 3> confusions_;  ///< of each part
};

}  // namespace descenso
