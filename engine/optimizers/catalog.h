// The optimizers that can be chosen by name.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/math/hyperparameter.h"
#include "engine/optimizers/optimizer.h"

namespace descenso {

/// A hyperparameter and the member that it sets.
struct OptimizerHyperparameter : Hyperparameter {
  double (*get)(const Optimizer&) = nullptr;
  void (*set)(Optimizer&, double) = nullptr;
};

/// Declares that `Member`, a number, a bool or an enum of an optimizer, is a hyperparameter:
///     bind<&Adam::beta>({.name = "beta", .symbol = "β", …})
template <auto Member>
OptimizerHyperparameter bind(Hyperparameter declaration);

/// As the course orders its methods (D1, taxonomy of optimizers).
enum class Group { gradient, lineSearch, curvature, search };

/// The variant of a rule that the course's slides print and that is not the one of its source.
struct PrintedForm {
  std::string_view hyperparameter;  ///< a choice of the entry
  double choice = 0;                ///< its value on the slides
  std::string_view erratum;         ///< "E30"; translated under "erratum.E30"
};

struct OptimizerEntry {
  std::string_view name;  ///< "adam"; translated under "optimizer.adam"
  std::string_view citation;
  /// Place in the qualitative palette (UX.md's table, from 0); a slot past it shares a hue and differs in marker and
  /// dash.
  int slot = 0;
  Group group = Group::gradient;  ///< translated under "group.gradient", "group.line-search" …
  /// Whether it makes sense on one batch at a time. The others always use all data, so that a race with batches shows
  /// gradient descent beside its stochastic form.
  bool takesBatches = false;
  std::vector<OptimizerHyperparameter> hyperparameters;  ///< translated under "hyperparameter.NAME"
  std::optional<PrintedForm> printed{};
  std::unique_ptr<Optimizer> (*make)();
};

struct OptimizerConfig {
  std::string name = "gd";
  std::vector<double> values{};  ///< in the order of OptimizerEntry::hyperparameters; empty: fallbacks
  bool operator==(const OptimizerConfig&) const = default;
};

/// In the order in which they are offered: by group.
const std::vector<OptimizerEntry>& optimizerCatalog();
/// "gradient", "line-search", "curvature" or "search".
std::string_view nameOf(Group group);
/// nullptr if there is none of that name.
const OptimizerEntry* findOptimizer(std::string_view name);

/// Builds `config`. Throws std::invalid_argument for an unknown name and for values out of range.
std::unique_ptr<Optimizer> makeOptimizer(const OptimizerConfig& config);

/// The declarations alone, sliced out of the entry, in order.
std::vector<Hyperparameter> declarations(const OptimizerEntry& entry);

template <auto Member>
struct MemberOf;
template <class Owner, class Value, Value Owner::*Member>
struct MemberOf<Member> {
  static double get(const Optimizer& o) { return static_cast<double>(static_cast<const Owner&>(o).*Member); }
  static void set(Optimizer& o, double value) { static_cast<Owner&>(o).*Member = static_cast<Value>(value); }
};
template <auto Member>
OptimizerHyperparameter bind(Hyperparameter declaration) {
  return {std::move(declaration), &MemberOf<Member>::get, &MemberOf<Member>::set};
}

}  // namespace descenso
