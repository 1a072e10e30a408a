#include "engine/math/expression_parser.h"

#include <algorithm>

#include "engine/math/message.h"

namespace descenso {
namespace {

class Deeper {
 public:
  explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  ~Deeper() { --depth_; }

 private:
  int& depth_;
};

/// Within parentheses bars begin anew.
class OutsideBars {
 public:
  explicit OutsideBars(bool& isInBars) : isInBars_(isInBars), before_(isInBars) { isInBars = false; }
  OutsideBars(const OutsideBars&) = delete;
  OutsideBars& operator=(const OutsideBars&) = delete;
  ~OutsideBars() { isInBars_ = before_; }

 private:
  bool& isInBars_;
  bool before_;
};

}  // namespace

Expression parseExpression(std::string_view text, std::span<const Naming> namings) {
  return ExpressionParser(text, namings).parse();
}

Expression parseDefinitions(std::string_view text) { return ExpressionParser(text).parse(); }

ExpressionParser::ExpressionParser(std::string_view text, std::span<const Naming> namings)
    : ExpressionParser(text, namings, false) {}

ExpressionParser::ExpressionParser(std::string_view text) : ExpressionParser(text, {}, true) {}

ExpressionParser::ExpressionParser(std::string_view text, std::span<const Naming> namings, bool hasOwnNames)
    : namings_(namings), hasOwnNames_(hasOwnNames) {
  if (text.size() > maximumFormulaBytes) {
    throw FormulaError(FormulaFault::tooLong, text, {maximumFormulaBytes, text.size()},
                       {"the formula is too long; at most {most} bytes"_message, {{"most", maximumFormulaBytes}}});
  }
  result_.text_ = text;
  words_ = formulaWords(result_.text_, hasOwnNames);
  for (std::size_t i = 0; i < namings.size(); ++i) candidates_.push_back(i);
}

Expression ExpressionParser::parse() {
  if (word().token == FormulaToken::end) {
    refuse(FormulaFault::empty, word().source, "the formula is empty; write one such as x^2 + y^2"_message);
  }
  result_.valueNode_ = hasOwnNames_ ? statements().node : sum().node;
  if (word().token != FormulaToken::end) refuseRest();
  nameVariables();
  return std::move(result_);
}

ExpressionParser::Part ExpressionParser::statements() {
  Part last;
  while (true) {
    while (takes(FormulaToken::separator)) {
    }
    if (word().token == FormulaToken::end) break;
    last = statement();
    if (!takes(FormulaToken::separator)) break;
  }
  if (last.node < 0) {
    refuse(FormulaFault::empty, word().source, "the formula is empty; write one such as q = x + y; f = q z"_message);
  }
  return last;
}

ExpressionParser::Part ExpressionParser::statement() {
  if (word().token != FormulaToken::name || words_[at_ + 1].token != FormulaToken::equals) return sum();
  const SourceRange source = word().source;
  const std::string_view typed = textOf(source);
  const std::string shown = shownName(typed);
  if (findFormulaFunction(typed) != nullptr || formulaConstant(typed)) {
    refuse(FormulaFault::reservedName, source,
           {"\"{text}\" already means something; give another name"_message, {{"text", typed}}});
  }
  const auto isTaken = [&](const auto& known) { return known.name == shown; };
  if (std::any_of(result_.definitions_.begin(), result_.definitions_.end(), isTaken) ||
      std::any_of(variables_.begin(), variables_.end(), isTaken)) {
    refuse(FormulaFault::definedTwice, source,
           {"\"{text}\" stands above already; give each part a name of its own, before it is used"_message,
            {{"text", typed}}});
  }
  at_ += 2;
  const Part part = sum();
  result_.definitions_.push_back({shown, part.node, source});
  return part;
}

ExpressionParser::Part ExpressionParser::sum() {
  Part left = term();
  while (true) {
    if (takes(FormulaToken::plus)) {
      left = binary(Operation::add, left, term());
    } else if (takes(FormulaToken::minus)) {
      left = binary(Operation::subtract, left, term());
    } else {
      return left;
    }
  }
}

ExpressionParser::Part ExpressionParser::term() {
  std::size_t chain = at_;  // where the factors without a sign between them begin
  Part left = signedPower();
  while (true) {
    if (takes(FormulaToken::times)) {
      chain = at_;
      left = binary(Operation::multiply, left, signedPower());
    } else if (takes(FormulaToken::over)) {
      chain = at_;
      left = binary(Operation::divide, left, signedPower());
    } else if (beginsFactor()) {
      if (word().token == FormulaToken::bar && couldClose(chain)) refuseBars(word().source);
      left = binary(Operation::multiply, left, power());
    } else {
      return left;
    }
  }
}

ExpressionParser::Part ExpressionParser::signedPower() {
  const Deeper deeper(depth_);
  if (depth_ > maximumFormulaDepth) {
    refuse(FormulaFault::tooDeep, word().source,
           {"too many parentheses, signs or exponents inside each other; at most {most}"_message,
            {{"most", maximumFormulaDepth}}});
  }
  const SourceRange sign = word().source;
  if (takes(FormulaToken::plus)) return signedPower();
  if (!takes(FormulaToken::minus)) return power();
  const Part operand = signedPower();
  const SourceRange source{sign.begin, operand.source.end};
  return {add({.operation = Operation::negate, .children = {operand.node, -1}, .source = source}), source};
}

ExpressionParser::Part ExpressionParser::power() {
  Part base = atom();
  while (word().token == FormulaToken::superscript) base = raised(base, words_[at_++]);
  if (takes(FormulaToken::power)) return binary(Operation::power, base, signedPower());
  return base;
}

ExpressionParser::Part ExpressionParser::raised(const Part& base, const FormulaWord& superscript) {
  const int exponent = add({.value = superscript.value, .source = superscript.source});
  return binary(Operation::power, base, {exponent, superscript.source});
}

ExpressionParser::Part ExpressionParser::atom() {
  const FormulaWord present = word();
  switch (present.token) {
    case FormulaToken::number:
      ++at_;
      if (word().token == FormulaToken::number) {
        refuse(FormulaFault::missingOperator, word().source,
               "two numbers stand side by side; put * or + between them"_message);
      }
      return {add({.value = present.value, .source = present.source}), present.source};
    case FormulaToken::name:
      return name();
    case FormulaToken::open:
      return group();
    case FormulaToken::bar:
      return bars();
    default:
      refuseMissingOperand();
  }
}

ExpressionParser::Part ExpressionParser::group() {
  const SourceRange open = words_[at_++].source;
  const OutsideBars outside(isInBars_);
  const Part inner = sum();
  expectClose(open);
  return {inner.node, {open.begin, words_[at_ - 1].source.end}};
}

ExpressionParser::Part ExpressionParser::name() {
  const SourceRange source = words_[at_++].source;
  const std::string_view typed = textOf(source);
  if (const FormulaFunction* function = findFormulaFunction(typed)) return call(*function);
  if (const auto constant = formulaConstant(typed)) return {add({.value = *constant, .source = source}), source};
  return {variable(typed, source), source};
}

ExpressionParser::Part ExpressionParser::call(const FormulaFunction& function) {
  const SourceRange source = words_[at_ - 1].source;
  const std::string shown(function.name);
  const bool takesTwo = operandCount(function.operation) == 2;
  const std::string example = shown + (takesTwo ? "(x, y)" : "(x)");
  const SourceRange open = word().source;
  if (!takes(FormulaToken::open)) {
    refuse(FormulaFault::missingArguments, source,
           {"{name} needs parentheses: {example}"_message, {{"name", shown}, {"example", example}}}, example);
  }
  const OutsideBars outside(isInBars_);
  ExpressionNode node{.operation = function.operation};
  node.children[0] = sum().node;
  if (takesTwo) {
    if (!takes(FormulaToken::comma)) {
      if (word().token != FormulaToken::close) expectClose(open);
      refuse(FormulaFault::argumentCount, source,
             {"{name} takes two arguments: {example}"_message, {{"name", shown}, {"example", example}}}, example);
    }
    node.children[1] = sum().node;
  }
  if (word().token == FormulaToken::comma) {
    refuse(FormulaFault::argumentCount, word().source,
           {takesTwo ? "{name} takes two arguments: {example}; decimals have a point: 0.5"_message
                     : "{name} takes one argument: {example}; decimals have a point: 0.5"_message,
            {{"name", shown}, {"example", example}}},
           example);
  }
  expectClose(open);
  node.source = {source.begin, words_[at_ - 1].source.end};
  return {add(node), node.source};
}

void ExpressionParser::expectClose(SourceRange open) {
  if (takes(FormulaToken::close)) return;
  if (word().token == FormulaToken::comma) {
    refuse(FormulaFault::strayComma, word().source,
           "a comma only separates the arguments of min, max and pow; decimals have a point: 0.5"_message);
  }
  refuse(FormulaFault::neverClosed, open, "this parenthesis is never closed; add a )"_message);
}

int ExpressionParser::ownName(std::string_view name, SourceRange source) {
  if (name.back() == '_') {
    refuse(FormulaFault::unknownName, source,
           {"a digit is missing behind \"{name}\"; write x_1"_message, {{"name", name}}});
  }
  const std::string shown = shownName(name);
  for (const Definition& known : result_.definitions_) {
    if (known.name == shown) return known.node;
  }
  for (const Variable& known : variables_) {
    if (known.name == shown) return known.node;
  }
  const auto index = static_cast<int>(variables_.size());
  variables_.push_back({shown, source, add({.operation = Operation::variable, .variable = index, .source = source})});
  result_.variables_.push_back(shown);
  return variables_.back().node;
}

int ExpressionParser::variable(std::string_view name, SourceRange source) {
  if (hasOwnNames_) return ownName(name, source);
  for (const Variable& known : variables_) {
    if (known.name == name) return known.node;
  }
  const auto has = [&](std::size_t naming) {
    return std::any_of(namings_[naming].begin(), namings_[naming].end(), [&](const auto& spellings) {
      return std::find(spellings.begin(), spellings.end(), name) != spellings.end();
    });
  };
  std::vector<std::size_t> left;
  std::copy_if(candidates_.begin(), candidates_.end(), std::back_inserter(left), has);
  if (left.empty()) {
    bool isKnown = false;
    for (std::size_t i = 0; i < namings_.size(); ++i) isKnown = isKnown || has(i);
    if (!isKnown) refuseName(name, source);
    refuse(FormulaFault::mixedNamings, source,
           {"the formula calls its parameters {names}; {name} belongs to another pair, use one pair throughout"_message,
            {{"names", shownNames(namings_[candidates_.front()])}, {"name", name}}});
  }
  candidates_ = left;
  variables_.push_back({std::string(name), source, add({.operation = Operation::variable, .source = source})});
  return variables_.back().node;
}

void ExpressionParser::nameVariables() {
  if (candidates_.empty()) return;
  const Naming& naming = namings_[candidates_.front()];
  for (const auto& spellings : naming) result_.variables_.emplace_back(spellings.front());
  for (const Variable& variable : variables_) {
    const auto place = std::find_if(naming.begin(), naming.end(), [&](const auto& spellings) {
      return std::find(spellings.begin(), spellings.end(), variable.name) != spellings.end();
    });
    result_.nodes_[static_cast<std::size_t>(variable.node)].variable = static_cast<int>(place - naming.begin());
  }
}

int ExpressionParser::add(const ExpressionNode& node) {
  if (result_.nodes_.size() == maximumFormulaNodes) {
    refuse(FormulaFault::tooLong, node.source,
           {"the formula is too long; at most {most} numbers and operations"_message, {{"most", maximumFormulaNodes}}});
  }
  result_.nodes_.push_back(node);
  return static_cast<int>(result_.nodes_.size()) - 1;
}

ExpressionParser::Part ExpressionParser::binary(Operation operation, const Part& left, const Part& right) {
  const SourceRange source{left.source.begin, right.source.end};
  return {add({.operation = operation, .children = {left.node, right.node}, .source = source}), source};
}

bool ExpressionParser::takes(FormulaToken token) {
  if (word().token != token) return false;
  ++at_;
  return true;
}

bool ExpressionParser::beginsFactor() const {
  return word().token == FormulaToken::number || word().token == FormulaToken::name ||
         word().token == FormulaToken::open || (word().token == FormulaToken::bar && !isInBars_);
}

// |x|y|z| is |x|·y·|z| as well as |x·|y|·z|; |x||y| is one thing only.
bool ExpressionParser::couldClose(std::size_t chain) const {
  if (words_[at_ - 1].token == FormulaToken::bar) return false;
  return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(chain),
                     words_.begin() + static_cast<std::ptrdiff_t>(at_),
                     [](const FormulaWord& word) { return word.token == FormulaToken::bar; });
}

std::string_view ExpressionParser::textOf(SourceRange source) const {
  return std::string_view(result_.text_).substr(source.begin, source.end - source.begin);
}

}  // namespace descenso
