#include "app/labs/activation/state_text.h"

#include <cmath>

#include "app/labs/activation_label.h"
#include "app/text/numbers.h"
#include "engine/math/expression.h"
#include "engine/networks/softmax.h"

namespace descenso {
namespace {

using Kind = FormulaRow::Kind;
using Rows = std::vector<FormulaRow>;

constexpr int cardDigits = 4;

std::string shown(double value) { return formatNumber(value, cardDigits); }

/// Before an x or a y: 1 is not written.
std::string coefficient(double value) { return value == 1 ? "" : value == -1 ? "−" : shown(value); }

/// " + 3" or " − 3"
std::string signedTerm(double value, std::string_view of = {}) {
  const double size = std::abs(value);
  return (value < 0 ? " − " : " + ") + (of.empty() ? shown(size) : coefficient(size)) + std::string(of);
}

/// In parentheses where a sign would stand behind a point.
std::string factorText(double value) { return value < 0 ? "(" + shown(value) + ")" : shown(value); }

/// "10⁻³⁰⁷" for what is too small or too large for a number.
std::string magnitudeText(double magnitude) {
  if (std::isinf(magnitude)) return "0";
  if (std::abs(magnitude) < 300) return shown(std::pow(10, magnitude));
  return powerOfTen(static_cast<int>(std::lround(magnitude)));
}

void addGallery(Rows& rows, const Translations& text, const ActivationLab& lab) {
  const Activation& f = activation(lab.config().gallery.selected);
  addRow(rows, Kind::formula, activationLabel(text, f.kind) + ": f(z) = " + std::string(f.formula));
  addRow(rows, Kind::formula, "f′(z) = " + std::string(f.derivative));
  addRow(rows, Kind::numbers, std::string(f.citation));
}

void addNeuron(Rows& rows, const ActivationLab& lab) {
  const PlaneNeuron& neuron = lab.config().neuron;
  const Activation& f = activation(neuron.activation);
  const double parameter = lab.config().parameter(f.kind);
  const double z = lab.neuronSum(neuron.x1, neuron.x2);
  const double slope = f.slope(z, parameter);
  addRow(rows, Kind::formula, "a = f(αx₁ + βx₂ + s)");
  addRow(rows, Kind::numbers, "f(z) = " + std::string(f.formula));
  addRow(rows, Kind::numbers,
         "z = " + shown(neuron.alpha) + " · " + factorText(neuron.x1) + signedTerm(neuron.beta) + " · " +
             factorText(neuron.x2) + signedTerm(neuron.shift) + " = ",
         shown(z));
  addRow(rows, Kind::value, "a = f(z) = ", formatNumber(f.value(z, parameter), 6));
  addRow(rows, Kind::value, "f′(z) = ", formatNumber(slope, 6));
  addRow(rows, Kind::value, "∂a/∂α = f′(z) x₁ = ", shown(slope * neuron.x1));
  addRow(rows, Kind::value, "∂a/∂β = f′(z) x₂ = ", shown(slope * neuron.x2));
  addRow(rows, Kind::value, "∂a/∂s = f′(z) = ", shown(slope));
}

void addParameters(Rows& rows, const std::string& name, const StepRecord& start, const StepRecord& now) {
  std::string line = name + ": w = " + shown(now.phi[0]);
  line += now.phi.size() > 1 ? ", b = " + shown(now.phi[1]) : "";
  if (now.phi.size() > 2) line += ", α₋ = " + shown(now.phi[2]);
  addRow(rows, Kind::numbers, line);
  addRow(rows, Kind::value,
         "‖∇L‖ = " + shown(now.gradient.norm()) + ",  ‖φ − φ(0)‖ = ", shown((now.phi - start.phi).norm()));
}

void addZigzag(Rows& rows, const Translations& text, const NeuronStudy& study, Index step) {
  addRow(rows, Kind::formula, "Δwᵢ = −α (a − t) xᵢ");
  addRow(rows, Kind::numbers, std::string(text("activation-lab.zigzag.sign")));
  for (std::size_t i = 0; i < 2; ++i) {
    long same = 0;
    const Index last = std::min(step, study.runs()[i].timeline().lastStep());
    for (Index k = 1; k <= last; ++k)
      if (sharesOneSign(study.at(i, k).phi - study.at(i, k - 1).phi)) ++same;
    addRow(rows, Kind::value,
           text.format("activation-lab.zigzag.count", {{"name", activationLabel(text, study.told(i))}}) + ": ",
           std::to_string(same) + " / " + std::to_string(last));
  }
}

void addStudy(Rows& rows, const Translations& text, ActivationLab& lab) {
  const NeuronStudy& study = lab.study();
  const Index step = lab.playback().step();
  if (study.config().kind == NeuronStudyKind::zigzag) return addZigzag(rows, text, study, step);
  addRow(rows, Kind::formula, "w ← w − α ∂L/∂w,  L = ½ ⟨(a − t)²⟩");
  for (std::size_t i = 0; i < 2; ++i)
    addParameters(rows, activationLabel(text, study.told(i)), study.at(i, 0), study.at(i, step));
  const NeuronStudyKind kind = study.config().kind;
  if (kind == NeuronStudyKind::dead && isDead(study.neuron(0), study.at(0, step).phi))
    addRow(rows, Kind::value, "", std::string(text("activation-lab.isDead")));
  if (kind == NeuronStudyKind::step) addRow(rows, Kind::value, "", std::string(text("activation-lab.neverLearns")));
  if (kind == NeuronStudyKind::prelu && study.at(0, step).phi[2] > 1)
    addRow(rows, Kind::value, "", std::string(text("activation-lab.aboveOne")));
}

/// " · " between two factors, " + " between products: W₂W₁ and W₂b₁ + b₂ as they are added up.
std::string productsText(const TwoLayers& layers, double HiddenUnit::* of) {
  std::string sum;
  for (const HiddenUnit& unit : layers.units) {
    const std::string second = sum.empty() ? shown(unit.w2) : factorText(unit.w2);
    sum += (sum.empty() ? "" : " + ") + second + " · " + factorText(unit.*of);
  }
  return sum;
}

void addLayers(Rows& rows, const Translations& text, const ActivationLab& lab) {
  const TwoLayers& l = lab.config().layers;
  const bool isLinear = l.between == ActivationKind::identity;
  const bool isOne = l.units.size() == 1;
  const std::string sum = isOne ? "y₂ = w₂" : "y₂ = Σⱼ w₂ⱼ";
  const std::string first = isOne ? "w₁x + b₁" : "w₁ⱼx + b₁ⱼ";
  addRow(rows, Kind::formula, sum + (isLinear ? "(" : " f(") + first + ") + b₂");
  std::string second;
  for (std::size_t j = 0; j < l.units.size(); ++j) {
    const HiddenUnit& unit = l.units[j];
    const std::string name = isOne ? "y₁" : shownName("y1" + std::to_string(j + 1));
    addRow(rows, Kind::numbers, name + " = " + coefficient(unit.w1) + "x" + signedTerm(unit.b1));
    const std::string said = isLinear ? name : "f(" + name + ")";
    second += j == 0 ? coefficient(unit.w2) + said : signedTerm(unit.w2, said);
  }
  addRow(rows, Kind::numbers, "y₂ = " + second + signedTerm(l.b2));
  const Point2 one = lab.oneLayer();
  const double w = one.x();
  const double b = one.y();
  addRow(rows, Kind::numbers, "W₂W₁ = " + productsText(l, &HiddenUnit::w1) + " = ", shown(w));
  addRow(rows, Kind::numbers, "W₂b₁ + b₂ = " + productsText(l, &HiddenUnit::b1) + signedTerm(l.b2) + " = ", shown(b));
  if (isLinear)
    addRow(rows, Kind::value, "y₂ = ", coefficient(w) + "x" + signedTerm(b));
  else
    addRow(rows, Kind::value, "", std::string(text("activation-lab.noLine")));
  addRow(rows, Kind::value, "y₂(" + shown(l.x) + ") = ", formatNumber(lab.secondLayer(l.x), 6));
}

void addChain(Rows& rows, const Translations& text, ActivationLab& lab) {
  const std::optional<Chain>& chain = lab.chain();
  addRow(rows, Kind::formula, "∂J/∂w₁ = x L′ ∏ₗ₌₂ wₗ ∏ₗ₌₁ f′(zₗ),  L′ = 1");
  const Activation& f = activation(lab.config().chain.activation);
  addRow(rows, Kind::numbers, "f(z) = " + std::string(f.formula));
  if (!chain) return;
  const ChainGrowth& growth = lab.growth();
  const std::size_t last = chain->sums.size() - 1;
  const std::string layers = std::to_string(last + 1);
  addRow(rows, Kind::value, "|∂J/∂w₁| = ", magnitudeText(growth.magnitudes[last]));
  addRow(rows, Kind::numbers,
         std::string(text("activation-lab.bound")) + " |x| |w|^" + std::to_string(last) + " · " +
             shown(chain->steepest) + "^" + layers + " = ",
         magnitudeText(growth.bound[last]));
  addRow(rows, Kind::numbers, std::string(text("activation-lab.limitFactor")) + " |w f′(z)| → ",
         formatNumber(chain->limitFactor, cardDigits));
  static constexpr std::string_view trends[] = {"vanishing", "steady", "exploding"};
  addRow(rows, Kind::value, "",
         translated(text, "activation-lab.trend", trends[static_cast<std::size_t>(chain->trend)]));
}

void addSoftmax(Rows& rows, const Translations& text, const ActivationLab& lab) {
  const VectorActivationConfig& config = lab.config().softmax;
  const Vector p = softmax(VectorView(config.scores.data(), std::ssize(config.scores)), config.temperature);
  addRow(rows, Kind::formula, config.temperature == 1 ? "pᵢ = e^zᵢ / Σⱼ e^zⱼ" : "pᵢ = e^(zᵢ/T) / Σⱼ e^(zⱼ/T)");
  addRow(rows, Kind::formula, config.temperature == 1 ? "∂pᵢ/∂zⱼ = pᵢ (δᵢⱼ − pⱼ)" : "∂pᵢ/∂zⱼ = pᵢ (δᵢⱼ − pⱼ) / T");
  std::string list;
  for (const double each : p) list += (list.empty() ? "" : ", ") + formatNumber(each, 3);
  addRow(rows, Kind::numbers, "p = (" + list + ")");
  addRow(rows, Kind::value, "Σ pᵢ = ", shown(p.sum()));
  addRow(rows, Kind::numbers, std::string(text("activation-lab.softmax.rows")));
}

}  // namespace

std::vector<FormulaRow> activationRows(const Translations& text, ActivationLab& lab) {
  Rows rows;
  switch (lab.config().stage) {
    case ActivationStage::gallery:
      addGallery(rows, text, lab);
      break;
    case ActivationStage::neuron:
      addNeuron(rows, lab);
      break;
    case ActivationStage::learning:
      addStudy(rows, text, lab);
      break;
    case ActivationStage::layers:
      addLayers(rows, text, lab);
      break;
    case ActivationStage::chain:
      addChain(rows, text, lab);
      break;
    case ActivationStage::softmax:
      addSoftmax(rows, text, lab);
      break;
  }
  return rows;
}

}  // namespace descenso
