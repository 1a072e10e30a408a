// A formula in a few variables, as read from text: an immutable graph of operations that others may walk, draw or
// compile (expression_program.h computes it and its derivatives).
//
//   sum      = term { (+ | −) term }
//   term     = signed { (* | /) signed | power }            2x, 3(x+1), x y: a product binds as * does: 1/2x is x/2
//   signed   = { + | − } power                              −x² is −(x²)
//   power    = atom [superscript] [ (^ | **) signed ]       right-associative: x^2^3 is x^(2^3)
//   atom     = number | ½ | ¼ | ¾ | variable | constant | function ( sum { , sum } ) | ( sum )
//            | "|" sum "|"                                   |x| is abs(x); bars directly in bars are refused
//
// With names of one's own (parseDefinitions) parts may be named before they are used:
//
//   text     = { statement ; } statement [ ; ]               or one statement a line
//   statement = [ name = ] sum                               q = x + y; f = q z
//
// Functions: sin cos tan asin acos atan sinh cosh tanh exp log = ln log10 log2 sqrt abs sign relu sigmoid (σ), and of
// two arguments min max pow. Constants: pi, π, e. Signs − · × ⋅ ÷ √ may be typed as in print.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/math/message.h"

namespace descenso {

enum class Operation {
  number,
  variable,
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  minimum,
  maximum,
  sine,
  cosine,
  tangent,
  arcsine,
  arccosine,
  arctangent,
  hyperbolicSine,
  hyperbolicCosine,
  hyperbolicTangent,
  exponential,
  logarithm,
  logarithm10,
  logarithm2,
  squareRoot,
  absolute,
  sign,
  relu,
  sigmoid,
};

/// "+", "sin": as it is written on a node of a graph; empty for a number or a variable.
std::string_view operationText(Operation operation);
/// How many children a node of this operation has: 0, 1 or 2.
int operandCount(Operation operation);

/// Bytes [begin, end) of the text.
struct SourceRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const SourceRange&) const = default;
};

struct ExpressionNode {
  Operation operation = Operation::number;
  std::array<int, 2> children{-1, -1};  ///< indices of nodes before this one; −1 where there is none
  double value = 0;                     ///< of a number
  int variable = -1;                    ///< index of a variable
  SourceRange source{};                 ///< a number that was not typed (the 2 of x²) has the range of its sign
};

/// A part that was given a name: "q" in q = x + y; f = q z.
struct Definition {
  std::string name;  ///< as it is shown
  int node = -1;
  SourceRange source{};  ///< of the name
};

/// One way to call the variables: in place i the spellings of variable i, the first as it is shown.
using Naming = std::vector<std::vector<std::string_view>>;

/// x y, φ₀ φ₁ (φ0, phi0 …), w b, w₁ w₂ (w1 …), u v: the ways to call two parameters.
const std::vector<Naming>& twoParameterNamings();

class Expression {
 public:
  const std::string& text() const { return text_; }
  /// Children stand before their parents. A variable stands there once, however often read.
  const std::vector<ExpressionNode>& nodes() const { return nodes_; }
  /// The node that is the formula's value: the last, unless the last statement only names an earlier part.
  int valueNode() const { return valueNode_; }
  /// In the order of the text.
  const std::vector<Definition>& definitions() const { return definitions_; }
  /// The variables as they are shown, by index.
  const std::vector<std::string>& variables() const { return variables_; }

  /// The same formula in two of its variables; every other is the number in its place in `values`, one for each
  /// variable.
  Expression sliced(std::array<int, 2> free, std::span<const double> values) const;

 private:
  friend class ExpressionParser;
  std::string text_;
  std::vector<ExpressionNode> nodes_;
  int valueNode_ = -1;
  std::vector<Definition> definitions_;
  std::vector<std::string> variables_;
};

enum class FormulaFault {
  empty,
  tooLong,
  tooDeep,
  unknownCharacter,
  badNumber,
  unknownName,
  mixedNamings,      ///< x beside φ₀
  missingOperand,    ///< nothing, or no value, where a value is wanted
  missingOperator,   ///< two numbers side by side
  missingArguments,  ///< a function without its parenthesis
  argumentCount,
  strayComma,
  neverClosed,
  neverOpened,
  nestedBars,    ///< || x | + 1 |, or | x | y | z |
  openBar,       ///< that is never closed
  reservedName,  ///< sin = x: a function's or constant's name cannot be given
  definedTwice,  ///< or after it was used
  strayEquals,   ///< behind something that is not a single name at the start of a statement
};

/// A formula that could not be read. what(): what is wrong, and what would be right.
class FormulaError : public RuntimeError {
 public:
  FormulaError(FormulaFault fault, std::string_view text, SourceRange source, const Message& what,
               std::string suggestion = {});

  FormulaFault fault() const { return fault_; }
  /// 0-based byte in the text at which it begins to be wrong; the text's length for "something is missing at the end".
  std::size_t position() const { return source_.begin; }
  SourceRange source() const { return source_; }
  /// The place counted in characters (code points), from 1.
  int column() const { return column_; }
  /// The name that was probably meant, or empty.
  const std::string& suggestion() const { return suggestion_; }

 private:
  FormulaFault fault_;
  SourceRange source_;
  int column_;
  std::string suggestion_;
};

inline constexpr std::size_t maximumFormulaBytes = 2000;
inline constexpr std::size_t maximumFormulaNodes = 500;
inline constexpr int maximumFormulaDepth = 50;  ///< of parentheses, signs and exponents inside each other

/// Reads `text`, whose variables may be called in any one of `namings` (all of the same length). Throws FormulaError.
Expression parseExpression(std::string_view text, std::span<const Naming> namings);

/// Reads formulas in which every name that is neither a function nor a constant nor given before is a variable, in the
/// order of their first use. x1, x_1 and x₁ are the same name. Throws FormulaError.
Expression parseDefinitions(std::string_view text);
/// "x₁" for x1 and x_1: as such a name is shown.
std::string shownName(std::string_view name);

}  // namespace descenso
