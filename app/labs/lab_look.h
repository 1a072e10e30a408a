// How a lab's plots are looked at: changing it computes nothing again.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/plot_view.h"

namespace descenso {

class JsonObject;

struct LabLook {
  /// All plots of the lab, the picture first: it is in focus at first.
  explicit LabLook(std::span<const std::string_view> plots);

  std::map<std::string, PlotView, std::less<>> views;  ///< of every plot, by its name
  std::string focus;                                   ///< the plot that keys act on and presentation mode shows
  std::string side;  ///< a plot of the page that the right column shows; alone where there is no room for all

  /// Throws std::out_of_range for a plot that the lab does not have.
  PlotView& view(std::string_view plot);
  const PlotView& view(std::string_view plot) const;
  bool operator==(const LabLook&) const = default;
};

nlohmann::json toJson(const LabLook& look);
/// Overwrites the members that are given. Throws SceneError.
void readLabLook(const nlohmann::json& value, const std::string& pointer, LabLook& look);
/// The same out of an object that has members besides lookMembers().
std::vector<std::string_view> lookMembers(const LabLook& look);
void readLookMembers(const JsonObject& object, LabLook& look);

}  // namespace descenso
