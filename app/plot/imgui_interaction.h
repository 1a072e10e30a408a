// Mouse operation of plots on the screen: takes the input from ImGui, owns the right-click menu.
#pragma once

#include <string_view>

#include "app/plot/plot_pointer.h"
#include "app/plot/surface_plot.h"
#include "app/widgets/ui.h"

namespace descenso {

/// Covers the plot with an item that takes the mouse, records "plot.ID" (the inner rectangle), "legend.ID.NAME" and,
/// while open, "menu.ID.WORD", lets the pointer edit the view and draws the menu when asked. Call it inside an ImGui
/// window after the plot was drawn.
PlotEvents interact(Ui& ui, const PlotFrame& frame, PlotPointer& pointer, PlotView& view, PointerOptions options,
                    const PlotMenu& menu = {});

/// The same for a surface; records "plot.ID". Eases on double click; `reset` is the camera of Home and of the menu.
bool interact(Ui& ui, const SurfaceFrame& frame, CameraPointer& pointer, Camera& camera, const Camera& reset = {});

/// The mouse as ImGui knows it; `isOver` is for the caller to set.
PointerInput pointerInput();

}  // namespace descenso
