// Everything that can be set in the activation lab: plain data, compared to find out what has to be computed again.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/labs/lab_look.h"
#include "app/labs/side_page.h"
#include "engine/networks/activation_study.h"
#include "engine/networks/chain.h"
#include "engine/networks/neuron_studies.h"

namespace descenso {

/// What is on the picture.
enum class ActivationStage {
  gallery,   ///< functions and their derivatives
  neuron,    ///< one neuron over two inputs
  learning,  ///< neurons that learn side by side
  layers,    ///< two layers, with and without something between them
  chain,     ///< a chain of neurons, and its gradient
  softmax    ///< an activation of a whole layer
};
std::span<const std::string_view> activationStageNames();

/// Functions side by side.
struct GalleryConfig {
  std::vector<bool> shown;  ///< of each activation of the catalog
  ActivationKind selected = ActivationKind::sigmoid;
  MaxoutPieces maxout{-1, 0, 1, 0};
  double threshold = 0.05;  ///< of |f′| below which the selected one is saturated
  bool isPrinted = false;   ///< the slides' curves are drawn, too
  double z = 1;             ///< where all are read off
  bool isTimed = false;     ///< what a call costs is measured
  GalleryConfig();
  bool operator==(const GalleryConfig&) const = default;
};

/// a = f(α x₁ + β x₂ + s)
struct PlaneNeuron {
  ActivationKind activation = ActivationKind::sigmoid;
  double alpha = 1;
  double beta = 1;
  double shift = 0;
  double x1 = 1;  ///< where it is read off
  double x2 = 1;
  bool operator==(const PlaneNeuron&) const = default;
};

/// A unit of the first layer: its weight and bias there, and the weight with which the second layer takes it.
struct HiddenUnit {
  double w1 = 1;
  double b1 = 0;
  double w2 = 1;
  bool operator==(const HiddenUnit&) const = default;
};
inline constexpr std::size_t mostHiddenUnits = 4;

/// y₂ = Σ w₂ f(w₁ x + b₁) + b₂, over the units of the first layer
struct TwoLayers {
  ActivationKind between = ActivationKind::identity;
  std::vector<HiddenUnit> units{{2, 10, 3}};  ///< 1 … mostHiddenUnits
  double b2 = -5;
  double x = 1;          ///< where it is read off
  std::size_t unit = 0;  ///< that is set and dragged
  bool operator==(const TwoLayers&) const = default;
};

struct VectorActivationConfig {
  std::vector<double> scores = {2, 1, 0.1};
  double temperature = 1;
  bool operator==(const VectorActivationConfig&) const = default;
};
inline constexpr std::size_t fewestScores = 2;
inline constexpr std::size_t mostScores = 6;
inline constexpr double mostVectorScore = 1000;  ///< and −1000 the least

/// Plots that can be looked at alone, the pictures first.
std::span<const std::string_view> activationPlotNames();

struct ActivationConfig {
  ActivationStage stage = ActivationStage::gallery;
  std::vector<double> parameters;  ///< of each activation of the catalog; its usual one where it has none
  GalleryConfig gallery;
  PlaneNeuron neuron;
  NeuronStudyConfig study;
  TwoLayers layers;
  ChainConfig chain;  ///< but for the number of layers, which is time
  VectorActivationConfig softmax;
  LabLook look{activationPlotNames()};

  ActivationConfig();
  double parameter(ActivationKind kind) const { return parameters[static_cast<std::size_t>(kind)]; }
  double& parameter(ActivationKind kind) { return parameters[static_cast<std::size_t>(kind)]; }
  bool operator==(const ActivationConfig&) const = default;
};

/// The plot in the middle and the pages of the right column.
std::string_view activationPicture(const ActivationConfig& config);
const std::vector<SidePage>& activationPages(const ActivationConfig& config);

/// The last step of the transport.
long lastStepOf(const ActivationConfig& config);

/// Sliders of the lab by name ("alpha"); labelled under "activation-lab.NAME".
const Hyperparameter& activationSlider(std::string_view name);
/// Of an activation's parameter.
Hyperparameter parameterSlider(const Activation& activation);

/// Throws std::invalid_argument for anything that cannot be computed: what was wrong and what would be right.
void check(const ActivationConfig& config);

}  // namespace descenso
