// Finds the scene among the chunks of a PNG. Source: PNG specification, third edition, sections 5 and 11.3.3.
#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>

#include "app/export/png.h"
#include "app/export/scene.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t chunkFrame = 12;  // length, type, checksum
constexpr std::uint32_t longestChunk = 0x7fffffff;
constexpr std::size_t headerLength = 13;

struct Chunk {
  std::size_t offset = 0;  ///< of its data in the file
  std::string_view type;
  std::string_view data;
};

std::uint32_t bigEndian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes.substr(0, 4)) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

const Bytef* asBytes(std::string_view text) { return reinterpret_cast<const Bytef*>(text.data()); }

class ChunkReader {
 public:
  ChunkReader(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name), at_(signature.size()) {
    if (!isPng(bytes)) refuse(0, "this is not a PNG file"_message);
  }

  Chunk next() {
    const std::size_t start = at_;
    const std::size_t left = bytes_.size() - start;
    if (left < chunkFrame) refuse(bytes_.size(), "the PNG is truncated: a chunk should follow"_message);
    const std::uint32_t length = bigEndian(bytes_.substr(start));
    if (length > longestChunk)
      refuse(start, "the PNG is damaged: a chunk says that it is longer than a chunk can be"_message);
    if (length > left - chunkFrame) {
      refuse(bytes_.size(), {"the PNG is truncated: {bytes} more bytes should follow"_message,
                             {{"bytes", length - (left - chunkFrame)}}});
    }
    const Chunk chunk{start + 8, bytes_.substr(start + 4, 4), bytes_.substr(start + 8, length)};
    at_ = start + chunkFrame + length;
    checkSum(chunk);
    return chunk;
  }

  [[noreturn]] void refuse(std::size_t offset, const Message& what) const {
    throw ReadError(name_, 1, static_cast<int>(offset) + 1, what);
  }

 private:
  void checkSum(const Chunk& chunk) const {
    const std::string_view covered = bytes_.substr(chunk.offset - 4, chunk.data.size() + 4);
    const uLong sum = crc32_z(crc32_z(0, nullptr, 0), asBytes(covered), covered.size());
    if (sum != bigEndian(bytes_.substr(at_ - 4))) {
      refuse(chunk.offset - 8, "the PNG is damaged: the checksum of a chunk does not match"_message);
    }
  }

  std::string_view bytes_;
  std::string_view name_;
  std::size_t at_;
};

/// Ends the stream whatever happens.
class Inflater {
 public:
  explicit Inflater(std::string_view compressed) {
    stream_.next_in = const_cast<Bytef*>(asBytes(compressed));
    stream_.avail_in = static_cast<uInt>(compressed.size());
    if (inflateInit(&stream_) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  /// Appends some bytes; Z_OK while more may come, Z_STREAM_END after the last.
  int appendTo(std::string& text) {
    stream_.next_out = block_.data();
    stream_.avail_out = static_cast<uInt>(block_.size());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    text.append(reinterpret_cast<const char*>(block_.data()), block_.size() - stream_.avail_out);
    return result;
  }
  bool isUsedUp() const { return stream_.avail_in == 0; }

 private:
  z_stream stream_{};
  std::array<Bytef, 1 << 16> block_;
};

std::string inflated(const ChunkReader& reader, std::size_t offset, std::string_view compressed) {
  Inflater inflater(compressed);
  std::string text;
  int result = Z_OK;
  while (result == Z_OK) {
    result = inflater.appendTo(text);
    if (text.size() > maximumSceneBytes) {
      reader.refuse(offset,
                    {"the scene inside is larger than {size} MiB"_message, {{"size", maximumSceneBytes >> 20U}}});
    }
  }
  if (result != Z_STREAM_END || !inflater.isUsedUp()) {
    reader.refuse(offset, "the PNG is damaged: the scene inside cannot be unpacked"_message);
  }
  return text;
}

/// The text of an iTXt chunk if its keyword is the scene's.
std::optional<std::string> sceneOf(const ChunkReader& reader, const Chunk& chunk) {
  if (chunk.type != "iTXt" || !chunk.data.starts_with(std::string(sceneKeyword) + '\0')) return std::nullopt;
  // After the keyword: compression flag, compression method, language tag, translated keyword, text.
  std::size_t at = sceneKeyword.size() + 1;
  const auto damaged = [&] {
    reader.refuse(chunk.offset + at, "the PNG is damaged: the text chunk of the scene is cut"_message);
  };
  if (chunk.data.size() < at + 2) damaged();
  const char compression = chunk.data[at];
  const char method = chunk.data[at + 1];
  if ((compression != 0 && compression != 1) || method != 0) {
    reader.refuse(chunk.offset + at, "the scene inside is compressed in an unknown way"_message);
  }
  at += 2;
  for (int field = 0; field < 2; ++field) {
    const std::size_t end = chunk.data.find('\0', at);
    if (end == std::string_view::npos) damaged();
    at = end + 1;
  }
  const std::string_view text = chunk.data.substr(at);
  return compression == 1 ? inflated(reader, chunk.offset + at, text) : std::string(text);
}

}  // namespace

bool isPng(std::string_view bytes) { return bytes.starts_with(signature); }

std::string pngScene(std::string_view bytes, std::string_view name) {
  ChunkReader reader(bytes, name);
  Chunk chunk = reader.next();
  if (chunk.type != "IHDR" || chunk.data.size() != headerLength) {
    reader.refuse(chunk.offset - 8, "the PNG is damaged: it does not begin with its header"_message);
  }
  std::optional<std::string> scene;
  while (chunk.type != "IEND") {
    chunk = reader.next();
    std::optional<std::string> found = sceneOf(reader, chunk);
    if (found && scene) reader.refuse(chunk.offset - 8, "the PNG carries two scenes"_message);
    if (found) scene = std::move(found);
  }
  if (!scene) reader.refuse(0, "this PNG carries no scene: only pictures saved by Descenso do"_message);
  return *scene;
}

}  // namespace descenso
