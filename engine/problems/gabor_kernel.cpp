#include "engine/problems/gabor_kernel.h"

#include <cmath>

// Highway compiles the part between HWY_BEFORE_NAMESPACE and HWY_AFTER_NAMESPACE once for each instruction set, by
// including this file again. Nothing but Highway is included here: an inline function compiled for a wide instruction
// set could be kept by the linker for the whole program.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/problems/gabor_kernel.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace descenso::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, gaborPadding>;
using V = hn::Vec<Doubles>;
constexpr Doubles d;

// While |u| is below √(D · nearSquare) the envelope is a normal number and nothing has to be guarded: the functions
// come in two versions, of which `isNear` is the quick one.
constexpr double nearSquare = 700;
// Beyond this |u| the envelope is 0 for both denominators, and below it the reduction by π is exact to the last place.
constexpr double largestArgument = 256;

template <class... Coefficients>
HWY_INLINE V polynomial(V t, V highest, Coefficients... lower) {
  V p = highest;
  ((p = hn::MulAdd(p, t, hn::Set(d, lower))), ...);
  return p;
}

/// u = k π + r with |r| ≤ π/2, and the sign bit of (−1)ᵏ.
struct Reduced {
  V r;
  V sign;
};

HWY_INLINE Reduced reduceByPi(V u) {
  const hn::RebindToUnsigned<Doubles> du;
  const V toInteger = hn::Set(d, 0x1.8p52);  // adding it leaves the nearest integer in the low bits
  const V shifted = hn::MulAdd(u, hn::Set(d, 0.31830988618379067154), toInteger);
  const V k = hn::Sub(shifted, toInteger);
  // The first part of π has 45 bits, so that k times it is exact.
  const V r =
      hn::NegMulAdd(k, hn::Set(d, 0x1.8469898cc5170p-47), hn::NegMulAdd(k, hn::Set(d, 0x1.921fb54442d00p+1), u));
  return {r, hn::BitCast(d, hn::ShiftLeft<63>(hn::BitCast(du, shifted)))};
}

// The coefficients below are minimax fits (Remez) of this project: absolute error under 3e−19 for sine, 4e−18 for
// cosine on |r| ≤ π/2, relative error under 4e−18 for 2ʰ on |h| ≤ ½.

HWY_INLINE V sine(const Reduced& reduced) {
  const V t = hn::Mul(reduced.r, reduced.r);
  const V p = polynomial(t, hn::Set(d, 2.7215894429884227195e-15), -7.6430279892423530762e-13,
                         1.6058940935878827096e-10, -2.5052106891767879575e-8, 2.7557319211243468399e-6,
                         -1.9841269841208762241e-4, 8.3333333333331866526e-3, -0.1666666666666666531);
  return hn::Xor(hn::MulAdd(hn::Mul(p, t), reduced.r, reduced.r), reduced.sign);
}

HWY_INLINE V cosine(const Reduced& reduced) {
  const V t = hn::Mul(reduced.r, reduced.r);
  const V p = polynomial(t, hn::Set(d, 4.609007377061285214e-14), -1.1462904899793884963e-11, 2.087656196015115783e-9,
                         -2.7557316393535927928e-7, 2.4801587277443960422e-5, -1.3888888888773172298e-3,
                         4.1666666666663887966e-2, -0.49999999999999974312, 1.0);
  return hn::Xor(p, reduced.sign);
}

/// 2ʷ for w ≤ 0; 0 below the normal numbers, if there may be such.
template <bool isNear>
HWY_INLINE V exp2(V w) {
  const hn::RebindToUnsigned<Doubles> du;
  const V toInteger = hn::Set(d, 0x1.8p52);
  const V safe = isNear ? w : hn::Max(w, hn::Set(d, -1022.0));
  const V shifted = hn::Add(safe, toInteger);
  const V h = hn::Sub(safe, hn::Sub(shifted, toInteger));
  const V p = polynomial(h, hn::Set(d, 4.4352798809623313138e-10), 7.0741056274327998692e-9, 1.0178198040604386804e-7,
                         1.3215433089591631045e-6, 1.5252733489942824699e-5, 1.5403530462514621677e-4,
                         1.3333558146789969839e-3, 9.618129107588335056e-3, 5.5504108664819921392e-2,
                         0.24022650695910156205, 0.69314718055994533046, 1.0);
  const V scaled = hn::BitCast(d, hn::Add(hn::BitCast(du, p), hn::ShiftLeft<52>(hn::BitCast(du, shifted))));
  return isNear ? scaled : hn::IfThenElseZero(hn::Ge(w, hn::Set(d, -1021.0)), scaled);
}

/// The model's constants in every lane.
struct Shape {
  V exponent;  // −log₂e / D
  V twice;     // 2 / D

