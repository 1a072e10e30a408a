// What calls of the activations cost, measured in the background.
#pragma once

#include <atomic>
#include <optional>
#include <thread>
#include <vector>

#include "engine/networks/activation_cost.h"

namespace descenso {

class ActivationCosts {
 public:
  ~ActivationCosts();

  /// Measures all activations with these parameters, if that has not been begun.
  void start(std::vector<double> parameters);
  bool isStarted() const { return worker_.joinable(); }
  bool isRunning() const { return isStarted() && !isDone_.load(std::memory_order_acquire); }
  /// Returns when all are measured.
  void complete();
  /// Nothing while it is not known.
  std::optional<ActivationCost> cost(ActivationKind kind) const;
  /// Whether more are known than the last time.
  bool collect();

 private:
  std::size_t known() const { return known_.load(std::memory_order_acquire); }

  std::vector<ActivationCost> costs_;
  std::size_t collected_ = 0;
  std::atomic<std::size_t> known_ = 0;
  std::atomic<bool> isDone_ = false;
  std::jthread worker_;  ///< the last member: it ends before what it writes
};

}  // namespace descenso
