// Time under every lab: first, back, play, forward, last; the scrubber; the step; the speed.
#pragma once

#include <string>

#include "app/labs/lab.h"
#include "app/widgets/ui.h"

namespace descenso {

/// Fills `rect`, about 84 layout pixels tall. Records "transport.first", ".back", ".play", ".forward", ".last",
/// ".scrubber", ".step" and ".speed".
void transport(Ui& ui, Lab& lab, const Rect& rect);

/// "k = 29 / 200": the step that the lab shows.
std::string stepText(Lab& lab);

}  // namespace descenso
