// Everything that can be set in the network lab: plain data, compared to find out what has to be computed again.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/labs/lab_look.h"
#include "app/labs/side_page.h"
#include "app/plot/plot_view.h"
#include "engine/data/augmentation.h"
#include "engine/data/table.h"
#include "engine/networks/network.h"
#include "engine/optimizers/catalog.h"
#include "engine/training/schedule.h"

namespace descenso {

/// The user's table, and what tells it from others.
struct OwnTable {
  explicit OwnTable(Table whole) : table(std::move(whole)), digest(digestOf(table)) {}
  Table table;
  std::uint64_t digest;
};
using OwnTablePtr = std::shared_ptr<const OwnTable>;

/// A scene holds a table of up to so many numbers; of a larger one it holds the name only.
inline constexpr Index mostSceneNumbers = 100'000;
/// A click adds to, and takes from, data of up to so many examples: painted ones are part of the scene.
inline constexpr Index mostPaintedExamples = 20'000;
bool fitsScene(const Table& table);

/// The examples, and which of them are learned from.
struct NetworkDataConfig {
  std::string name = "circles";           ///< of the catalog of examples
  std::vector<double> settings{};         ///< in the order of its declarations; empty: fallbacks
  std::shared_ptr<const Examples> own{};  ///< the user's, instead of the catalog's
  OwnTablePtr table{};                    ///< the user's, instead of either
  ColumnChoice columns{};                 ///< of `table`
  std::vector<int> features{};  ///< the inputs used of the catalog's and the user's own, ascending; empty: all
  double trainShare = 0.7;
  double validationShare = 0;
  std::uint64_t splitSeed = 1;
  bool isStandardised = false;  ///< inputs with mean 0 and deviation 1 on the training part
  /// Instead of the number of each example, whether it is below this or not: two classes. Of no effect on classes.
  std::optional<double> threshold{};
  bool operator==(const NetworkDataConfig&) const = default;
};

/// How φ is found.
struct NetworkTrainingConfig {
  OptimizerConfig optimizer{"adam", {}};  ///< `values` always complete
  ScheduleConfig schedule{"constant", {}};
  long batchSize = 10;     ///< 0: all examples in every update
  std::uint64_t seed = 1;  ///< of batches, masks and noise
  long steps = 2000;
  long patience = 0;  ///< epochs without a better validation loss after which training stops; 0: it does not
  Initialisation initialisation = Initialisation::xavier;
  double initialScale = 0.5;  ///< of those initialisations that have one
  std::uint64_t initialSeed = 1;
  /// φ at the start where it is given, instead of drawn: edited weights, worked examples.
  std::vector<double> start{};
  bool operator==(const NetworkTrainingConfig&) const = default;
};

/// One unit of the diagram; layer 0 is that of the inputs.
struct UnitPlace {
  int layer = 0;
  int unit = 0;
  bool operator==(const UnitPlace&) const = default;
};

/// The plane through φ over which the loss is shown.
enum class SliceKind {
  random,   ///< two directions at random, as long as the weights are
  path,     ///< in which the training has moved most
  weights,  ///< two weights vary, the others stay
};
inline constexpr std::array<std::string_view, 3> sliceNames = {"random", "path", "weights"};

/// What the networks of a sweep differ by.
enum class NetworkSweepKind {
  architecture,  ///< units a layer × layers
  units,         ///< of one layer
  examples,      ///< that are learned from
  penalty,       ///< λ of the squared weights
  models,        ///< polynomials, a support vector machine and a large network
};

struct NetworkSweepConfig {
  NetworkSweepKind kind = NetworkSweepKind::architecture;
  long updates = 1000;  ///< of each network
  double gamma = 2;     ///< of the support vector machine's kernel exp(−γ |x − x′|²)
  double c = 10;        ///< its C: the more, the fewer examples may lie within the margin
  bool operator==(const NetworkSweepConfig&) const = default;
};

/// Whose parameters are counted, and whose matrices are shown.
enum class CountedKind {
  network,     ///< the one that is trained
  sizes,       ///< one of typed sizes
  bagOfWords,  ///< a vocabulary, alone and before a hidden layer
  image,       ///< pixels into a dense layer, and a filter
};
inline constexpr std::array<std::string_view, 4> countedNames = {"network", "sizes", "words", "image"};

struct CountingConfig {
  CountedKind of = CountedKind::network;
  std::vector<Index> sizes{4, 10, 3};  ///< typed: inputs, units of each layer, outputs
  long batch = 8;                      ///< examples at a time, of all but the network that is trained
  long vocabulary = 10'000;            ///< words
  long units = 16;                     ///< of the hidden layer after them
  long side = 255;                     ///< pixels of the image, each way
  long outputs = 10;                   ///< of the dense layer after it
  long filter = 3;                     ///< weights of a filter, each way
  bool operator==(const CountingConfig&) const = default;
};

inline constexpr long mostCountedBatch = 1000;
inline constexpr long mostVocabulary = 1'000'000;
inline constexpr long mostCountedUnits = 1000;
inline constexpr long mostImageSide = 1000;
inline constexpr long mostFilterSide = 15;
inline constexpr std::size_t mostCountedSizes = 22;

inline constexpr long fewestSweepUpdates = 10;
inline constexpr long mostSweepUpdates = 20'000;
inline constexpr std::array<double, 2> gammaRange = {0.01, 100};
inline constexpr std::array<double, 2> softnessRange = {0.01, 100};

inline constexpr std::array<int, 2> thresholdRange = {1, 99};

/// How the lab is looked at: changing it trains nothing again. There are views of the plots with axes.
struct NetworkLabLook : LabLook {
  NetworkLabLook();
  /// Both axes of a plot follow the data again.
  void fit(std::string_view plot);

