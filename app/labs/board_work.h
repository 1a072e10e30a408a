// The long work of a plot in its title line.
#pragma once

#include <optional>

#include "app/labs/lab_plot.h"
#include "app/widgets/ui.h"

namespace descenso {

/// Right in the title line of the plot over `area`: the button that begins the work (recorded as ID), or how far it is
/// ("ID.progress") and a button that ends it ("ID.cancel"). Returns what was asked for: to begin, to end, or nothing.
/// Nothing is drawn where there is no room.
std::optional<bool> drawWork(Ui& ui, const PlotWork& work, const Rect& area);

}  // namespace descenso
