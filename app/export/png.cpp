#include "app/export/png.h"

#include <png.h>

#include <cerrno>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "app/export/files.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr double inchesPerMetre = 39.37007874015748;

/// How hard libpng tries.
struct Effort {
  int level;
  int filters;
};
// A tenth of the time of the default, a few per cent larger.
constexpr Effort quick{3, PNG_FILTER_UP};
constexpr Effort thorough{6, PNG_ALL_FILTERS};

/// The error that libpng met, kept until the jump out of it has been made.
struct Failure {
  std::string message;
};

extern "C" void keepError(png_structp png, png_const_charp message) {
  static_cast<Failure*>(png_get_error_ptr(png))->message = message;
  png_longjmp(png, 1);
}

extern "C" void ignoreWarning(png_structp, png_const_charp) {}

struct Writer {
  explicit Writer(Failure& failure)
      : png(png_create_write_struct(PNG_LIBPNG_VER_STRING, &failure, keepError, ignoreWarning)),
        info(png != nullptr ? png_create_info_struct(png) : nullptr) {
    if (info == nullptr) {
      png_destroy_write_struct(&png, nullptr);
      throw std::bad_alloc();
    }
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { png_destroy_write_struct(&png, &info); }

  png_structp png;
  png_infop info;
};

/// What is written, and everything that libpng is given pointers into.
struct Image {
  std::span<const std::uint8_t> rgba;
  int width;
  int height;
  Effort effort{quick};
  bool keepsAlpha = false;
  double pixelsPerInch = 0;
  std::string scene{};
  std::string keyword{sceneKeyword};
  std::string none{};
  std::vector<std::uint8_t> row{};  ///< RGB of the row being written
};

void describe(const Writer& writer, Image& image) {
  png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height),
               8, image.keepsAlpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(writer.png, image.effort.level);
  png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, image.effort.filters);
  png_set_sRGB(writer.png, writer.info, PNG_sRGB_INTENT_RELATIVE);
  if (image.pixelsPerInch > 0) {
    const auto perMetre = static_cast<png_uint_32>(std::lround(image.pixelsPerInch * inchesPerMetre));
    png_set_pHYs(writer.png, writer.info, perMetre, perMetre, PNG_RESOLUTION_METER);
  }
  if (image.scene.empty()) return;
  png_text text{};
  text.compression = PNG_ITXT_COMPRESSION_zTXt;
  text.key = image.keyword.data();
  text.text = image.scene.data();
  text.itxt_length = image.scene.size();
  text.lang = image.none.data();
  text.lang_key = image.none.data();
  png_set_text(writer.png, writer.info, &text, 1);
}

void writeRows(const Writer& writer, Image& image) {
  const auto width = static_cast<std::size_t>(image.width);
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    const std::uint8_t* from = image.rgba.data() + y * width * 4;
    if (image.keepsAlpha) {
      png_write_row(writer.png, from);
      continue;
    }
    std::uint8_t* to = image.row.data();
    for (std::size_t x = 0; x < width; ++x, from += 4, to += 3) {
      to[0] = from[0];
      to[1] = from[1];
      to[2] = from[2];
    }
    png_write_row(writer.png, image.row.data());
  }
}

/// `bytes` is a std::string.
extern "C" void appendBytes(png_structp png, png_bytep data, std::size_t count) {
  auto* bytes = static_cast<std::string*>(png_get_io_ptr(png));
  bool isKept = true;
  try {
    bytes->append(reinterpret_cast<const char*>(data), count);
  } catch (const std::exception&) {
    isKept = false;
  }
  if (!isKept) png_error(png, "no memory for a picture");
}

extern "C" void flushNothing(png_structp) {}

/// Where a PNG goes; one of the two.
struct Target {
  std::FILE* file = nullptr;
  std::string* bytes = nullptr;
};

/// libpng leaves by longjmp: nothing with a destructor may live in this function or in those that it calls.
bool encode(const Writer& writer, const Target& target, Image& image) {
  if (setjmp(png_jmpbuf(writer.png)) != 0) return false;
  if (target.file != nullptr) {
    png_init_io(writer.png, target.file);
  } else {
    png_set_write_fn(writer.png, target.bytes, appendBytes, flushNothing);
  }
  describe(writer, image);
  png_write_info(writer.png, writer.info);
  writeRows(writer, image);
  png_write_end(writer.png, nullptr);
  return true;
}

void writeFile(const std::filesystem::path& path, Image& image) {
  const File file(std::fopen(path.c_str(), "wb"));
  if (!file) throw std::system_error(errno, std::generic_category());
  Failure failure;
  const Writer writer(failure);
  errno = 0;
  const bool encoded = encode(writer, {.file = file.get()}, image);
  const int error = errno;
  if (!encoded && error == 0) throw std::runtime_error(failure.message);
  if (!encoded || std::fflush(file.get()) != 0) throw std::system_error(errno, std::generic_category());
}

/// Throws std::invalid_argument unless there are as many pixels as the size says.
void checkPixels(std::span<const std::uint8_t> rgba, int width, int height) {
  if (width < 1 || height < 1 ||
      rgba.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4) {
    throw InvalidArgument("a picture of {width}×{height} cannot have {bytes} bytes"_message,
                          {{"width", width}, {"height", height}, {"bytes", rgba.size()}});
  }
}

bool isOpaque(std::span<const std::uint8_t> rgba) {
  for (std::size_t i = 3; i < rgba.size(); i += 4) {
    if (rgba[i] != 255) return false;
  }
  return true;
}

}  // namespace

void writePng(const std::filesystem::path& path, std::span<const std::uint8_t> rgba, int width, int height,
              std::string_view sceneText, double pixelsPerInch) {
  checkPixels(rgba, width, height);
  Image image{
      .rgba = rgba, .width = width, .height = height, .pixelsPerInch = pixelsPerInch, .scene = std::string(sceneText)};
  image.row.resize(static_cast<std::size_t>(width) * 3);
  writeAtomically(path, [&](const std::filesystem::path& temporary) { writeFile(temporary, image); });
}

std::string pngBytes(std::span<const std::uint8_t> rgba, int width, int height) {
  checkPixels(rgba, width, height);
  Image image{.rgba = rgba, .width = width, .height = height, .effort = thorough, .keepsAlpha = !isOpaque(rgba)};
  image.row.resize(static_cast<std::size_t>(width) * 3);
  std::string bytes;
  Failure failure;
  const Writer writer(failure);
  if (!encode(writer, {.bytes = &bytes}, image)) throw std::runtime_error(failure.message);
  return bytes;
}

}  // namespace descenso
