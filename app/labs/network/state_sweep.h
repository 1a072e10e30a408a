// Many networks trained on the lab's data in the background, to compare sizes, numbers of examples and
// penalties; or the models of the ladder.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/labs/network/config.h"
#include "app/labs/network/state_data.h"
#include "engine/networks/training_sweep.h"

namespace descenso {

class NetworkLab;

class LabSweep {
 public:
  /// Begins another sweep where the lab asks for one, and takes what has been trained. Returns whether anything to be
  /// seen has changed.
  bool follow(const NetworkLab& lab);
  /// Returns when every network of the sweep has been trained.
  void complete(const NetworkLab& lab);
  /// Nobody looks: training pauses, what is known stays.
  void rest();
  /// The user does not want to wait: nothing more is trained until something is set otherwise.
  void stop();

  bool isRunning() const { return job_ != nullptr && job_->isRunning(); }
  double progress() const { return job_ ? job_->progress() : 0; }
  const CellGrid<TrainingCell>& grid() const { return grid_; }
  /// Of sweeps begun: changes with all cells at once.
  long count() const { return count_; }
  NetworkSweepKind kind() const { return wish_.config.kind; }
  /// What the columns differ by: units a layer, units, examples, λ, or LadderModel.
  const std::vector<double>& columns() const { return columns_; }
  /// Numbers of hidden layers, or a single row.
  const std::vector<double>& rows() const { return rows_; }
  /// What networks are compared by: the loss. Models of different kinds have none in common, but for a number: the
  /// share of wrong classes.
  double error(const Score& score) const;
  /// Where the errors stand: at what the column differs by, of models at their number of parameters.
  double place(std::size_t column, const TrainingCell& cell) const;
  std::optional<GridPosition> best() const;

 private:
  struct Wish {
    NetworkSweepConfig config{};
    std::uint64_t training = 0;
    std::array<int, 2> axes{};
    bool operator==(const Wish&) const = default;
  };
  void begin(const NetworkLab& lab);

  std::optional<Wish> wanted_;
  Wish wish_{};
  long count_ = 0;
  std::vector<double> columns_;
  std::vector<double> rows_;
  std::unique_ptr<TrainingSweep> job_;
  CellGrid<TrainingCell> grid_;
};

/// What the columns of a sweep over these data are.
std::vector<double> sweepColumns(NetworkSweepKind kind, Index examples);
std::vector<double> sweepRows(NetworkSweepKind kind);

}  // namespace descenso
