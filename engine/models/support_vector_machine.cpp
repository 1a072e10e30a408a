#include "engine/models/support_vector_machine.h"

#include <libsvm/svm.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

void checkPositive(std::string_view name, double value) {
  if (value > 0 && std::isfinite(value)) return;
  throw InvalidArgument("{name} must be a positive number, got {got}"_message, {{"name", name}, {"got", value}});
}

void checkTwoClasses(const Examples& examples) {
  checkExamples(examples);
  if (!examples.isClassified()) {
    throw InvalidArgument("a support vector machine needs examples with classes, got numbers to predict"_message);
  }
  const auto isOther = [&](int each) { return each != examples.classes.front(); };
  if (std::none_of(examples.classes.begin(), examples.classes.end(), isOther)) {
    throw InvalidArgument("a support vector machine needs examples of at least two classes, got one"_message);
  }
}

/// Examples as LIBSVM wants them: pairs of index and value, ended by index −1.
class SvmExamples {
 public:
  explicit SvmExamples(const Examples& examples) : labels_(examples.classes.begin(), examples.classes.end()) {
    const Index inputs = examples.inputCount();
    nodes_.reserve(static_cast<std::size_t>(examples.size() * (inputs + 1)));
    for (Index k = 0; k < examples.size(); ++k) {
      for (Index i = 0; i < inputs; ++i) nodes_.push_back({static_cast<int>(i) + 1, examples.inputs(i, k)});
      nodes_.push_back({-1, 0});
    }
    for (Index k = 0; k < examples.size(); ++k) rows_.push_back(nodes_.data() + k * (inputs + 1));
  }

  svm_problem problem() { return {static_cast<int>(rows_.size()), labels_.data(), rows_.data()}; }

 private:
  std::vector<double> labels_;
  std::vector<svm_node> nodes_;
  std::vector<svm_node*> rows_;
};

struct FreeModel {
  void operator()(svm_model* model) const { svm_free_and_destroy_model(&model); }
};
using TrainedModel = std::unique_ptr<svm_model, FreeModel>;

TrainedModel train(svm_problem& problem, const SupportVectorConfig& config) {
  [[maybe_unused]] static const bool isQuiet = [] {
    svm_set_print_string_function([](const char*) {});
    return true;
  }();
  svm_parameter parameter{};
  parameter.svm_type = C_SVC;
  parameter.kernel_type = RBF;
  parameter.gamma = config.gamma;
  parameter.C = config.c;
  parameter.cache_size = 100;  // MB
  parameter.eps = 1e-4;        // how far from optimal a training may end
  parameter.shrinking = 1;
  return TrainedModel(svm_train(&problem, &parameter));
}

/// The row of the pair of classes a < b.
Index rowOfPair(Index a, Index b, Index classCount) { return a * classCount - a * (a + 1) / 2 + b - a - 1; }

/// A pair of which one class has no example says the other.
Vector offsetsOfAbsent(const Examples& examples) {
  const Index classes = examples.classCount();
  std::vector<bool> isPresent(static_cast<std::size_t>(classes), false);
  for (const int each : examples.classes) isPresent[static_cast<std::size_t>(each)] = true;
  Vector offsets(classes * (classes - 1) / 2);
  for (Index a = 0; a < classes; ++a) {
    for (Index b = a + 1; b < classes; ++b) {
      offsets[rowOfPair(a, b, classes)] = isPresent[static_cast<std::size_t>(b)] ? 1 : -1;
    }
  }
  return offsets;
}

/// Copies what LIBSVM says about each pair of classes, turned so that the higher class is the positive one. Its support
/// vectors are grouped by class in the order of its labels; those of class i against class j have row j − 1 of the
/// coefficients if j > i, else row j.
void copyPairs(const svm_model& model, Index classCount, Matrix& coefficients, Vector& offsets) {
  int pair = 0;
  int beginOfI = 0;
  for (int i = 0; i < model.nr_class; beginOfI += model.nSV[i++]) {
    int beginOfJ = beginOfI + model.nSV[i];
    for (int j = i + 1; j < model.nr_class; beginOfJ += model.nSV[j++], ++pair) {
      const Index a = std::min(model.label[i], model.label[j]);
      const Index b = std::max(model.label[i], model.label[j]);
      const double sign = model.label[i] == b ? 1 : -1;  // positive says class i
      const Index row = rowOfPair(a, b, classCount);
      offsets[row] = -sign * model.rho[pair];
      for (int s = beginOfI; s < beginOfI + model.nSV[i]; ++s) {
        coefficients(row, model.sv_indices[s] - 1) = sign * model.sv_coef[j - 1][s];
      }
      for (int s = beginOfJ; s < beginOfJ + model.nSV[j]; ++s) {
        coefficients(row, model.sv_indices[s] - 1) = sign * model.sv_coef[i][s];
      }
    }
  }
}

}  // namespace

SupportVectorMachine::SupportVectorMachine(const Examples& examples, const SupportVectorConfig& config)
    : gamma_(config.gamma), classCount_(examples.classCount()) {
  checkPositive("gamma", config.gamma);
  checkPositive("C", config.c);
  checkTwoClasses(examples);
  SvmExamples prepared(examples);
  svm_problem problem = prepared.problem();
  const TrainedModel model = train(problem, config);
  offsets_ = offsetsOfAbsent(examples);
  coefficients_ = Matrix::Zero(offsets_.size(), examples.size());
  copyPairs(*model, classCount_, coefficients_, offsets_);
  supportVectors_.assign(model->sv_indices, model->sv_indices + model->l);
  for (int& index : supportVectors_) --index;
  std::sort(supportVectors_.begin(), supportVectors_.end());
  vectors_ = examples.inputs(Eigen::all, supportVectors_);
  weights_ = coefficients_(Eigen::all, supportVectors_);
}

void SupportVectorMachine::predict(const Eigen::Ref<const Matrix>& inputs, MatrixRef outputs) const {
  Vector kernel(vectors_.cols());
  for (Index k = 0; k < inputs.cols(); ++k) {
    kernel = (vectors_.colwise() - inputs.col(k)).colwise().squaredNorm();
    kernel = (-gamma_ * kernel.array()).exp();
    const Vector decisions = weights_ * kernel + offsets_;
    if (classCount_ == 2) {
      outputs(0, k) = decisions[0];
      continue;
    }
    outputs.col(k).setZero();
    Index pair = 0;
    for (Index a = 0; a < classCount_; ++a) {
      for (Index b = a + 1; b < classCount_; ++b, ++pair) outputs(decisions[pair] > 0 ? b : a, k) += 1;
    }
    outputs.col(k) /= static_cast<double>(decisions.size());
  }
}

int SupportVectorMachine::classSaid(std::span<const double> outputs) const {
  if (outputs.size() == 1) return outputs[0] > 0 ? 1 : 0;
  return static_cast<int>(std::max_element(outputs.begin(), outputs.end()) - outputs.begin());
}

}  // namespace descenso
