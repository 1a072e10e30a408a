// The keys of the program as one table: what the shortcut handler obeys, the menus name and the help lists.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "app/shell/commands.h"
#include "app/text/translations.h"

namespace descenso {

enum class Key { character, space, left, right, up, down, home, end, pageUp, pageDown, escape, tab, f1, f5, f11 };

/// A key with its modifiers. Letters are lower case, whatever Shift says; signs such as '?' are what was typed.
struct KeyStroke {
  Key key = Key::character;
  char32_t character = 0;
  bool control = false;
  bool shift = false;
  bool operator==(const KeyStroke&) const = default;
};

struct KeyBinding {
  KeyStroke stroke;
  Order order;
  bool isListed = true;  ///< false for a second way to type a stroke that is listed already ("=" for "+")
};

std::span<const KeyBinding> keyBindings();
/// Shift is ignored for signs that need it on some keyboards ("?", "+").
std::optional<Order> orderOf(KeyStroke stroke);

/// "Ctrl+Shift+Z", "Space", "→"
std::string strokeText(const KeyStroke& stroke, const Translations& text);
/// The first stroke listed for an order; empty if there is none.
std::string shortcutText(Order order, const Translations& text);

}  // namespace descenso
