// Time under every lab: first, back, play, forward, last; the scrubber; the step; the speed.
#pragma once

#include "app/labs/playback.h"
#include "app/widgets/ui.h"

namespace descenso {

/// Fills `rect`, about 84 layout pixels tall. Records "transport.first", ".back", ".play", ".forward", ".last",
/// ".scrubber", ".step" and ".speed".
void transport(Ui& ui, Playback& playback, const Rect& rect);

}  // namespace descenso
