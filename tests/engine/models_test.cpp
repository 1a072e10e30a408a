// Classical models on the same examples as networks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/data/example_catalog.h"
#include "engine/data/input_scaling.h"
#include "engine/models/polynomial_model.h"
#include "engine/models/support_vector_machine.h"
#include "helpers.h"
#include "networks.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;
using tests::optimizer;
using tests::refusal;

/// Numbers to predict from the given inputs.
Examples numbersAt(Matrix inputs, Vector targets) {
  Examples examples{.name = "own",
                    .inputs = std::move(inputs),
                    .classes = {},
                    .targets = std::move(targets),
                    .inputNames = {},
                    .classNames = {},
                    .targetName = "y"};
  for (Index i = 0; i < examples.inputCount(); ++i) examples.inputNames.push_back("x" + std::to_string(i + 1));
  return examples;
}

Run runOfPolynomial(const Examples& examples, int degree, const OptimizerConfig& config, Index steps,
                    Penalty penalty = {}) {
  const PolynomialFeatures features(examples.inputCount(), degree);
  const auto problem = std::make_shared<const NetworkProblem>(polynomialNetwork(examples, features, penalty),
                                                              std::make_shared<const Examples>(features(examples)));
  return tests::runFor(problem, config, Vector::Zero(problem->dimension()), steps);
}

PolynomialModel modelOf(const Run& run, const Examples& examples, int degree) {
  const PolynomialFeatures features(examples.inputCount(), degree);
  const auto& timeline = run.timeline();
  return {features, polynomialNetwork(examples, features), timeline.at(timeline.lastStep()).phi};
}

/// Logistic regression with a small penalty, so that separable classes have an optimum.
PolynomialModel logistic(const Examples& examples, int degree) {
  return modelOf(runOfPolynomial(examples, degree, optimizer("bfgs"), 200, {.l2 = 1e-4}), examples, degree);
}

TEST(PolynomialFeatures, AreCountedByTheBinomial) {
  EXPECT_EQ(monomialCount(2, 1), 3);
  EXPECT_EQ(monomialCount(2, 2), 6);
  EXPECT_EQ(monomialCount(2, 4), 15);
  EXPECT_EQ(monomialCount(4, 2), 15);
  EXPECT_EQ(monomialCount(1, 20), 21);
  EXPECT_EQ(monomialCount(100, 10), maximumFeatures + 1);
  for (int degree = 1; degree <= 6; ++degree) {
    EXPECT_EQ(PolynomialFeatures(3, degree).count() + 1, monomialCount(3, degree));
  }
}

TEST(PolynomialFeatures, AreAllProductsOnce) {
  Examples examples = numbersAt(Matrix{{2}, {3}}, Vector::Zero(1));
  const Examples features = PolynomialFeatures(2, 3)(examples);
  EXPECT_THAT(features.inputNames, ElementsAre("x1", "x2", "x1²", "x1x2", "x2²", "x1³", "x1²x2", "x1x2²", "x2³"));
  EXPECT_EQ(features.inputs, (Vector{{2, 3, 4, 6, 9, 8, 12, 18, 27}}));
  EXPECT_EQ(PolynomialFeatures(1, 12)(numbersAt(Matrix{{-1}}, Vector::Zero(1))).inputNames.back(), "x1¹²");
}

TEST(PolynomialFeatures, RefuseWhatTheyCannotBe) {
  EXPECT_EQ(refusal([] { PolynomialFeatures(2, 0); }), "the degree must be in [1, 20], got 0");
  EXPECT_EQ(refusal([] { PolynomialFeatures(0, 1); }), "a polynomial must have at least one input, got none");
  EXPECT_EQ(refusal([] { PolynomialFeatures(20, 9); }),
            "a polynomial must have at most 1000 terms; that of degree 9 in 20 inputs has more");
  EXPECT_EQ(refusal([] { PolynomialFeatures(2, 1)(Matrix(3, 1)); }), "the polynomial has 2 inputs, got 3");
}

