#include "engine/problems/gabor_kernel.h"

#include <gtest/gtest.h>

#include <hwy/targets.h>
#include <cmath>
#include <vector>

#include "engine/math/random.h"

namespace descenso {
namespace {

/// Examples with padding whose values must not matter.
struct PaddedExamples {
  std::vector<double> q;
  std::vector<double> y;
  GaborExamples view;

  PaddedExamples(std::size_t count, double denominator, std::uint64_t seed)
      : q(count + gaborPadding), y(count + gaborPadding) {
    Random random(seed);
    for (double& value : q) value = random.uniform(-0.9, 0.9);
    for (double& value : y) value = random.uniform(-1, 1);
    for (std::size_t i = count; i < q.size(); ++i) q[i] = y[i] = std::nan("");
    view = {.q = q.data(), .y = y.data(), .count = count, .denominator = denominator, .largestQ = 0.9};
  }
};

/// Runs every test with each instruction set that this processor has.
class EveryInstructionSet : public ::testing::TestWithParam<std::int64_t> {
 protected:
  void SetUp() override { hwy::GetChosenTarget().Update(GetParam()); }
  void TearDown() override { hwy::GetChosenTarget().Update(hwy::SupportedTargets()); }

  static void expectEqual(const PaddedExamples& examples, double phi0, double phi1) {
    const GaborDerivatives fast = gaborHessian(examples.view, phi0, phi1);
    const GaborDerivatives slope = gaborGradient(examples.view, phi0, phi1);
    const GaborDerivatives slow = plain::gaborHessian(examples.view, phi0, phi1);
    const double loss = gaborLoss(examples.view, phi0, phi1);
    const double tolerance = 1e-15 * static_cast<double>(examples.view.count + 8);
    // φ₁ carries its own rounding into u, which is as large as |u| times the last place.
    const double scale = tolerance * (8 + std::min(200.0, std::abs(phi0) + std::abs(phi1)));
    const auto near = [&](double a, double b, const char* what) {
      EXPECT_NEAR(a, b, scale) << what << " of " << examples.view.count << " at " << phi0 << ", " << phi1;
    };
    near(loss, slow.loss, "loss");
    near(slope.loss, slow.loss, "loss with gradient");
    near(slope.gradient0, slow.gradient0, "gradient 0");
    near(slope.gradient1, slow.gradient1, "gradient 1");
    near(fast.loss, slow.loss, "loss with Hessian");
    near(fast.gradient0, slow.gradient0, "gradient 0 with Hessian");
    near(fast.gradient1, slow.gradient1, "gradient 1 with Hessian");
    near(fast.hessian00, slow.hessian00, "Hessian 00");
    near(fast.hessian01, slow.hessian01, "Hessian 01");
    near(fast.hessian11, slow.hessian11, "Hessian 11");
  }
};

TEST_P(EveryInstructionSet, AgreesWithThePlainSumsForAnyNumberOfExamples) {
  Random random(1);
  for (const double denominator : {8.0, 32.0}) {
    for (std::size_t count = 0; count <= 33; ++count) {
      const PaddedExamples examples(count, denominator, count);
      for (int i = 0; i < 20; ++i) expectEqual(examples, random.uniform(-10, 10), random.uniform(2.5, 22.5));
    }
  }
}

TEST_P(EveryInstructionSet, AgreesFarAwayWhereTheEnvelopeVanishes) {
  const PaddedExamples examples(13, 32, 3);
  for (const double far :
       {30.0, 80.0, 140.0, 149.0, 150.0, 155.0, 200.0, 255.9, 257.0, 1e3, 1e6, 1e15, 1e100, 1e155, 1e300}) {
    expectEqual(examples, far, 1);
    expectEqual(examples, -far, 1);
    expectEqual(examples, 0.5, far);
  }
}

TEST_P(EveryInstructionSet, IsAccurateForEveryArgument) {
  Random random(4);
  double worst = 0;
  for (int i = 0; i < 100000; ++i) {
    const double u = random.uniform(-160, 160);
    const double q[gaborPadding] = {};
    const double y[gaborPadding] = {};
    const GaborExamples one{.q = q, .y = y, .count = 1, .denominator = i % 2 == 0 ? 8.0 : 32.0, .largestQ = 0};
    const double f = gaborModel(u, one.denominator);
    // The loss is f²: of relative error ε it is off by 2 ε f², and as an absolute error of f by less than that of 1.
    worst = std::max(worst, std::abs(gaborLoss(one, u, 0) - f * f));
  }
  EXPECT_LT(worst, 5e-16);
}

TEST_P(EveryInstructionSet, GivesNaNForWhatIsNotFinite) {
  const PaddedExamples examples(5, 32, 5);
  for (const double bad : {HUGE_VAL, -HUGE_VAL, std::nan("")}) {
    EXPECT_TRUE(std::isnan(gaborLoss(examples.view, bad, 1)));
    EXPECT_TRUE(std::isnan(gaborGradient(examples.view, bad, 1).gradient0));
    EXPECT_TRUE(std::isnan(gaborHessian(examples.view, 1, bad).hessian00));
  }
}

TEST_P(EveryInstructionSet, FillsRowsOfAnyLength) {
  const PaddedExamples examples(30, 32, 6);
  Random random(7);
  for (std::size_t length = 0; length <= 40; ++length) {
    std::vector<double> first(length);
    for (double& value : first) value = random.uniform(-10, 10);
    if (length == 40) first[3] = 1e200;
    std::vector<double> row(length + 1, -1);
    gaborLossRow(examples.view, first.data(), length, 12.5, row.data());
    for (std::size_t i = 0; i < length; ++i) {
      EXPECT_NEAR(row[i], plain::gaborLoss(examples.view, first[i], 12.5), 1e-12) << i << " of " << length;
    }
    EXPECT_EQ(row[length], -1) << "wrote past the end";
  }
}

INSTANTIATE_TEST_SUITE_P(Highway, EveryInstructionSet, ::testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         [](const auto& tested) { return std::string(hwy::TargetName(tested.param)); });

}  // namespace
}  // namespace descenso
