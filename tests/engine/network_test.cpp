// Networks by themselves: sizes, starts, what they say.
#include "engine/networks/network.h"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/engine/networks.h"

namespace descenso::tests {
namespace {

using ::testing::HasSubstr;

Index parametersOf(Index inputs, std::initializer_list<Index> hidden, Index outputs) {
  return parameterCount({.inputs = inputs, .hidden = layersOf(hidden), .outputs = outputs});
}

TEST(Network, CountsItsParameters) {
  EXPECT_EQ(parametersOf(1, {2}, 1), 7);
  EXPECT_EQ(parametersOf(2, {3}, 1), 13);
  EXPECT_EQ(parametersOf(2, {2, 2}, 1), 15);
  EXPECT_EQ(parametersOf(4, {}, 3), 15);
  EXPECT_EQ(parametersOf(4, {10}, 3), 83);
  EXPECT_EQ(parametersOf(2, {}, 1), 3);
  EXPECT_EQ(parametersOf(2, {100, 100, 100}, 1), 20601);
  EXPECT_EQ(parametersOf(1000, {16, 10, 10, 10}, 1), 16417);
}

TEST(Network, PutsLayersOneAfterTheOther) {
  const std::vector<LayerPlace> places = layerPlaces({.inputs = 2, .hidden = layersOf({4, 3}), .outputs = 1});
  ASSERT_EQ(places.size(), 3U);
  EXPECT_EQ(places[0].biases, 8);
  EXPECT_EQ(places[1].weights, 12);
  EXPECT_EQ(places[1].biases, 24);
  EXPECT_EQ(places[2].weights, 27);
  EXPECT_EQ(places[2].biases, 30);
}

TEST(Network, RefusesWhatItCannotBe) {
  const auto refused = [](NetworkConfig config) { return refusal([&] { checkNetwork(config); }); };
  EXPECT_THAT(refused({.hidden = layersOf({4, 0})}), HasSubstr("units of hidden layer 2 must be 1 … 1000, got 0"));
  EXPECT_THAT(refused({.hidden = layersOf({1001})}), HasSubstr("got 1001"));
  EXPECT_EQ(refused({.hidden = layersOf({1000, 1000})}), "");
  EXPECT_THAT(refused({.hidden = layersOf({1000, 1000, 1000})}), HasSubstr("at most 2000000"));
  EXPECT_THAT(refused({.hidden = std::vector<LayerConfig>(21)}), HasSubstr("hidden layers must be 0 … 20, got 21"));
  EXPECT_THAT(refused({.hidden = {{.dropout = 1}}}), HasSubstr("dropout of hidden layer 1 must be in [0, 1), got 1"));
  EXPECT_THAT(refused({.hidden = {{.rate = -1}}}), HasSubstr("learning rate"));
  EXPECT_THAT(refused({.output = OutputKind::linear}), HasSubstr("cross-entropy needs a sigmoid or softmax"));
  EXPECT_THAT(refused({.output = OutputKind::softmax}), HasSubstr("softmax needs at least 2 outputs"));
  EXPECT_THAT(refused({.penalty = {.l2 = infinity}}), HasSubstr("L2 penalty"));
  EXPECT_THAT(refused({.inputs = 0}), HasSubstr("inputs"));
}

TEST(Network, StartsFromSeededNumbersOfTheRightSize) {
  const NetworkConfig config{.inputs = 60, .hidden = layersOf({40}), .outputs = 1};
  const auto weights = [&](Initialisation kind, std::uint64_t seed) -> Vector {
    return initialParameters(config, kind, 0.5, seed).head(2400);
  };
  EXPECT_EQ(weights(Initialisation::he, 1), weights(Initialisation::he, 1));
  EXPECT_NE(weights(Initialisation::he, 1), weights(Initialisation::he, 2));
  EXPECT_LE(weights(Initialisation::uniform, 1).cwiseAbs().maxCoeff(), 0.5);
  EXPECT_GT(weights(Initialisation::uniform, 1).maxCoeff(), 0.45);
  EXPECT_LE(weights(Initialisation::xavier, 1).cwiseAbs().maxCoeff(), std::sqrt(6.0 / 100));
  EXPECT_NEAR(weights(Initialisation::he, 1).squaredNorm() / 2400, 2.0 / 60, 0.1 * 2.0 / 60);
  EXPECT_TRUE(weights(Initialisation::zero, 1).isZero(0));
  EXPECT_TRUE((weights(Initialisation::equal, 1).array() == 0.5).all());
  EXPECT_TRUE(initialParameters(config, Initialisation::he, 1, 1).segment(2400, 40).isZero(0)) << "biases";
}

// Three lines, and a logistic regression on them: the triangle x₁ > 0, x₂ > 0, x₁ + x₂ < 1.
NetworkConfig triangle() { return {.inputs = 2, .hidden = layersOf({3}, ActivationKind::sigmoid), .outputs = 1}; }
Vector trianglePhi() {
  Vector phi(13);
  phi << 20, 0, 0, 20, -20, -20, 0, 0, 20, 20, 20, 20, -50;
  return phi;
}

TEST(Network, ThreeUnitsMakeATriangle) {
  const auto say = [](double x1, double x2) {
    return activationsAt(triangle(), trianglePhi(), point(x1, x2)).outputs.back()[0];
  };
  EXPECT_NEAR(say(0.25, 0.25), 0.99994, 5e-6);
  EXPECT_NEAR(say(0.8, 0.8), 4.5e-5, 5e-7);
  EXPECT_NEAR(say(-0.5, 0.5), 4.5e-5, 5e-7);
}

TEST(Network, FieldsAreWhatItSaysAtEachNode) {
  const FieldQuery query{.box = {{-1, -2}, {2, 1}}, .width = 13, .height = 7};
  const UnitFields units = unitFields(triangle(), trianglePhi(), query);
  for (const unsigned threads : {1U, 2U, 5U, 0U}) {
    EXPECT_EQ(outputFields(triangle(), trianglePhi(), query, threads)[0], units[1][0]);
  }
  OutputFields again(5, std::vector<double>(1000));
  updateOutputFields(triangle(), trianglePhi(), query, again);
  EXPECT_EQ(again, outputFields(triangle(), trianglePhi(), query));
  for (Index j = 0; j < query.height; ++j) {
    for (Index i = 0; i < query.width; ++i) {
      const Activations at = activationsAt(
          triangle(), trianglePhi(), point(-1 + 0.25 * static_cast<double>(i), -2 + 0.5 * static_cast<double>(j)));
      const auto node = static_cast<std::size_t>(j * query.width + i);
      for (std::size_t u = 0; u < 3; ++u) {
        EXPECT_NEAR(units[0][u][node], at.outputs[0][static_cast<Index>(u)], 1e-14);
      }
      EXPECT_NEAR(units[1][0][node], at.outputs[1][0], 1e-14);
    }
  }
}

TEST(Network, FieldsHoldTheOtherInputsFixed) {
  const NetworkConfig config{.inputs = 4, .hidden = layersOf({5}), .outputs = 3, .output = OutputKind::softmax};
  const Vector phi = initialParameters(config, Initialisation::xavier, 1, 4);
  FieldQuery query{.box = {{-1, 0}, {1, 3}}, .width = 9, .height = 4, .first = 3, .second = 1, .fixed = Vector(4)};
  query.fixed << 0.5, 99, -0.25, 99;
  const auto fields = outputFields(config, phi, query);
  Vector input(4);
  input << 0.5, 3, -0.25, 1;
  const Vector said = activationsAt(config, phi, input).outputs.back();
  for (std::size_t o = 0; o < 3; ++o) EXPECT_NEAR(fields[o].back(), said[static_cast<Index>(o)], 1e-14);
  query.second = 3;
  EXPECT_THAT(refusal([&] { outputFields(config, phi, query); }), HasSubstr("over two of the network's 4 inputs"));
}

// One unit a layer, every weight 1: ∂J/∂w⁽¹⁾ = x ℒ′ Π w Π ψ′.
TEST(Network, GradientsVanishAsTheProductSays) {
  const std::pair<std::size_t, double> expected[] = {{1, 0.1966},   {2, 0.04313},   {3, 0.009642},
                                                     {5, 4.861e-4}, {10, 2.785e-7}, {20, 9.139e-14}};
  for (const auto& [depth, gradientOfFirst] : expected) {
    NetworkConfig config{.inputs = 1,
                         .hidden = std::vector<LayerConfig>(depth - 1, layersOf({1}, ActivationKind::sigmoid)[0]),
                         .outputs = 1,
                         .output = OutputKind::linear,
                         .outputActivation = ActivationKind::sigmoid,
                         .loss = LossKind::halfSquared};
    const Vector phi = initialParameters(config, Initialisation::equal, 1, 1);
    const double said = activationsAt(config, phi, Vector::Ones(1)).outputs.back()[0];
    const NetworkProblem problem(config, numbered(inputsOf({{1}}), {said - 1}));
    Vector gradient(phi.size());
    problem.lossAndGradient(phi, Batch::whole(), gradient);
    EXPECT_NEAR(gradient[0] / gradientOfFirst, 1, 3e-4) << depth;
    EXPECT_NEAR(gradientNorms(config, gradient)[0], gradient[0], 1e-25);
  }
}

}  // namespace
}  // namespace descenso::tests
