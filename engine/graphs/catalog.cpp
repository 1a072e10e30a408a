#include "engine/graphs/catalog.h"

#include <algorithm>

namespace descenso {
namespace {

constexpr std::string_view cs231n = "Karpathy, CS231n (2016), Backpropagation, Intuitions";
constexpr std::string_view rumelhart = "Rumelhart, Hinton & Williams 1986, Nature 323";

NamedGraph sumTimes() {
  return {.name = "sum-times",
          .text = "q = x + y; f = q z",
          .inputs = {{"x", -2}, {"y", 5}, {"z", -4}},
          .citation = cs231n};
}

std::vector<NamedGraph> gates() {
  return {
      {.name = "gate-add", .text = "z = x + y", .inputs = {{"x", 3}, {"y", -1}}, .citation = cs231n},
      {.name = "gate-multiply", .text = "z = x y", .inputs = {{"x", 3}, {"y", -4}}, .citation = cs231n},
      {.name = "gate-max", .text = "z = max(x, y)", .inputs = {{"x", 2}, {"y", -1}}, .citation = cs231n},
      {.name = "gate-copy",
       .text = "u = x a; v = x b; z = u + v",
       .inputs = {{"x", 2}, {"a", 3}, {"b", -1}},
       .citation = cs231n},
      {.name = "multiply-constant",
       .text = "y1 = 2 x1; y2 = 2 x2; f = y1 + y2",
       .inputs = {{"x1", 1}, {"x2", -3}},
       .citation = "Collobert, Kavukcuoglu & Farabet 2011, Torch7"},
  };
}

NamedGraph sigmoidSlope() {
  return {.name = "sigmoid-slope",
          .text = "u = exp(−z); v = 1 + u; s = 1 / v",
          .inputs = {{"z", 0.7}},
          .citation = "σ′ = exp(−z) / (1 + exp(−z))² = σ (1 − σ)"};
}

// The last three layers of a network: two units, two units, one.
NamedGraph tail() {
  return {.name = "tail",
          .text =
              "z1 = w11 a1 + w12 a2 + b1; z2 = w21 a1 + w22 a2 + b2; h1 = tanh(z1); h2 = tanh(z2); "
              "z = w1 h1 + w2 h2 + b; h = σ(z); J = (h − y)²",
          .inputs = {{"w11", 0.5},
                     {"a1", 1, false},
                     {"w12", -0.3},
                     {"a2", -0.5, false},
                     {"b1", 0.1},
                     {"w21", -0.4},
                     {"w22", 0.8},
                     {"b2", 0.2},
                     {"w1", 0.7},
                     {"w2", -0.6},
                     {"b", 0.1},
                     {"y", 1, false}},
          .updates = 20,
          .printed = {{.input = "w21", .factor = "a2", .through = "z2"}},
          .formulas = {{"E25", "dJ = ∂J/∂z₁^[L] du₁ + ∂J/∂z₂^[L] du₂ + ∂J/∂b₁^[L] db₁",
                        "dJ = ∂J/∂z₁^[L] du₁ + ∂J/∂z₁^[L] du₂ + ∂J/∂b₁^[L] db₁"},
                       {"E26", "∂J/∂w₂₁ = a₂ ∂J/∂z₂,  dJ₂ = ∂J/∂w₁₂ dw₁₂ + …", "∂J/∂w₂₁ = a₁ ∂J/∂z₂,  dJ₂ = ∂J/∂w₂₁ dw₂₁ + …"}},
          .citation = rumelhart};
}

NamedGraph sevenParameters() {
  return {.name = "seven-parameters",
          .text =
              "z1 = w1 x + b1; z2 = w2 x + b2; a1 = σ(z1); a2 = σ(z2); z3 = w11 a1 + w12 a2 + b3; h = σ(z3); "
              "J = (h − y)²",
          .inputs = {{"w1", 0.1},
                     {"x", 0.5, false},
                     {"b1", -0.3},
                     {"w2", -0.1},
                     {"b2", 0.5},
                     {"w11", 0.4},
                     {"w12", 0.7},
                     {"b3", 0.2},
                     {"y", 0.88, false}},
          .alpha = 0.1,
          .updates = 100,
          .printed = {{"w1", 0.125, 0.088},
                      {"b1", 0.245, -0.325},
                      {"w2", 0.125, -0.112},
                      {"b2", 0.250, 0.475},
                      {"w11", -0.035, 0.404},
                      {"w12", -0.049, 0.705},
                      {"b3", -0.081, 0.208}},
          .formulas = {{"E27", "∇J = (0.125, 0.245, 0.125, 0.250, …)", "∇J = (−0.004, −0.008, −0.007, −0.013, …)"}},
          .citation = rumelhart};
}

NamedGraph twoHiddenLayers() {
  NamedGraph graph{.name = "two-hidden-layers",
                   .text =
                       "z1 = σ(u10 + u11 x1 + u12 x2); z2 = σ(u20 + u21 x1 + u22 x2); "
                       "h1 = σ(v0 + v1 z1 + v2 z2); h2 = σ(w0 + w1 z1 + w2 z2); p = σ(t0 + t1 h1 + t2 h2)",
                   .citation = "Prince 2023, Understanding Deep Learning, ch. 7"};
  for (const std::string_view weight :
       {"u10", "u11", "u12", "u20", "u21", "u22", "v0", "v1", "v2", "w0", "w1", "w2", "t0", "t1", "t2"}) {
    graph.inputs.push_back({weight, 0.5});
  }
  graph.inputs.push_back({"x1", 1, false});
  graph.inputs.push_back({"x2", 2, false});
  return graph;
}

}  // namespace

double printedGradient(const PrintedGradient& printed, const ComputationGraph& graph, const GraphValues& values) {
  if (printed.factor.empty()) return printed.gradient;
  return values.value(graph.find(printed.factor).value()) * values.gradient(graph.find(printed.through).value());
}

const std::vector<NamedGraph>& graphCatalog() {
  static const std::vector<NamedGraph> graphs = [] {
    std::vector<NamedGraph> listed = {sumTimes()};
    for (NamedGraph& gate : gates()) listed.push_back(std::move(gate));
    listed.push_back(sigmoidSlope());
    listed.push_back(tail());
    listed.push_back(sevenParameters());
    listed.push_back(twoHiddenLayers());
    return listed;
  }();
  return graphs;
}

const NamedGraph* findGraph(std::string_view name) {
  const auto& graphs = graphCatalog();
  const auto found = std::find_if(graphs.begin(), graphs.end(), [&](const auto& graph) { return graph.name == name; });
  return found == graphs.end() ? nullptr : &*found;
}

}  // namespace descenso
