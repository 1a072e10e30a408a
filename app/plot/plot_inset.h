// A part of a map, magnified in the map's corner.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "app/plot/plot.h"
#include "app/plot/plot_view.h"

namespace descenso {

/// What the inset shows: its own stretch of each axis, and along one that fits that of `usual`.
Box shownPart(const PlotInset& inset, const Box& usual);

struct InsetOptions {
  std::string_view id{};  ///< "field.inset"
  std::string title{};    ///< translated
  Box part;               ///< of the map, in data
  const std::set<std::string>* hidden = nullptr;  ///< series switched off in the map's legend
};

/// Draws it over all that is in `map` by now, in the bottom right corner: `draw` puts its content into a plot of the
/// part. In the map the part is framed and tied to the corner. Returns where things stand in the inset; nothing, and
/// draws nothing, where the map is too small for one.
std::optional<PlotFrame> drawInset(const PlotContext& context, Plot& map, const InsetOptions& options,
                                   const std::function<void(Plot&)>& draw);

}  // namespace descenso
