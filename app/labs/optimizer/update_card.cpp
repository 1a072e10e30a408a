#include "app/labs/optimizer/update_card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "app/labs/optimizer/update_card_loss.h"
#include "app/text/numbers.h"
#include "app/text/subscript.h"

namespace descenso {
namespace {

/// Of all parameters together: "φ" of φ₀ and φ₁, "w" of w₁ and w₁₁; where they have no common name "φ" as well.
std::string vectorSymbol(const std::vector<std::string_view>& symbols) {
  const auto base = [](std::string_view symbol) { return symbol.substr(0, symbol.find("\xE2\x82")); };
  for (const std::string_view symbol : symbols)
    if (base(symbol) != base(symbols.front())) return "φ";
  return std::string(base(symbols.front()));
}

constexpr int shownDigits = 4;

bool startsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

/// What follows "m̂" for the component of w₁: "₁". Symbols without a common name are counted from 0.
std::string indexOf(const std::vector<std::string_view>& symbols, std::size_t component) {
  const std::string base = vectorSymbol(symbols);
  const std::string_view symbol = symbols[component];
  const bool hasIndex = symbol.substr(0, base.size()) == base && symbol.size() > base.size();
  return hasIndex ? std::string(symbol.substr(base.size())) : subscript(static_cast<Index>(component));
}

std::string superscript(Index number) {
  static constexpr std::array<std::string_view, 10> signs = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text;
  for (const char digit : std::to_string(number)) text += signs[static_cast<std::size_t>(digit - '0')];
  return text;
}

/// What stands around a number in its formula.
struct PlaceInFormula {
  bool isFirst = true;   ///< of the formula or of its parentheses
  bool isBound = false;  ///< under a root or raised to a power
};

/// In parentheses where its sign, or a power or a root of it, could be misread.
std::string within(const std::string& number, const PlaceInFormula& place) {
  const bool hasSign = startsWith(number, "−");
  const bool isProduct = number.find("×") != std::string::npos;
  return (hasSign && !place.isFirst) || ((hasSign || isProduct) && place.isBound) ? "(" + number + ")" : number;
}

/// A setting as it was set: 10⁻⁸ and not 1×10⁻⁸.
std::string settingText(double value) {
  std::string text = formatNumber(value, 6);
  constexpr std::string_view one = "1×";
  if (startsWith(text, one)) text.erase(0, one.size());
  return text;
}

/// The formula with symbol(name, place) in place of every {name}.
template <class Symbol>
std::string replaced(std::string_view formula, Symbol symbol) {
  std::string text;
  while (!formula.empty()) {
    const std::size_t open = formula.find('{');
    text += formula.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = formula.find('}', open);
    const std::string_view name = formula.substr(open + 1, close - open - 1);
    formula.remove_prefix(close + 1);
    // The number of the update is only ever an exponent, which is written as one.
    if (name == "k" && text.ends_with('^')) text.pop_back();
    text += symbol(
        name, PlaceInFormula{.isFirst = text.empty() || text.ends_with('('),
                             .isBound = text.ends_with("√") || startsWith(formula, "²") || startsWith(formula, "^")});
  }
  return text;
}

/// One row of one run, with what its formulas may name.
class Update {
 public:
  Update(const Run& run, Index step, const std::vector<std::string_view>& symbols)
      : run_(run),
        symbols_(symbols),
        after_(run.timeline().at(step)),
        before_(run.timeline().at(std::max<Index>(0, step - 1))) {}

  std::string symbolic(std::string_view formula) const {
    return replaced(formula, [&](std::string_view name, const PlaceInFormula&) { return symbolOf(name); });
  }

  std::string numeric(std::string_view formula, Index component) const {
    // A gradient is of the loss at the whole vector, in the direction of one component.
    constexpr std::string_view nabla = "∇L";
    const bool isGradient = startsWith(formula, nabla);
    if (isGradient) formula.remove_prefix(nabla.size());
    const std::string numbers = replaced(formula, [&](std::string_view name, const PlaceInFormula& place) {
      if (name == "k") return superscript(after_.step);
      if (const auto* found = hyperparameter(name)) return within(settingText(valueOf(*found)), place);
      return isGradient ? vectorText(name) : within(formatNumber(valueOf(name, component), shownDigits), place);
    });
    return isGradient ? "∂L/∂" + std::string(symbols_[static_cast<std::size_t>(component)]) + " " + numbers : numbers;
  }

  std::string result(Index term, Index component) const {
    return formatNumber(after_.term(term)[component], shownDigits);
  }
  std::string parameter(Index component) const { return formatNumber(after_.phi[component], shownDigits); }

  /// Of a term or of the parameters.
  Vector valuesOf(std::string_view name) const {
    Vector values(after_.dimension);
    for (Index i = 0; i < after_.dimension; ++i) values[i] = valueOf(name, i);
    return values;
  }
  std::string symbolOf(std::string_view name) const {
    if (name == "k") return "ᵏ";
    if (plain(name) == "phi") return vectorSymbol(symbols_);
    if (const auto* found = hyperparameter(name)) return std::string(found->symbol);
    const std::ptrdiff_t term = termIndex(name);
    return term < 0 ? std::string(name) : std::string(run_.terms()[static_cast<std::size_t>(term)].symbol);
  }

