// What the operating system says of an error.
#pragma once

#include "engine/math/message.h"

namespace descenso {

/// Of an errno: what std::strerror says in the C locale, as a message where it is one that a user may meet.
Message systemReason(int error);

}  // namespace descenso
