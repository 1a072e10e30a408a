// The functions of block.h in plain words: what the vectorised ones are measured against.
#include <cmath>

#include "engine/math/types.h"
#include "engine/networks/kernels/block.h"

namespace descenso::kernels::plain {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Block = Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, blockColumns, Eigen::RowMajor>>;
using ConstBlock = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, blockColumns, Eigen::RowMajor>>;
using Column = Eigen::Ref<Eigen::Array<double, Eigen::Dynamic, 1>, 0, Eigen::InnerStride<>>;
using ConstColumn = const Eigen::Ref<const Eigen::Array<double, Eigen::Dynamic, 1>, 0, Eigen::InnerStride<>>&;

double sigmoid(double z) { return activation(ActivationKind::sigmoid).value(z, 0); }

double slopeOfOutput(ActivationKind kind, double a) {
  switch (kind) {
    case ActivationKind::sigmoid:
      return a * (1 - a);
    case ActivationKind::tanh:
      return 1 - a * a;
    case ActivationKind::relu:
      return a > 0 ? 1 : 0;
    default:
      return 1;
  }
}

/// −t ln σ(z) − (1 − t) ln(1 − σ(z)), for any z without overflow.
double binaryCrossEntropy(double z, double t) { return std::max(z, 0.0) - t * z + std::log1p(std::exp(-std::abs(z))); }

void softmax(Column scores) {
  scores = (scores - scores.maxCoeff()).exp();
  scores /= scores.sum();
}

/// −Σ t ln softmax(z), for any z without overflow.
double categoricalCrossEntropy(ConstColumn z, ConstColumn t) {
  const double highest = z.maxCoeff();
  return t.sum() * (highest + std::log((z - highest).exp().sum())) - (t * z).sum();
}

/// ∂loss/∂z from what the network says, `o`, in place.
void toDeltas(const Output& output, ConstColumn t, Column o) {
  if (output.loss == LossKind::crossEntropy) {
    o -= t;
    return;
  }
  const double factor = output.loss == LossKind::squaredError ? 2 : 1;
  const Eigen::ArrayXd slope = factor * (o - t);
  if (output.kind == OutputKind::softmax) {
    o *= slope - (slope * o).sum();
  } else if (output.kind == OutputKind::sigmoid) {
    o *= slope * (1 - o);
  } else {
    o = slope;
  }
}

double lossOf(const Output& output, ConstColumn scores, ConstColumn said, ConstColumn targets) {
  if (output.loss == LossKind::halfSquared) return (said - targets).square().sum() / 2;
  if (output.loss == LossKind::squaredError) return (said - targets).square().sum();
  if (output.kind == OutputKind::softmax) return categoricalCrossEntropy(scores, targets);
  double sum = 0;
  for (Index k = 0; k < scores.size(); ++k) sum += binaryCrossEntropy(scores[k], targets[k]);
  return sum;
}

void sayColumn(const Output& output, Column scores) {
  if (output.kind == OutputKind::softmax) softmax(scores);
  if (output.kind == OutputKind::sigmoid) scores = scores.unaryExpr(&sigmoid);
}

}  // namespace

void gather(const double* examples, int inputs, const int* chosen, int count, double* block) {
  Block out(block, inputs, blockColumns);
  out.setZero();
  for (int s = 0; s < count; ++s) {
    out.col(s) = VectorView(examples + static_cast<Index>(chosen[s]) * inputs, inputs);
  }
}

void forward(const Layer& layer, const double* in, int count, double* out, double* slopes) {
  const Eigen::Map<const RowMajor> w(layer.weights, layer.units, layer.inputs);
  Block a(out, layer.units, blockColumns);
  a.setZero();
  a.leftCols(count).noalias() = w * ConstBlock(in, layer.inputs, blockColumns).leftCols(count);
  a.leftCols(count).colwise() += VectorView(layer.biases, layer.units);
  const Activation& f = activation(layer.activation);
  if (slopes != nullptr) {
    Block slope(slopes, layer.units, blockColumns);
    slope = a.unaryExpr([&](double z) { return f.slope(z, layer.parameter); });
  }
  a = a.unaryExpr([&](double z) { return f.value(z, layer.parameter); }).eval();
}

double outputLoss(const Output& output, const double* out, const double* slopes, const double* targets, int count,
                  double scale, double* deltas, double*) {
  const ConstBlock scores(out, output.units, blockColumns);
  const ConstBlock wanted(targets, output.units, blockColumns);
  double sum = 0;
  for (int s = 0; s < count; ++s) {
    Eigen::ArrayXd column = scores.col(s);
    sayColumn(output, column);
    sum += lossOf(output, scores.col(s).array(), column, wanted.col(s).array());
    if (deltas == nullptr) continue;
    toDeltas(output, wanted.col(s).array(), column);
    Block(deltas, output.units, blockColumns).col(s) = scale * column;
  }
  if (deltas == nullptr) return sum;
  Block d(deltas, output.units, blockColumns);
  d.rightCols(blockColumns - count).setZero();
  if (output.kind != OutputKind::linear) return sum;
  if (slopes != nullptr) {
    d.leftCols(count).array() *= ConstBlock(slopes, output.units, blockColumns).leftCols(count).array();
  } else {
    d.leftCols(count).array() *=
        scores.leftCols(count).unaryExpr([&](double a) { return slopeOfOutput(output.activation, a); }).array();
  }
  return sum;
}

void say(const Output& output, double* scores, int count) {
  Block block(scores, output.units, blockColumns);
  for (int s = 0; s < count; ++s) sayColumn(output, block.col(s).array());
}

void addGradient(const Layer& layer, const double* deltas, const double* in, int count, bool isFirst, double*,
                 double* weights, double* biases) {
  const auto d = ConstBlock(deltas, layer.units, blockColumns).leftCols(count);
  const auto a = ConstBlock(in, layer.inputs, blockColumns).leftCols(count);
  Eigen::Map<RowMajor> w(weights, layer.units, layer.inputs);
  Eigen::Map<Vector> b(biases, layer.units);
  if (isFirst) {
    w.setZero();
    b.setZero();
  }
  w.noalias() += d * a.transpose();
  b += d.rowwise().sum();
}

void pullBack(const Layer& layer, const double* deltas, ActivationKind activationBefore, const double* before,
              const double* slopesBefore, int count, double* deltasBefore) {
  const Eigen::Map<const RowMajor> w(layer.weights, layer.units, layer.inputs);
  Block d(deltasBefore, layer.inputs, blockColumns);
  d.setZero();
  d.leftCols(count).noalias() = w.transpose() * ConstBlock(deltas, layer.units, blockColumns).leftCols(count);
  if (slopesBefore != nullptr) {
    d.leftCols(count).array() *= ConstBlock(slopesBefore, layer.inputs, blockColumns).leftCols(count).array();
  } else {
    d.leftCols(count).array() *= ConstBlock(before, layer.inputs, blockColumns)
                                     .leftCols(count)
                                     .unaryExpr([&](double a) { return slopeOfOutput(activationBefore, a); })
                                     .array();
  }
}

}  // namespace descenso::kernels::plain
