// Losses of outputs with vector instructions: examples in lanes.
#include <cstddef>

#include "engine/networks/kernels/block.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/networks/kernels/output.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep
//
#include "engine/networks/kernels/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace descenso::kernels::HWY_NAMESPACE {
namespace {

/// ∂f/∂z of a linear output's activation f, from its value a or its given slope.
HWY_INLINE V slopeOf(ActivationKind kind, V a, const double* slope) {
  const V one = hn::Set(d, 1.0);
  if (slope != nullptr) return hn::LoadU(d, slope);
  if (kind == ActivationKind::tanh) return hn::NegMulAdd(a, a, one);
  if (kind == ActivationKind::sigmoid) return hn::Mul(a, hn::Sub(one, a));
  if (kind == ActivationKind::relu) return hn::IfThenElseZero(hn::Gt(a, hn::Zero(d)), one);
  return one;
}

/// Of the examples in one vector, the first `count` of which are examples.
struct Column {
  const Output& output;
  const double* out;     // of the first unit; the next stands blockColumns further on
  const double* slopes;  // or null
  const double* targets;
  double* deltas;  // or null
  int count;
  V scale;

  HWY_INLINE V at(const double* block, int unit) const { return hn::LoadU(d, block + unit * blockColumns); }
  HWY_INLINE void setDelta(int unit, V slope) const {
    hn::StoreU(firstOf(hn::Mul(slope, scale), count), d, deltas + unit * blockColumns);
  }
};

HWY_INLINE V binaryCrossEntropy(const Column& c) {
  V loss = hn::Zero(d);
  for (int u = 0; u < c.output.units; ++u) {
    const V z = c.at(c.out, u);
    const V t = c.at(c.targets, u);
    loss = hn::Add(loss, hn::NegMulAdd(t, z, softplusOf(z)));
    if (c.deltas != nullptr) c.setDelta(u, hn::Sub(sigmoidOf(z), t));
  }
  return loss;
}

HWY_INLINE V highestOf(const double* scores, int units) {
  V highest = hn::LoadU(d, scores);
  for (int u = 1; u < units; ++u) highest = hn::Max(highest, hn::LoadU(d, scores + u * blockColumns));
  return highest;
}

/// e^(z − highest) of each unit, and their sum.
HWY_INLINE V exponentials(const double* scores, int units, V highest, double* out) {
  V sum = hn::Zero(d);
  for (int u = 0; u < units; ++u) {
    const V e = exponential(hn::Sub(hn::LoadU(d, scores + u * blockColumns), highest));
    hn::StoreU(e, d, out + u * blockColumns);
    sum = hn::Add(sum, e);
  }
  return sum;
}

/// Σ t (ln Σ eᶻ − z).
HWY_INLINE V categoricalCrossEntropy(const Column& c, V highest, V sum) {
  const V whole = hn::Add(highest, hn::CallLog(d, sum));
  V loss = hn::Zero(d);
  for (int u = 0; u < c.output.units; ++u) {
    loss = hn::MulAdd(c.at(c.targets, u), hn::Sub(whole, c.at(c.out, u)), loss);
  }
  return loss;
}

/// `said` holds the exponentials; the deltas may stand in their place.
HWY_INLINE V softmaxLoss(const Column& c, double* said) {
  const int units = c.output.units;
  const V highest = highestOf(c.out, units);
  const V sum = exponentials(c.out, units, highest, said);
  const V share = hn::Div(hn::Set(d, 1.0), sum);
  if (c.output.loss == LossKind::crossEntropy) {
    const V loss = categoricalCrossEntropy(c, highest, sum);
    for (int u = 0; c.deltas != nullptr && u < units; ++u) {
      c.setDelta(u, hn::MulSub(c.at(said, u), share, c.at(c.targets, u)));
    }
    return loss;
  }
  const V factor = hn::Set(d, c.output.loss == LossKind::squaredError ? 2.0 : 1.0);
  V squares = hn::Zero(d);
  V mean = hn::Zero(d);  // of the slopes, weighted by what is said
  for (int u = 0; u < units; ++u) {
    const V p = hn::Mul(c.at(said, u), share);
    const V miss = hn::Sub(p, c.at(c.targets, u));
    squares = hn::MulAdd(miss, miss, squares);
    mean = hn::MulAdd(hn::Mul(factor, miss), p, mean);
  }
  for (int u = 0; c.deltas != nullptr && u < units; ++u) {
    const V p = hn::Mul(c.at(said, u), share);
    const V miss = hn::Sub(p, c.at(c.targets, u));
    c.setDelta(u, hn::Mul(p, hn::MulSub(factor, miss, mean)));
  }
  return hn::Mul(hn::Mul(factor, hn::Set(d, 0.5)), squares);
}

HWY_INLINE V squaredLoss(const Column& c) {
  const V one = hn::Set(d, 1.0);
  const bool isSigmoid = c.output.kind == OutputKind::sigmoid;
  const V factor = hn::Set(d, c.output.loss == LossKind::squaredError ? 2.0 : 1.0);
  V squares = hn::Zero(d);
  for (int u = 0; u < c.output.units; ++u) {
    const V out = c.at(c.out, u);
    const V said = isSigmoid ? sigmoidOf(out) : out;
    const V miss = hn::Sub(said, c.at(c.targets, u));
    squares = hn::MulAdd(miss, miss, squares);
    if (c.deltas == nullptr) continue;
    const V slope =
        isSigmoid ? hn::Mul(said, hn::Sub(one, said))
                  : slopeOf(c.output.activation, said, c.slopes != nullptr ? c.slopes + u * blockColumns : nullptr);
    c.setDelta(u, hn::Mul(hn::Mul(factor, miss), slope));
  }
  return hn::Mul(hn::Mul(factor, hn::Set(d, 0.5)), squares);
}

double outputLoss(const Output& output, const double* out, const double* slopes, const double* targets, int count,
                  double scale, double* deltas, double* said) {
  V sum = hn::Zero(d);
  for (int s = 0; s < roundedUp(count); s += lanes) {
    const Column column{.output = output,
                        .out = out + s,
                        .slopes = slopes != nullptr ? slopes + s : nullptr,
                        .targets = targets + s,
                        .deltas = deltas != nullptr ? deltas + s : nullptr,
                        .count = count - s,
                        .scale = hn::Set(d, scale)};
    const V loss = output.kind == OutputKind::softmax      ? softmaxLoss(column, said + s)
                   : output.loss == LossKind::crossEntropy ? binaryCrossEntropy(column)
                                                           : squaredLoss(column);
    sum = hn::Add(sum, firstOf(loss, count - s));
  }
  return total(sum);
}

void say(const Output& output, double* scores, int count) {
  if (output.kind == OutputKind::linear) return;
  for (int s = 0; s < roundedUp(count); s += lanes) {
    const bool isSoftmax = output.kind == OutputKind::softmax;
    V share = hn::Zero(d);
    if (isSoftmax) {
      const V highest = highestOf(scores + s, output.units);
      share = hn::Div(hn::Set(d, 1.0), exponentials(scores + s, output.units, highest, scores + s));
    }
    for (int u = 0; u < output.units; ++u) {
      double* at = scores + u * blockColumns + s;
      const V value = hn::LoadU(d, at);
      hn::StoreU(isSoftmax ? hn::Mul(value, share) : sigmoidOf(value), d, at);
    }
  }
}

}  // namespace
}  // namespace descenso::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace descenso::kernels {

HWY_EXPORT(outputLoss);
HWY_EXPORT(say);

double outputLoss(const Output& output, const double* out, const double* slopes, const double* targets, int count,
                  double scale, double* deltas, double* said) {
  return HWY_DYNAMIC_DISPATCH(outputLoss)(output, out, slopes, targets, count, scale, deltas, said);
}

void say(const Output& output, double* scores, int count) { HWY_DYNAMIC_DISPATCH(say)(output, scores, count); }

}  // namespace descenso::kernels
#endif
