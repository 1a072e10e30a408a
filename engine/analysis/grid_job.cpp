#include "engine/analysis/grid_job.h"

#include <exception>
#include <system_error>

namespace descenso {

std::vector<GridPosition> coarseToFine(Index width, Index height) {
  std::vector<GridPosition> order;
  order.reserve(static_cast<std::size_t>(width * height));
  for (Index stride = coarsestStride; stride > 0; stride /= 2) {
    const Index before = stride == coarsestStride ? 0 : 2 * stride;  // stride of the passes until here
    for (Index row = 0; row < height; row += stride) {
      for (Index column = 0; column < width; column += stride) {
        if (before > 0 && row % before == 0 && column % before == 0) continue;
        order.push_back({static_cast<std::int32_t>(column), static_cast<std::int32_t>(row)});
      }
    }
  }
  return order;
}

Index firstPassSize(Index width, Index height) {
  const auto along = [](Index count) { return (count + coarsestStride - 1) / coarsestStride; };
  return along(width) * along(height);
}

unsigned threadCount(unsigned wanted) {
  return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

GridWorkers::GridWorkers(Index width, Index height, std::vector<Compute> computes)
    : order_(coarseToFine(width, height)), computes_(std::move(computes)) {
  threads_.reserve(computes_.size());
  for (const Compute& compute : computes_) {
    ++running_;
    try {
      threads_.emplace_back([this, &compute] { work(compute); });
    } catch (const std::system_error&) {
      --running_;
      if (threads_.empty()) throw;
      break;
    }
  }
}

void GridWorkers::cancel() {
  stop_.request_stop();
  wait();
}

void GridWorkers::wait() { threads_.clear(); }

std::optional<Message> GridWorkers::error() const {
  const std::lock_guard lock(mutex_);
  return error_;
}

void GridWorkers::work(const Compute& compute) {
  const std::stop_token stop = stop_.get_token();
  try {
    while (!stop.stop_requested()) {
      const std::size_t next = next_.fetch_add(1);
      if (next >= order_.size()) break;
      compute(order_[next], stop);
    }
  } catch (const std::exception& exception) {
    fail(messageOf(exception));
  } catch (...) {
    fail("unknown error"_message);
  }
  --running_;
}

void GridWorkers::fail(const Message& message) {
  const std::lock_guard lock(mutex_);
  if (!error_) error_ = message;
  stop_.request_stop();
}

}  // namespace descenso
