#include "engine/networks/chain.h"

#include <gmock/gmock.h>

#include <cmath>

#include "engine/math/finite_differences.h"
#include "helpers.h"

namespace descenso::tests {
namespace {

double firstGradient(ChainConfig config, long layers) {
  config.layers = layers;
  return chain(config).gradients.front();
}

TEST(Chain, OfSigmoidsVanishesAsTheCourseSays) {
  const ChainConfig config;
  EXPECT_NEAR(firstGradient(config, 1), 0.1966, 5e-5);
  EXPECT_NEAR(firstGradient(config, 2), 0.04313, 5e-6);
  EXPECT_NEAR(firstGradient(config, 3), 0.009642, 5e-7);
  EXPECT_NEAR(firstGradient(config, 5), 4.861e-4, 5e-8);
  EXPECT_NEAR(firstGradient(config, 10), 2.785e-7, 5e-11);
  EXPECT_NEAR(firstGradient(config, 20), 9.139e-14, 5e-18);
  EXPECT_EQ(chain(config).trend, ChainTrend::vanishing);
}

TEST(Chain, OfSigmoidsStaysBelowAQuarterToThePowerOfItsLayers) {
  for (const long layers : {5L, 10L, 20L}) {
    ChainConfig config;
    config.layers = layers;
    EXPECT_NEAR(chain(config).bound.front(), static_cast<double>(layers) * std::log10(0.25), 1e-9);
  }
  EXPECT_NEAR(std::pow(0.25, 5), 9.77e-4, 5e-7);
  EXPECT_NEAR(std::pow(0.25, 10), 9.54e-7, 5e-10);
  EXPECT_NEAR(std::pow(0.25, 20), 9.09e-13, 5e-16);
}

TEST(Chain, OfRelusIsThePowerOfItsWeight) {
  ChainConfig config{.layers = 10, .activation = ActivationKind::relu};
  EXPECT_EQ(firstGradient(config, 100), 1);
  EXPECT_EQ(chain(config).trend, ChainTrend::steady);
  config.weight = 2;
  EXPECT_EQ(firstGradient(config, 10), 512);
  EXPECT_EQ(chain(config).trend, ChainTrend::exploding);
  config.weight = 0.5;
  EXPECT_EQ(firstGradient(config, 10), std::pow(2.0, -9));
  EXPECT_EQ(chain(config).trend, ChainTrend::vanishing);
  EXPECT_NEAR(chain(config).limitFactor, 0.5, 1e-12);
}

// Fifty steps of a recurrent net are fifty times the same weight.
TEST(Chain, WithTheSameWeightIsARecurrentNet) {
  ChainConfig config{.layers = 51, .activation = ActivationKind::identity, .weight = 0.5};
  EXPECT_NEAR(chain(config).products.front(), 8.9e-16, 5e-18);
  config.weight = 1.5;
  EXPECT_NEAR(chain(config).products.front(), 6.38e8, 5e5);
  config.weight = 1;
  EXPECT_EQ(chain(config).products.front(), 1);
}

TEST(Chain, HasTheGradientsOfItsOutput) {
  for (const Activation& f : activationCatalog()) {
    const ChainConfig config{.layers = 6,
                             .activation = f.kind,
                             .parameter = f.parameter,
                             .weight = 0.8,
                             .spread = 0.4,
                             .seed = 7,
                             .bias = 0.1,
                             .input = 0.9};
    const Chain whole = chain(config);
    const auto output = [&](ConstVectorRef weights) {
      double a = config.input;
      for (Index l = 0; l < weights.size(); ++l) a = f.value(weights[l] * a + config.bias, config.parameter);
      return a;
    };
    const Vector weights = Eigen::Map<const Vector>(whole.weights.data(), config.layers);
    const Vector gradient = numericalGradient(output, weights);
    for (Index l = 0; l < config.layers; ++l)
      EXPECT_NEAR(whole.gradients[static_cast<std::size_t>(l)], gradient[l], 1e-8) << f.name << ", layer " << l;
    EXPECT_NEAR(whole.outputs.back(), output(weights), 1e-15);
  }
}

TEST(Chain, NeverExceedsItsBound) {
  for (const Activation& f : activationCatalog())
    for (const double weight : {-1.7, -0.4, 0.6, 1.0, 2.5})
      for (const double spread : {0.0, 0.5}) {
        const Chain each = chain({.layers = 30,
                                  .activation = f.kind,
                                  .parameter = f.parameter,
                                  .weight = weight,
                                  .spread = spread,
                                  .bias = 0.2,
                                  .input = 1.5});
        for (std::size_t l = 0; l < each.bound.size(); ++l)
          EXPECT_LE(each.magnitudes[l], each.bound[l] + 1e-9) << f.name << " with " << weight << ", layer " << l;
      }
}

TEST(Chain, GrowsAsEachOfItsLengthsDoes) {
  const ChainConfig config{
      .activation = ActivationKind::tanh, .weight = 1.2, .spread = 0.3, .bias = 0.1, .input = -0.7};
  const ChainGrowth growth = chainGrowth(config);
  ASSERT_EQ(growth.magnitudes.size(), 100U);
  for (const long layers : {1L, 2L, 7L, 60L, 100L})
    EXPECT_NEAR(growth.magnitudes[static_cast<std::size_t>(layers) - 1],
                std::log10(std::abs(firstGradient(config, layers))), 1e-9);
  const ChainGrowth sigmoids = chainGrowth({});
  for (std::size_t l = 0; l < 100; ++l) EXPECT_LE(sigmoids.magnitudes[l], sigmoids.bound[l]);
  EXPECT_NEAR(sigmoids.bound[9], std::log10(9.54e-7), 1e-3);
}

TEST(Chain, KeepsTheMagnitudeOfWhatIsTooSmallForANumber) {
  const Chain tiny = chain({.layers = 100, .weight = 1e-4});
  EXPECT_EQ(tiny.products.front(), 0);
  EXPECT_NEAR(tiny.magnitudes.front(), 99 * -4 + 100 * std::log10(0.25), 0.01);
  const Chain step = chain({.activation = ActivationKind::step});
  EXPECT_EQ(step.magnitudes.front(), -INFINITY);
  EXPECT_EQ(step.trend, ChainTrend::vanishing);
}

// f′ < 1 alone is not enough for the gradient to vanish, nor f′ > 1 for it to explode: the weights count, too.
TEST(Chain, LeakyRelusWithALargeWeightExplode) {
  const Chain each = chain({.activation = ActivationKind::leakyRelu, .parameter = 0.5, .weight = 3, .input = -1});
  EXPECT_NEAR(each.limitFactor, 1.5, 1e-12);
  EXPECT_EQ(each.trend, ChainTrend::exploding);
}

TEST(Chain, RefusesWhatItCannotCompute) {
  const auto refused = [](ChainConfig config) { return refusal([&] { chain(config); }); };
  EXPECT_THAT(refused({.layers = 0}), testing::HasSubstr("1 to 100 layers, got 0"));
  EXPECT_THAT(refused({.layers = 101}), testing::HasSubstr("got 101"));
  EXPECT_THAT(refused({.weight = NAN}), testing::HasSubstr("weight must be in"));
  EXPECT_THAT(refused({.spread = -1}), testing::HasSubstr("spread"));
  EXPECT_THAT(refused({.input = INFINITY}), testing::HasSubstr("input must be in"));
}

}  // namespace
}  // namespace descenso::tests
