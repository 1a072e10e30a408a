// The best learning rate of every contestant, found by trying many in the background, one contestant after the other.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/labs/optimizer/state_maps.h"

namespace descenso {

/// What was found for one contestant.
struct TunedRate {
  std::string optimizer;
  double alpha = 0;
  Index steps = 0;       ///< to the goal, where it arrives
  bool arrives = false;  ///< otherwise the α that ends lowest
};

class LabTuning {
 public:
  /// Begins with every contestant of the race that has an α, from the start of the race; does nothing if none has.
  void start(const MapSubject& subject);
  void cancel();
  bool isRunning() const { return !queries_.empty(); }
  double progress() const;
  /// Polled once a frame: goes on to the next contestant. Returns whether all are done now: take() them.
  bool advance();
  /// What was found; contestants that diverge whatever their α is are left out.
  std::vector<TunedRate> take() { return std::exchange(found_, {}); }

 private:
  void next();

  std::vector<SweepQuery> queries_;
  std::unique_ptr<Sweep> sweep_;  ///< of queries_[done_]
  std::size_t done_ = 0;
  std::vector<TunedRate> found_;
};

/// Whether an optimizer of that name has an α.
bool hasRate(std::string_view optimizer);

}  // namespace descenso
