// A number that the user chooses: declared once, beside what it sets. Sliders, command-line settings, scene files,
// checks and documentation all read the declaration.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace descenso {

enum class Scale { linear, logarithmic };

struct Hyperparameter {
  std::string_view name;    ///< as typed: "alpha"
  std::string_view symbol;  ///< as read: "α"
  double minimum = 0;
  double maximum = 1;  ///< inclusive, unless `openMaximum`
  double fallback = 0;
  Scale scale = Scale::linear;
  bool openMaximum = false;  ///< true for [minimum, maximum), as β of momentum
  bool isWhole = false;      ///< whole numbers only, as the size of a population
  /// Names of the values 0, 1, 2 … when the hyperparameter is a choice ("book", "heavy-ball"); empty for a number.
  std::vector<std::string_view> choices{};

  bool isChoice() const { return !choices.empty(); }
};

/// Throws std::invalid_argument such as "beta must be in [0, 1), got 1.5".
void checkValue(const Hyperparameter& hyperparameter, double value);

/// The value nearest to `value` that checkValue accepts; the fallback for a NaN.
double clampValue(const Hyperparameter& hyperparameter, double value);

/// Reads "0.05" or the name of a choice, then checks it. Throws std::invalid_argument.
double parseValue(const Hyperparameter& hyperparameter, std::string_view text);

/// "0.05", or the name of a choice: what parseValue reads back to the same bits.
std::string valueText(const Hyperparameter& hyperparameter, double value);

/// Fallbacks in the order declared.
std::vector<double> fallbacks(std::span<const Hyperparameter> hyperparameters);

}  // namespace descenso
