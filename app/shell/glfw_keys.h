// What GLFW calls a key, as a stroke of the table of keys.
#pragma once

#include <optional>

#include "app/shell/keys.h"

namespace descenso {

/// Letters and digits are those of the keyboard's layout where it has Latin letters, else those of a US keyboard.
/// Nothing for keys that no command uses.
std::optional<KeyStroke> strokeOf(int key, int scancode, int modifiers);

}  // namespace descenso
