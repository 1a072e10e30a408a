// What the parser says when it cannot go on.
#include <algorithm>

#include "engine/math/expression_parser.h"
#include "engine/math/message.h"
#include "engine/math/nearest.h"

namespace descenso {
namespace {

bool endsInDigit(std::string_view name) { return !name.empty() && name.back() >= '0' && name.back() <= '9'; }

/// "x*y" for "xy" where every letter is a name of its own; else empty.
std::string asProduct(std::string_view name, std::span<const std::string_view> known) {
  std::string product;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const std::string_view letter = name.substr(i, 1);
    if (std::find(known.begin(), known.end(), letter) == known.end()) return {};
    if (i > 0) product += '*';
    product += letter;
  }
  return product;
}

/// "x^2" for "x2" where x is a name; else empty.
std::string asPower(std::string_view name, std::span<const std::string_view> known) {
  std::size_t letters = name.size();
  while (letters > 0 && endsInDigit(name.substr(0, letters))) --letters;
  const std::string_view base = name.substr(0, letters);
  if (letters == name.size() || std::find(known.begin(), known.end(), base) == known.end()) return {};
  return std::string(base).append("^").append(name.substr(letters));
}

}  // namespace

std::string shownNames(const Naming& naming) {
  std::string text;
  for (const auto& spellings : naming) text.append(text.empty() ? "" : " ").append(spellings.front());
  return text;
}

void ExpressionParser::refuse(FormulaFault fault, SourceRange source, const Message& what,
                              const std::string& suggestion) const {
  throw FormulaError(fault, result_.text_, source, what, suggestion);
}

void ExpressionParser::refuseMissingOperand() const {
  const FormulaWord& present = word();
  if (present.token == FormulaToken::end) {
    refuse(FormulaFault::missingOperand, present.source,
           "something is missing at the end; expected a number, a name or an opening parenthesis"_message);
  }
  const std::string shown(textOf(present.source));
  refuse(FormulaFault::missingOperand, present.source,
         {"expected a number, a name or an opening parenthesis before \"{text}\""_message, {{"text", shown}}});
}

void ExpressionParser::refuseRest() const {
  if (word().token == FormulaToken::close) {
    refuse(FormulaFault::neverOpened, word().source,
           "this parenthesis was never opened; remove it, or open one"_message);
  }
  if (word().token == FormulaToken::equals) {
    refuse(FormulaFault::strayEquals, word().source, "only a single name can stand left of =; write q = x + y"_message);
  }
  refuse(FormulaFault::strayComma, word().source,
         "a comma only separates the arguments of min, max and pow; decimals have a point: 0.5"_message);
}

void ExpressionParser::refuseName(std::string_view name, SourceRange source) const {
  std::vector<std::string_view> variables;
  for (const std::size_t candidate : candidates_) {
    for (const auto& spellings : namings_[candidate]) {
      variables.insert(variables.end(), spellings.begin(), spellings.end());
    }
  }
  std::vector<std::string_view> all = variables;
  for (const FormulaFunction& function : formulaFunctions()) all.push_back(function.name);
  all.insert(all.end(), formulaConstantNames().begin(), formulaConstantNames().end());

  std::string guess = asProduct(name, all);
  if (guess.empty()) guess = asPower(name, variables);
  if (guess.empty()) guess = nearest(name, all);
  constexpr std::size_t longestShown = 40;
  const std::string shown = std::string(name.substr(0, longestShown)) + (name.size() > longestShown ? "…" : "");
  Message message("unknown name \"{name}\""_message, {{"name", shown}});
  if (!guess.empty()) {
    message = {"unknown name \"{name}\"; did you mean {guess}?"_message, {{"name", shown}, {"guess", guess}}};
  } else if (!candidates_.empty()) {
    message = {"unknown name \"{name}\"; the parameters are called {names}"_message,
               {{"name", shown}, {"names", shownNames(namings_[candidates_.front()])}}};
  }
  refuse(FormulaFault::unknownName, source, message, guess);
}

}  // namespace descenso
