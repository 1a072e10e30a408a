#include "engine/networks/neuron.h"

#include <gmock/gmock.h>

#include <cmath>

#include "engine/math/finite_differences.h"
#include "engine/networks/linear_layers.h"
#include "engine/networks/neuron_field.h"
#include "engine/networks/neuron_studies.h"
#include "engine/networks/softmax.h"
#include "helpers.h"

namespace descenso::tests {
namespace {

std::shared_ptr<const Examples> threeExamples() {
  Examples examples;
  examples.name = "three";
  examples.inputs = (Matrix(2, 3) << 0.5, -1.2, 2, 1.5, 0.3, -0.7).finished();
  examples.targets = Eigen::Vector3d(1, -0.5, 0.2);
  examples.inputNames = {"x₁", "x₂"};
  return std::make_shared<const Examples>(examples);
}

TEST(Neuron, HasTheLossOfItsOutputs) {
  const NeuronProblem neuron({.activation = ActivationKind::identity}, threeExamples());
  const Vector phi = Eigen::Vector3d(2, -1, 0.5);
  // z = 0, −2.2, 5.2 and t = 1, −0.5, 0.2.
  EXPECT_NEAR(neuron.loss(phi, Batch::whole()), (1 + 1.7 * 1.7 + 5 * 5) / 6, 1e-12);
  const std::vector<int> second = {1};
  EXPECT_NEAR(neuron.loss(phi, Batch::of(second)), 1.7 * 1.7 / 2, 1e-12);
  EXPECT_NEAR(neuron.sum(phi, Eigen::Vector2d(0.5, 1.5)), 0, 1e-15);
}

TEST(Neuron, HasTheGradientOfItsLoss) {
  const std::vector<int> some = {2, 0};
  for (const Activation& f : activationCatalog()) {
    for (const bool hasBias : {false, true}) {
      for (const bool learns : {false, true}) {
        if (learns && f.parameterSymbol.empty()) continue;
        const NeuronProblem neuron(
            {.activation = f.kind, .parameter = f.parameter, .hasBias = hasBias, .learnsParameter = learns},
            threeExamples());
        const Vector phi = Vector(Eigen::Vector4d(0.7, -0.4, 0.35, 0.3)).head(neuron.dimension());
        for (const Batch& batch : {Batch::whole(), Batch::of(some)}) {
          Vector gradient(neuron.dimension());
          const double loss = neuron.lossAndGradient(phi, batch, gradient);
          EXPECT_EQ(loss, neuron.loss(phi, batch));
          const auto lossAt = [&](ConstVectorRef at) { return neuron.loss(at, batch); };
          EXPECT_LT((gradient - numericalGradient(lossAt, phi)).norm(), 1e-8) << f.name;
        }
      }
    }
  }
}

TEST(Neuron, RefusesAParameterThatThereIsNone) {
  EXPECT_THAT(
      refusal([] { NeuronProblem({.activation = ActivationKind::sigmoid, .learnsParameter = true}, threeExamples()); }),
      testing::HasSubstr("sigmoid has no parameter"));
}

class EveryStudy : public testing::TestWithParam<NeuronStudyKind> {};

TEST_P(EveryStudy, IsTheSameEachTime) {
  const NeuronStudyConfig config = usualStudy(GetParam());
  const NeuronStudy first(config);
  const NeuronStudy again(config);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(first.runs()[i].status(), RunStatus::running);
    EXPECT_EQ(first.runs()[i].timeline().lastStep(), config.steps);
    const auto one = first.runs()[i].timeline().path();
    const auto other = again.runs()[i].timeline().path();
    EXPECT_TRUE(std::equal(one.begin(), one.end(), other.begin(), other.end()));
  }
}

// A step does not depend on how many are made after it.
TEST_P(EveryStudy, IsTheBeginningOfALongerOne) {
  NeuronStudyConfig config = usualStudy(GetParam());
  const NeuronStudy whole(config);
  config.steps = 30;
  const NeuronStudy part(config);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(part.at(i, 30).phi, whole.at(i, 30).phi);
  EXPECT_EQ(part.at(0, 1000).step, 30);
}

INSTANTIATE_TEST_SUITE_P(Studies, EveryStudy,
                         testing::Values(NeuronStudyKind::dead, NeuronStudyKind::step, NeuronStudyKind::prelu,
                                         NeuronStudyKind::zigzag));

TEST(NeuronStudy, ADeadReluStaysDeadAndALeakyOneRecovers) {
  const NeuronStudy study(usualStudy(NeuronStudyKind::dead));
  const NeuronProblem& relu = study.neuron(0);
  const StepRecord start = study.at(0, 0);
  const StepRecord last = study.at(0, 400);
  EXPECT_EQ(start.phi[1], -10);
  EXPECT_TRUE(isDead(relu, start.phi));
  for (Index i = 0; i < relu.exampleCount(); ++i) EXPECT_EQ(relu.output(last.phi, relu.examples().inputs.col(i)), 0);
  EXPECT_EQ(last.phi, start.phi);
  EXPECT_TRUE(last.gradient.isZero(0));
  const StepRecord leaky = study.at(1, 400);
  EXPECT_FALSE(isDead(study.neuron(1), study.at(1, 0).phi));
  EXPECT_LT(leaky.loss, 0.01 * study.at(1, 0).loss);
  EXPECT_NEAR(leaky.phi[0], 1, 0.1);
  EXPECT_NEAR(leaky.phi[1], 1, 0.1);
}

TEST(NeuronStudy, TheStepNeverLearns) {
  const NeuronStudy study(usualStudy(NeuronStudyKind::step));
  EXPECT_EQ(study.at(0, 100).phi - study.at(0, 0).phi, Vector::Zero(2));
  EXPECT_GT(study.at(0, 100).loss, 0);
  EXPECT_LT(study.at(1, 200).loss, 0.5 * study.at(1, 0).loss);
}

TEST(NeuronStudy, PreluLearnsItsSlope) {
  const NeuronStudy study(usualStudy(NeuronStudyKind::prelu));
  EXPECT_EQ(study.at(0, 0).phi[2], 0.25);
  EXPECT_NEAR(study.at(0, 400).phi[2], 0.6, 0.02);
  EXPECT_LT(study.at(0, 400).loss, 0.1 * study.at(1, 400).loss);
}

TEST(NeuronStudy, PreluMayLearnASlopeAboveOne) {
  NeuronStudyConfig config = usualStudy(NeuronStudyKind::prelu);
  config.wantedSlope = 1.4;
  EXPECT_GT(NeuronStudy(config).at(0, 400).phi[2], 1);
}

TEST(NeuronStudy, PositiveInputsLeadIntoTwoQuadrantsAlone) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    NeuronStudyConfig config = usualStudy(NeuronStudyKind::zigzag);
    config.seed = seed;
    const NeuronStudy study(config);
    long mixed[2] = {0, 0};
    for (std::size_t i = 0; i < 2; ++i)
      for (Index step = 1; step <= config.steps; ++step)
        if (!sharesOneSign(study.at(i, step).phi - study.at(i, step - 1).phi)) ++mixed[i];
    EXPECT_EQ(mixed[0], 0);
    EXPECT_GT(mixed[1], config.steps / 8);
    EXPECT_LT(study.at(1, config.steps).loss, study.at(0, config.steps).loss);
  }
}

