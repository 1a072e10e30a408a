#include "app/labs/optimizer/config_formula.h"

#include <array>
#include <cmath>

#include "engine/math/message.h"

namespace descenso {
namespace {

bool isUsable(const Problem& problem, const Point2& phi) {
  Vector gradient(2);
  return std::isfinite(problem.lossAndGradient(phi, Batch::whole(), gradient)) && gradient.allFinite();
}

}  // namespace

Expression readFormula(std::string_view text) { return parseExpression(text, twoParameterNamings()); }

void chooseFormula(OptimizerLabConfig& config, std::string_view text) {
  readFormula(text);
  OptimizerLabConfig changed = config;
  changed.problem.formula = text;
  refit(changed);
  if (!isUsable(*makeProblem(changed.problem), changed.start))
    throw InvalidArgument("the formula has no finite value with a finite slope on its map"_message);
  config = std::move(changed);
}

std::span<const FormulaExample> formulaExamples() {
  static const std::array<FormulaExample, 6> examples = {{
      {"two-valleys", "(x² − 1)² + y² + x y / 2", {{-2, -2}, {2, 2}}},
      {"rastrigin", "20 + x² + y² − 10 cos(2 pi x) − 10 cos(2 pi y)", {{-5.12, -5.12}, {5.12, 5.12}}},
      {"ackley",
       "20 + e − 20 exp(−0.2 sqrt((x² + y²) / 2)) − exp((cos(2 pi x) + cos(2 pi y)) / 2)",
       {{-5, -5}, {5, 5}}},
      {"monkey-saddle", "x³ − 3 x y²", {{-1.5, -1.5}, {1.5, 1.5}}},
      {"hole", "log(x) + y²", {{-1, -2}, {3, 2}}},
      {"edge", "|x| + y²", {{-2, -2}, {2, 2}}},
  }};
  return examples;
}

void chooseExample(OptimizerLabConfig& config, const FormulaExample& example) {
  OptimizerLabConfig changed = config;
  changed.problem.range = example.range;
  chooseFormula(changed, example.text);
  config = std::move(changed);
}

Point2 nearestUsableStart(const Problem& problem, const LossGrid& grid, const Point2& wanted) {
  if (isUsable(problem, wanted)) return wanted;
  Point2 nearest = wanted;
  double least = HUGE_VAL;
  for (Index row = 0; row < grid.height; ++row) {
    for (Index column = 0; column < grid.width; ++column) {
      const Point2 point = grid.point(column, row);
      const double distance = (point - wanted).cwiseQuotient(grid.box.size()).squaredNorm();
      if (distance >= least || !std::isfinite(grid.at(column, row)) || !isUsable(problem, point)) continue;
      least = distance;
      nearest = point;
    }
  }
  return nearest;
}

}  // namespace descenso
