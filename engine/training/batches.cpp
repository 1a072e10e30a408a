#include "engine/training/batches.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

#include "engine/math/message.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

void checkSize(Index size, Index exampleCount) {
  if (exampleCount < 1) throw InvalidArgument("batches need a problem with data; this one has none"_message);
  if (size < 1 || size > exampleCount) {
    throw InvalidArgument("a batch must have 1 … {examples} examples, got {got}"_message,
                          {{"examples", exampleCount}, {"got", size}});
  }
}

Index checkedStride(Index stride, Index exampleCount) {
  if (stride == 0) return classStride(exampleCount);
  if (stride < 1 || std::gcd(stride, exampleCount) != 1) {
    throw InvalidArgument("stride must be coprime to the {examples} examples, as {stride}, got {got}"_message,
                          {{"examples", exampleCount}, {"stride", classStride(exampleCount)}, {"got", stride}});
  }
  return stride;
}

void appendEpoch(BatchSchedule& batches, const std::vector<int>& order, Index size) {
  const auto step = static_cast<std::size_t>(size);
  for (std::size_t begin = 0; begin < order.size(); begin += step) {
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), begin + step));
    batches.emplace_back(first, last);
  }
}

}  // namespace

Index updatesPerEpoch(Index exampleCount, Index size) {
  checkSize(size, exampleCount);
  return (exampleCount + size - 1) / size;
}

Index classStride(Index exampleCount) {
  const auto isPrime = [](Index value) {
    for (Index divisor = 2; divisor * divisor <= value; ++divisor)
      if (value % divisor == 0) return false;
    return true;
  };
  Index stride = 5;
  while (!isPrime(stride) || exampleCount % stride == 0) ++stride;
  return stride;
}

const BatchSchedule& SharedBatches::schedule() const {
  static const BatchSchedule none;
  return batches_ ? *batches_ : none;
}

BatchSchedule makeBatches(const BatchConfig& config, Index exampleCount, Index updates) {
  checkSize(config.size, exampleCount);
  const Index stride = checkedStride(config.stride, exampleCount);
  BatchSchedule batches;
  if (config.size == exampleCount) return batches;
  std::vector<int> order(static_cast<std::size_t>(exampleCount));
  if (config.order == BatchOrder::fixed) {
    for (Index i = 0; i < exampleCount; ++i)
      order[static_cast<std::size_t>(i)] = static_cast<int>(stride % exampleCount * i % exampleCount);
    appendEpoch(batches, order, config.size);
    return batches;
  }
  Random random(config.seed);
  std::iota(order.begin(), order.end(), 0);
  do {
    random.shuffle(order);
    appendEpoch(batches, order, config.size);
  } while (static_cast<Index>(batches.size()) < updates);
  return batches;
}

EpochCounter::EpochCounter(const BatchSchedule& batches, Index exampleCount)
    : exampleCount_(std::max<Index>(1, exampleCount)) {
  if (batches.empty()) {
    seen_ = {0, exampleCount_};
    return;
  }
  seen_.reserve(batches.size() + 1);
  seen_.push_back(0);
  for (const std::vector<int>& batch : batches) seen_.push_back(seen_.back() + static_cast<Index>(batch.size()));
}

Index EpochCounter::seenBefore(Index step) const {
  const auto count = static_cast<Index>(seen_.size()) - 1;
  const Index before = step - 1;
  return before / count * seen_.back() + seen_[static_cast<std::size_t>(before % count)];
}

Index EpochCounter::epochOf(Index step) const { return seenBefore(step) / exampleCount_; }

Index EpochCounter::batchOf(Index step) const {
  Index low = 1;  // the first step of the same epoch is in low … high
  Index high = step;
  const Index epoch = epochOf(step);
  while (low < high) {
    const Index middle = low + (high - low) / 2;
    if (epochOf(middle) < epoch) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return step - low;
}

}  // namespace descenso
