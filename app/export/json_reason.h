// What the JSON library says of a text that it cannot read, as messages.
#pragma once

#include <string_view>

#include "engine/math/message.h"

namespace descenso {

/// "unexpected ']'; expected '[', '{', or a literal" of the what() of a parse error: the library's words without what
/// stands before and behind them.
Message jsonReason(std::string_view what);

}  // namespace descenso
