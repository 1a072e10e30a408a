// Networks that learn: gradients, penalties, dropout, the course's classifiers.
#include "engine/networks/network_problem.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "engine/analysis/gradient_check.h"
#include "engine/math/finite_differences.h"
#include "tests/engine/networks.h"

namespace descenso::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Vector smallStart(const NetworkConfig& config, std::uint64_t seed = 5) {
  Vector phi = initialParameters(config, Initialisation::uniform, 0.8, seed);
  Random random(seed + 1);
  for (double& value : phi) value += random.uniform(-0.1, 0.1);
  return phi;
}

std::vector<std::pair<OutputKind, LossKind>> outputsAndLosses() {
  return {{OutputKind::linear, LossKind::squaredError},  {OutputKind::linear, LossKind::halfSquared},
          {OutputKind::sigmoid, LossKind::crossEntropy}, {OutputKind::sigmoid, LossKind::squaredError},
          {OutputKind::sigmoid, LossKind::halfSquared},  {OutputKind::softmax, LossKind::crossEntropy},
          {OutputKind::softmax, LossKind::squaredError}, {OutputKind::softmax, LossKind::halfSquared}};
}

TEST(NetworkProblem, HasTheGradientOfItsLoss) {
  for (const Activation& f : activationCatalog()) {
    const bool isSmooth = f.kinks.empty() && f.kind != ActivationKind::step && f.kind != ActivationKind::elu;
    const Index count = isSmooth ? 37 : 3;  // the more, the likelier one stands at a kink
    for (const auto& [output, loss] : outputsAndLosses()) {
      NetworkConfig config{.inputs = 3, .hidden = layersOf({5, 4}, f.kind), .outputs = 3, .output = output};
      config.loss = loss;
      config.outputActivation = f.kind;
      config.penalty = {.l1 = 0.01, .l2 = 0.02, .l1Step = L1Step::subgradient};
      const NetworkProblem problem(config, classified(scatteredInputs(3, count), classesInTurn(count, 3), 3));
      EXPECT_LE(checkGradient(problem, smallStart(config)).gradientError, 2e-9)
          << f.name << ", output " << static_cast<int>(output) << ", loss " << static_cast<int>(loss);
    }
  }
}

TEST(NetworkProblem, ABatchOfAllIsTheWhole) {
  const NetworkConfig config{.inputs = 2, .hidden = layersOf({7}), .outputs = 1};
  const NetworkProblem problem(config, classified(scatteredInputs(2, 75), classesInTurn(75, 2), 2));
  const Vector phi = smallStart(config);
  std::vector<int> reversed(75);
  for (int i = 0; i < 75; ++i) reversed[static_cast<std::size_t>(i)] = 74 - i;
  Vector whole(phi.size());
  Vector batch(phi.size());
  EXPECT_NEAR(problem.lossAndGradient(phi, Batch::whole(), whole),
              problem.lossAndGradient(phi, Batch::of(reversed), batch), 1e-15);
  EXPECT_LE((whole - batch).cwiseAbs().maxCoeff(), 1e-15);
  Matrix each(phi.size(), 75);
  exampleGradients(problem, phi, Batch::whole(), each);
  EXPECT_LE((each.rowwise().sum() - whole).cwiseAbs().maxCoeff(), 1e-15);
}

TEST(NetworkProblem, RefusesExamplesThatDoNotFit) {
  const auto refused = [](NetworkConfig config, const std::shared_ptr<const Examples>& examples) {
    return refusal([&] { NetworkProblem(config, examples); });
  };
  const auto three = classified(scatteredInputs(2, 6), classesInTurn(6, 3), 3);
  EXPECT_THAT(refused({.inputs = 2}, three), HasSubstr("for 3 classes must have 3 outputs, got 1"));
  EXPECT_THAT(refused({.inputs = 4, .outputs = 3}, three), HasSubstr("must have 2 inputs"));
  EXPECT_THAT(refused({.inputs = 2}, numbered(scatteredInputs(2, 2), {0, 7})), HasSubstr("targets in [0, 1], got 7"));
  EXPECT_THAT(refused({.inputs = 2, .outputs = 2}, numbered(scatteredInputs(2, 1), {0})), HasSubstr("one output"));
  EXPECT_THAT(refused({.inputs = 2}, nullptr), HasSubstr("got none"));
  EXPECT_THAT(refused({.inputs = 2, .hidden = layersOf({0})}, three), HasSubstr("units"));
}

