// PNG with the scene inside: written with pHYs, sRGB and a compressed iTXt chunk "descenso-scene".
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace descenso {

/// Pixels RGBA, 8 bits, top row first; alpha is dropped. `pixelsPerInch` 0 writes no pHYs.
void writePng(const std::filesystem::path& path, std::span<const std::uint8_t> rgba, int width, int height,
              std::string_view sceneText, double pixelsPerInch = 0);

/// Whether these bytes begin as a PNG.
bool isPng(std::string_view bytes);
/// The scene inside PNG bytes, chunk checksums verified. Throws ReadError: truncated, damaged, or without a scene.
std::string pngScene(std::string_view bytes, std::string_view name);

}  // namespace descenso
