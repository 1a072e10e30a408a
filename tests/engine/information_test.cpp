// Distributions, entropy and divergences (rows ENT-04 to ENT-07).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/information/antenna.h"
#include "engine/information/distribution.h"
#include "engine/information/entropy.h"
#include "engine/information/softmax_regression.h"
#include "engine/math/random.h"
#include "tests/engine/helpers.h"

namespace descenso::tests {
namespace {

using testing::HasSubstr;

constexpr auto bits = InformationUnit::bits;
constexpr auto naturals = InformationUnit::nats;

Vector values(const std::vector<double>& numbers) {
  return Eigen::Map<const Vector>(numbers.data(), std::ssize(numbers));
}

TEST(Distribution, SaysWhatIsWrongWithOne) {
  EXPECT_THAT(refusal([] { checkDistribution(values({0.5, -0.1, 0.6})); }), HasSubstr("got -0.1 at place 2"));
  EXPECT_THAT(refusal([] { checkDistribution(values({notANumber, 1})); }), HasSubstr("got nan at place 1"));
  EXPECT_THAT(refusal([] { checkDistribution(values({infinity, 1})); }), HasSubstr("must be finite"));
  EXPECT_THAT(refusal([] { checkDistribution(values({0.5, 0.4})); }), HasSubstr("must add up to 1, got 0.9"));
  EXPECT_THAT(refusal([] { checkDistribution(values({0, 0})); }), HasSubstr("must add up to 1, got 0"));
  EXPECT_THAT(refusal([] { checkDistribution(Vector()); }), HasSubstr("at least one outcome"));
  EXPECT_EQ(refusal([] { checkDistribution(values({0.1, 0.2, 0.3, 0.4})); }), "");
}

TEST(Distribution, IsMadeOfWeights) {
  EXPECT_EQ(normalised(values({1, 3})), values({0.25, 0.75}));
  EXPECT_EQ(normalised(values({1e308, 1e308})), values({0.5, 0.5}));
  EXPECT_THAT(refusal([] { normalised(values({0, 0, 0})); }), HasSubstr("at least one probability must be above 0"));
  EXPECT_THAT(refusal([] { normalised(values({1, -1})); }), HasSubstr("got -1 at place 2"));
}

TEST(Distribution, StaysOneWhereverABarIsMoved) {
  Random random(7);
  Vector p = cityA();
  for (int move = 0; move < 2000; ++move) {
    const auto i = static_cast<Index>(random.below(5));
    // Often to the ends, where all others vanish or one takes everything.
    const double wanted = random.below(4) == 0 ? random.below(2) : random.uniform(-0.2, 1.2);
    const Vector before = p;
    p = withProbability(p, i, wanted);
    EXPECT_EQ(refusal([&] { checkDistribution(p); }), "");
    EXPECT_DOUBLE_EQ(p[i], std::clamp(wanted, 0.0, 1.0));
    const Index a = (i + 1) % 5;
    const Index b = (i + 2) % 5;
    EXPECT_NEAR(p[a] * before[b], p[b] * before[a], 1e-12) << "the others keep their proportions";
    p = normalised(p);
  }
}

TEST(Distribution, SharesEvenlyWhatOneBarGivesBack) {
  EXPECT_EQ(withProbability(values({0, 1, 0}), 1, 0.5), values({0.25, 0.5, 0.25}));
  EXPECT_EQ(withProbability(values({1}), 0, 0.3), values({1}));
}

TEST(Surprise, HasTheTablesOfTheAntenna) {
  const Vector p = cityA();
  const double inverses[] = {4, 2.2222, 5, 11.1111, 100};
  const double logarithms[] = {2.0000, 1.1520, 2.3219, 3.4739, 6.6439};
  for (Index i = 0; i < p.size(); ++i) {
    EXPECT_NEAR(1 / p[i], inverses[i], 5e-5);
    EXPECT_NEAR(surprise(p[i], bits), logarithms[i], 5e-5);
  }
  EXPECT_EQ(surprise(0, bits), infinity);
  EXPECT_EQ(surprise(1, naturals), 0);
  EXPECT_FALSE(std::signbit(surprise(1, naturals)));
}

TEST(Entropy, AgreesWithTheReference) {
  for (const nlohmann::json& entry : referenceJson("info_theory.json")) {
    const Vector p = values(entry["p"].get<std::vector<double>>());
    const Vector q = values(entry["q"].get<std::vector<double>>());
    const auto near = [&](double value, const char* name) { EXPECT_NEAR(value, entry[name].get<double>(), 1e-14); };
    near(entropy(p, bits), "H_p");
    near(entropy(q, bits), "H_q");
    near(crossEntropy(p, q, bits), "CE_pq");
    near(crossEntropy(q, p, bits), "CE_qp");
    near(kullbackLeibler(p, q, bits), "KL_pq");
    near(kullbackLeibler(q, p, bits), "KL_qp");
    near(jensenShannon(p, q, bits), "JS");
    near(perplexity(p), "perplexity_p");
    near(entropy(p, naturals), "H_p_nats");
    near(nats(bits), "ln2");
  }
}

TEST(Entropy, IsThatOfBothCities) {
  EXPECT_NEAR(entropy(cityA(), bits), 1.8619, 5e-5);
  EXPECT_NEAR(entropy(cityB(), bits), 2.1660, 5e-5);
  EXPECT_NEAR(crossEntropy(cityB(), cityA(), bits), 2.4955, 5e-5);
  EXPECT_NEAR(crossEntropy(cityA(), cityB(), bits), 2.1667, 5e-5);
  EXPECT_NEAR(kullbackLeibler(cityB(), cityA(), bits), 0.3295, 5e-5);
  EXPECT_NEAR(crossEntropyOfRoundedLogs(cityA(), cityA()), 1.8602, 5e-5);
  EXPECT_NEAR(crossEntropyOfRoundedLogs(cityB(), cityA()), 2.4935, 5e-5);
}

TEST(Entropy, IsLargestWhereAllAreEquallyLikely) {
  const Vector even = Vector::Constant(5, 0.2);
  EXPECT_NEAR(entropy(even, bits), 2.3219, 5e-5);
  EXPECT_NEAR(perplexity(even), 5, 1e-12);
  Random random(3);
  for (int i = 0; i < 500; ++i) {
    Vector weights(5);
    for (Index k = 0; k < 5; ++k) weights[k] = random.uniform();
    const Vector p = normalised(weights);
    EXPECT_LE(entropy(p, bits), entropy(even, bits));
    EXPECT_GE(kullbackLeibler(p, even, bits), 0);
    EXPECT_NEAR(crossEntropy(p, cityA(), bits), entropy(p, bits) + kullbackLeibler(p, cityA(), bits), 1e-12);
    EXPECT_NEAR(entropy(p, naturals), entropy(p, bits) * nats(bits), 1e-14);
    EXPECT_NEAR(jensenShannon(p, even, bits), jensenShannon(even, p, bits), 1e-15);
  }
}

TEST(Entropy, CountsNothingWhereNothingHappens) {
  const Vector certain = values({0, 1, 0});
  EXPECT_EQ(entropy(certain, bits), 0);
  EXPECT_EQ(perplexity(certain), 1);
  EXPECT_EQ(crossEntropy(certain, values({0, 0.5, 0.5}), bits), 1);
  EXPECT_EQ(kullbackLeibler(certain, certain, bits), 0);
  EXPECT_EQ(crossEntropy(values({0.5, 0.5, 0}), certain, bits), infinity);
  EXPECT_EQ(kullbackLeibler(values({0.5, 0.5, 0}), certain, bits), infinity);
  EXPECT_NEAR(jensenShannon(certain, values({1, 0, 0}), bits), 1, 1e-15);
}

TEST(Entropy, NeedsTwoDistributionsOfOneSize) {
  EXPECT_THAT(refusal([] { crossEntropy(cityA(), values({0.5, 0.5}), bits); }), HasSubstr("got 5 and 2"));
  EXPECT_THAT(refusal([] { entropy(values({0.5, 0.6}), bits); }), HasSubstr("got 1.1"));
}

// ENT-07: label and prediction are two distributions, too.
TEST(CrossEntropy, OfALabelIsTheLoss) {
  const SoftmaxPass pass = passThrough(irisModel(), irisFlower(), 0);
  const Vector label = values({1, 0, 0});
  const Vector& said = pass.softmax.probabilities;
  EXPECT_NEAR(crossEntropy(label, said, naturals), 0.00723, 5e-6);
  EXPECT_NEAR(crossEntropy(label, said, bits), 0.0104311, 5e-8);
  EXPECT_EQ(entropy(label, naturals), 0);
  EXPECT_DOUBLE_EQ(kullbackLeibler(label, said, naturals), crossEntropy(label, said, naturals));
}

}  // namespace
}  // namespace descenso::tests
