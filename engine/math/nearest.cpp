#include "engine/math/nearest.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace descenso {
namespace {

/// Names are short; what was typed may be anything, and the distance costs the product of the lengths.
constexpr std::size_t longestTyped = 200;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> beforePrevious;
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> present(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) present[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    beforePrevious = std::exchange(previous, present);
    present[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      present[j] = std::min({previous[j] + 1, present[j - 1] + 1, previous[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) present[j] = std::min(present[j], beforePrevious[j - 2] + 1);
    }
  }
  return present.back();
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> names) {
  if (name.size() > longestTyped) return {};
  std::string_view best;
  std::size_t smallest = 0;
  for (const std::string_view candidate : names) {
    const std::size_t distance = editDistance(name, candidate);
    const bool isNear = 2 * distance <= std::max(candidate.size(), name.size());
    if (isNear && (best.empty() || distance < smallest)) {
      best = candidate;
      smallest = distance;
    }
  }
  return best;
}

Message unknownName(MessageText kind, std::string_view name, std::span<const std::string_view> names) {
  const bool isLong = name.size() > longestTyped;
  const std::string shown = std::string(name.substr(0, longestTyped)) + (isLong ? "…" : "");
  if (names.empty()) return {"there is no {kind} \"{name}\""_message, {{"kind", kind}, {"name", shown}}};
  const std::string_view guess = nearest(name, names);
  if (guess.empty()) {
    return {"there is no {kind} \"{name}\"; choose {names}"_message,
            {{"kind", kind}, {"name", shown}, {"names", alternatives(names)}}};
  }
  return {"there is no {kind} \"{name}\"; did you mean \"{guess}\"?"_message,
          {{"kind", kind}, {"name", shown}, {"guess", guess}}};
}

}  // namespace descenso
