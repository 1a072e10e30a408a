#include "engine/training/rewind.h"

#include <algorithm>
#include <string>

#include "engine/math/message.h"

namespace descenso {

Rewind::Rewind(const Run& run)
    : run_(&run),
      updater_(run.problem(), run.config(), run.options()),
      phi_(run.start()),
      terms_(updater_.optimizer().terms()) {
  run.toStart(updater_.optimizer());
}

const Vector& Rewind::seek(Index step) {
  const Index last = run_->timeline().lastStep();
  if (step < 0 || step > last) {
    throw InvalidArgument("step must be in 0 … {last}, got {got}"_message, {{"last", last}, {"got", step}});
  }
  if (const KeyFrames* frames = run_->keyFrames()) {
    const KeyFrames::Frame& frame = frames->before(std::max<Index>(0, step - 1));  // so that there are terms
    if (step < step_ || frame.step > step_) {
      frames->restore(frame, phi_, updater_.optimizer());
      step_ = frame.step;
    }
  } else if (step < step_) {
    phi_ = run_->start();
    updater_.reset();
    run_->toStart(updater_.optimizer());
    step_ = 0;
  }
  while (step_ < step) updater_.make(++step_, phi_);
  return phi_;
}

std::vector<std::byte> Rewind::state() {
  std::vector<std::byte> bytes(stateBytes(updater_.optimizer()));
  saveState(updater_.optimizer(), bytes.data());
  return bytes;
}

Run branched(Rewind& from, const OptimizerConfig& config, RunOptions options) {
  options.begin = from.run().options().begin + from.step();
  std::vector<std::byte> state = from.state();
  const std::unique_ptr<Optimizer> wanted = makeOptimizer(config);
  wanted->reset(from.phi().size());
  if (config.name != from.run().config().name || stateBytes(*wanted) != state.size()) state.clear();
  return Run(from.run().sharedProblem(), config, from.phi(), std::move(options), std::move(state));
}

}  // namespace descenso
