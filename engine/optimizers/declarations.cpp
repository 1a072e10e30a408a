#include "engine/optimizers/declarations.h"

namespace descenso {

Hyperparameter learningRate(double fallback) {
  return {.name = "alpha",
          .symbol = "α",
          .minimum = 1e-5,
          .maximum = 10,
          .fallback = fallback,
          .scale = Scale::logarithmic};
}

Hyperparameter firstMoment(double fallback) {
  return {.name = "beta", .symbol = "β", .maximum = 1, .fallback = fallback, .openMaximum = true};
}

Hyperparameter secondMoment(double fallback) {
  return {.name = "gamma", .symbol = "γ", .maximum = 1, .fallback = fallback, .openMaximum = true};
}

Hyperparameter stabiliser(double fallback) {
  return {.name = "epsilon",
          .symbol = "ε",
          .minimum = 1e-20,
          .maximum = 1,
          .fallback = fallback,
          .scale = Scale::logarithmic};
}

Hyperparameter stabiliserPlace(EpsilonPlace fallback, bool hasHat) {
  Hyperparameter place{.name = "epsilon-place",
                       .symbol = "",
                       .fallback = static_cast<double>(fallback),
                       .choices = {"outside", "inside"}};
  if (hasHat) place.choices.push_back("hat");
  return place;
}

Hyperparameter formOf(std::vector<std::string_view> choices) {
  return {.name = "form", .symbol = "", .choices = std::move(choices)};
}

Hyperparameter seedOf() {
  return {.name = "seed", .symbol = "", .minimum = 0, .maximum = 9999, .fallback = 1, .isWhole = true};
}

}  // namespace descenso
