// The whole interface as a picture: laid out once more at any size and scale, without a window.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/shell/interface.h"

namespace descenso {

struct InterfacePicture {
  int width = 1600;  ///< layout pixels
  int height = 900;
  double scale = 1;  ///< picture pixels a layout pixel
  ThemeName theme = ThemeName::dark;
  bool isPresentation = false;
};

/// RGBA, top row first, width × scale by height × scale. An OpenGL context must be current. The session stays as it
/// was. Throws std::invalid_argument for sizes that cannot be drawn.
std::vector<std::uint8_t> renderInterface(Session& session, const InterfacePicture& picture);

/// The same as a PNG that carries the scene.
void writeInterface(const std::filesystem::path& file, Session& session, const FigureOptions& options);

}  // namespace descenso