// Course REG-02: one network, two numbers. With all weights 0 the loss is the mean of Σ t².
TEST(NetworkProblem, LearnsSeveralNumbersAtOnce) {
  Examples examples{.name = "own",
                    .inputs = Matrix{{1, 2}},
                    .classes = {},
                    .targets = Vector{{1, 10, 3, 20}},
                    .inputNames = {"x"},
                    .classNames = {},
                    .targetName = "a",
                    .furtherTargetNames = {"b"}};
  const auto both = std::make_shared<const Examples>(std::move(examples));
  const NetworkConfig config{.inputs = 1, .outputs = 2, .output = OutputKind::linear, .loss = LossKind::squaredError};
  const NetworkProblem problem(config, both);
  Vector gradient(4);
  EXPECT_DOUBLE_EQ(problem.lossAndGradient(Vector::Zero(4), Batch::whole(), gradient), (1 + 100 + 9 + 400) / 2.0);
  EXPECT_TRUE(gradient.isApprox(Vector{{-7, -50, -4, -30}}, 1e-14)) << gradient.transpose();
  EXPECT_NEAR(problem.loss(Vector{{2, 10, -1, 0}}, Batch::whole()), 0, 1e-14);
  NetworkConfig single = config;
  single.outputs = 1;
  EXPECT_THAT(refusal([&] { NetworkProblem(single, both); }),
              HasSubstr("a network that predicts 2 numbers must have as many outputs, got 1"));
}

TEST(NetworkProblem, IsTrainedByEveryOptimizer) {
  const NetworkConfig config{.inputs = 2, .hidden = layersOf({4}), .outputs = 1};
  const auto problem = std::make_shared<const NetworkProblem>(
      config, classified(inputsOf({{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}), {0, 1, 1, 0}, 2));
  const Vector start = smallStart(config, 8);
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    const auto run = runFor(problem, optimizer(entry.name), start, 100);
    EXPECT_EQ(run.status(), RunStatus::running) << entry.name;
    EXPECT_LT(run.timeline().losses().back(), 0.99 * run.timeline().losses().front()) << entry.name;
  }
}

/// J₀ = (w − 3)², the bias being held at 0.
double trainedWeight(const Penalty& penalty, double alpha = 0.05) {
  const NetworkConfig config{
      .inputs = 1, .outputs = 1, .output = OutputKind::linear, .loss = LossKind::squaredError, .penalty = penalty};
  const auto problem = std::make_shared<const NetworkProblem>(config, numbered(inputsOf({{1}}), {3}));
  descenso::Run run(problem, {"gd", {alpha}}, point(1, 0), {.rates = std::make_shared<const Vector>(point(1, 0))});
  run.advanceTo(500);
  EXPECT_EQ(run.timeline().at(500).phi[1], 0);
  return run.timeline().at(500).phi[0];
}

TEST(NetworkPenalty, RidgeShrinksAndLassoGivesExactZeros) {
  EXPECT_NEAR(trainedWeight({}), 3, 1e-12);
  EXPECT_NEAR(trainedWeight({.l2 = 0.5}), 2, 1e-12);
  EXPECT_NEAR(trainedWeight({.l2 = 6}), 3.0 / 7, 1e-12);
  EXPECT_NEAR(trainedWeight({.l1 = 2}), 2, 1e-12);
  EXPECT_EQ(trainedWeight({.l1 = 6}, 0.5), 0);
  EXPECT_EQ(trainedWeight({.l1 = 8}), 0);
}

