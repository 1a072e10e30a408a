// Line search by bracketing: the minimum of a function of one number is closed in between a < b < c < d.
// Source: Prince 2023, Understanding Deep Learning, ch. 6 and its notebook 6.2.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace descenso {

struct Bracket {
  struct Probe {
    double at = 0;
    double loss = 0;
  };
  Probe a, b, c, d;
};

struct BracketRule {
  double farthest = 1;      ///< d of the first bracket; a is 0
  double threshold = 1e-5;  ///< ends when |b − c| is not larger
  int mostNarrowings = 15;
  double b = 1.0 / 3;  ///< of the first bracket, as a part of `farthest`; the notebook has 0.33 and 0.66
  double c = 2.0 / 3;
};

/// If no loss is below that at a, the others halve their distance to a. Else the worse side is cut off, at c or at b,
/// and b and c are put at the thirds of what is left. `probe` gives the Probe at a place; a loss that is not a number
/// counts as too far away.
template <class ProbeAt>
Bracket narrowed(const Bracket& now, const ProbeAt& probe) {
  const auto isBelow = [&](const Bracket::Probe& other) { return other.loss < now.a.loss; };
  if (!isBelow(now.b) && !isBelow(now.c) && !isBelow(now.d)) {
    const auto halfway = [&](const Bracket::Probe& other) { return probe(now.a.at + (other.at - now.a.at) / 2); };
    return {now.a, halfway(now.b), halfway(now.c), halfway(now.d)};
  }
  const bool isLeft = now.b.loss < now.c.loss || std::isnan(now.c.loss);
  const Bracket::Probe& a = isLeft ? now.a : now.b;
  const Bracket::Probe& d = isLeft ? now.c : now.d;
  const double third = (d.at - a.at) / 3;
  return {a, probe(a.at + third), probe(a.at + 2 * third), d};
}

/// (b + c) / 2 of the last bracket. `trace` receives all of them, the first one first; it allocates nothing if
/// mostNarrowings + 1 are reserved.
template <class Function>
double bracketedMinimum(const Function& f, const BracketRule& rule, std::vector<Bracket>& trace) {
  const auto probe = [&](double at) { return Bracket::Probe{at, f(at)}; };
  trace.clear();
  trace.push_back({probe(0), probe(rule.b * rule.farthest), probe(rule.c * rule.farthest), probe(rule.farthest)});
  for (int n = 0; n < rule.mostNarrowings && trace.back().c.at - trace.back().b.at > rule.threshold; ++n)
    trace.push_back(narrowed(trace.back(), probe));
  return (trace.back().b.at + trace.back().c.at) / 2;
}

}  // namespace descenso
