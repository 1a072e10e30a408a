#include "engine/networks/linear_layers.h"

#include <string>

#include "engine/math/message.h"

namespace descenso {
namespace {

void checkShape(const LinearLayer& layer) {
  if (layer.bias.size() != layer.weights.rows())
    throw InvalidArgument("a layer of {units} units needs as many biases, got {got}"_message,
                          {{"units", layer.weights.rows()}, {"got", layer.bias.size()}});
}

}  // namespace

LinearLayer stacked(const LinearLayer& first, const LinearLayer& second) {
  checkShape(first);
  checkShape(second);
  if (second.weights.cols() != first.weights.rows())
    throw InvalidArgument("the second layer takes {inputs} numbers, the first one says {outputs}"_message,
                          {{"inputs", second.weights.cols()}, {"outputs", first.weights.rows()}});
  return {second.weights * first.weights, second.weights * first.bias + second.bias};
}

}  // namespace descenso
