// A number in a box that can be typed over.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/widgets/ui.h"

namespace descenso {

/// Reads what a person types: blanks around it, a decimal comma and the true minus sign are accepted. Throws
/// std::invalid_argument for anything else and for numbers that are not finite.
double readTypedNumber(std::string_view text);
/// The shortest text that reads back to the same number.
std::string shortestNumber(double value);

/// Why a number is refused, in the interface's language; empty when it is taken.
using Refusal = std::function<std::string(double)>;

/// Begins typing into the widget `id`, from `value`.
void beginTyping(Ui& ui, std::string_view id, double value);
bool isTyping(Ui& ui, std::string_view id);
/// The text being typed, in `rect`. Enter takes it (or shows why not, under `ui.typing().refusal`), Esc and a click
/// elsewhere leave the value as it was. Returns whether a value was taken.
bool typedNumber(Ui& ui, std::string_view id, const Rect& rect, const Refusal& refusal, double& value);
/// A box with a number that a click begins to type over. Returns whether a value was taken.
bool numberBox(Ui& ui, std::string_view id, const Rect& box, const Refusal& refusal, double& value, int digits = 4);
/// Over what stands below the field: why the text was not taken, if it was not.
void showRefusal(Ui& ui, std::string_view id);

}  // namespace descenso
