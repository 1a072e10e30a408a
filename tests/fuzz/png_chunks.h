// Pieces of PNG files, written by hand.
#pragma once

#include <zlib.h>

#include <string>

namespace descenso::fuzz {

inline std::string bigEndian(std::size_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
  return bytes;
}

/// Length, type, data and the right checksum.
inline std::string chunk(const std::string& type, const std::string& data) {
  const std::string covered = type + data;
  const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(covered.data()), covered.size());
  return bigEndian(data.size()) + covered + bigEndian(sum);
}

}  // namespace descenso::fuzz