// CLS-13, PAR-03: 3, 6, 15, 1000 and 20601.
TEST(Models, HaveTheCoursesParameterCounts) {
  const Examples examples = makeExamples("moons", std::vector<double>{1000});
  for (const auto& [degree, count] : {std::pair{1, 3}, {2, 6}, {4, 15}}) {
    const PolynomialFeatures features(2, degree);
    const NetworkConfig network = polynomialNetwork(examples, features);
    EXPECT_EQ(PolynomialModel(features, network, Vector::Zero(count)).parameterCount(), count);
  }
  EXPECT_EQ(SupportVectorMachine(examples, {}).parameterCount(), 1000);
  EXPECT_EQ(parameterCount({.hidden = tests::layersOf({100, 100, 100})}), 20601);
}

// CLS-10: the clients standardised, α = 0.5 from 0.
TEST(LogisticRegression, LearnsTheClients) {
  const Examples raw = makeExamples("clients");
  const Examples clients = InputScaling::of(raw)(raw);
  const auto run = runOfPolynomial(clients, 1, optimizer("gd", {{"alpha", "0.5"}}), 1000);
  const auto lossAt = [&](Index step) { return run.timeline().losses()[static_cast<std::size_t>(step)]; };
  EXPECT_NEAR(lossAt(0), 0.693147, 5e-7);
  EXPECT_NEAR(lossAt(1), 0.583939, 5e-7);
  EXPECT_NEAR(lossAt(100), 0.033620, 5e-7);
  EXPECT_NEAR(lossAt(1000), 0.003932, 5e-7);
  const Vector first = run.timeline().at(1).phi;
  EXPECT_NEAR(first[0], 0.23380, 5e-6);
  EXPECT_NEAR(first[1], -0.03299, 5e-6);
  EXPECT_NEAR(first[2], -0.05, 5e-6);
  EXPECT_EQ(accuracy(modelOf(run, clients, 1), clients), 1);
}

TEST(LogisticRegression, StopsWithAPenalty) {
  const Examples raw = makeExamples("clients");
  const Examples clients = InputScaling::of(raw)(raw);
  const auto run = runOfPolynomial(clients, 1, optimizer("bfgs"), 60, {.l2 = 0.01});
  const PolynomialModel model = modelOf(run, clients, 1);
  EXPECT_NEAR(model.phi()[0], 2.83696, 5e-6);
  EXPECT_NEAR(model.phi()[1], -0.33877, 5e-6);
  EXPECT_NEAR(model.phi()[2], -0.61993, 5e-6);
  EXPECT_NEAR(score(model.network(), model.phi(), clients).loss, 0.076114, 5e-7);
}

// CLS-15: no line separates them, a parabola's product term does.
TEST(LogisticRegression, NeedsTheSecondDegreeForXor) {
  const Examples examples = makeExamples("xor", std::vector<double>{200, 0});
  EXPECT_LT(accuracy(logistic(examples, 1), examples), 0.8);
  EXPECT_EQ(accuracy(logistic(examples, 2), examples), 1);
  const PolynomialModel model = logistic(examples, 2);
  EXPECT_LT(model.phi()[3], -1) << "of x₁x₂: class 1 is where the signs differ";
}

// CLS-17: softmax regression.
TEST(LogisticRegression, TellsIrisApart) {
  const Examples raw = makeExamples("iris");
  const Examples iris = InputScaling::of(raw)(raw);
  const PolynomialModel model = logistic(iris, 1);
  EXPECT_EQ(model.parameterCount(), 15);
  EXPECT_GE(accuracy(model, iris), 0.95);
}

TEST(LogisticRegression, GivesTheSameInAFieldAsAtAPoint) {
  const Examples examples = makeExamples("circles");
  const PolynomialModel model = logistic(examples, 2);
  const FieldQuery query{.box = {{-1, -2}, {1, 2}}, .width = 5, .height = 3};
  const auto fields = outputFields(model, query);
  ASSERT_EQ(fields.size(), 1u);
  Matrix output(1, 1);
  model.predict(Vector(Point2(0.5, 2)), output);
  EXPECT_EQ(fields[0][2 * 5 + 3], output(0, 0));
  EXPECT_EQ(outputFields(model, query, 3), fields);
}

