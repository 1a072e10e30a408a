// Why what was typed is not taken: over what stands below the field, so that nothing moves and clicks still get there.
#pragma once

#include <optional>
#include <string_view>

#include "app/widgets/ui.h"

namespace descenso {

/// Where a monospaced text is wrong: from the character on that begins at byte `position`.
struct TypedFault {
  std::string_view text;
  std::size_t position = 0;
};

/// As wide as what is left of the panel's line. Records `id`.refusal, and `id`.mark: the sign below the wrong character,
/// above it that part of the text where the field cannot show all of it.
void refusalBelow(Ui& ui, std::string_view id, const Rect& field, std::string_view reason,
                  const std::optional<TypedFault>& fault = {});

}  // namespace descenso
