#include "app/labs/optimizer/state_update.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace descenso {
namespace {

constexpr std::chrono::milliseconds replayTime(8);

std::optional<Index> termNamed(const Run& run, std::string_view name) {
  const auto& terms = run.terms();
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (terms[i].name == name) return static_cast<Index>(i);
  return std::nullopt;
}

/// Every n-th example of the batch, so that there are not too many; those of a small batch all.
std::vector<int> thinned(const Batch& batch, Index count) {
  const Index stride = (count + mostArrows - 1) / mostArrows;
  std::vector<int> examples;
  for (Index i = 0; i < count; i += stride)
    examples.push_back(batch.isWhole ? static_cast<int>(i) : batch.examples[static_cast<std::size_t>(i)]);
  return examples;
}

}  // namespace

std::optional<ExampleArrows> exampleArrows(const Run& run, Index step, const Projection& onMap) {
  const Problem& problem = run.problem();
  if (problem.exampleCount() == 0) return std::nullopt;
  const Index now = std::clamp<Index>(step, 0, run.timeline().lastStep());
  const Batch batch = run.batchOf(now + 1);
  ExampleArrows arrows;
  arrows.examples = batch.isWhole ? problem.exampleCount() : static_cast<Index>(batch.examples.size());
  Vector from = run.timeline().at(now).phi;
  if (const auto ahead = termNamed(run, "lookAhead"); ahead && now < run.timeline().lastStep())
    from = run.timeline().at(now + 1).term(*ahead);
  Vector gradient(from.size());
  problem.lossAndGradient(from, batch, gradient);
  arrows.from = onMap(from);
  arrows.sum = -onMap(gradient);
  const std::vector<int> shown = thinned(batch, arrows.examples);
  const auto count = static_cast<Index>(shown.size());
  Matrix each(from.size(), count);
  exampleGradients(problem, from, Batch::of(shown), each);
  // What an example counts for is that of the whole batch, not of those that are shown.
  each *= problem.exampleWeight(arrows.examples) / problem.exampleWeight(count);
  if (!each.allFinite() || !arrows.sum.allFinite()) return std::nullopt;
  for (Index i = 0; i < count; ++i) arrows.descents.emplace_back(-onMap(each.col(i)));
  return arrows;
}

double arrowScale(const ExampleArrows& arrows, const Point2& unit, double reach) {
  double farthest = arrows.sum.cwiseProduct(unit).norm();
  Point2 reached(0, 0);
  for (const Point2& descent : arrows.descents) {
    farthest = std::max(farthest, descent.cwiseProduct(unit).norm());
    reached += descent;
    if (arrows.isAll()) farthest = std::max(farthest, reached.cwiseProduct(unit).norm());
  }
  return farthest > 0 ? reach / farthest : 0;
}

std::optional<LookAhead> lookAhead(const Run& run, Index step, const Projection& onMap) {
  const auto term = termNamed(run, "lookAhead");
  const Index update = std::min(std::max<Index>(step, 0) + 1, run.timeline().lastStep());
  if (!term || update < 1) return std::nullopt;
  const StepRecord after = run.timeline().at(update);
  return LookAhead{onMap(run.timeline().at(update - 1).phi), onMap(after.term(*term)), onMap(after.phi)};
}

const Run* StepReplay::at(const Run& run, Index step, std::uint64_t revision, Pace pace) {
  using Clock = std::chrono::steady_clock;
  const Index wanted = std::clamp<Index>(step, 0, run.timeline().lastStep());
  const bool isSame = run_ && revision_ == revision && name_ == run.entry().name;
  if (!isSame || run_->timeline().lastStep() > wanted) {
    run_ = std::make_unique<Run>(replayed(run, 0));
    name_ = run.entry().name;
    revision_ = revision;
  }
  const auto end = Clock::now() + replayTime;
  constexpr Index stride = 16;
  while (run_->timeline().lastStep() < wanted && run_->status() == RunStatus::running &&
         (pace == Pace::complete || Clock::now() < end))
    run_->advanceTo(std::min(wanted, run_->timeline().lastStep() + stride));
  isComputing_ = run_->timeline().lastStep() < wanted && run_->status() == RunStatus::running;
  return run_->timeline().lastStep() == wanted ? run_.get() : nullptr;
}

}  // namespace descenso
