// A model that was fitted to examples, asked at any input: what classical models and networks have in common.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/data/examples.h"
#include "engine/networks/network.h"

namespace descenso {

/// Can be asked by several threads at once.
class Model {
 public:
  virtual ~Model() = default;

  virtual Index inputCount() const = 0;
  virtual Index outputCount() const = 0;
  /// How many numbers were fitted.
  virtual Index parameterCount() const = 0;
  /// A column of outputs for each column of inputs.
  virtual void predict(const Eigen::Ref<const Matrix>& inputs, MatrixRef outputs) const = 0;
  /// The class that outputs say.
  virtual int classSaid(std::span<const double> outputs) const = 0;
  /// Where there is one output for two classes: its values from which on it is sure of class 0 and of class 1.
  virtual std::array<double, 2> sureOutputs() const { return {0, 1}; }
  /// Indices of the examples that alone decide what it says, ascending; none where all do.
  virtual std::vector<int> supports() const { return {}; }
};

/// The outputs over a rectangle of two inputs, as those of a network: fields[o], row after row from the low end.
/// `threads` 0 means one for each processor.
std::vector<std::vector<double>> outputFields(const Model& model, const FieldQuery& query, unsigned threads = 1);

/// The share of examples whose class the model says.
double accuracy(const Model& model, const Examples& examples);
/// The mean of the squared differences to the numbers.
double meanSquaredError(const Model& model, const Examples& examples);

}  // namespace descenso
