// The functions of the formula language with their derivatives.
//
// By convention |x|, relu and sign have slope 0 at their kink, and where both arguments of min or max are equal the
// first is taken. Outside its domain (log of a negative number, asin 2) a function and its derivatives are NaN.
#pragma once

#include "engine/math/expression.h"
#include "engine/math/jet.h"

namespace descenso {

/// `operation` must have one operand.
double operationValue(Operation operation, double x);
Slopes operationSlopes(Operation operation, double x);

/// `operation` must have two operands.
double operationValue(Operation operation, double a, double b);
/// `operation` must have two operands, of which both may vary.
Jet operationJet(Operation operation, const Jet& a, const Jet& b);

/// xⁿ for a whole n by multiplication: exact signs for a negative x. 0⁰ is 1.
double wholePower(double x, int exponent);
Slopes wholePowerSlopes(double x, int exponent);
/// Whether x^c is taken for a constant c as a product of whole powers: exact, and defined for a negative x.
bool isWholeExponent(double exponent);
/// x^c for a constant c.
Slopes powerSlopes(double x, double exponent);
/// a^b where both vary.
PairSlopes powerSlopesOfBoth(double a, double b);

}  // namespace descenso
