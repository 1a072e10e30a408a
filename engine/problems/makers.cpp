#include "engine/problems/makers.h"

#include <algorithm>
#include <cmath>

#include "engine/data/scaling.h"
#include "engine/problems/data_map.h"
#include "engine/problems/gabor.h"
#include "engine/problems/linear_regression.h"
#include "engine/problems/quadratic_regression.h"
#include "engine/problems/surface.h"

namespace descenso {
namespace {

std::shared_ptr<const DataSet> housesInput(const ProblemConfig& config) {
  const bool isRaw = config.settings[0] == 0;
  return isRaw ? config.own : std::make_shared<const DataSet>(standardised(*config.own));
}

}  // namespace

std::unique_ptr<Problem> makeGabor(const ProblemConfig& config) {
  return std::make_unique<Gabor>(config.own, config.settings[0] == 0 ? 32 : 8);
}

std::unique_ptr<Problem> makeLinearRegression(const ProblemConfig& config) {
  return std::make_unique<LinearRegression>(config.own);
}

std::unique_ptr<Problem> makeQuadraticRegression(const ProblemConfig& config) {
  return std::make_unique<QuadraticRegression>(config.own);
}

std::unique_ptr<Problem> makeHouses(const ProblemConfig& config) {
  checkData(*config.own);
  return std::make_unique<LinearRegression>(housesInput(config));
}

ProblemMap mapOfHouses(const ProblemConfig& config) {
  checkData(*config.own);
  const std::shared_ptr<const DataSet> data = housesInput(config);
  const auto dx = data->x.array() - data->x.mean();
  const auto dy = data->y.array() - data->y.mean();
  const double spread = dx.square().sum();
  const double slope = spread > 0 ? (dx * dy).sum() / spread : 0;
  const Point2 best(data->y.mean() - slope * data->x.mean(), slope);

  const double half = roundAbove(2 * std::sqrt(dy.square().mean()));
  const Point2 middle = (best / (half / 4)).array().round() * (half / 4);
  const Point2 reach = Point2::Constant(half);
  return {.symbols = {"b", "w"}, .range = {middle - reach, middle + reach}, .start = middle - 0.75 * reach};
}

Expression surfaceFormula(const ProblemConfig& config) {
  const ProblemEntry& entry = *findProblem(config.name);
  const std::string formula = config.formula.empty() ? std::string(entry.formula) : config.formula;
  if (entry.parameters.empty()) return parseExpression(formula, twoParameterNamings());
  std::array<Naming, 1> names;
  for (const Parameter& parameter : entry.parameters) names[0].push_back({parameter.symbol, parameter.name});
  return parseExpression(formula, names);
}

std::unique_ptr<Problem> makeSurface(const ProblemConfig& config) {
  const Expression formula = surfaceFormula(config);
  const ProblemEntry& entry = *findProblem(config.name);
  if (entry.parameters.empty() || config.allParameters) return std::make_unique<Surface>(formula);
  const std::array<Index, 2> shown = mapParameters(entry, config.settings);
  return std::make_unique<Surface>(
      formula.sliced({static_cast<int>(shown[0]), static_cast<int>(shown[1])}, config.fixed));
}

}  // namespace descenso