TEST(NeuronStudy, RefusesWhatIsOutOfRange) {
  NeuronStudyConfig config;
  config.steps = 1001;
  EXPECT_THAT(refusal([&] { NeuronStudy study(config); }), testing::HasSubstr("steps must be in [1, 1000], got 1001"));
  config = {};
  config.startBias = NAN;
  EXPECT_THAT(refusal([&] { NeuronStudy study(config); }), testing::HasSubstr("startBias"));
}

TEST(NeuronField, IsTheOutputAtEveryNode) {
  const PlanarNeuron neuron{
      .activation = ActivationKind::leakyRelu, .parameter = 0.1, .weights = {1.5, -1}, .shift = 0.5};
  const LossGrid grid = neuronField(neuron, {{-2, -1}, {2, 3}}, 5);
  EXPECT_EQ(grid.values.size(), 25U);
  EXPECT_EQ(grid.at(4, 0), 1.5 * 2 + 1 + 0.5);
  EXPECT_DOUBLE_EQ(grid.at(0, 4), 0.1 * (-3 - 3 + 0.5));
  EXPECT_EQ(grid.high, 4.5);
  EXPECT_DOUBLE_EQ(grid.low, -0.55);
  EXPECT_DOUBLE_EQ(farthestOutput(neuron, grid.box, 0), 4.5);
  EXPECT_DOUBLE_EQ(farthestOutput(neuron, grid.box, 4), 4.55);
}

