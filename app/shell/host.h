// What the interface asks of the window (or of the off-screen picture) that shows it. Members left empty do nothing.
#pragma once

#include <filesystem>
#include <functional>

#include "app/export/figure.h"
#include "app/shell/session.h"

namespace descenso {

struct Host {
  std::function<void()> quit;
  std::function<void()> toggleFullScreen;
  std::function<bool()> isFullScreen;
  /// Writes plots into a file. Throws with the reason.
  std::function<void(const std::filesystem::path& file, OpenLab& lab, const FigureOptions& options)> writeFigure;
  /// Writes the whole window, laid out once more at that size, as PNG. Throws with the reason.
  std::function<void(const std::filesystem::path& file, const FigureOptions& options)> writePicture;
};

}  // namespace descenso
