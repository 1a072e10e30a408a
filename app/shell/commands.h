// Everything the interface can be told to do, by key, menu or button.
#pragma once

#include <string_view>

namespace descenso {

enum class Command {
  playPause,
  stepForward,
  stepBack,
  tenForward,
  tenBack,
  firstStep,
  lastStep,
  faster,
  slower,
  restart,
  previousScene,
  nextScene,
  toggleSeries,
  fit,
  toggleGrid,
  toggleContours,
  toggleLegend,
  nextPlot,
  resetCamera,
  toggleTheme,
  togglePanel,
  presentation,
  fullScreen,
  scaleUp,
  scaleDown,
  scaleReset,
  open,
  saveScene,
  saveFigure,
  savePicture,
  saveTable,
  saveDocument,
  openDocument,
  openData,
  quit,
  undo,
  redo,
  help,
  about,
  cancel,
};

/// A command, and for toggleSeries, saveDocument and openDocument which one, from 0.
struct Order {
  Command command;
  int argument = 0;
  bool operator==(const Order&) const = default;
};

/// The key of its name in the translations: "command.playPause".
std::string_view commandKey(Command command);
/// Whether holding its key down does it again.
bool repeats(Command command);

}  // namespace descenso
