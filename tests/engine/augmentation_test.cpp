#include "engine/data/augmentation.h"

#include <gmock/gmock.h>

#include "networks.h"

namespace descenso {
namespace {

using tests::classified;
using tests::inputsOf;
using tests::refusal;

/// Mean 0 and deviation 1 along both inputs.
std::shared_ptr<const Examples> corners() {
  return classified(inputsOf({{-1, -1}, {1, -1}, {-1, 1}, {1, 1}}), {0, 1, 1, 0}, 2);
}

TEST(Augmentation, WithoutCopiesIsTheExamples) {
  const Examples same = augmented(*corners(), {.copies = 0, .rotation = 90, .shift = 1, .noise = 1}, 1);
  EXPECT_EQ(same.inputs, corners()->inputs);
  EXPECT_EQ(same.classes, corners()->classes);
}

TEST(Augmentation, KeepsTheExamplesAndRepeatsTheirClasses) {
  const Examples more = augmented(*corners(), {.copies = 3, .rotation = 20, .shift = 0.1, .noise = 0.1}, 1);
  ASSERT_EQ(more.size(), 16);
  EXPECT_EQ(more.inputs.leftCols(4), corners()->inputs);
  for (Index i = 0; i < 16; ++i)
    EXPECT_EQ(more.classes[static_cast<std::size_t>(i)], corners()->classes[static_cast<std::size_t>(i % 4)]);
  EXPECT_NE(more.inputs.middleCols(4, 4), more.inputs.middleCols(8, 4)) << "every copy is another";
}

TEST(Augmentation, RepeatsTheNumbersToo) {
  const auto three = tests::numbered(inputsOf({{0}, {1}, {2}}), {5, 6, 7});
  const Examples more = augmented(*three, {.copies = 1, .shift = 0.5}, 1);
  EXPECT_EQ(more.targets, (Vector{{5, 6, 7, 5, 6, 7}}));
}

TEST(Augmentation, TurnsAboutTheMeanAndKeepsDistances) {
  const Examples turned = augmented(*corners(), {.copies = 20, .rotation = 30}, 2);
  double widest = 0;
  for (Index i = 4; i < turned.size(); ++i) {
    const Point2 before = turned.inputs.col(i % 4);
    const Point2 after = turned.inputs.col(i);
    EXPECT_NEAR(after.norm(), before.norm(), 1e-12);
    const double angle = std::acos(std::clamp(before.dot(after) / (before.norm() * after.norm()), -1.0, 1.0));
    EXPECT_LE(angle, 30 * std::numbers::pi / 180 + 1e-6);
    widest = std::max(widest, angle);
  }
  EXPECT_GT(widest, 25 * std::numbers::pi / 180) << "80 uniform angles reach nearly as far as they may";
}

// Inputs in other units and elsewhere: the copies are the same, in those units and there.
TEST(Augmentation, DoesNotDependOnUnits) {
  Examples scaled = *corners();
  scaled.inputs.row(0) = (1000 * scaled.inputs.row(0)).array() + 5;
  scaled.inputs.row(1) = (0.01 * scaled.inputs.row(1)).array() - 3;
  const Augmentation all{.copies = 5, .rotation = 60, .shift = 0.4, .noise = 0.2};
  const Examples plain = augmented(*corners(), all, 7);
  const Examples other = augmented(scaled, all, 7);
  for (Index i = 0; i < plain.size(); ++i) {
    EXPECT_NEAR(other.inputs(0, i), 1000 * plain.inputs(0, i) + 5, 1e-8);
    EXPECT_NEAR(other.inputs(1, i), 0.01 * plain.inputs(1, i) - 3, 1e-12);
  }
}

TEST(Augmentation, ShiftsWithinTheirRangeAndNoiseOfItsDeviation) {
  const Examples moved = augmented(*corners(), {.copies = 50, .shift = 0.25}, 3);
  const Examples noisy = augmented(*corners(), {.copies = 50, .noise = 0.25}, 3);
  double most = 0, square = 0;
  for (Index i = 4; i < moved.size(); ++i) {
    most = std::max(most, (moved.inputs.col(i) - moved.inputs.col(i % 4)).cwiseAbs().maxCoeff());
    square += (noisy.inputs.col(i) - noisy.inputs.col(i % 4)).squaredNorm();
  }
  EXPECT_LE(most, 0.25);
  EXPECT_GT(most, 0.24);
  EXPECT_NEAR(std::sqrt(square / 400), 0.25, 0.03);  // 400 numbers: deviation of the estimate 0.009
}

TEST(Augmentation, IsTheSameForTheSameSeedAndExtendsWithMoreCopies) {
  const Augmentation few{.copies = 2, .rotation = 45, .shift = 0.3, .noise = 0.1};
  Augmentation many = few;
  many.copies = 4;
  const Examples first = augmented(*corners(), few, 5);
  EXPECT_EQ(augmented(*corners(), few, 5).inputs, first.inputs);
  EXPECT_NE(augmented(*corners(), few, 6).inputs, first.inputs);
  EXPECT_EQ(augmented(*corners(), many, 5).inputs.leftCols(first.size()), first.inputs);
}

TEST(Augmentation, LeavesASingleInputUnturnedAndAConstantOneAlone) {
  const auto line = tests::numbered(inputsOf({{-1}, {1}}), {0, 1});
  EXPECT_EQ(augmented(*line, {.copies = 1, .rotation = 180}, 1).inputs.rightCols(2), line->inputs);
  const auto flat = classified(inputsOf({{-1, 7}, {1, 7}}), {0, 1}, 2);
  const Examples moved = augmented(*flat, {.copies = 3, .rotation = 90, .shift = 1, .noise = 1}, 1);
  EXPECT_TRUE((moved.inputs.row(1).array() == 7).all());
  EXPECT_EQ(augmented(*flat, {.copies = 1, .rotation = 90}, 1).inputs.rightCols(2), flat->inputs);
}

TEST(Augmentation, OfManyInputsTurnsTwoOfThemAtATime) {
  const auto points = classified(tests::scatteredInputs(5, 30), tests::classesInTurn(30, 2), 2);
  const Examples turned = augmented(*points, {.copies = 4, .rotation = 90}, 1);
  for (Index i = 30; i < turned.size(); ++i) {
    const Vector gap = turned.inputs.col(i) - turned.inputs.col(i % 30);
    EXPECT_LE((gap.array().abs() > 1e-12).count(), 2);
  }
}

TEST(Augmentation, RefusesWhatIsOutOfRange) {
  EXPECT_EQ(refusal([] { augmented(*corners(), {.copies = 51}, 1); }), "copies must be in [0, 50], got 51");
  EXPECT_EQ(refusal([] { augmented(*corners(), {.copies = 1, .rotation = -1}, 1); }),
            "rotation must be in [0, 180], got -1");
  EXPECT_EQ(refusal([] { augmented(*corners(), {.copies = 1, .shift = 3}, 1); }), "shift must be in [0, 2], got 3");
  EXPECT_EQ(refusal([] { augmented(*corners(), {.copies = 1, .noise = notANumber}, 1); }),
            "noise must be in [0, 2], got nan");
  const auto many = classified(Matrix::Zero(1, 30'000), std::vector<int>(30'000, 0), 2);
  EXPECT_EQ(refusal([&] { augmented(*many, {.copies = 40}, 1); }),
            "examples and their copies must be at most 1000000, got 1230000");
}

}  // namespace
}  // namespace descenso
