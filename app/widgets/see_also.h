// Scenes that show the same from elsewhere, a line each.
#pragma once

#include <initializer_list>
#include <string_view>

#include "app/widgets/ui.h"

namespace descenso {

/// Built-in scenes by name; a click opens one. Records "see-also.NAME".
void seeAlso(Ui& ui, std::initializer_list<std::string_view> scenes);

}  // namespace descenso
