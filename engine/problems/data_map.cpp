#include "engine/problems/data_map.h"

#include <Eigen/QR>
#include <cmath>

#include "engine/problems/makers.h"

namespace descenso {
namespace {

/// What a fit of y by powers of x needs: the features' products, and theirs with y. Divided by the number of examples.
struct Moments {
  Matrix products;
  Vector targets;
  double spread = 0;  ///< of y, squared: that about 0 where all y are the same
};

/// Features x^(degree), …, x, 1.
Moments momentsOf(const DataSet& data, int degree) {
  const Index count = degree + 1;
  Matrix features(data.size(), count);
  features.col(degree).setOnes();
  for (Index i = degree - 1; i >= 0; --i) features.col(i) = features.col(i + 1).cwiseProduct(data.x);
  const auto n = static_cast<double>(data.size());
  Moments moments{.products = features.transpose() * features / n, .targets = features.transpose() * data.y / n};
  moments.spread = (data.y.array() - data.y.mean()).square().mean();
  const double square = data.y.squaredNorm() / n;
  if (!(moments.spread > 1e-24 * square)) moments.spread = square;
  if (!(moments.spread > 0)) moments.spread = 1;
  return moments;
}

/// The shortest of the best parameters, where there are many: one point, a repeated x.
Vector bestOf(const Moments& moments) {
  // Scaled to a diagonal of ones, so that great and small x are solved for alike.
  Vector scale = moments.products.diagonal().cwiseSqrt();
  for (double& one : scale) one = one > 0 ? 1 / one : 1;
  const Matrix scaled = scale.asDiagonal() * moments.products * scale.asDiagonal();
  const Vector right = scale.cwiseProduct(moments.targets);
  Eigen::CompleteOrthogonalDecomposition<Matrix> solver(scaled.rows(), scaled.cols());
  solver.setThreshold(1e-11);
  solver.compute(scaled);
  return scale.cwiseProduct(solver.solve(right));
}

/// Where the best value is, and how far it is to where the loss has grown by four times the spread of y.
std::vector<Reach> reachesOf(const DataSet& data, int degree) {
  const Moments moments = momentsOf(data, degree);
  const Vector best = bestOf(moments);
  std::vector<Reach> reaches;
  for (Index i = 0; i <= degree; ++i)
    reaches.push_back(reachAround(best[i], std::sqrt(4 * moments.spread / moments.products(i, i))));
  return reaches;
}

}  // namespace

double roundAbove(double value) {
  if (!(value > 0) || !std::isfinite(value)) return 1;
  const double decade = std::pow(10, std::floor(std::log10(value)));
  if (!(decade > 0)) return 1;
  for (const double digit : {1.0, 2.0, 5.0}) {
    if (value <= digit * decade * (1 + 1e-12)) return digit * decade;
  }
  return 10 * decade;
}

Reach reachAround(double best, double half) {
  Reach reach{.middle = 0, .half = roundAbove(half)};
  const double quarter = reach.half / 4;
  // Beside numbers so great a step of a quarter would be lost.
  if (std::isfinite(best) && std::abs(best) < 1e9 * reach.half) reach.middle = std::round(best / quarter) * quarter;
  return reach;
}

ProblemMap mapOfLinearRegression(const ProblemConfig& config) {
  checkData(*config.own);
  const std::vector<Reach> reaches = reachesOf(*config.own, 1);
  const Reach& slope = reaches[0];
  const Reach& intercept = reaches[1];
  return {.symbols = {"φ₀", "φ₁"},
          .range = {{intercept.low(), slope.low()}, {intercept.high(), slope.high()}},
          .start = {intercept.middle + 0.6 * intercept.half, slope.middle - 0.5 * slope.half}};
}

std::vector<Parameter> quadraticParametersOf(const DataSet& data) {
  std::vector<Parameter> parameters = findProblem("quadratic")->parameters;
  const Vector best = bestOf(momentsOf(data, 2));
  const std::vector<Reach> reaches = reachesOf(data, 2);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    Parameter& parameter = parameters[i];
    parameter.low = reaches[i].low();
    parameter.high = reaches[i].high();
    parameter.start = reaches[i].middle - 0.5 * reaches[i].half;
    const double value = best[static_cast<Index>(i)];
    parameter.fixed = std::isfinite(value) ? value : reaches[i].middle;
  }
  return parameters;
}

}  // namespace descenso
