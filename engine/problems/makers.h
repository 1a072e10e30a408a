// How the problems of the catalog are built from a complete and checked configuration.
#pragma once

#include <memory>
#include <vector>

#include "engine/math/expression.h"
#include "engine/problems/catalog.h"

namespace descenso {

std::unique_ptr<Problem> makeGabor(const ProblemConfig& config);
std::unique_ptr<Problem> makeLinearRegression(const ProblemConfig& config);
std::unique_ptr<Problem> makeQuadraticRegression(const ProblemConfig& config);

/// A line on inputs as they are or standardised (setting "input").
std::unique_ptr<Problem> makeHouses(const ProblemConfig& config);
/// The best line in the middle, and as much room along b as along w: only so does the picture show that on raw inputs
/// the loss is many times steeper along w.
ProblemMap mapOfHouses(const ProblemConfig& config);

/// On the user's examples, the best parameters in the middle; along each parameter as far as it takes, the others kept,
/// until the squares add four times the examples' spread in y.
ProblemMap mapOfLinearRegression(const ProblemConfig& config);
std::vector<Parameter> quadraticParametersOf(const DataSet& data);

/// The loss that the entry's formula, or the one typed, says; where a map shows two of more parameters, in these two:
/// cut before it is compiled, which costs far less than a Slice.
std::unique_ptr<Problem> makeSurface(const ProblemConfig& config);
/// The formula of `config`, read with the names of the entry's parameters. Throws FormulaError.
Expression surfaceFormula(const ProblemConfig& config);

}  // namespace descenso
