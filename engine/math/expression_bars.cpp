// |x|: an opening and a closing bar look alike, so that what could be read in two ways is refused.
#include "engine/math/expression_functions.h"
#include "engine/math/expression_parser.h"
#include "engine/math/message.h"

namespace descenso {

// Where a value is wanted a bar opens, after a value within bars it closes. Parentheses begin anew.
ExpressionParser::Part ExpressionParser::bars() {
  const SourceRange open = words_[at_].source;
  if (isInBars_) refuseBars(open);
  ++at_;
  if (word().token == FormulaToken::end) refuseOpenBar(open);
  isInBars_ = true;
  const Part inner = sum();
  isInBars_ = false;
  if (!takes(FormulaToken::bar)) refuseOpenBar(open);
  const SourceRange source{open.begin, words_[at_ - 1].source.end};
  return {add({.operation = Operation::absolute, .children = {inner.node, -1}, .source = source}), source};
}

void ExpressionParser::refuseBars(SourceRange bar) const {
  refuse(FormulaFault::nestedBars, bar,
         "bars inside or beside bars can be read in two ways; write abs(x), or put "
         "parentheses around the inner ones"_message,
         "abs(x)");
}

void ExpressionParser::refuseOpenBar(SourceRange bar) const {
  if (word().token == FormulaToken::comma) {
    refuse(FormulaFault::strayComma, word().source,
           "a comma only separates the arguments of min, max and pow; decimals have a point: 0.5"_message);
  }
  refuse(FormulaFault::openBar, bar, "this bar is never closed; add a |"_message, "|");
}

}  // namespace descenso