TEST(NetworkPenalty, TheSubgradientOscillatesAboutZero) {
  const NetworkConfig config{.inputs = 1,
                             .outputs = 1,
                             .output = OutputKind::linear,
                             .loss = LossKind::squaredError,
                             .penalty = {.l1 = 1, .l1Step = L1Step::subgradient}};
  const auto problem = std::make_shared<const NetworkProblem>(config, numbered(inputsOf({{0}}), {0}));
  const auto run = runFor(problem, {"gd", {0.1}}, point(0.05, 0), 4);
  for (Index k = 0; k <= 4; ++k) EXPECT_NEAR(run.timeline().at(k).phi[0], k % 2 == 0 ? 0.05 : -0.05, 1e-15);
}

TEST(NetworkNoise, DropoutLeavesTheMeanAsItIs) {
  NetworkConfig config{
      .inputs = 1, .hidden = layersOf({1}, ActivationKind::identity), .outputs = 1, .output = OutputKind::linear};
  config.loss = LossKind::halfSquared;
  config.hidden[0].dropout = 0.3;
  const NetworkProblem problem(config, numbered(inputsOf({{1}}), {0}));
  Vector phi(4);
  phi << 1, 0, 1, 0;  // the output is the mask: the last bias's gradient
  Vector gradient(4);
  double sum = 0;
  double left = 0;
  for (std::uint64_t draw = 1; draw <= 10'000; ++draw) {
    Batch batch = Batch::whole();
    batch.draw = draw;
    problem.lossAndGradient(phi, batch, gradient);
    EXPECT_TRUE(gradient[3] == 0 || std::abs(gradient[3] - 1 / 0.7) < 1e-15);
    sum += gradient[3];
    left += gradient[3] == 0 ? 1 : 0;
  }
  EXPECT_NEAR(sum / 10'000, 1, 0.02);
  EXPECT_NEAR(left / 10'000, 0.3, 0.02);
  problem.lossAndGradient(phi, Batch::whole(), gradient);
  EXPECT_EQ(gradient[3], 1);
}

NetworkConfig noisyNetwork() {
  NetworkConfig config{.inputs = 3, .hidden = layersOf({6, 5}), .outputs = 3, .output = OutputKind::softmax};
  config.hidden[0].dropout = 0.5;
  config.hidden[1].dropout = 0.2;
  config.inputNoise = 0.3;
  return config;
}

TEST(NetworkNoise, LossAndGradientDrawTheSame) {
  const NetworkProblem problem(noisyNetwork(), classified(scatteredInputs(3, 41), classesInTurn(41, 3), 3));
  const Vector phi = smallStart(problem.config());
  Batch batch = Batch::whole();
  Vector gradient(phi.size());
  double last = problem.loss(phi, batch);
  for (batch.draw = 1; batch.draw < 4; ++batch.draw) {
    const double loss = problem.lossAndGradient(phi, batch, gradient);
    EXPECT_EQ(loss, problem.loss(phi, batch));
    EXPECT_NE(loss, last);
    last = loss;
    const Vector numerical = numericalGradient([&](ConstVectorRef at) { return problem.loss(at, batch); }, phi);
    EXPECT_LE((gradient - numerical).cwiseAbs().maxCoeff(), 1e-9);
  }
}

TEST(NetworkNoise, ARunIsTheSameTwice) {
  const auto problem = std::make_shared<const NetworkProblem>(
      noisyNetwork(), classified(scatteredInputs(3, 41), classesInTurn(41, 3), 3));
  const BatchSchedule batches = makeBatches({.size = 8}, 41, 60);
  const Vector start = smallStart(problem->config());
  for (const BatchSchedule& each : {BatchSchedule{}, batches}) {
    const auto one = runFor(problem, optimizer("adam"), start, 60, each);
    const auto other = runFor(problem, optimizer("adam"), start, 60, each);
    EXPECT_TRUE(std::ranges::equal(one.timeline().path(), other.timeline().path()));
    EXPECT_EQ(one.timeline().at(7).loss, problem->loss(one.timeline().at(7).phi, Batch::whole())) << "without noise";
  }
}

TEST(NetworkRates, ALayerLearnsAtItsOwnRate) {
  NetworkConfig config{.inputs = 2, .hidden = layersOf({3}), .outputs = 1};
  EXPECT_EQ(learningRates(config), nullptr);
  const auto examples = classified(scatteredInputs(2, 12), classesInTurn(12, 2), 2);
  const Vector start = smallStart(config);
  const auto plain = runFor(std::make_shared<const NetworkProblem>(config, examples), {"gd", {0.1}}, start, 1);
  config.hidden[0].rate = 0;
  config.outputRate = 2;
  descenso::Run run(std::make_shared<const NetworkProblem>(config, examples), {"gd", {0.1}}, start,
                    {.rates = learningRates(config)});
  run.step();
  const Vector moved = run.timeline().at(1).phi - start;
  const Vector usual = plain.timeline().at(1).phi - start;
  EXPECT_TRUE(moved.head(9).isZero(0));
  EXPECT_LE((moved.tail(4) - 2 * usual.tail(4)).cwiseAbs().maxCoeff(), 1e-16);
  EXPECT_THAT(refusal([&] {
                descenso::Run(run.sharedProblem(), {"gd", {0.1}}, start,
                              {.rates = std::make_shared<const Vector>(point(1, 1))});
              }),
              HasSubstr("a rate for each of 13 parameters, got 2"));
}

TEST(NetworkStart, EqualUnitsStayEqualUntilNoiseSeparatesThem) {
  const NetworkConfig config{
      .inputs = 1, .hidden = layersOf({2}), .outputs = 1, .output = OutputKind::linear, .loss = LossKind::squaredError};
  const auto problem =
      std::make_shared<const NetworkProblem>(config, numbered(inputsOf({{-1}, {0}, {0.5}, {1}}), {1, 0, 0.3, 1}));
  Vector start = initialParameters(config, Initialisation::equal, 0.4, 1);
  const auto apart = [&] {
    const auto run = runFor(problem, {"gd", {0.2}}, start, 400);
    const VectorView phi = run.timeline().at(400).phi;
    return std::abs(phi[0] - phi[1]) + std::abs(phi[2] - phi[3]) + std::abs(phi[4] - phi[5]);
  };
  EXPECT_EQ(apart(), 0);
  start[0] += 1e-3;
  EXPECT_GT(apart(), 0.01);
}

TEST(NetworkDivergence, NamesTheLayerThatLeftTheFiniteNumbersFirst) {
  const NetworkConfig config{.inputs = 1,
                             .hidden = layersOf({2, 2}, ActivationKind::relu),
                             .outputs = 1,
                             .output = OutputKind::linear,
                             .loss = LossKind::squaredError};
  const NetworkProblem problem(config, numbered(inputsOf({{1}, {2}}), {0, 1}));
  Vector phi = Vector::Ones(parameterCount(config));
  using Quantity = NonFinite::Quantity;
  EXPECT_EQ(firstNonFinite(problem, phi), std::nullopt);
  phi.setConstant(1e120);  // sums 1e120, 1e240, ∞
  EXPECT_EQ(firstNonFinite(problem, phi), (NonFinite{2, Quantity::sums}));
  phi.setConstant(1e60);  // 1e180, whose square is ∞
  EXPECT_EQ(firstNonFinite(problem, phi), (NonFinite{2, Quantity::loss}));
  phi[5] = std::nan("");
  EXPECT_EQ(firstNonFinite(problem, phi), (NonFinite{1, Quantity::parameters}));
}

}  // namespace
}  // namespace descenso::tests
