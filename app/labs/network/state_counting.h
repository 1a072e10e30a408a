// How many parameters a network has, line by line, and the matrices of one step: of the lab's network, of typed sizes,
// and of the course's examples.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/labs/network/state.h"
#include "app/text/translations.h"
#include "engine/networks/counting.h"

namespace descenso {

struct CountedNetwork {
  std::vector<Index> sizes;  ///< d, H₁ …, outputs
  Index batch = 1;           ///< examples at a time
};
CountedNetwork countedNetwork(const NetworkLab& lab);

/// "4-10-3", "4 10 3", "4–10–3". Throws std::invalid_argument that says what would be right.
std::vector<Index> readSizes(std::string_view text);
/// "4-10-3"
std::string sizesText(const std::vector<Index>& sizes);

/// One line of the count: "layer 1: 10 · (4 + 1) = 50".
struct CountRow {
  std::string name;
  std::string formula;
  Index count = 0;
  bool isParameters = true;  ///< else it counts something else, such as pixels
  bool isTotal = false;
};
std::vector<CountRow> countRows(const Translations& text, const NetworkLab& lab);

/// The matrices of a layer as they are called: "W₁", "X" and so on.
struct LayerNames {
  std::string weights, inputs, biases, outputs;
};
LayerNames layerNames(std::size_t layer);
/// "Z₁ = W₁ X + b₁:  10×8 = 10×4 · 4×8 + 10×1"
std::string shapesLine(std::size_t layer, const LayerShapes& shapes);
/// "10×4"
std::string shapeText(const MatrixShape& shape);

}  // namespace descenso
