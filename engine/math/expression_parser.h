// Recursive descent over the words of a formula: one function a rule of expression.h.
#pragma once

#include <vector>

#include "engine/math/expression.h"
#include "engine/math/expression_functions.h"
#include "engine/math/expression_lexer.h"

namespace descenso {

/// "x y": how the variables are shown.
std::string shownNames(const Naming& naming);

class ExpressionParser {
 public:
  ExpressionParser(std::string_view text, std::span<const Naming> namings);
  /// Any name is a variable, and parts may be named.
  explicit ExpressionParser(std::string_view text);
  /// Throws FormulaError.
  Expression parse();

 private:
  /// A node, and the text that it came from, its parentheses included.
  struct Part {
    int node = -1;
    SourceRange source{};
  };
  /// A variable as typed first, in whichever of the namings that have it.
  struct Variable {
    std::string name;
    SourceRange source{};
    int node = -1;
  };

  ExpressionParser(std::string_view text, std::span<const Naming> namings, bool hasOwnNames);

  Part statements();
  Part statement();
  Part sum();
  Part term();
  Part signedPower();
  Part power();
  Part atom();
  Part name();
  Part call(const FormulaFunction& function);
  Part group();
  Part bars();
  int variable(std::string_view name, SourceRange source);
  int ownName(std::string_view name, SourceRange source);

  int add(const ExpressionNode& node);
  Part binary(Operation operation, const Part& left, const Part& right);
  Part raised(const Part& base, const FormulaWord& superscript);
  void nameVariables();

  const FormulaWord& word() const { return words_[at_]; }
  bool takes(FormulaToken token);
  bool beginsFactor() const;
  /// Whether the bar that is read next could close one of the factors from word `chain` on, as well as open.
  bool couldClose(std::size_t chain) const;
  std::string_view textOf(SourceRange source) const;
  void expectClose(SourceRange open);

  [[noreturn]] void refuse(FormulaFault fault, SourceRange source, const Message& what,
                           const std::string& suggestion = {}) const;
  [[noreturn]] void refuseMissingOperand() const;
  /// For what cannot follow a whole formula.
  [[noreturn]] void refuseRest() const;
  [[noreturn]] void refuseBars(SourceRange bar) const;
  /// For a bar that nothing closes where it would have to be.
  [[noreturn]] void refuseOpenBar(SourceRange bar) const;
  [[noreturn]] void refuseName(std::string_view name, SourceRange source) const;

  std::span<const Naming> namings_;
  bool hasOwnNames_;
  Expression result_;
  std::vector<FormulaWord> words_;
  std::vector<Variable> variables_;
  std::vector<std::size_t> candidates_;  ///< namings that have every variable read so far
  std::size_t at_ = 0;
  int depth_ = 0;
  bool isInBars_ = false;  ///< with no parenthesis between
};

}  // namespace descenso
