#include "app/labs/entropy/state_text.h"

#include <cmath>

#include "app/text/numbers.h"
#include "app/text/subscript.h"

namespace descenso {
namespace {

using Kind = FormulaRow::Kind;

std::string fiveDigits(double value) { return formatNumber(value, 5); }

std::string withUnit(double value, std::string_view unit) {
  // Four decimals, as the course's tables have them; of what is small, four digits.
  return (value < 0.1 ? formatNumber(value, 4) : formatFixed(value, 4)) + " " + std::string(unit);
}

}  // namespace

std::vector<FormulaRow> termRows(const Translations& text, const EntropyLab& lab) {
  const CodesConfig& config = lab.config().codes;
  const CodesResult& codes = lab.codes();
  const bool isWeather = config.outcomes == Outcomes::weather;
  const std::string a = isWeather ? "A" : "y";
  const std::string b = isWeather ? "B" : "ŷ";
  const std::string p = isWeather ? "p" : "y";
  const std::string q = isWeather ? "q" : "ŷ";
  const std::string log = config.unit == InformationUnit::bits ? "log₂ " : "ln ";
  const std::string unit =
      translated(text, "entropy.unit", informationUnitNames()[static_cast<std::size_t>(config.unit)]);
  std::vector<FormulaRow> rows;
  const auto add = [&](const std::string& formula, double value) {
    addRow(rows, Kind::value, formula + " = ", withUnit(value, unit));
  };
  add("H(" + a + ") = −Σ " + p + " " + log + p, codes.entropyP);
  add("H(" + b + ") = −Σ " + q + " " + log + q, codes.entropyQ);
  const auto addPair = [&](const std::string& first, const std::string& second, const std::string& sum, double cross,
                           double divergence) {
    add("H(" + first + ", " + second + ") = " + sum, cross);
    add("D(" + first + "‖" + second + ") = H(" + first + ", " + second + ") − H(" + first + ")", divergence);
  };
  addPair(b, a, "−Σ " + q + " " + log + p, codes.crossQP, codes.divergenceQP);
  addPair(a, b, "−Σ " + p + " " + log + q, codes.crossPQ, codes.divergencePQ);
  add("JS(" + a + ", " + b + ")", codes.jensenShannon);
  add(text.format("entropy.largest", {{"formula", log + std::to_string(config.p.size())}}), codes.largest);
  const std::string base = config.unit == InformationUnit::bits ? "2ᴴ" : "eᴴ";
  addRow(rows, Kind::value, text.format("entropy.perplexity", {{"formula", base}}) + ": " + a + " ",
         formatNumber(codes.perplexityP, 4) + ",  " + b + " " + formatNumber(codes.perplexityQ, 4));
  return rows;
}

std::vector<FormulaRow> softmaxRows(const Translations& text, const EntropyLab& lab) {
  const SoftmaxResult& result = lab.softmax();
  const SoftmaxStep progress = lab.progress();
  std::vector<FormulaRow> rows;
  const bool isHeated = result.temperature != 1;
  const std::string target = subscript(result.target + 1);
  if (progress >= SoftmaxStep::exponentials)
    addRow(rows, Kind::numbers,
           isHeated ? "z = s/T,  m = max z = " : "m = max s = ", fiveDigits(result.steps.highest / result.temperature));
  if (progress >= SoftmaxStep::sum)
    addRow(rows, Kind::numbers, isHeated ? "ln Σ eᶻ = " : "ln Σ eˢ = ",
           formatNumber(result.steps.highest / result.temperature + std::log(result.steps.sum), 7));
  if (progress >= SoftmaxStep::loss) {
    addRow(rows, Kind::value, "L = −Σ y ln p = −ln p" + target + " = ",
           formatNumber(result.loss, 6) + " " + std::string(text("entropy.unit.nats")) + " = " +
               formatNumber(result.loss / nats(InformationUnit::bits), 6) + " " +
               std::string(text("entropy.unit.bits")));
  }
  if (progress >= SoftmaxStep::slopes) addRow(rows, Kind::formula, isHeated ? "∂L/∂s = (p − y)/T" : "∂L/∂s = p − y");
  return rows;
}

std::vector<FormulaRow> lossRows(const Translations& text, const EntropyLab& lab) {
  const LossesConfig& config = lab.config().losses;
  const LossesResult& losses = lab.losses();
  const auto step = static_cast<std::size_t>(lab.playback().step());
  LossesConfig scores = config;
  scores.axis = LossAxis::score;
  LossesConfig predictions = config;
  predictions.axis = LossAxis::prediction;
  const double z = losses.likelihood.scores[step];
  const double a = onLossAxis(predictions, z);
  const bool isRegression = config.task == OutputTask::regression;
  const bool isBinary = config.task == OutputTask::binary;
  const std::string sign = isBinary || isRegression ? "z" : "θ₁";
  const double y = isRegression ? config.value : isBinary ? static_cast<double>(config.label) : 1;
  std::vector<FormulaRow> rows;
  addRow(rows, Kind::numbers, "y = " + fiveDigits(y) + ",  " + sign + " = " + fiveDigits(z) + ",  a = ", fiveDigits(a));
  const LossSlope right = likelihoodLossAt(scores, z);
  addRow(rows, Kind::value,
         "ℓ = ", formatNumber(right.loss, 6) + ",   ∂ℓ/∂" + sign + " = a − y = " + fiveDigits(right.slope));
  if (!isRegression) addRow(rows, Kind::numbers, "∂ℓ/∂a = " + fiveDigits(likelihoodLossAt(predictions, a).slope));
  const double squaredScore = losses.squared.scores[step];
  const LossSlope squared = squaredLossAt(scores, squaredScore);
  addRow(rows, Kind::numbers,
         std::string(text("entropy.series.squared")) + ",  " + sign + " = " + fiveDigits(squaredScore) + ": " +
             fiveDigits(squared.loss) + ",   ∂/∂" + sign + " = ",
         fiveDigits(squared.slope));
  return rows;
}

}  // namespace descenso
