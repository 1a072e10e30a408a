#include "engine/networks/activation.h"

#include <gmock/gmock.h>

#include <cmath>

#include "engine/math/finite_differences.h"

namespace descenso::tests {
namespace {

double valueOf(std::string_view name, double z) {
  const Activation* f = findActivation(name);
  return f->value(z, f->parameter);
}

double slopeOf(std::string_view name, double z) {
  const Activation* f = findActivation(name);
  return f->slope(z, f->parameter);
}

TEST(Activations, AreFoundByNameAndByKind) {
  for (const Activation& entry : activationCatalog()) {
    EXPECT_EQ(activation(entry.kind).name, entry.name);
    EXPECT_EQ(findActivation(entry.name), &activation(entry.kind));
  }
  EXPECT_EQ(activationCatalog().size(), 12U);
  EXPECT_EQ(findActivation("cosine"), nullptr);
}

TEST(Activations, HaveTheSlopesOfTheirValues) {
  for (const Activation& f : activationCatalog()) {
    for (const double parameter : {f.parameter, 0.3, -0.7}) {
      for (double z = -6.05; z < 6; z += 0.3) {
        const Vector at = Vector::Constant(1, z);
        const auto value = [&](ConstVectorRef x) { return f.value(x[0], parameter); };
        EXPECT_NEAR(f.slope(z, parameter), numericalGradient(value, at)[0], 1e-9) << f.name << " at " << z;
      }
    }
  }
}

TEST(Activations, StayFiniteFarOut) {
  for (const Activation& f : activationCatalog()) {
    for (const double z : {-1e3, -700.0, 700.0, 1e3}) {
      EXPECT_TRUE(std::isfinite(f.value(z, f.parameter))) << f.name << " at " << z;
      EXPECT_TRUE(std::isfinite(f.slope(z, f.parameter))) << f.name << " at " << z;
    }
  }
}

TEST(Activations, SaturateAsTheCourseSays) {
  EXPECT_NEAR(valueOf("sigmoid", 1), 0.731059, 5e-7);
  EXPECT_NEAR(valueOf("sigmoid", -1), 0.268941, 5e-7);
  EXPECT_NEAR(valueOf("sigmoid", 2), 0.880797, 5e-7);
  EXPECT_NEAR(valueOf("sigmoid", -2), 0.119203, 5e-7);
  EXPECT_EQ(valueOf("sigmoid", 0), 0.5);
  EXPECT_NEAR(valueOf("sigmoid", 10), 0.9999546, 5e-8);
  EXPECT_NEAR(valueOf("sigmoid", -10), 4.5398e-5, 5e-10);
  EXPECT_EQ(slopeOf("sigmoid", 0), 0.25);
  EXPECT_NEAR(slopeOf("sigmoid", 10), 4.5396e-5, 5e-10);
  EXPECT_NEAR(slopeOf("sigmoid", -10), 4.5396e-5, 5e-10);
  EXPECT_NEAR(slopeOf("sigmoid", 0) / slopeOf("sigmoid", 10), 5500, 10);
  EXPECT_NEAR(slopeOf("tanh", 10), 8.24e-9, 5e-12);
  EXPECT_NEAR(valueOf("tanh", 1), 0.761594, 5e-7);
  EXPECT_NEAR(valueOf("elu", -1), -0.632121, 5e-7);
  EXPECT_NEAR(valueOf("elu", -2), -0.864665, 5e-7);
  EXPECT_NEAR(valueOf("elu", -10), -0.999955, 5e-7);
}

TEST(Activations, TakeTheLeftSlopeAtAKink) {
  EXPECT_EQ(slopeOf("relu", 0), 0);
  EXPECT_EQ(slopeOf("relu", -10), 0);
  EXPECT_EQ(slopeOf("identity", 7), 1);
  EXPECT_EQ(slopeOf("leaky-relu", 0), 0.01);
  EXPECT_EQ(slopeOf("maxout", 0), -1);
  EXPECT_EQ(slopeOf("step", 0), 0);
  EXPECT_EQ(valueOf("relu", -10), 0);
  EXPECT_EQ(valueOf("relu", 3), 3);
  EXPECT_NEAR(valueOf("leaky-relu", -10), -0.1, 1e-15);
}

TEST(Activations, MaxoutIsReluLeakyReluOrTheAbsoluteValue) {
  const Activation& maxout = activation(ActivationKind::maxout);
  for (const double z : {-3.0, -0.5, 0.0, 2.0}) {
    EXPECT_EQ(maxout.value(z, 0), std::max(z, 0.0));
    EXPECT_EQ(maxout.value(z, 0.1), activation(ActivationKind::leakyRelu).value(z, 0.1));
    EXPECT_EQ(maxout.value(z, -1), std::abs(z));
  }
}

}  // namespace
}  // namespace descenso::tests
