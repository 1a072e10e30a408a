#include "engine/networks/linear_layers.h"

#include <stdexcept>
#include <string>

namespace descenso {
namespace {

void checkShape(const LinearLayer& layer) {
  if (layer.bias.size() != layer.weights.rows())
    throw std::invalid_argument("a layer of " + std::to_string(layer.weights.rows()) +
                                " units needs as many biases, got " + std::to_string(layer.bias.size()));
}

}  // namespace

LinearLayer stacked(const LinearLayer& first, const LinearLayer& second) {
  checkShape(first);
  checkShape(second);
  if (second.weights.cols() != first.weights.rows())
    throw std::invalid_argument("the second layer takes " + std::to_string(second.weights.cols()) +
                                " numbers, the first one says " + std::to_string(first.weights.rows()));
  return {second.weights * first.weights, second.weights * first.bias + second.bias};
}

}  // namespace descenso
