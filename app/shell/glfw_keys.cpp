#include "app/shell/glfw_keys.h"

#include <GLFW/glfw3.h>

namespace descenso {
namespace {

std::optional<Key> namedKey(int key) {
  switch (key) {
    case GLFW_KEY_SPACE:
      return Key::space;
    case GLFW_KEY_LEFT:
      return Key::left;
    case GLFW_KEY_RIGHT:
      return Key::right;
    case GLFW_KEY_UP:
      return Key::up;
    case GLFW_KEY_DOWN:
      return Key::down;
    case GLFW_KEY_HOME:
      return Key::home;
    case GLFW_KEY_END:
      return Key::end;
    case GLFW_KEY_PAGE_UP:
      return Key::pageUp;
    case GLFW_KEY_PAGE_DOWN:
      return Key::pageDown;
    case GLFW_KEY_ESCAPE:
      return Key::escape;
    case GLFW_KEY_TAB:
      return Key::tab;
    case GLFW_KEY_F1:
      return Key::f1;
    case GLFW_KEY_F5:
      return Key::f5;
    case GLFW_KEY_F11:
      return Key::f11;
    default:
      return std::nullopt;
  }
}

char32_t keypadCharacter(int key) {
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) return U'0' + static_cast<char32_t>(key - GLFW_KEY_KP_0);
  if (key == GLFW_KEY_KP_ADD) return U'+';
  if (key == GLFW_KEY_KP_SUBTRACT) return U'-';
  return 0;
}

char32_t layoutCharacter(int key, int scancode) {
  const char* name = glfwGetKeyName(key, scancode);
  if (name != nullptr && name[0] > 0x20 && name[1] == 0) {
    const char c = name[0];
    return static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  // A layout without Latin letters, or one whose digits need Shift.
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return U'a' + static_cast<char32_t>(key - GLFW_KEY_A);
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return U'0' + static_cast<char32_t>(key - GLFW_KEY_0);
  return 0;
}

}  // namespace

std::optional<KeyStroke> strokeOf(int key, int scancode, int modifiers) {
  if ((modifiers & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return std::nullopt;
  const bool control = (modifiers & GLFW_MOD_CONTROL) != 0;
  const bool shift = (modifiers & GLFW_MOD_SHIFT) != 0;
  if (const auto named = namedKey(key)) return KeyStroke{*named, 0, control, shift};
  char32_t character = keypadCharacter(key);
  if (character == 0) character = layoutCharacter(key, scancode);
  if (character == 0) return std::nullopt;
  return KeyStroke{Key::character, character, control, shift};
}

}  // namespace descenso
