// Numbers as they are read: a true minus, no needless digits. The decimal point is the same in both languages.
#pragma once

#include <string>
#include <string_view>

namespace descenso {

/// `digits` significant digits, "−0.0312", "1.2×10⁻⁷", "∞", "—" for a NaN.
std::string formatNumber(double value, int digits = 4);
/// One digit and its power of ten, "2e−4": for boxes too narrow for anything else.
std::string formatNarrow(double value);
/// A fixed number of decimals, for read-outs whose width must not jump.
std::string formatFixed(double value, int decimals);
/// 17 significant digits with a plain '-', for tables that are read back to the same bits.
std::string formatExact(double value);
/// A number that is a text already, with all its digits: "−1.5×10⁻⁸" for "-1.5e-08", "∞" for "inf".
std::string formatDecimal(std::string_view decimal);
/// "10⁻³"
std::string powerOfTen(int exponent);

}  // namespace descenso
