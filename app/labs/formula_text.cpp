#include "app/labs/formula_text.h"

namespace descenso {
namespace {

constexpr std::size_t longestShown = 24;  // bytes of what was typed, in a message

}  // namespace

Message atColumn(const FormulaError& error) {
  return {"{reason} (column {column})"_message, {{"reason", error.message()}, {"column", error.column()}}};
}

std::string_view nameOf(FormulaFault fault) {
  switch (fault) {
    case FormulaFault::empty:
      return "empty";
    case FormulaFault::tooLong:
      return "too-long";
    case FormulaFault::tooDeep:
      return "too-deep";
    case FormulaFault::unknownCharacter:
      return "unknown-character";
    case FormulaFault::badNumber:
      return "bad-number";
    case FormulaFault::unknownName:
      return "unknown-name";
    case FormulaFault::mixedNamings:
      return "mixed-namings";
    case FormulaFault::missingOperand:
      return "missing-operand";
    case FormulaFault::missingOperator:
      return "missing-operator";
    case FormulaFault::missingArguments:
      return "missing-arguments";
    case FormulaFault::argumentCount:
      return "argument-count";
    case FormulaFault::strayComma:
      return "stray-comma";
    case FormulaFault::neverClosed:
      return "never-closed";
    case FormulaFault::nestedBars:
      return "nested-bars";
    case FormulaFault::openBar:
      return "open-bar";
    case FormulaFault::reservedName:
      return "reserved-name";
    case FormulaFault::definedTwice:
      return "defined-twice";
    case FormulaFault::strayEquals:
      return "stray-equals";
    case FormulaFault::neverOpened:
      break;
  }
  return "never-opened";
}

std::string formulaRefusal(const Translations& text, std::string_view formula, const FormulaError& error) {
  std::string part(formula.substr(error.source().begin, error.source().end - error.source().begin));
  if (part.size() > longestShown) {
    part.resize(longestShown);
    while (!part.empty() && (static_cast<unsigned char>(part.back()) & 0xC0U) == 0x80) part.pop_back();
    if (!part.empty() && (static_cast<unsigned char>(part.back()) & 0x80U) != 0) part.pop_back();
    part += "…";
  }
  std::string sentence = text.format("formula." + std::string(nameOf(error.fault())), {{"text", part}});
  if (!error.suggestion().empty())
    sentence.append(" ").append(text.format("formula.suggestion", {{"name", error.suggestion()}}));
  return sentence;
}

}  // namespace descenso
