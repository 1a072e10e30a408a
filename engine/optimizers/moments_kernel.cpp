#include "engine/optimizers/moments_kernel.h"

// As in problems/gabor_kernel.cpp: nothing but Highway is compiled for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/optimizers/moments_kernel.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace descenso::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using V = hn::Vec<Doubles>;
constexpr Doubles d;

/// The first `count` numbers, fewer than there are lanes; nothing beyond them is touched. Of two lanes that is one, and
/// there masks would touch both.
HWY_INLINE V loadFirst(const double* from, std::size_t count) {
  if constexpr (hn::MaxLanes(Doubles()) <= 2) {
    alignas(16) double numbers[2] = {from[0], 0};
    return hn::Load(d, numbers);
  } else {
    return hn::MaskedLoad(hn::FirstN(d, count), d, from);
  }
}
HWY_INLINE void storeFirst(V values, double* to, std::size_t count) {
  if constexpr (hn::MaxLanes(Doubles()) <= 2) {
    to[0] = hn::GetLane(values);
  } else {
    hn::BlendedStore(values, hn::FirstN(d, count), d, to);
  }
}

/// Calls visit(load, store) for each vector; the last one touches only the numbers that are there.
template <class Visit>
HWY_INLINE void forEachVector(std::size_t count, Visit visit) {
  const std::size_t lanes = hn::Lanes(d);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    visit([&](const double* from) HWY_ATTR { return hn::LoadU(d, from + i); },
          [&](V value, double* to) HWY_ATTR { hn::StoreU(value, d, to + i); });
  }
  if (i == count) return;
  visit([&](const double* from) HWY_ATTR { return loadFirst(from + i, count - i); },
        [&](V value, double* to) HWY_ATTR { storeFirst(value, to + i, count - i); });
}

void adam(const AdamUpdate& update, std::size_t count, const double* g, double* m, double* v, double* phi,
          double* delta) {
  const V beta = hn::Set(d, update.beta);
  const V gamma = hn::Set(d, update.gamma);
  const V newShare = hn::Set(d, 1 - update.beta);
  const V newSquareShare = hn::Set(d, 1 - update.gamma);
  const V scale = hn::Set(d, -update.rate * update.mScale);
  const V vScale = hn::Set(d, update.vScale);
  const V inside = hn::Set(d, update.isEpsilonInside ? update.epsilon : 0.0);
  const V outside = hn::Set(d, update.isEpsilonInside ? 0.0 : update.epsilon);
  forEachVector(count, [&](auto load, auto store) HWY_ATTR {
    const V slope = load(g);
    const V mean = hn::MulAdd(beta, load(m), hn::Mul(newShare, slope));
    const V square = hn::MulAdd(gamma, load(v), hn::Mul(newSquareShare, hn::Mul(slope, slope)));
    store(mean, m);
    store(square, v);
    const V root = hn::Add(hn::Sqrt(hn::MulAdd(square, vScale, inside)), outside);
    const V change = hn::Div(hn::Mul(scale, mean), root);
    if (delta != nullptr) store(change, delta);
    store(hn::Add(load(phi), change), phi);
  });
}

/// A product with 0 is 0 or no number. Four sums, since each addition waits for the one before.
bool finite(const double* values, std::size_t count) {
  const V zero = hn::Zero(d);
  const std::size_t lanes = hn::Lanes(d);
  V sums[4] = {zero, zero, zero, zero};
  std::size_t i = 0;
  for (; i + 4 * lanes <= count; i += 4 * lanes) {
    sums[0] = hn::MulAdd(hn::LoadU(d, values + i), zero, sums[0]);
    sums[1] = hn::MulAdd(hn::LoadU(d, values + i + lanes), zero, sums[1]);
    sums[2] = hn::MulAdd(hn::LoadU(d, values + i + 2 * lanes), zero, sums[2]);
    sums[3] = hn::MulAdd(hn::LoadU(d, values + i + 3 * lanes), zero, sums[3]);
  }
  forEachVector(count - i, [&](auto load, auto) HWY_ATTR { sums[0] = hn::MulAdd(load(values + i), zero, sums[0]); });
  const V all = hn::Add(hn::Add(sums[0], sums[1]), hn::Add(sums[2], sums[3]));
  return hn::GetLane(hn::SumOfLanes(d, all)) == 0;
}

}  // namespace
}  // namespace descenso::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace descenso {

HWY_EXPORT(adam);
HWY_EXPORT(finite);

void updateAdam(const AdamUpdate& update, std::size_t count, const double* g, double* m, double* v, double* phi,
                double* delta) {
  HWY_DYNAMIC_DISPATCH(adam)(update, count, g, m, v, phi, delta);
}

bool areFinite(const double* values, std::size_t count) { return HWY_DYNAMIC_DISPATCH(finite)(values, count); }

}  // namespace descenso
#endif
