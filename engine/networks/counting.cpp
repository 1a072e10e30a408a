#include "engine/networks/counting.h"

#include <string>

#include "engine/math/message.h"

namespace descenso {
namespace {

void checkCounted(MessageText refusal, Index value) {
  if (value >= 1 && value <= mostCounted) return;
  throw InvalidArgument(refusal, {{"most", mostCounted}, {"got", value}});
}

}  // namespace

std::vector<Index> layerSizes(const NetworkConfig& config) {
  std::vector<Index> sizes = {config.inputs};
  for (const LayerConfig& layer : config.hidden) sizes.push_back(layer.units);
  sizes.push_back(config.outputs);
  return sizes;
}

std::vector<LayerShapes> layerShapes(std::span<const Index> sizes, Index batch) {
  if (sizes.size() < 2)
    throw InvalidArgument("a network has at least two sizes, inputs and outputs, got {got}"_message,
                          {{"got", sizes.size()}});
  for (const Index size : sizes) checkCounted("sizes must be in 1 … {most}, got {got}"_message, size);
  checkCounted("the batch must be in 1 … {most}, got {got}"_message, batch);
  std::vector<LayerShapes> layers;
  for (std::size_t l = 1; l < sizes.size(); ++l)
    layers.push_back({.weights = {sizes[l], sizes[l - 1]},
                      .inputs = {sizes[l - 1], batch},
                      .biases = {sizes[l], 1},
                      .outputs = {sizes[l], batch}});
  return layers;
}

Index denseParameters(std::span<const Index> sizes) {
  Index count = 0;
  for (const LayerShapes& layer : layerShapes(sizes, 1)) count += layer.parameters();
  return count;
}

Index filterParameters(Index height, Index width, Index channels, Index filters) {
  for (const Index size : {height, width, channels, filters})
    checkCounted("a filter's sizes must be in 1 … {most}, got {got}"_message, size);
  return filters * (height * width * channels + 1);
}

}  // namespace descenso
