// The runs as the plots need them, made again when the race changes.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/labs/optimizer/state.h"
#include "app/labs/optimizer/state_update.h"
#include "app/plot/plot.h"

namespace descenso {

/// One run as the plots need it.
struct PlottedRun {
  enum class Kind {
    contestant,
    furtherStart,  ///< a contestant from another start
    branch,        ///< continues a contestant otherwise
    printed,       ///< ghost of the formula as the slides print it
    printedModel,  ///< ghost on the problem as the slides print it: its losses are of that one
  };

  const Run* run = nullptr;
  Kind kind = Kind::contestant;
  std::string name;  ///< "adam"
  int slot = 0;
  std::vector<double> first{};        ///< φ₀ by step
  std::vector<double> second{};       ///< φ₁ by step
  std::vector<double> steps{};        ///< number of each step
  std::vector<double> evaluations{};  ///< made until each step, in passes over the data (Evaluations::passes)
  long from = 0;                      ///< of a branch: the step at which it begins
  std::size_t branch = 0;             ///< of a branch: its place among them
};

/// One step of one run: what is made for it is kept as long as it is the one shown.
struct StepKey {
  std::uint64_t race = 0;
  std::string run;
  Index step = -1;
  bool operator==(const StepKey&) const = default;
};

class PlottedRuns {
 public:
  explicit PlottedRuns(OptimizerLab& lab) : lab_(lab) {}

  /// Before a plot is drawn.
  void refresh(Pace pace);
  const std::vector<PlottedRun>& contestants() const { return contestants_; }
  /// The same from further starts, branches and ghosts: drawn thinner, below.
  const std::vector<PlottedRun>& beside() const { return beside_; }

  /// "Adam", "Adam, as printed", "Momentum from k = 30".
  std::string nameOf(const Translations& text, const PlottedRun& run) const;
  /// A thin line along `xs` and `ys` as far as the step shown; a ghost or a branch has an entry of its own in the
  /// legend, a further start goes with its contestant's.
  void drawBeside(Plot& plot, const PlotContext& context, const PlottedRun& run, std::span<const double> xs,
                  std::span<const double> ys, std::size_t upTo, const std::set<std::string>& hidden) const;

  StepKey keyOf(const Run& run) const;
  /// The run gone through again to this step, with the inner state it had there; see StepReplay::at.
  const Run* replayed(const Run& run, Index step, Pace pace);
  bool isReplaying() const { return replay_.isComputing(); }

 private:
  OptimizerLab& lab_;
  std::uint64_t revision_ = 0;  ///< of the race that they come from
  std::vector<PlottedRun> contestants_;
  std::vector<PlottedRun> beside_;
  StepReplay replay_;
};

}  // namespace descenso
