// Functions of vectors of doubles, for files that Highway compiles once for each instruction set: each includes this
// after HWY_TARGET_INCLUDE is set, and it is read again for every one.
#if defined(DESCENSO_VECTOR_MATH_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef DESCENSO_VECTOR_MATH_INL_H
#undef DESCENSO_VECTOR_MATH_INL_H
#else
#define DESCENSO_VECTOR_MATH_INL_H
#endif

#include "engine/networks/kernels/block.h"
#include "hwy/contrib/math/math-inl.h"
#include "hwy/highway.h"

#undef DESCENSO_INLINE_LAMBDA
/// After a lambda's parameters: it becomes part of the function that calls it.
#define DESCENSO_INLINE_LAMBDA HWY_ATTR __attribute__((always_inline))

HWY_BEFORE_NAMESPACE();
namespace descenso::kernels::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using V = hn::Vec<Doubles>;
constexpr Doubles d;
constexpr int lanes = static_cast<int>(hn::MaxLanes(Doubles()));

/// Adding it leaves the nearest integer in the low bits.
constexpr double toInteger = 0x1.8p52;

/// 2 to the power of h plus the integer in the low bits of `shifted`, |h| ≤ ½. The coefficients are a minimax fit
/// (Remez) of this project: relative error under 4e−18.
/// Added up in pairs (Estrin's scheme): what waits for what is a third of Horner's.
HWY_INLINE V powerOfTwo(V h, V shifted) {
  const hn::RebindToUnsigned<Doubles> du;
  const V h2 = hn::Mul(h, h);
  const V h4 = hn::Mul(h2, h2);
  const auto pair = [&](double high, double low)
                        DESCENSO_INLINE_LAMBDA { return hn::MulAdd(hn::Set(d, high), h, hn::Set(d, low)); };
  const V highest = hn::MulAdd(pair(4.4352798809623313138e-10, 7.0741056274327998692e-9), h2,
                               pair(1.0178198040604386804e-7, 1.3215433089591631045e-6));
  const V middle = hn::MulAdd(pair(1.5252733489942824699e-5, 1.5403530462514621677e-4), h2,
                              pair(1.3333558146789969839e-3, 9.618129107588335056e-3));
  const V lowest =
      hn::MulAdd(pair(5.5504108664819921392e-2, 0.24022650695910156205), h2, pair(0.69314718055994533046, 1.0));
  const V p = hn::MulAdd(hn::MulAdd(highest, h4, middle), h4, lowest);
  return hn::BitCast(d, hn::Add(hn::BitCast(du, p), hn::ShiftLeft<52>(hn::BitCast(du, shifted))));
}

/// The exponential of numbers up to 709; 0 below the normal numbers.
HWY_INLINE V exponential(V x) {
  const V lowest = hn::Set(d, -708.0);
  const V safe = hn::Max(lowest, x);  // the second operand comes through where one is no number
  const V shifted = hn::MulAdd(safe, hn::Set(d, 1.4426950408889634074), hn::Set(d, toInteger));
  const V k = hn::Sub(shifted, hn::Set(d, toInteger));
  // The first part of ln 2 has 32 bits, so that k times it is exact.
  const V r = hn::NegMulAdd(k, hn::Set(d, 0x1.a39ef35793c76p-33), hn::NegMulAdd(k, hn::Set(d, 0x1.62e42feep-1), safe));
  const V power = powerOfTwo(hn::Mul(r, hn::Set(d, 1.4426950408889634074)), shifted);
  return hn::IfThenZeroElse(hn::Lt(x, lowest), power);
}

/// 1 / (1 + 2ᵘ) for |u| ≤ `farthest`, and beyond as there. Rounding of u is harmless: the farther out, the flatter.
HWY_INLINE V halvingOf(V u, double farthest) {
  const V safe = hn::Min(hn::Set(d, farthest), hn::Max(hn::Set(d, -farthest), u));
  const V shifted = hn::Add(safe, hn::Set(d, toInteger));
  const V h = hn::Sub(safe, hn::Sub(shifted, hn::Set(d, toInteger)));
  const V one = hn::Set(d, 1.0);
  return hn::Div(one, hn::Add(one, powerOfTwo(h, shifted)));
}

/// Relative error under 1e−13, absolute under 3e−16.
HWY_INLINE V sigmoidOf(V z) { return halvingOf(hn::Mul(z, hn::Set(d, -1.4426950408889634074)), 1020); }

/// 1 − 2 / (1 + e²ᶻ): absolute error under 4e−16.
HWY_INLINE V tanhOf(V z) {
  return hn::NegMulAdd(hn::Set(d, 2.0), halvingOf(hn::Mul(z, hn::Set(d, 2 * 1.4426950408889634074)), 60),
                       hn::Set(d, 1.0));
}

/// ln(1 + eᶻ), for any z without overflow.
HWY_INLINE V softplusOf(V z) {
  const V rest = hn::CallLog1p(d, exponential(hn::Neg(hn::Abs(z))));
  return hn::Add(hn::Max(hn::Zero(d), z), rest);
}

HWY_INLINE double total(V v) { return hn::GetLane(hn::SumOfLanes(d, v)); }

/// The first `count` lanes of `v`, then 0.
HWY_INLINE V firstOf(V v, int count) {
  return count >= lanes ? v : hn::IfThenElseZero(hn::FirstN(d, static_cast<std::size_t>(count)), v);
}

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

/// The end of the vectors that hold `count` numbers.
HWY_INLINE int roundedUp(int count) { return (count + lanes - 1) / lanes * lanes; }

}  // namespace descenso::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
