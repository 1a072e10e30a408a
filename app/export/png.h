// PNG with the scene inside: written with pHYs, sRGB and a compressed iTXt chunk "descenso-scene".
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace descenso {

/// Of the chunk that carries the scene.
inline constexpr std::string_view sceneKeyword = "descenso-scene";
/// No larger PNG is read.
inline constexpr std::size_t maximumPngBytes = std::size_t{512} << 20;

/// Pixels RGBA, 8 bits, top row first; alpha is dropped. `pixelsPerInch` 0 writes no pHYs, an empty
/// scene no text. Throws std::runtime_error when the file cannot be written.
void writePng(const std::filesystem::path& path, std::span<const std::uint8_t> rgba, int width, int height,
              std::string_view sceneText, double pixelsPerInch = 0);

/// A PNG in memory, as small as can be had at leisure: for files that carry pictures. Alpha is kept where there is any.
std::string pngBytes(std::span<const std::uint8_t> rgba, int width, int height);

/// Whether these bytes begin as a PNG.
bool isPng(std::string_view bytes);
/// The scene inside PNG bytes, chunk checksums verified; the pixels are not decoded. Throws ReadError: truncated,
/// damaged, or without a scene. A PNG has no lines: errors stand in line 1, at the byte (from 1) where they were
/// noticed.
std::string pngScene(std::string_view bytes, std::string_view name);

}  // namespace descenso