  std::array<int, 2> axes{0, 1};      ///< the inputs on the map, among those used
  std::optional<UnitPlace> pinned{};  ///< the unit whose field is shown instead of the network's output
  int layer = 0;                      ///< the hidden layer whose settings are shown
  SliceKind slice = SliceKind::path;
  std::array<Index, 2> sliceWeights{0, 1};  ///< of the plane of two weights: numbers of φ, across and up
  NetworkSweepConfig sweep{};
  CountingConfig counting{};
  int brush = -1;  ///< class of the examples that a click in the map adds; −1: none
  bool showsPoints = true;
  bool showsTest = true;
  int threshold = 50;       ///< percent from which on the second of two classes is said
  bool isDiscrete = false;  ///< classes instead of probabilities
  double dim = 1;           ///< of the field: 1 full, 0 the plot's background
  bool operator==(const NetworkLabLook&) const = default;
};

struct NetworkLabConfig {
  /// Two circles, a hidden layer of four tanh units, Adam.
  NetworkLabConfig();

  NetworkDataConfig data;
  std::vector<LayerConfig> hidden;
  double outputRate = 1;
  LossKind loss = LossKind::crossEntropy;  ///< of classes; a number always has squared error
  Penalty penalty{};
  double inputNoise = 0;
  Augmentation augmentation{};  ///< of what is learned from, drawn with the seed of the training
  NetworkTrainingConfig training;
  NetworkLabLook look;
  /// At most one network that was kept to be compared: trained on the same data to the same step. Only what it is, how
  /// it is trained and whether it learns numbers or classes counts, not its other data and its look.
  std::vector<NetworkLabConfig> kept{};
  bool operator==(const NetworkLabConfig&) const = default;
};

inline constexpr long mostTrainingSteps = 100'000;

/// Plots that can be looked at alone, in the order in which Tab goes through them.
std::span<const std::string_view> networkPlotNames();

/// Pages of the right column, in the order of their tabs.
const std::vector<SidePage>& networkPages();

/// Adds a hidden layer like the last, or takes the last away; within what a network may have.
void addLayer(NetworkLabConfig& config);
void removeLayer(NetworkLabConfig& config);
/// Sets the number of units; a start that was given is of another shape then and goes.
void resizeLayer(NetworkLabConfig& config, std::size_t layer, Index units);
/// Takes over a data set with its own settings and split, and looks at all of it.
void chooseExamples(NetworkLabConfig& config, std::string_view name);
/// Takes over a table with its columns, and looks at all of it.
void chooseTable(NetworkLabConfig& config, OwnTablePtr table, ColumnChoice columns);
/// Other columns of the same table.
void chooseColumns(NetworkLabConfig& config, ColumnChoice columns);
/// Looks at the whole of data with other inputs.
void lookAnew(NetworkLabConfig& config);
/// Keeps the network as it is set, to be compared with what is set next.
void keepForComparison(NetworkLabConfig& config);
/// The same with half the learning rate, where the optimizer has one.
NetworkLabConfig withHalfRate(NetworkLabConfig config);
/// The loss is shown over the plane of two weights, one of which is `parameter`: 0 across, 1 up. Where it was the other
/// one, the two change places.
void chooseSliceWeight(NetworkLabLook& look, std::size_t axis, Index parameter);
/// The initialisation draws the weights again.
void dropStart(NetworkLabConfig& config);

}  // namespace descenso
