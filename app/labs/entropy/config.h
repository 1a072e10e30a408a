// Everything that can be set in the lab of entropy and losses: plain data, compared to find out what has to be computed
// again.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/labs/lab_look.h"
#include "app/labs/side_page.h"
#include "engine/information/entropy.h"
#include "engine/information/output_task.h"
#include "engine/information/softmax_regression.h"
#include "engine/math/hyperparameter.h"

namespace descenso {

enum class EntropyStage {
  codes,    ///< two distributions, what there is to tell, and the codes that tell it
  softmax,  ///< from scores to probabilities, to the loss, to its gradient
  losses,   ///< losses as negative logarithms of likelihoods
};
std::span<const std::string_view> entropyStageNames();

/// What the two distributions are about.
enum class Outcomes {
  weather,  ///< of city A and city B: the antenna
  iris,     ///< a label, and what a model says
};
std::span<const std::string_view> outcomesNames();
std::span<const std::string_view> informationUnitNames();

struct CodesConfig {
  Outcomes outcomes = Outcomes::weather;
  std::vector<double> p{0.25, 0.45, 0.2, 0.09, 0.01};  ///< city A, or the label
  std::vector<double> q{0.3, 0.2, 0.2, 0.25, 0.05};    ///< city B, or the prediction
  InformationUnit unit = InformationUnit::bits;
  bool codesSecond = false;                 ///< Huffman's code is built for q instead of p
  std::vector<int> lengths{4, 1, 2, 4, 4};  ///< of the words of one's own code
  bool operator==(const CodesConfig&) const = default;
};
/// The usual distributions and lengths of these outcomes.
CodesConfig codesFor(Outcomes outcomes);
/// Outcome i gets this probability; the others keep their proportions (withProbability).
void setProbability(std::vector<double>& p, std::size_t i, double probability);
/// "sunny", "setosa" …: translated under "entropy.outcome.NAME".
std::span<const std::string_view> outcomeNames(Outcomes outcomes);

/// Where the scores come from.
enum class ScoreSource {
  free,  ///< moved by hand
  iris,  ///< W x + b of one flower
};
std::span<const std::string_view> scoreSourceNames();

inline constexpr long fewestClasses = 2;
inline constexpr long mostClasses = 8;
inline constexpr double mostScore = 1000;  ///< of free scores, on both sides of 0
inline constexpr double mostNumber = 100;  ///< of weights, biases and inputs, likewise

struct SoftmaxConfig {
  ScoreSource source = ScoreSource::free;
  std::vector<double> scores{2, 1, 0};
  long target = 0;         ///< the class of the free scores …
  double temperature = 1;  ///< … and what they are divided by
  SoftmaxModel model = irisModel();
  Vector x = irisFlower();
  long flower = 0;   ///< its class
  double alpha = 1;  ///< of the one update
  long seed = 1;     ///< of random numbers
  bool operator==(const SoftmaxConfig&) const = default;
};
/// "setosa", "versicolor", "virginica": translated under "entropy.outcome.NAME".
std::span<const std::string_view> irisNames();

std::span<const std::string_view> outputTaskNames();
/// What a loss is drawn over.
enum class LossAxis { score, prediction };
std::span<const std::string_view> lossAxisNames();

/// Answers of two classifiers to be decided on: of a review, of a piece of music, of a flower.
enum class DecisionExample { review, music, flower };
std::span<const std::string_view> decisionExampleNames();

inline constexpr double mostLossScore = 12;  ///< on both sides of 0
inline constexpr long lossSteps = 100;

struct LossesConfig {
  OutputTask task = OutputTask::binary;
  LossAxis axis = LossAxis::score;
  long label = 1;                    ///< y of the binary task
  double value = 1;                  ///< y of regression
  double score = -2;                 ///< z of the point that is moved; of several classes, that of the right one
  std::vector<double> others{1, 0};  ///< scores of the other classes
  double alpha = 1;                  ///< of the updates of z
  std::vector<double> examples{0.9, 0.8, 0.7};  ///< probabilities of what was observed
  DecisionExample decision = DecisionExample::review;
  double threshold = 0.5;
  bool operator==(const LossesConfig&) const = default;
};

/// All plots, the pictures of the stages first.
std::span<const std::string_view> entropyPlotNames();
/// The plot in the middle.
std::string_view entropyPicture(EntropyStage stage, ScoreSource source);
/// Pages of the right column, in the order of their tabs.
const std::vector<SidePage>& entropyPages(EntropyStage stage);

struct EntropyConfig {
  EntropyStage stage = EntropyStage::codes;
  CodesConfig codes;
  SoftmaxConfig softmax;
  LossesConfig losses;
  bool asPrinted = false;  ///< what the slides print beside what is right
  LabLook look{entropyPlotNames()};
  bool operator==(const EntropyConfig&) const = default;
};

/// Sliders of the lab by name ("temperature"); labelled under "entropy.NAME".
const Hyperparameter& entropySlider(std::string_view name);

/// Throws std::invalid_argument for anything that cannot be computed: what was wrong and what would be right.
void check(const EntropyConfig& config);

}  // namespace descenso
