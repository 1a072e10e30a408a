#include "engine/information/printed.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/math/message.h"

namespace descenso {

std::span<const PrintedFormula> printedFormulas() {
  static constexpr std::array<PrintedFormula, 12> formulas = {{
      {"E03", "softmax(ŷᵢ) = e^yᵢ / Σᵢ e^ŷⱼ", "pᵢ = e^sᵢ / Σⱼ e^sⱼ"},
      {"E04", "L = −Σᵢ₌₁ᵐ yᵢ log ŷᵢ", "L = −(1/m) Σᵢ Σₖ yᵢₖ ln ŷᵢₖ"},
      {"E05", "L = −Σ (−0.00723/0) = 0.00723", "L = −(−0.00723 + 0 + 0) = 0.00723"},
      {"E06", "−Σ p log₂ p,  L = 0.00723", "L = 0.00723 nats = 0.01043 bits"},
      {"E07", "(4, 1, 2, 4, 4): 2.25 bits", "(2, 1, 3, 4, 4): 1.95 bits"},
      {"E08", "minimum = 1.86 bits", "H = 1.8619 ≤ 1.95 bits"},
      {"E09", "0.3(2) + … + 0.05(6.64) = 2.5", "H(B, A) = 2.4955 = 2.1660 + 0.3295"},
      {"E16", "p = wᵀx", "p = σ(wᵀx)"},
      {"E17", "regression → BCE", "Normal → MSE, Bernoulli → BCE"},
      {"E18", "E = Σⱼ₌₀ᴸ yⱼ log pⱼ", "E = −Σⱼ₌₁ᴸ yⱼ ln pⱼ"},
      {"E22", "a = σ(a^[L−1]) = e^(a^[L−1]) / Σ e^(a^[L−1])", "a = softmax(z^[L])"},
      {"E23", "h = sign(a − 0.5)", "h = [a ≥ 0.5]"},
  }};
  return formulas;
}

const PrintedFormula& printedFormula(std::string_view erratum) {
  for (const PrintedFormula& formula : printedFormulas())
    if (formula.erratum == erratum) return formula;
  throw InvalidArgument("there is no printed formula {erratum}"_message, {{"erratum", erratum}});
}

LossSlope clampedBernoulliLoss(double y, double z) {
  LossSlope at = bernoulliLoss(y, std::clamp(z, 0.0, 1.0));
  if (!(z > 0 && z < 1)) at.slope = 0;
  return at;
}

double printedCategoricalLoss(ConstVectorRef y, ConstVectorRef p) { return -categoricalLoss(y, p); }

}  // namespace descenso
