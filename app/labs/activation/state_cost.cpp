#include "app/labs/activation/state_cost.h"

#include <utility>

namespace descenso {

ActivationCosts::~ActivationCosts() { worker_.request_stop(); }

void ActivationCosts::start(std::vector<double> parameters) {
  if (isStarted()) return;
  costs_.resize(activationCatalog().size());
  worker_ = std::jthread([this, parameters = std::move(parameters)](const std::stop_token& stop) {
    for (std::size_t i = 0; i < costs_.size() && !stop.stop_requested(); ++i) {
      costs_[i] = measureCost(activationCatalog()[i], parameters[i], stop);
      known_.store(i + 1, std::memory_order_release);
    }
    isDone_.store(true, std::memory_order_release);
    isDone_.notify_all();
  });
}

void ActivationCosts::complete() {
  if (isStarted()) isDone_.wait(false, std::memory_order_acquire);
}

bool ActivationCosts::collect() {
  const std::size_t now = known();
  return std::exchange(collected_, now) != now;
}

std::optional<ActivationCost> ActivationCosts::cost(ActivationKind kind) const {
  const auto i = static_cast<std::size_t>(kind);
  if (i >= known()) return std::nullopt;
  return costs_[i];
}

}  // namespace descenso