  /// Over all data before the update, which the timeline keeps.
  double lossBefore() const { return before_.loss; }

 private:
  static std::string_view plain(std::string_view name) { return name.substr(0, name.size() - name.ends_with('-')); }

  std::ptrdiff_t termIndex(std::string_view name) const {
    const auto found = std::find_if(run_.terms().begin(), run_.terms().end(),
                                    [&](const Term& term) { return term.name == plain(name); });
    return found == run_.terms().end() ? -1 : found - run_.terms().begin();
  }

  const OptimizerHyperparameter* hyperparameter(std::string_view name) const {
    const auto& all = run_.entry().hyperparameters;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
  }

  /// α as the schedule has it in this update.
  double valueOf(const OptimizerHyperparameter& declaration) const {
    if (declaration.name == "alpha" && after_.step > 0) return run_.alphaOf(after_.step);
    return run_.config().values[static_cast<std::size_t>(&declaration - run_.entry().hyperparameters.data())];
  }

  /// Of a term or of the parameters, after this update or, for "m-", before it.
  double valueOf(std::string_view name, Index component) const {
    const StepRecord& record = name.ends_with('-') ? before_ : after_;
    if (plain(name) == "phi") return record.phi[component];
    const std::ptrdiff_t term = termIndex(name);
    return term < 0 ? std::nan("") : record.term(term)[component];
  }

  std::string vectorText(std::string_view name) const {
    std::string text;
    for (Index i = 0; i < after_.dimension; ++i)
      text += (i > 0 ? ", " : "") + formatNumber(valueOf(name, i), shownDigits);
    return text;
  }

  const Run& run_;
  const std::vector<std::string_view>& symbols_;
  StepRecord after_;
  StepRecord before_;
};

/// By what a term asks the problem for: a point to look at, losses, derivatives, or nothing any more.
Phase phaseOf(const Term& term) {
  if (term.name == "lookAhead") return Phase::forward;
  if (term.formula.find("∇") != std::string_view::npos) return Phase::backward;
  return term.formula.find("argmin L") != std::string_view::npos ? Phase::loss : Phase::update;
}

/// Where an update first asks for a gradient.
struct FirstGradient {
  std::ptrdiff_t term = 0;
  std::string_view point = "phi-";  ///< as the formulas name it
};

/// An update that asks for none begins with the losses.
FirstGradient firstGradient(const std::vector<Term>& terms) {
  constexpr std::string_view asked = "∇L({";
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::string_view formula = terms[i].formula;
    const std::size_t place = formula.find(asked);
    if (place == std::string_view::npos) continue;
    formula.remove_prefix(place + asked.size());
    return {static_cast<std::ptrdiff_t>(i), formula.substr(0, formula.find('}'))};
  }
  return {};
}

}  // namespace

std::string_view withoutIndex(std::string_view symbol) {
  const std::size_t index = symbol.find("₀");
  return symbol.substr(0, index);
}

std::vector<CardLine> updateCard(const Run& run, Index step, const std::vector<std::string_view>& symbols) {
  const Index k = std::clamp<Index>(step, 0, run.timeline().lastStep());
  const Update update(run, k, symbols);
  const Index dimension = run.timeline().dimension();
  std::vector<CardLine> lines;
  for (std::size_t i = 0; i < run.terms().size(); ++i) {
    const Term& term = run.terms()[i];
    CardLine line{std::string(term.symbol), update.symbolic(term.formula), {}, phaseOf(term)};
    for (Index c = 0; k > 0 && c < dimension; ++c)
      line.components.push_back({line.symbol + indexOf(symbols, static_cast<std::size_t>(c)),
                                 update.numeric(term.formula, c), update.result(static_cast<Index>(i), c)});
    lines.push_back(std::move(line));
  }
  constexpr std::string_view sum = "{phi-} + {delta}";
  CardLine last{vectorSymbol(symbols), update.symbolic(sum), {}, Phase::update};
  for (Index c = 0; k > 0 && c < dimension; ++c)
    last.components.push_back(
        {std::string(symbols[static_cast<std::size_t>(c)]), update.numeric(sum, c), update.parameter(c)});
  lines.push_back(std::move(last));
  return lines;
}

std::vector<CardLine> explainedCard(const Run& run, Index step, const std::vector<std::string_view>& symbols) {
  const Index k = std::clamp<Index>(step, 0, run.timeline().lastStep());
  const Update update(run, k, symbols);
  const FirstGradient first = firstGradient(run.terms());
  const std::vector<CardLine> before =
      lossLines({.run = run,
                 .step = k,
                 .symbol = update.symbolOf(first.point),
                 .phi = update.valuesOf(first.point),
                 .wholeLoss = first.point == "phi-" ? std::optional(update.lossBefore()) : std::nullopt});
  std::vector<CardLine> lines = updateCard(run, k, symbols);
  lines.insert(lines.begin() + first.term, before.begin(), before.end());
  return lines;
}

Index explainedLineCount(const Run& run) { return lossLineCount(run.problem()) + std::ssize(run.terms()) + 1; }

}  // namespace descenso
