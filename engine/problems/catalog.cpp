#include "engine/problems/catalog.h"

#include "engine/problems/makers.h"
#include "engine/problems/reduced.h"

namespace descenso {
namespace {

// Choice 0 is the textbook's, with which its losses come out; 1 is the value printed on the slides.
const Hyperparameter denominator{
    .name = "denominator", .symbol = "D", .minimum = 0, .maximum = 1, .fallback = 0, .choices = {"32", "8"}};

const Hyperparameter input{
    .name = "input", .symbol = "x", .minimum = 0, .maximum = 1, .fallback = 1, .choices = {"raw", "standardised"}};

/// In the order of Reduction.
Hyperparameter reduction(Reduction fallback) {
  return {.name = "reduction",
          .symbol = "L",
          .minimum = 0,
          .maximum = 3,
          .fallback = static_cast<double>(fallback),
          .choices = {"sum", "mean", "half-mean", "half-sum"}};
}

/// Two of the parameters: (0, 1), (0, 2) … (1, 2) …
Hyperparameter pair(std::vector<std::string_view> choices, double fallback) {
  const auto last = static_cast<double>(choices.size() - 1);
  return {.name = "pair", .symbol = "", .maximum = last, .fallback = fallback, .choices = std::move(choices)};
}

}  // namespace

const std::vector<ProblemEntry>& problemCatalog() {
  static const std::vector<ProblemEntry> entries{
      {.name = "gabor",
       .dataSets = {"book", "reference"},
       .settings = {denominator, reduction(Reduction::sum)},
       .symbols = {"φ₀", "φ₁"},
       .formula = "f[x, φ] = sin u · exp(−u² / D), u = φ₀ + 0.06 φ₁ x",
       .citation = "Prince 2023, Understanding Deep Learning, ch. 6",
       .range = {{-10, 2.5}, {10, 22.5}},
       .start = {-1.5, 8.5},
       .printed = {{.setting = "denominator", .choice = 1, .erratum = "E60"}},
       .make = makeGabor},
      {.name = "linreg",
       .dataSets = {"book", "reference"},
       .settings = {reduction(Reduction::sum)},
       .symbols = {"φ₀", "φ₁"},
       .formula = "f[x, φ] = φ₀ + φ₁ x",
       .citation = "Prince 2023, Understanding Deep Learning, ch. 2 and 6",
       .range = {{0, -1}, {2, 1}},
       .start = {1.6, -0.5},
       .isLine = true,
       .make = makeLinearRegression,
       .ownMap = mapOfLinearRegression},
      {.name = "quadratic",
       .dataSets = {"reference"},
       .settings = {pair({"w1-w2", "w1-w3", "w2-w3"}, 0), reduction(Reduction::mean)},
       .symbols = {"w₁", "w₂"},
       .formula = "ŷ = w₁ x² + w₂ x + w₃",
       .citation = "class exercise: a parabola by stochastic gradient descent",
       .range = {{-1, -6}, {5, 1}},
       .start = {0, 0},
       .minima = {{2, -3}},
       .parameters = {{.name = "w1", .symbol = "w₁", .low = -1, .high = 5, .start = 0, .fixed = 2},
                      {.name = "w2", .symbol = "w₂", .low = -6, .high = 1, .start = 0, .fixed = -3},
                      {.name = "w3", .symbol = "w₃", .low = -3, .high = 5, .start = 0, .fixed = 1}},
       .make = makeQuadraticRegression,
       .ownParameters = quadraticParametersOf},
      {.name = "houses",
       .dataSets = {"houses", "clients"},
       .settings = {input, reduction(Reduction::halfMean)},
       .symbols = {"b", "w"},
       .formula = "ŷ = w x + b",
       .citation = "LeCun et al. 1998, Efficient BackProp, section 4.3: standardised inputs",
       .range = {{0.5, -1.5}, {4.5, 2.5}},
       .start = {1, -1},
       .minima = {{2.25, 0.6562727629529808}},
       .isLine = true,
       .make = makeHouses,
       .map = mapOfHouses},
      {.name = "ravine",
       .dataSets = {},
       .settings = {},
       .symbols = {"φ₀", "φ₁"},
       .formula = "½ (φ₀ − 0.6)² + 10 φ₁²",
       .citation = "a bowl twenty times steeper along φ₁ than along φ₀",
       .range = {{-1.2, -1.2}, {1.8, 1.2}},
       .start = {-0.8, -0.9},
       .minima = {{0.6, 0}},
       .make = makeSurface},
      {.name = "adam-toy",
       .dataSets = {},
       .settings = {},
       .symbols = {"φ₀", "φ₁"},
       .formula = "1 − exp(−2 φ₁²) exp(−(φ₀ − 0.7)² / 8)",
       .citation = "Prince 2023, Understanding Deep Learning, ch. 6, notebook 6.5",
       .range = {{-1, -1}, {1, 1}},
       .start = {-0.7, -0.9},
       .minima = {{0.7, 0}},
       .make = makeSurface},
      {.name = "rosenbrock",
       .dataSets = {},
       .settings = {},
       .symbols = {"φ₀", "φ₁"},
       .formula = "(1 − φ₀)² + 100 (φ₁ − φ₀²)²",
       .citation = "Rosenbrock 1960, The Computer Journal 3: 175–184",
       .range = {{-2, -1}, {2, 3}},
       .start = {-1.2, 1},
       .minima = {{1, 1}},
       .make = makeSurface},
      {.name = "beale",
       .dataSets = {},
       .settings = {},
       .symbols = {"φ₀", "φ₁"},
       .formula = "(1.5 − φ₀ + φ₀ φ₁)² + (2.25 − φ₀ + φ₀ φ₁²)² + (2.625 − φ₀ + φ₀ φ₁³)²",
       .citation = "Beale 1958; Moré, Garbow & Hillstrom 1981, ACM TOMS 7: 17–41, problem 5",
       .range = {{-4.5, -4.5}, {4.5, 4.5}},
       .start = {1, 1},
       .minima = {{3, 0.5}},
       .make = makeSurface},
      {.name = "himmelblau",
       .dataSets = {},
       .settings = {},
       .symbols = {"φ₀", "φ₁"},
       .formula = "(φ₀² + φ₁ − 11)² + (φ₀ + φ₁² − 7)²",
       .citation = "Himmelblau 1972, Applied Nonlinear Programming",
       .range = {{-5, -5}, {5, 5}},
       .start = {-1, 1},
       .minima = {{3, 2},
                  {-2.8051180869527448, 3.1313125182505730},
                  {-3.7793102533777469, -3.2831859912861694},
                  {3.5844283403304917, -1.8481265269644035}},
       .make = makeSurface},
      {.name = "network-slice",
       .dataSets = {},
       .settings = {pair(
           {"w1-b1", "w1-w2",  "w1-b2",  "w1-w11", "w1-w12", "w1-b",   "b1-w2", "b1-b2",   "b1-w11", "b1-w12", "b1-b",
            "w2-b2", "w2-w11", "w2-w12", "w2-b",   "b2-w11", "b2-w12", "b2-b",  "w11-w12", "w11-b",  "w12-b"},
           3)},
       .symbols = {"w₁", "w₁₁"},
       .formula = "(σ(w₁₁ σ(0.5 w₁ + b₁) + w₁₂ σ(0.5 w₂ + b₂) + b) − 0.88)²",
       .citation = "class example: a network of two hidden neurons and seven parameters on x = 0.5, y = 0.88",
       .range = {{-20, -20}, {20, 20}},
       .start = {0.1, 0.4},
       .parameters = {{.name = "w1", .symbol = "w₁", .low = -20, .high = 20, .start = 0.1, .fixed = 0.1},
                      {.name = "b1", .symbol = "b₁", .low = -10, .high = 10, .start = -0.3, .fixed = -0.3},
                      {.name = "w2", .symbol = "w₂", .low = -20, .high = 20, .start = -0.1, .fixed = -0.1},
                      {.name = "b2", .symbol = "b₂", .low = -10, .high = 10, .start = 0.5, .fixed = 0.5},
                      {.name = "w11", .symbol = "w₁₁", .low = -20, .high = 20, .start = 0.4, .fixed = 0.4},
                      {.name = "w12", .symbol = "w₁₂", .low = -20, .high = 20, .start = 0.7, .fixed = 0.7},
                      {.name = "b", .symbol = "b", .low = -10, .high = 10, .start = 0.2, .fixed = 0.2}},
       .make = makeSurface},
      {.name = "formula",
       .dataSets = {},
       .settings = {},
       .symbols = {"x", "y"},
       .formula = "(x² − 1)² + y² + x y / 2",
       .citation = "typed by the user",
       .range = {{-2, -2}, {2, 2}},
       .start = {0.2, 1.6},
       .takesFormula = true,
       .make = makeSurface},
  };
  return entries;
}

const ProblemEntry* findProblem(std::string_view name) {
  for (const ProblemEntry& entry : problemCatalog()) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace descenso