LinearLayer line(double w, double b) { return {Matrix::Constant(1, 1, w), Vector::Constant(1, b)}; }

TEST(LinearLayers, CollapseIntoOne) {
  const LinearLayer one = stacked(line(2, 10), line(3, -5));
  EXPECT_EQ(one.weights(0, 0), 6);
  EXPECT_EQ(one.bias[0], 25);
  EXPECT_EQ(one(Vector::Constant(1, 1))[0], 31);
}

TEST(LinearLayers, OfSeveralUnitsCollapseToo) {
  const LinearLayer first{(Matrix(3, 2) << 1, 2, 0, -1, 4, 0.5).finished(), Eigen::Vector3d(1, 2, 3)};
  const LinearLayer second{(Matrix(2, 3) << 2, 0, 1, -1, 3, 0).finished(), Eigen::Vector2d(-1, 5)};
  const LinearLayer one = stacked(first, second);
  EXPECT_EQ(one.weights, (Matrix(2, 2) << 6, 4.5, -1, -5).finished());
  EXPECT_EQ(one.bias, Vector(Eigen::Vector2d(4, 10)));
  const Vector x = Eigen::Vector2d(0.3, -2);
  EXPECT_LT((one(x) - second(first(x))).norm(), 1e-12);
  EXPECT_THAT(refusal([&] { stacked(second, second); }), testing::HasSubstr("takes 3 numbers, the first one says 2"));
}

TEST(Softmax, AddsUpToOneForScoresOfAnySize) {
  const Vector small = softmax(Eigen::Vector3d(1, 2, 3));
  EXPECT_NEAR(small[0], 0.090031, 5e-7);
  EXPECT_NEAR(small[2], 0.665241, 5e-7);
  const Vector large = softmax(Eigen::Vector3d(1001, 1002, 1003));
  EXPECT_LT((large - small).norm(), 1e-12);
  EXPECT_LT((softmax(Eigen::Vector2d(1000, -1000)) - Eigen::Vector2d(1, 0)).norm(), 1e-300);
  EXPECT_LT((softmax(Eigen::Vector3d(2, 4, 6), 2) - small).norm(), 1e-15);
}

TEST(Softmax, HasTheJacobianOfItsProbabilities) {
  for (const double temperature : {0.5, 1.0, 3.0}) {
    const Vector scores = Eigen::Vector4d(0.3, -1, 2, 0.5);
    const Matrix jacobian = softmaxJacobian(softmax(scores, temperature), temperature);
    const auto f = [&](ConstVectorRef z, VectorRef p) { p = softmax(z, temperature); };
    EXPECT_LT((jacobian - numericalJacobian(f, scores)).norm(), 1e-8);
    for (Index i = 0; i < 4; ++i) EXPECT_NEAR(jacobian.row(i).sum(), 0, 1e-15);
    EXPECT_EQ(jacobian, jacobian.transpose());
  }
}

TEST(Softmax, RefusesWhatHasNoProbabilities) {
  EXPECT_THAT(refusal([] { softmax(Vector()); }), testing::HasSubstr("at least one score"));
  EXPECT_THAT(refusal([] { softmax(Eigen::Vector2d(0, NAN)); }), testing::HasSubstr("finite"));
  EXPECT_THAT(refusal([] { softmax(Eigen::Vector2d(0, 1), 0); }), testing::HasSubstr("above 0, got 0"));
}

}  // namespace
}  // namespace descenso::tests
