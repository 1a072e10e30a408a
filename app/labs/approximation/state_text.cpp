#include "app/labs/approximation/state_text.h"

#include <cmath>

#include "app/text/numbers.h"

namespace descenso {
namespace {

using Kind = FormulaRow::Kind;
using Rows = std::vector<FormulaRow>;

constexpr int shownDigits = 4;
constexpr int exactDigits = 6;  // of a unit's outputs: as the course's tables have them

std::string number(double value) { return formatNumber(value, shownDigits); }

/// "w x + b" with b's sign as an operation.
std::string added(double value) { return (value < 0 ? " − " : " + ") + number(std::abs(value)); }

/// "(x − 0.4)"
std::string from(double place) { return "(x − " + number(place) + ")"; }

std::string at(std::string_view name, double x) { return std::string(name) + "(" + number(x) + ") = "; }

/// The network's outputs at some places.
void addValues(Rows& rows, const OneLayerNetwork& network, std::initializer_list<double> places) {
  for (const double x : places) addRow(rows, Kind::value, at("a", x), formatNumber(network(x), exactDigits));
}

void addUnit(Rows& rows, const ApproximationConfig& config, const OneLayerNetwork& network) {
  const bool isSigmoid = config.unit == UnitKind::sigmoid;
  const double w = config.weight;
  const double s = config.place;
  const std::string z = number(w) + "x" + added(-w * s);
  addRow(rows, Kind::formula, isSigmoid ? "a = σ(wx + b)" : "a = max(0, wx + b)");
  addRow(rows, Kind::numbers, isSigmoid ? "a = σ(" + z + ")" : "a = max(0, " + z + ")");
  addRow(rows, Kind::numbers, "b = −ws = −" + number(w) + " · " + number(s) + " = ", number(-w * s));
  addRow(rows, Kind::numbers, "s = −b/w = ", number(s));
  if (isSigmoid)
    addValues(rows, network, {s - 1 / w, s, s + 1 / w});
  else
    addValues(rows, network, {s, s + 0.1, s + 0.2});
}

void addShape(Rows& rows, const ApproximationConfig& config, const OneLayerNetwork& network) {
  const double s1 = config.left;
  const double s2 = config.right;
  const double middle = (s1 + s2) / 2;
  const std::string h = number(config.height);
  if (config.shape == UnitShape::bump) {
    const std::string w = number(config.shapeWeight);
    addRow(rows, Kind::formula, "a = h [σ(w(x − s₁)) − σ(w(x − s₂))]");
    addRow(rows, Kind::numbers, "a = " + h + " [σ(" + w + from(s1) + ") − σ(" + w + from(s2) + ")]");
    addRow(rows, Kind::numbers, "b₁ = −ws₁ = ", number(-config.shapeWeight * s1));
    addRow(rows, Kind::numbers, "b₂ = −ws₂ = ", number(-config.shapeWeight * s2));
    addValues(rows, network, {s1 - 0.1, s1, middle, s2});
    return;
  }
  const double slope = network.out[0];
  const std::string k = number(slope);
  if (config.shape == UnitShape::ramp) {
    addRow(rows, Kind::formula, "a = k r(x − s₁) − k r(x − s₂),  r(z) = max(0, z)");
    addRow(rows, Kind::numbers, "a = " + k + " r" + from(s1) + " − " + k + " r" + from(s2));
    addRow(rows, Kind::numbers, "k = h/(s₂ − s₁) = " + h + "/" + number(s2 - s1) + " = ", k);
    addValues(rows, network, {s1, middle, s2});
    return;
  }
  addRow(rows, Kind::formula, "a = k r(x − s₁) − 2k r(x − m) + k r(x − s₂)");
  addRow(rows, Kind::numbers,
         "a = " + k + " r" + from(s1) + " − " + number(2 * slope) + " r" + from(middle) + " + " + k + " r" + from(s2));
  addRow(rows, Kind::numbers, "m = (s₁ + s₂)/2 = " + number(middle) + ",  k = 2h/(s₂ − s₁) = ", k);
  addValues(rows, network, {s1, (s1 + middle) / 2, middle, (middle + s2) / 2, s2});
}

void addErrors(Rows& rows, const Translations& text, const ApproximationError& error, std::string_view wanted = "f") {
  const std::string difference = std::string(wanted) + " − ŷ";
  addRow(rows, Kind::value, std::string(text("approximation.largestError")) + " max |" + difference + "| = ",
         formatNumber(error.largest, shownDigits));
  addRow(rows, Kind::value, std::string(text("approximation.meanError")) + " √⟨(" + difference + ")²⟩ = ",
         formatNumber(error.rootMeanSquare, shownDigits));
}

void addSum(Rows& rows, const Translations& text, ApproximationLab& lab) {
  const bool isBumps = lab.config().pieces == PieceKind::bumps;
  const OneLayerNetwork& network = lab.network();
  const std::string count = std::to_string(lab.playback().step());
  addRow(rows, Kind::formula,
         isBumps ? "ŷ = Σᵢ hᵢ [σ(w(x − sᵢ)) − σ(w(x − sᵢ₊₁))]" : "ŷ = f(0) + Σᵢ cᵢ max(0, x − sᵢ)");
  addRow(rows, Kind::numbers, isBumps ? "hᵢ = f((i + ½)/M),  i = 0 … M − 1" : "sᵢ = i/M,  c₀ = M [f(s₁) − f(s₀)]");
  addRow(rows, Kind::numbers, isBumps ? "s₀ = −1/M,  sᵢ = i/M,  sₘ = 1 + 1/M" : "cᵢ = M [f(sᵢ₊₁) − 2f(sᵢ) + f(sᵢ₋₁)]");
  addRow(rows, Kind::numbers,
         text.format(isBumps ? "approximation.sum.bumps" : "approximation.sum.straight",
                     {{"count", count},
                      {"units", std::to_string(network.units())},
                      {"parameters", std::to_string(network.parameters())}}));
  addErrors(rows, text, lab.samples().error);
}

/// 1·500 + 500 + 500·1 + 1
std::string countFormula(const CurveTraining& training) {
  const std::string n = std::to_string(training.units);
  const std::string between =
      training.layers > 1
          ? " + " + (training.layers > 2 ? std::to_string(training.layers - 1) + " · " : std::string()) + "(" + n +
                "² + " + n + ")"
          : std::string();
  return "2 · " + n + between + " + " + n + " + 1 = ";
}

void addTraining(Rows& rows, const Translations& text, ApproximationLab& lab) {
  const CurveTraining& training = lab.config().training;
  std::string layers = "1";
  for (long i = 0; i < training.layers; ++i) layers += " → " + std::to_string(training.units);
  addRow(rows, Kind::formula, layers + " → 1  (" + activationName(text, training.activation) + ")");
  addRow(rows, Kind::numbers, std::string(text("approximation.parameters")) + ": " + countFormula(training),
         std::to_string(parametersOf(training)));
  const CurveTrainer* trainer = lab.trainer();
  if (trainer == nullptr) return;
  if (trainer->divergedAt() >= 0)
    addRow(rows, Kind::numbers,
           text.format("approximation.diverged", {{"step", std::to_string(trainer->divergedAt())}}));
  const long step = lab.trainedStep();
  if (trainer->known() >= step)
    addRow(rows, Kind::value,
           text.format("approximation.lossAt",
                       {{"step", std::to_string(step)}, {"count", std::to_string(lab.examples().size())}}),
           formatNumber(trainer->losses()[static_cast<std::size_t>(step)], shownDigits));
  addErrors(rows, text, lab.samples().error, lab.isOnPoints() ? "y" : "f");
}

}  // namespace

std::string activationName(const Translations& text, ActivationKind activation) {
  if (activation == ActivationKind::relu) return std::string(text("approximation.activation.relu"));
  return std::string(
      text(activation == ActivationKind::tanh ? "approximation.activation.tanh" : "approximation.activation.sigmoid"));
}

std::string layersName(const CurveTraining& training) {
  return std::to_string(training.layers) + " × " + std::to_string(training.units);
}

std::string parametersText(const Translations& text, const CurveTraining& training) {
  return text.format("approximation.shape",
                     {{"layers", layersName(training)}, {"parameters", std::to_string(parametersOf(training))}});
}

std::vector<FormulaRow> formulaRows(const Translations& text, ApproximationLab& lab, std::optional<double> pointer) {
  Rows rows;
  const ApproximationConfig& config = lab.config();
  if (config.stage == ApproximationStage::unit) addUnit(rows, config, lab.network());
  if (config.stage == ApproximationStage::shape) addShape(rows, config, lab.network());
  if (config.stage == ApproximationStage::sum) addSum(rows, text, lab);
  if (config.stage == ApproximationStage::training) addTraining(rows, text, lab);
  const std::optional<double> output = pointer ? lab.outputAt(*pointer) : std::nullopt;
  if (output)
    addRow(rows, Kind::value, at(config.stage >= ApproximationStage::sum ? "ŷ" : "a", *pointer),
           formatNumber(*output, exactDigits));
  return rows;
}

}  // namespace descenso
