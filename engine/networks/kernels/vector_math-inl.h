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

HWY_BEFORE_NAMESPACE();
namespace descenso::kernels::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using V = hn::Vec<Doubles>;
constexpr Doubles d;
constexpr int lanes = static_cast<int>(hn::MaxLanes(Doubles()));

/// The exponential of numbers up to 709; 0 below the normal numbers. The coefficients are a minimax fit (Remez) of this
/// project: relative error under 4e−18 for 2ʰ on |h| ≤ ½.
HWY_INLINE V exponential(V x) {
  const hn::RebindToUnsigned<Doubles> du;
  const V toInteger = hn::Set(d, 0x1.8p52);  // adding it leaves the nearest integer in the low bits
  const V lowest = hn::Set(d, -708.0);
  // The second operand comes through where one is no number.
  const V safe = hn::Max(lowest, x);
  const V shifted = hn::MulAdd(safe, hn::Set(d, 1.4426950408889634074), toInteger);
  const V k = hn::Sub(shifted, toInteger);
  // The first part of ln 2 has 32 bits, so that k times it is exact.
  const V r = hn::NegMulAdd(k, hn::Set(d, 0x1.a39ef35793c76p-33), hn::NegMulAdd(k, hn::Set(d, 0x1.62e42feep-1), safe));
  const V h = hn::Mul(r, hn::Set(d, 1.4426950408889634074));
  V p = hn::Set(d, 4.4352798809623313138e-10);
  const auto next = [&](double coefficient) HWY_ATTR { p = hn::MulAdd(p, h, hn::Set(d, coefficient)); };
  next(7.0741056274327998692e-9);
  next(1.0178198040604386804e-7);
  next(1.3215433089591631045e-6);
  next(1.5252733489942824699e-5);
  next(1.5403530462514621677e-4);
  next(1.3333558146789969839e-3);
  next(9.618129107588335056e-3);
  next(5.5504108664819921392e-2);
  next(0.24022650695910156205);
  next(0.69314718055994533046);
  next(1.0);
  const V scaled = hn::BitCast(d, hn::Add(hn::BitCast(du, p), hn::ShiftLeft<52>(hn::BitCast(du, shifted))));
  return hn::IfThenZeroElse(hn::Lt(x, lowest), scaled);
}

HWY_INLINE V sigmoidOf(V z) {
  const V one = hn::Set(d, 1.0);
  return hn::Div(one, hn::Add(one, exponential(hn::Min(hn::Set(d, 709.0), hn::Neg(z)))));
}

/// Absolute error under 4e−16.
HWY_INLINE V tanhOf(V z) {
  const V one = hn::Set(d, 1.0);
  const V e = exponential(hn::Min(hn::Set(d, 709.0), hn::Add(z, z)));
  return hn::Sub(one, hn::Div(hn::Set(d, 2.0), hn::Add(one, e)));
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

/// A column's first number of the vectors that hold `count` numbers.
HWY_INLINE int roundedUp(int count) { return (count + lanes - 1) / lanes * lanes; }

}  // namespace descenso::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