TEST(LeastSquares, AreThoseByHand) {
  // Mean x 1.5, mean y 1.25, Sxy 4.5, Sxx 5.
  const Examples line = numbersAt(Matrix{{0, 1, 2, 3}}, Vector{{0, 1, 1, 3}});
  const PolynomialModel model = leastSquares(line, {1, 1});
  EXPECT_NEAR(model.phi()[0], 0.9, 1e-14);
  EXPECT_NEAR(model.phi()[1], -0.1, 1e-14);
  EXPECT_NEAR(meanSquaredError(model, line), (0.01 + 0.04 + 0.49 + 0.16) / 4, 1e-14);
  const NormalEquations equations = normalEquations(line, {1, 1});
  EXPECT_EQ(equations.left, (Matrix{{14, 6}, {6, 4}}));
  EXPECT_EQ(equations.right, Point2(12, 5));
  EXPECT_LT((equations.left * model.phi() - equations.right).norm(), 1e-13);
}

TEST(LeastSquares, FindAParabola) {
  const Vector x = Vector::LinSpaced(64, -2, 2);
  const Examples parabolic = numbersAt(x.transpose(), 2 * x.array().square() - 3 * x.array() + 1);
  EXPECT_LT((leastSquares(parabolic, {1, 2}).phi() - Vector{{-3, 2, 1}}).norm(), 1e-13);
}

TEST(LeastSquares, AreWhatAnOptimizerFinds) {
  const Examples examples = makeExamples("plane");
  const auto run = runOfPolynomial(examples, 2, optimizer("bfgs"), 40);
  EXPECT_LT((run.timeline().at(40).phi - leastSquares(examples, {2, 2}).phi()).norm(), 1e-7);
}

TEST(LeastSquares, AreTheShortestWhereManyAreLeast) {
  const Examples twice = numbersAt(Matrix{{-1, 1}, {-1, 1}}, Point2(-2, 2));
  EXPECT_LT((leastSquares(twice, {2, 1}).phi() - Vector{{1, 1, 0}}).norm(), 1e-14);
}

// POL-03: the more terms the lower the error on what was learned from, and the larger on the rest.
TEST(LeastSquares, OverfitWithTooManyTerms) {
  const Examples learned = makeExamples("parabola", std::vector<double>{12, 0.2, 3});
  const Examples others = makeExamples("parabola", std::vector<double>{1000, 0.2, 4});
  const PolynomialModel right = leastSquares(learned, {1, 2});
  const PolynomialModel over = leastSquares(learned, {1, 11});
  EXPECT_LT(meanSquaredError(over, learned), 1e-8);
  EXPECT_GT(meanSquaredError(right, learned), 1e-3);
  EXPECT_LT(meanSquaredError(right, others), 0.1);
  EXPECT_GT(meanSquaredError(over, others), 1);
}

TEST(LeastSquares, RefuseClasses) {
  EXPECT_EQ(refusal([] {
              leastSquares(makeExamples("xor"), {2, 1});
            }),
            "least squares need examples with a number to predict, got classes");
}

TEST(SupportVectorMachine, HasTheMarginOfTwoPoints) {
  const double k = std::exp(-0.25);  // γ = 1, distance ½
  const Examples two = *tests::classified(Matrix{{1, 1.5}}, {1, 0}, 2);
  Examples named = two;
  named.inputNames = {"x"};
  const SupportVectorMachine machine(named, {.gamma = 1, .c = 100});
  EXPECT_THAT(machine.supportVectors(), ElementsAre(0, 1));
  const double tolerance = 1e-6;  // LIBSVM keeps kernels in single precision
  EXPECT_NEAR(machine.coefficients()(0, 0), 1 / (1 - k), tolerance);
  EXPECT_NEAR(machine.coefficients()(0, 1), -1 / (1 - k), tolerance);
  EXPECT_NEAR(machine.offsets()[0], 0, tolerance);
  Matrix decisions(1, 3);
  machine.predict(Matrix{{1, 1.25, 1.5}}, decisions);
  EXPECT_NEAR(decisions(0, 0), 1, tolerance);
  EXPECT_NEAR(decisions(0, 1), 0, tolerance);
  EXPECT_NEAR(decisions(0, 2), -1, tolerance);
}