  HWY_INLINE explicit Shape(double denominator)
      : exponent(hn::Set(d, -1.4426950408889634074 / denominator)), twice(hn::Set(d, 2 / denominator)) {}
};

/// u where the model is not 0; elsewhere 0 for a finite u and NaN for an infinite one.
template <bool isNear>
HWY_INLINE V argument(V u) {
  return isNear ? u : hn::IfThenElse(hn::Gt(hn::Abs(u), hn::Set(d, largestArgument)), hn::Sub(u, u), u);
}

template <bool isNear>
HWY_INLINE V envelope(V u, const Shape& shape) {
  return exp2<isNear>(hn::Mul(hn::Mul(u, u), shape.exponent));
}

template <bool isNear>
HWY_INLINE V model(V u, const Shape& shape) {
  return hn::Mul(sine(reduceByPi(argument<isNear>(u))), envelope<isNear>(u, shape));
}

/// The first `count` lanes of `v`, then 0; all of them where there are no more.
HWY_INLINE V firstOf(V v, std::size_t count) {
  return count >= hn::Lanes(d) ? v : hn::IfThenElseZero(hn::FirstN(d, count), v);
}

HWY_INLINE V loadFirst(const double* from, std::size_t count) { return firstOf(hn::LoadU(d, from), count); }

HWY_INLINE double total(V v) { return hn::GetLane(hn::SumOfLanes(d, v)); }

template <bool isNear>
double lossOf(const GaborExamples& e, double phi0, double phi1) {
  const Shape shape(e.denominator);
  const V a = hn::Set(d, phi0);
  const V b = hn::Set(d, phi1);
  V sum = hn::Zero(d);
  for (std::size_t i = 0; i < e.count; i += hn::Lanes(d)) {
    const V u = hn::MulAdd(b, loadFirst(e.q + i, e.count - i), a);
    const V r = firstOf(hn::Sub(model<isNear>(u, shape), hn::LoadU(d, e.y + i)), e.count - i);
    sum = hn::MulAdd(r, r, sum);
  }
  return total(sum);
}

template <bool isNear>
GaborDerivatives gradientOf(const GaborExamples& e, double phi0, double phi1) {
  const Shape shape(e.denominator);
  const V a = hn::Set(d, phi0);
  const V b = hn::Set(d, phi1);
  V sum = hn::Zero(d);
  V sum0 = hn::Zero(d);
  V sum1 = hn::Zero(d);
  for (std::size_t i = 0; i < e.count; i += hn::Lanes(d)) {
    const V q = loadFirst(e.q + i, e.count - i);
    const V u = hn::MulAdd(b, q, a);
    const V safe = argument<isNear>(u);
    const Reduced reduced = reduceByPi(safe);
    const V s = sine(reduced);
    const V scale = envelope<isNear>(u, shape);
    const V r = firstOf(hn::MulSub(s, scale, hn::LoadU(d, e.y + i)), e.count - i);
    const V slope = hn::Mul(scale, hn::NegMulAdd(hn::Mul(shape.twice, safe), s, cosine(reduced)));
    const V g = hn::Mul(r, slope);
    sum = hn::MulAdd(r, r, sum);
    sum0 = hn::Add(sum0, g);
    sum1 = hn::MulAdd(g, q, sum1);
  }
  return {.loss = total(sum), .gradient0 = 2 * total(sum0), .gradient1 = 2 * total(sum1)};
}

template <bool isNear>
GaborDerivatives hessianOf(const GaborExamples& e, double phi0, double phi1) {
  const Shape shape(e.denominator);
  const V a = hn::Set(d, phi0);
  const V b = hn::Set(d, phi1);
  const V one = hn::Set(d, 1.0);
  V sum[6] = {hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d), hn::Zero(d)};
  for (std::size_t i = 0; i < e.count; i += hn::Lanes(d)) {
    const V q = loadFirst(e.q + i, e.count - i);
    const V u = hn::MulAdd(b, q, a);
    const V safe = argument<isNear>(u);
    const Reduced reduced = reduceByPi(safe);
    const V s = sine(reduced);
    const V c = cosine(reduced);
    const V scale = envelope<isNear>(u, shape);
    const V v = hn::Mul(shape.twice, safe);
    const V r = firstOf(hn::MulSub(s, scale, hn::LoadU(d, e.y + i)), e.count - i);
    const V slope = firstOf(hn::Mul(scale, hn::NegMulAdd(v, s, c)), e.count - i);
    const V sineFactor = hn::Sub(hn::MulSub(v, v, shape.twice), one);
    const V curvature = hn::Mul(scale, hn::MulSub(sineFactor, s, hn::Mul(hn::Add(v, v), c)));
    const V g = hn::Mul(r, slope);
    const V bend = hn::MulAdd(slope, slope, hn::Mul(r, curvature));
    const V bendQ = hn::Mul(bend, q);
    sum[0] = hn::MulAdd(r, r, sum[0]);
    sum[1] = hn::Add(sum[1], g);
    sum[2] = hn::MulAdd(g, q, sum[2]);
    sum[3] = hn::Add(sum[3], bend);
    sum[4] = hn::Add(sum[4], bendQ);
    sum[5] = hn::MulAdd(bendQ, q, sum[5]);
  }
  return {.loss = total(sum[0]),
          .gradient0 = 2 * total(sum[1]),
          .gradient1 = 2 * total(sum[2]),
          .hessian00 = 2 * total(sum[3]),
          .hessian01 = 2 * total(sum[4]),
          .hessian11 = 2 * total(sum[5])};
}

