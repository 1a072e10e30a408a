// Mini-batches: which examples each update uses, and where in its pass over the data an update stands.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

#include "engine/math/types.h"

namespace descenso {

/// Batches by 0-based example indices, one a step; after the last, the first again. Empty: all data at every step.
using BatchSchedule = std::vector<std::vector<int>>;

/// A BatchSchedule that many runs read and none copies: that of a long race is many megabytes.
class SharedBatches {
 public:
  SharedBatches() = default;
  SharedBatches(BatchSchedule batches)  // NOLINT(google-explicit-constructor): a schedule is one wherever it is wanted
      : batches_(std::make_shared<const BatchSchedule>(std::move(batches))) {}
  SharedBatches(std::initializer_list<std::vector<int>> batches) : SharedBatches(BatchSchedule(batches)) {}

  const BatchSchedule& schedule() const;
  bool empty() const { return schedule().empty(); }

 private:
  std::shared_ptr<const BatchSchedule> batches_;  ///< nullptr: empty
};

enum class BatchOrder {
  shuffled,  ///< drawn without replacement, anew in every epoch
  fixed,     ///< example (stride · i) mod n, the same in every epoch: can be followed by hand in class
};

struct BatchConfig {
  Index size = 5;  ///< 1 … examples; the last batch of an epoch may be smaller
  BatchOrder order = BatchOrder::shuffled;
  std::uint64_t seed = 1;  ///< of the shuffled order
  Index stride = 0;        ///< of the fixed order, coprime to the number of examples; 0: classStride
  bool operator==(const BatchConfig&) const = default;
};

/// ⌈examples / size⌉.
Index updatesPerEpoch(Index exampleCount, Index size);

/// The smallest prime from 5 on that does not divide the number of examples: 7 for 30, 5 for 64. Neighbours are then
/// far apart and every example comes once in an epoch.
Index classStride(Index exampleCount);

/// Whole epochs, as many as `updates` need; a fixed order is one epoch, which repeats. Empty where a batch is all data.
/// Throws std::invalid_argument for a size that is not in 1 … exampleCount and a stride that is not coprime to it.
BatchSchedule makeBatches(const BatchConfig& config, Index exampleCount, Index updates);

/// Where updates stand in their passes over the data, whatever the sizes of the batches. Everything from 0.
class EpochCounter {
 public:
  /// Without batches every update is an epoch.
  EpochCounter(const BatchSchedule& batches, Index exampleCount);

  /// Whole passes over the data before the update to `step` (step ≥ 1).
  Index epochOf(Index step) const;
  /// How many updates of the same epoch come before it.
  Index batchOf(Index step) const;

 private:
  Index seenBefore(Index step) const;

  Index exampleCount_ = 1;
  std::vector<Index> seen_;  ///< examples in all batches before each, and in all of them
};

}  // namespace descenso
