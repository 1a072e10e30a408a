// A network, data and a loss: a problem that every optimizer can solve.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/data/examples.h"
#include "engine/networks/network.h"
#include "engine/problems/problem.h"

namespace descenso {

struct NetworkPlan;

/// Can be asked by several threads at once; allocates nothing after a thread's first question.
class NetworkProblem final : public Problem {
 public:
  /// `examples` are those that are learned from; their inputs and classes (or numbers) must fit the network: a class
  /// each output, or two classes and one output. Throws std::invalid_argument.
  NetworkProblem(NetworkConfig config, std::shared_ptr<const Examples> examples);
  ~NetworkProblem() override;

  const NetworkConfig& config() const { return config_; }
  const Examples& examples() const { return *examples_; }

  Index dimension() const override;
  Index exampleCount() const override;
  /// Mean over the batch plus penalties. Masks and noise are those of Batch::draw; with draw 0 there are none.
  double loss(ConstVectorRef phi, const Batch& batch) const override;
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override;
  /// Differences of gradients: only for networks of few parameters.
  void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const override;
  double exampleWeight(Index count) const override;
  bool draws() const override;
  /// The proximal step of L1: λ is that of the penalty, α that of the update times the layer's factor.
  void shrink(double alpha, VectorRef phi) const override;

 private:
  template <class Visit>
  void forEachBlock(ConstVectorRef phi, const Batch& batch, Visit visit) const;
  Index countOf(const Batch& batch) const;

  NetworkConfig config_;
  std::shared_ptr<const Examples> examples_;
  std::unique_ptr<const NetworkPlan> plan_;
  std::vector<LayerPlace> places_;
  std::vector<int> all_;  ///< 0, 1 …: the whole batch
};

/// How well a network does on examples that may be others than it learned from.
struct Score {
  double loss = 0;      ///< mean, without penalties
  double accuracy = 0;  ///< share of right classes; NaN for a number
};
/// Whether the second of two classes is said of its probability: the only place where that is decided. A share of
/// hundredths, so that every threshold has the same bits everywhere.
inline bool saysSecond(double probability, double threshold) { return probability >= threshold; }
inline double thresholdOf(int percent) { return percent / 100.0; }

/// Right answers of one output for two classes, at every threshold of 1 … 99 percent.
class RightAnswers {
 public:
  void add(double probability, int actual);
  /// Share of right answers where the second class is said from `percent` on; NaN without examples.
  double accuracy(int percent) const;

 private:
  /// Of the examples whose probability reaches so many percent and no more: those of the second class less the others.
  std::array<std::int32_t, 100> gain_{};
  std::int32_t firsts_ = 0;  ///< examples of the first class
  std::int32_t all_ = 0;
};

/// `answers`, where they are wanted, are counted of a network with one output for two classes.
Score score(const NetworkConfig& config, ConstVectorRef phi, const Examples& examples, RightAnswers* answers = nullptr);

/// The class that outputs say: the largest, or of a single one whether it reaches the threshold.
int classOf(std::span<const double> outputs, double threshold = 0.5);

/// counts(actual, said).
Eigen::MatrixXi confusion(const NetworkConfig& config, ConstVectorRef phi, const Examples& examples,
                          double threshold = 0.5);

/// Share of right answers among counts(actual, said); NaN without any.
double accuracyOf(const Eigen::MatrixXi& counts);

/// Of a network with one output or two classes: the share of true and of false alarms for every threshold, ascending.
struct RocCurve {
  std::vector<double> falseAlarms;
  std::vector<double> hits;
  double area = 0;
};
RocCurve rocCurve(const NetworkConfig& config, ConstVectorRef phi, const Examples& examples);

/// ‖∂J/∂W‖ of each layer, of the gradient ∂J/∂φ.
std::vector<double> gradientNorms(const NetworkConfig& config, ConstVectorRef gradient);

/// How many times α each parameter moves in an update, for RunOptions::rates; null where all do so once.
std::shared_ptr<const Vector> learningRates(const NetworkConfig& config);

/// What left the finite numbers first on the way from the inputs to the loss and back.
struct NonFinite {
  enum class Quantity { parameters, sums, loss, gradient };
  std::size_t layer = 0;  ///< as in layerPlaces
  Quantity quantity = Quantity::parameters;
  bool operator==(const NonFinite&) const = default;
};
/// Over all examples; nothing if all numbers at φ are finite.
std::optional<NonFinite> firstNonFinite(const NetworkProblem& problem, ConstVectorRef phi);

}  // namespace descenso
