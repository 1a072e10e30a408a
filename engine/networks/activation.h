// What a neuron makes of its weighted sum z: a = f(z).
//
// Two of them are learned elsewhere and fixed here, as a parameter α of the layer: PReLU's slope left of 0, and
// maxout's second piece, which is α times the first (0 makes ReLU of it, 0.1 leaky ReLU, −1 the absolute value).
#pragma once

#include <string_view>
#include <vector>

namespace descenso {

/// The order is that of the catalog.
enum class ActivationKind {
  identity,
  step,
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  prelu,
  elu,
  maxout,
  softplus,
  gelu,
  silu,
};

struct Activation {
  ActivationKind kind;
  std::string_view name;        ///< "leaky-relu"; translated under "activation.leaky-relu"
  std::string_view formula;     ///< as read: "max(0, z)"
  std::string_view derivative;  ///< as read
  std::string_view citation;
  /// f(z) and f′(z). `parameter` is the slope left of 0 or the α of ELU, the slope of maxout's other piece; unused by
  /// the others. At a kink f′ is that of the left piece, at the step's jump 0.
  double (*value)(double z, double parameter);
  double (*slope)(double z, double parameter);
  std::string_view parameterSymbol{};  ///< "α"; empty where there is none
  double parameter = 0;                ///< the usual one
  std::vector<double> kinks{};         ///< where f′ jumps
  bool isZeroCentred = false;          ///< takes both signs
};

const std::vector<Activation>& activationCatalog();
const Activation& activation(ActivationKind kind);
/// nullptr if there is none of that name.
const Activation* findActivation(std::string_view name);

}  // namespace descenso
