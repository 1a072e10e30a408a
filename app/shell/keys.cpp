#include "app/shell/keys.h"

#include <array>

namespace descenso {
namespace {

constexpr KeyStroke plain(Key key) { return {key, 0, false, false}; }
constexpr KeyStroke shifted(Key key) { return {key, 0, false, true}; }
constexpr KeyStroke plain(char32_t character) { return {Key::character, character, false, false}; }
constexpr KeyStroke control(char32_t character) { return {Key::character, character, true, false}; }

constexpr std::array bindings = {
    KeyBinding{plain(Key::space), {Command::playPause}},
    KeyBinding{plain(Key::right), {Command::stepForward}},
    KeyBinding{plain(Key::left), {Command::stepBack}},
    KeyBinding{shifted(Key::right), {Command::tenForward}},
    KeyBinding{shifted(Key::left), {Command::tenBack}},
    KeyBinding{plain(Key::home), {Command::firstStep}},
    KeyBinding{plain(Key::end), {Command::lastStep}},
    KeyBinding{plain(Key::up), {Command::faster}},
    KeyBinding{plain(Key::down), {Command::slower}},
    KeyBinding{plain(U'r'), {Command::restart}},
    KeyBinding{plain(Key::pageUp), {Command::previousScene}},
    KeyBinding{plain(Key::pageDown), {Command::nextScene}},
    KeyBinding{plain(U'1'), {Command::toggleSeries, 0}},
    KeyBinding{plain(U'2'), {Command::toggleSeries, 1}},
    KeyBinding{plain(U'3'), {Command::toggleSeries, 2}},
    KeyBinding{plain(U'4'), {Command::toggleSeries, 3}},
    KeyBinding{plain(U'5'), {Command::toggleSeries, 4}},
    KeyBinding{plain(U'6'), {Command::toggleSeries, 5}},
    KeyBinding{plain(U'7'), {Command::toggleSeries, 6}},
    KeyBinding{plain(U'8'), {Command::toggleSeries, 7}},
    KeyBinding{plain(U'f'), {Command::fit}},
    KeyBinding{plain(U'g'), {Command::toggleGrid}},
    KeyBinding{plain(U'c'), {Command::toggleContours}},
    KeyBinding{plain(U'h'), {Command::toggleLegend}},
    KeyBinding{plain(Key::tab), {Command::nextPlot}},
    KeyBinding{plain(U't'), {Command::toggleTheme}},
    KeyBinding{control(U'o'), {Command::open}},
    KeyBinding{control(U's'), {Command::saveScene}},
    KeyBinding{control(U'e'), {Command::saveFigure}},
    KeyBinding{control(U'z'), {Command::undo}},
    KeyBinding{{Key::character, U'z', true, true}, {Command::redo}},
    KeyBinding{control(U'y'), {Command::redo}, false},
    KeyBinding{control(U'b'), {Command::togglePanel}},
    KeyBinding{plain(Key::f5), {Command::presentation}},
    KeyBinding{plain(Key::f11), {Command::fullScreen}},
    KeyBinding{control(U'+'), {Command::scaleUp}},
    KeyBinding{control(U'='), {Command::scaleUp}, false},
    KeyBinding{control(U'-'), {Command::scaleDown}},
    KeyBinding{control(U'0'), {Command::scaleReset}},
    KeyBinding{plain(Key::f1), {Command::help}},
    KeyBinding{plain(U'?'), {Command::help}},
    KeyBinding{control(U'q'), {Command::quit}},
    KeyBinding{plain(Key::escape), {Command::cancel}},
};

bool needsShiftSomewhere(const KeyStroke& stroke) {
  return stroke.key == Key::character && !(stroke.character >= U'a' && stroke.character <= U'z');
}

std::string keyName(const KeyStroke& stroke, const Translations& text) {
  switch (stroke.key) {
    case Key::character: {
      const char32_t upper =
          stroke.character >= U'a' && stroke.character <= U'z' ? stroke.character - U'a' + U'A' : stroke.character;
      return upper == U'-' ? "−" : std::string(1, static_cast<char>(upper));
    }
    case Key::space:
      return std::string(text("key.space"));
    case Key::left:
      return "←";
    case Key::right:
      return "→";
    case Key::up:
      return "↑";
    case Key::down:
      return "↓";
    case Key::home:
      return std::string(text("key.home"));
    case Key::end:
      return std::string(text("key.end"));
    case Key::pageUp:
      return std::string(text("key.pageUp"));
    case Key::pageDown:
      return std::string(text("key.pageDown"));
    case Key::escape:
      return "Esc";
    case Key::tab:
      return "Tab";
    case Key::f1:
      return "F1";
    case Key::f5:
      return "F5";
    case Key::f11:
      return "F11";
  }
  return {};
}

}  // namespace

std::span<const KeyBinding> keyBindings() { return bindings; }

std::optional<Order> orderOf(KeyStroke stroke) {
  if (needsShiftSomewhere(stroke)) stroke.shift = false;
  for (const KeyBinding& binding : bindings)
    if (binding.stroke == stroke) return binding.order;
  return std::nullopt;
}

std::string strokeText(const KeyStroke& stroke, const Translations& text) {
  std::string result;
  if (stroke.control) result.append(text("key.control")).append("+");
  if (stroke.shift) result.append(text("key.shift")).append("+");
  return result + keyName(stroke, text);
}

std::string shortcutText(Order order, const Translations& text) {
  for (const KeyBinding& binding : bindings)
    if (binding.order == order && binding.isListed) return strokeText(binding.stroke, text);
  return {};
}

}  // namespace descenso
