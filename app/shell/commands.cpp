#include "app/shell/commands.h"

namespace descenso {

std::string_view commandKey(Command command) {
  switch (command) {
    case Command::playPause:
      return "command.playPause";
    case Command::stepForward:
      return "command.stepForward";
    case Command::stepBack:
      return "command.stepBack";
    case Command::tenForward:
      return "command.tenForward";
    case Command::tenBack:
      return "command.tenBack";
    case Command::firstStep:
      return "command.firstStep";
    case Command::lastStep:
      return "command.lastStep";
    case Command::faster:
      return "command.faster";
    case Command::slower:
      return "command.slower";
    case Command::restart:
      return "command.restart";
    case Command::previousScene:
      return "command.previousScene";
    case Command::nextScene:
      return "command.nextScene";
    case Command::toggleSeries:
      return "command.toggleSeries";
    case Command::fit:
      return "command.fit";
    case Command::toggleGrid:
      return "command.toggleGrid";
    case Command::toggleContours:
      return "command.toggleContours";
    case Command::toggleLegend:
      return "command.toggleLegend";
    case Command::nextPlot:
      return "command.nextPlot";
    case Command::resetCamera:
      return "command.resetCamera";
    case Command::toggleTheme:
      return "command.toggleTheme";
    case Command::togglePanel:
      return "command.togglePanel";
    case Command::presentation:
      return "command.presentation";
    case Command::fullScreen:
      return "command.fullScreen";
    case Command::scaleUp:
      return "command.scaleUp";
    case Command::scaleDown:
      return "command.scaleDown";
    case Command::scaleReset:
      return "command.scaleReset";
    case Command::open:
      return "command.open";
    case Command::saveScene:
      return "command.saveScene";
    case Command::saveFigure:
      return "command.saveFigure";
    case Command::savePicture:
      return "command.savePicture";
    case Command::saveTable:
      return "command.saveTable";
    case Command::saveDocument:
      return "command.saveDocument";
    case Command::openDocument:
      return "command.openDocument";
    case Command::openData:
      return "command.openData";
    case Command::quit:
      return "command.quit";
    case Command::undo:
      return "command.undo";
    case Command::redo:
      return "command.redo";
    case Command::help:
      return "command.help";
    case Command::about:
      return "command.about";
    case Command::cancel:
      return "command.cancel";
  }
  return "";
}

bool repeats(Command command) {
  switch (command) {
    case Command::stepForward:
    case Command::stepBack:
    case Command::tenForward:
    case Command::tenBack:
    case Command::faster:
    case Command::slower:
    case Command::scaleUp:
    case Command::scaleDown:
    case Command::undo:
    case Command::redo:
      return true;
    default:
      return false;
  }
}

}  // namespace descenso
