#include "engine/optimizers/state.h"

#include <cstring>

#include "engine/optimizers/optimizer.h"

namespace descenso {
namespace {

class Counter final : public StateVisitor {
 public:
  std::size_t bytes = 0;

 private:
  void visit(void*, std::size_t size) override { bytes += size; }
};

class Saver final : public StateVisitor {
 public:
  explicit Saver(std::byte* to) : to_(to) {}

 private:
  void visit(void* begin, std::size_t size) override {
    std::memcpy(to_, begin, size);
    to_ += size;
  }
  std::byte* to_;
};

class Restorer final : public StateVisitor {
 public:
  explicit Restorer(const std::byte* from) : from_(from) {}

 private:
  void visit(void* begin, std::size_t size) override {
    std::memcpy(begin, from_, size);
    from_ += size;
  }
  const std::byte* from_;
};

}  // namespace

std::size_t stateBytes(Optimizer& optimizer) {
  Counter counter;
  optimizer.visitState(counter);
  return counter.bytes;
}

void saveState(Optimizer& optimizer, std::byte* state) {
  Saver saver(state);
  optimizer.visitState(saver);
}

void restoreState(Optimizer& optimizer, const std::byte* state) {
  Restorer restorer(state);
  optimizer.visitState(restorer);
}

}  // namespace descenso
