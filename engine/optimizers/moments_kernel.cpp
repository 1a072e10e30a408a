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

/// Calls visit(i, load, store) for each vector; the last one touches only the numbers that are there.
template <class Visit>
HWY_INLINE void forEachVector(std::size_t count, Visit visit) {
  const std::size_t lanes = hn::Lanes(d);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    visit([&](const double* from) HWY_ATTR { return hn::LoadU(d, from + i); },
          [&](V value, double* to) HWY_ATTR { hn::StoreU(value, d, to + i); });
  }
  if (i == count) return;
  const auto rest = hn::FirstN(d, count - i);
  visit([&](const double* from) HWY_ATTR { return hn::MaskedLoad(rest, d, from + i); },
        [&](V value, double* to) HWY_ATTR { hn::BlendedStore(value, rest, d, to + i); });
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

/// A product with 0 is 0 or no number.
bool finite(const double* values, std::size_t count) {
  const V zero = hn::Zero(d);
  V sums[2] = {zero, zero};
  std::size_t turn = 0;
  forEachVector(count, [&](auto load, auto) HWY_ATTR {
    V& sum = sums[turn++ % 2];
    sum = hn::MulAdd(load(values), zero, sum);
  });
  return hn::GetLane(hn::SumOfLanes(d, hn::Add(sums[0], sums[1]))) == 0;
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