/// Losses at two vectors of φ₀: two independent chains keep the processor busy.
template <bool isNear>
HWY_INLINE void lossColumns(const GaborExamples& e, const double* first, double phi1, double* out) {
  const std::size_t lanes = hn::Lanes(d);
  const Shape shape(e.denominator);
  const V a = hn::LoadU(d, first);
  const V b = hn::LoadU(d, first + lanes);
  V sumA = hn::Zero(d);
  V sumB = hn::Zero(d);
  for (std::size_t i = 0; i < e.count; ++i) {
    const V shift = hn::Set(d, phi1 * e.q[i]);
    const V target = hn::Set(d, e.y[i]);
    const V rA = hn::Sub(model<isNear>(hn::Add(a, shift), shape), target);
    const V rB = hn::Sub(model<isNear>(hn::Add(b, shift), shape), target);
    sumA = hn::MulAdd(rA, rA, sumA);
    sumB = hn::MulAdd(rB, rB, sumB);
  }
  hn::StoreU(sumA, d, out);
  hn::StoreU(sumB, d, out + lanes);
}

template <bool isNear>
void lossRowOf(const GaborExamples& e, const double* first, std::size_t count, double phi1, double* out) {
  const std::size_t block = 2 * hn::Lanes(d);
  std::size_t k = 0;
  for (; k + block <= count; k += block) lossColumns<isNear>(e, first + k, phi1, out + k);
  if (k == count) return;
  double lastFirst[2 * gaborPadding] = {};
  double lastOut[2 * gaborPadding];
  for (std::size_t i = k; i < count; ++i) lastFirst[i - k] = first[i];
  lossColumns<isNear>(e, lastFirst, phi1, lastOut);
  for (std::size_t i = k; i < count; ++i) out[i] = lastOut[i - k];
}

/// False for NaN.
bool areNear(const GaborExamples& e, double phi0, double phi1) {
  const double largest = std::abs(phi0) + std::abs(phi1) * e.largestQ;
  return largest * largest < nearSquare * e.denominator;
}

double loss(const GaborExamples& e, double phi0, double phi1) {
  return areNear(e, phi0, phi1) ? lossOf<true>(e, phi0, phi1) : lossOf<false>(e, phi0, phi1);
}

GaborDerivatives gradient(const GaborExamples& e, double phi0, double phi1) {
  return areNear(e, phi0, phi1) ? gradientOf<true>(e, phi0, phi1) : gradientOf<false>(e, phi0, phi1);
}

GaborDerivatives hessian(const GaborExamples& e, double phi0, double phi1) {
  return areNear(e, phi0, phi1) ? hessianOf<true>(e, phi0, phi1) : hessianOf<false>(e, phi0, phi1);
}

void lossRow(const GaborExamples& e, const double* first, std::size_t count, double phi1, double* out) {
  bool isNear = true;
  for (std::size_t k = 0; k < count; ++k) isNear = isNear && areNear(e, first[k], phi1);
  (isNear ? lossRowOf<true> : lossRowOf<false>)(e, first, count, phi1, out);
}

}  // namespace
}  // namespace descenso::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace descenso {

HWY_EXPORT(loss);
HWY_EXPORT(gradient);
HWY_EXPORT(hessian);
HWY_EXPORT(lossRow);

double gaborLoss(const GaborExamples& examples, double phi0, double phi1) {
  return HWY_DYNAMIC_DISPATCH(loss)(examples, phi0, phi1);
}

GaborDerivatives gaborGradient(const GaborExamples& examples, double phi0, double phi1) {
  return HWY_DYNAMIC_DISPATCH(gradient)(examples, phi0, phi1);
}

GaborDerivatives gaborHessian(const GaborExamples& examples, double phi0, double phi1) {
  return HWY_DYNAMIC_DISPATCH(hessian)(examples, phi0, phi1);
}

void gaborLossRow(const GaborExamples& examples, const double* first, std::size_t count, double phi1, double* out) {
  HWY_DYNAMIC_DISPATCH(lossRow)(examples, first, count, phi1, out);
}

}  // namespace descenso
#endif
