// All runs of the optimizer lab: the race, the same from further starts, branches, and beside each contestant the
// ghost of its formula as the slides print it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/labs/optimizer/config.h"
#include "app/labs/optimizer/state_map.h"
#include "engine/training/race.h"

namespace descenso {

/// The slides' formula of this contestant; nothing where they print none, or where it is the chosen one already.
std::optional<OptimizerConfig> printedForm(const OptimizerConfig& optimizer);

/// The batches of every run of the race; a size above the number of examples is that number.
BatchSchedule batchesOf(const OptimizerLabConfig& config, const Problem& problem);

class LabRaces {
 public:
  LabRaces() = default;
  /// Throws std::invalid_argument as Race does. A batch size above the number of examples is that number.
  /// `printed`: the problem as the slides print it; nullptr where they print it right, or nobody asks.
  LabRaces(std::shared_ptr<const Problem> problem, const OptimizerLabConfig& config,
           const std::shared_ptr<const Problem>& printed = nullptr);

  /// Steps all runs to their end or, at a responsive pace, for the time of one slow frame.
  void advance(Pace pace);
  /// To their end, whatever it takes.
  bool isComplete() const { return reached_ >= steps_; }

  const Race& race() const { return races_.front(); }
  /// One for each further start.
  std::span<const Race> fromMoreStarts() const { return std::span(races_).subspan(1, moreStarts_); }
  /// One for each branch, with one run: its step 0 is the branch's `from`.
  std::span<const Race> branches() const { return std::span(races_).subspan(1 + moreStarts_, branches_); }
  /// The ghosts of rules that the slides print otherwise; without runs unless they are asked for.
  const Race& printed() const { return races_[races_.size() - 2]; }
  /// Those of a problem that they print otherwise: each with the rule of its contestant, on that problem. A contestant
  /// has one ghost at most: where its rule is printed otherwise, the slides' rule runs on the right problem, so that
  /// one erratum shows at a time.
  const Race& onPrintedModel() const { return races_.back(); }

 private:
  std::shared_ptr<const Problem> problem_;
  std::vector<Race> races_ =
      std::vector<Race>(3);  ///< the race, those from more starts, branches, the ghosts of both kinds
  std::size_t moreStarts_ = 0;
  std::size_t branches_ = 0;
  long steps_ = 0;
  long reached_ = 0;  ///< step to which all runs have been computed, unless they ended before
};

}  // namespace descenso
