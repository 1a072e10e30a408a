// What the networks' tests need: examples in one line, and the reference networks.
#pragma once

#include <initializer_list>

#include "engine/math/random.h"
#include "engine/networks/network_problem.h"
#include "tests/engine/helpers.h"

namespace descenso::tests {

/// A column of inputs for each row given.
inline Matrix inputsOf(std::initializer_list<std::initializer_list<double>> rows) {
  Matrix inputs(static_cast<Index>(rows.begin()->size()), std::ssize(rows));
  Index column = 0;
  for (const auto& row : rows) {
    Index i = 0;
    for (const double value : row) inputs(i++, column) = value;
    ++column;
  }
  return inputs;
}

inline std::shared_ptr<const Examples> classified(Matrix inputs, std::vector<int> classes, int classCount) {
  Examples examples;
  examples.inputs = std::move(inputs);
  examples.classes = std::move(classes);
  for (int c = 0; c < classCount; ++c) examples.classNames.push_back(std::string(1, static_cast<char>('A' + c)));
  return std::make_shared<const Examples>(std::move(examples));
}

inline std::shared_ptr<const Examples> numbered(Matrix inputs, const std::vector<double>& targets) {
  Examples examples;
  examples.inputs = std::move(inputs);
  examples.targets = Eigen::Map<const Vector>(targets.data(), std::ssize(targets));
  return std::make_shared<const Examples>(std::move(examples));
}

/// Standard normal points.
inline Matrix scatteredInputs(Index inputs, Index count, std::uint64_t seed = 3) {
  Random random(seed);
  Matrix points(inputs, count);
  for (double& value : points.reshaped()) value = random.normal();
  return points;
}

inline std::vector<int> classesInTurn(Index count, int classes) {
  std::vector<int> all(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i) % classes;
  return all;
}

/// Layers of these sizes, all of one activation.
inline std::vector<LayerConfig> layersOf(std::initializer_list<Index> units,
                                         ActivationKind kind = ActivationKind::tanh) {
  std::vector<LayerConfig> layers;
  for (const Index count : units) {
    layers.push_back({.units = count, .activation = kind, .parameter = activation(kind).parameter});
  }
  return layers;
}

}  // namespace descenso::tests
