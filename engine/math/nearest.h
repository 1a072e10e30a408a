// Suggestions for names that were mistyped.
#pragma once

#include <span>
#include <string_view>

#include "engine/math/message.h"

namespace descenso {

/// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other (Damerau–Levenshtein,
/// optimal string alignment), in bytes. ASCII letters count alike in both cases.
std::size_t editDistance(std::string_view a, std::string_view b);

/// The name with the smallest distance, the first of equals; empty if there is none as near as half its own length.
std::string_view nearest(std::string_view name, std::span<const std::string_view> names);

/// `there is no optimizer "adma"; did you mean "adam"?`, or the list of names where none is near. A language whose
/// nouns need it translates `kind` with its article: "un optimizador".
Message unknownName(MessageText kind, std::string_view name, std::span<const std::string_view> names);

}  // namespace descenso
