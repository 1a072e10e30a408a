#include "app/labs/plot_board.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>

namespace descenso {
namespace {

constexpr float aroundBoard = 8;

}  // namespace

std::vector<std::string_view> PlotBoard::names() const {
  std::vector<std::string_view> names;
  for (const auto& plot : plots_) names.push_back(plot->name());
  return names;
}

std::vector<PlacedPlot> PlotBoard::layout(const Rect& area, float scale) const {
  const Rect board = area.inset(aroundBoard * scale);
  std::vector<PlacedPlot> placed = {{picture(), fieldArea(board, scale)}};
  for (const PlacedPlot& plot : arrangeSide(sideArea(board, scale), scale, partsOf(page()))) placed.push_back(plot);
  return placed;
}

void PlotBoard::draw(std::string_view name, PlotContext& context, const Rect& area) { plot(name).draw(context, area); }

const LabPlot& PlotBoard::plot(std::string_view name) const {
  const auto found = std::find_if(plots_.begin(), plots_.end(), [&](const auto& each) { return each->name() == name; });
  if (found == plots_.end()) throw std::out_of_range("no plot \"" + std::string(name) + "\"");
  return **found;
}

const SidePage& PlotBoard::page() const {
  const auto shows = [&](const SidePage& page) {
    return std::any_of(page.parts.begin(), page.parts.end(),
                       [&](const auto& part) { return part.plot == look().side; });
  };
  const auto found = std::find_if(pages().begin(), pages().end(), shows);
  return found == pages().end() ? pages().front() : *found;
}

std::vector<SidePage::Part> PlotBoard::partsOf(const SidePage& page) const {
  std::vector<SidePage::Part> parts;
  std::copy_if(page.parts.begin(), page.parts.end(), std::back_inserter(parts),
               [&](const SidePage::Part& part) { return plot(part.plot).isThere(); });
  return parts;
}

std::vector<std::string_view> PlotBoard::inReach() const {
  std::vector<std::string_view> names = {picture()};
  for (const SidePage& page : pages())
    for (const SidePage::Part& part : partsOf(page))
      if (std::find(names.begin(), names.end(), part.plot) == names.end()) names.push_back(part.plot);
  return names;
}

}  // namespace descenso