class EveryMargin : public ::testing::TestWithParam<double> {};

TEST_P(EveryMargin, HoldsTheSupportVectors) {
  const double c = GetParam();
  const Examples examples = makeExamples("circles");
  const SupportVectorMachine machine(examples, {.gamma = 1, .c = c});
  EXPECT_EQ(machine.parameterCount(), 200);
  EXPECT_EQ(accuracy(machine, examples), 1);
  Matrix decisions(1, examples.size());
  machine.predict(examples.inputs, decisions);
  const double tolerance = 1e-3;
  for (Index i = 0; i < examples.size(); ++i) {
    const double side = examples.classes[static_cast<std::size_t>(i)] == 1 ? 1 : -1;
    const double beta = side * machine.coefficients()(0, i);
    const double margin = side * decisions(0, i);
    EXPECT_GE(beta, 0);
    EXPECT_LE(beta, c);
    const bool isSupport = std::binary_search(machine.supportVectors().begin(), machine.supportVectors().end(), i);
    EXPECT_EQ(isSupport, beta > 0);
    if (isSupport) {
      EXPECT_LE(margin, 1 + tolerance);
    } else {
      EXPECT_GE(margin, 1 - tolerance);
    }
    if (isSupport && beta < c) {
      EXPECT_NEAR(margin, 1, tolerance);
    }
  }
  EXPECT_NEAR(machine.coefficients().sum(), 0, 1e-9 * c);
}

INSTANTIATE_TEST_SUITE_P(SupportVectorMachine, EveryMargin, ::testing::Values(1.0, 10.0, 1000.0));

TEST(SupportVectorMachine, TellsManyClassesApart) {
  const Examples examples = makeExamples("blobs", std::vector<double>{300, 0.1, 5});
  const SupportVectorMachine machine(examples, {.gamma = 1, .c = 10});
  EXPECT_EQ(machine.outputCount(), 5);
  EXPECT_EQ(machine.parameterCount(), 4 * 300);
  EXPECT_EQ(accuracy(machine, examples), 1);
  const auto fields = outputFields(machine, {.box = {{-1.5, -1.5}, {1.5, 1.5}}, .width = 9, .height = 9}, 0);
  for (std::size_t node = 0; node < 81; ++node) {
    double votes = 0;
    for (const auto& field : fields) votes += field[node];
    EXPECT_NEAR(votes, 1, 1e-12);
  }
}

TEST(SupportVectorMachine, NeverSaysAClassWithoutExamples) {
  const Examples all = makeExamples("blobs", std::vector<double>{200, 0.2, 5});
  std::vector<int> some;
  for (int i = 0; i < 200; ++i) {
    if (const int k = all.classes[static_cast<std::size_t>(i)]; k == 1 || k == 3) some.push_back(i);
  }
  const SupportVectorMachine machine(selected(all, some), {});
  EXPECT_EQ(accuracy(machine, selected(all, some)), 1);
  Matrix outputs(5, 200);
  machine.predict(all.inputs, outputs);
  for (Index i = 0; i < 200; ++i) {
    EXPECT_THAT(machine.classSaid({outputs.col(i).data(), 5}), ::testing::AnyOf(1, 3));
  }
}

TEST(SupportVectorMachine, RefusesWhatItCannotLearn) {
  const Examples moons = makeExamples("moons");
  EXPECT_EQ(refusal([&] { SupportVectorMachine(moons, {.gamma = 0}); }), "gamma must be a positive number, got 0");
  EXPECT_EQ(refusal([&] { SupportVectorMachine(moons, {.c = notANumber}); }), "C must be a positive number, got nan");
  EXPECT_EQ(refusal([] { SupportVectorMachine(makeExamples("sine"), {}); }),
            "a support vector machine needs examples with classes, got numbers to predict");
  Examples one = moons;
  std::fill(one.classes.begin(), one.classes.end(), 1);
  EXPECT_EQ(refusal([&] { SupportVectorMachine(one, {}); }),
            "a support vector machine needs examples of at least two classes, got one");
}

}  // namespace
}  // namespace descenso
