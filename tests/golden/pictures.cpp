#include "tests/golden/pictures.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>

namespace descenso::tests {
namespace {

png_image describe(int width, int height) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGBA;
  return image;
}

std::string store(const Picture& picture, const std::filesystem::path& path) {
  png_image image = describe(picture.width, picture.height);
  std::filesystem::create_directories(path.parent_path());
  const bool done = png_image_write_to_file(&image, path.c_str(), 0, picture.pixels.data(), 0, nullptr) != 0;
  return done ? "" : path.string() + " cannot be written";
}

std::vector<std::uint8_t> load(const std::filesystem::path& path, int width, int height) {
  png_image image = describe(0, 0);
  if (!png_image_begin_read_from_file(&image, path.c_str())) return {};
  image.format = PNG_FORMAT_RGBA;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
  const bool fits = static_cast<int>(image.width) == width && static_cast<int>(image.height) == height;
  if (!png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) || !fits) return {};
  return pixels;
}

}  // namespace

std::shared_ptr<LossGrid> gridOf(const Box& box, int width, int height, const Function& f) {
  auto grid = std::make_shared<LossGrid>(LossGrid{.box = box, .width = width, .height = height, .values = {}});
  grid->low = std::numeric_limits<double>::infinity();
  grid->high = -grid->low;
  for (Index row = 0; row < height; ++row) {
    for (Index column = 0; column < width; ++column) {
      const Point2 at = grid->point(column, row);
      const double value = f(at.x(), at.y());
      grid->values.push_back(value);
      if (!std::isfinite(value)) continue;
      grid->low = std::min(grid->low, value);
      grid->high = std::max(grid->high, value);
    }
  }
  return grid;
}

Color pixel(const Picture& picture, int x, int y) {
  const auto at = static_cast<std::size_t>(y * picture.width + x) * 4;
  const auto part = [&](std::size_t i) { return static_cast<float>(picture.pixels[at + i]) / 255; };
  return {part(0), part(1), part(2), part(3)};
}

float difference(Color a, Color b) {
  return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b), std::abs(a.a - b.a)});
}

namespace {

/// All of the grid between its own extremes, without contours.
template <typename Spec>
Spec plainSpec(std::shared_ptr<const LossGrid> grid, int width, int height) {
  Spec spec;
  spec.low = grid->low;
  spec.high = grid->high;
  spec.grid = std::move(grid);
  spec.contours = false;
  spec.width = width;
  spec.height = height;
  return spec;
}

}  // namespace

FieldSpec fieldOf(std::shared_ptr<const LossGrid> grid, int width, int height) {
  FieldSpec spec = plainSpec<FieldSpec>(std::move(grid), width, height);
  spec.view = spec.grid->box;
  return spec;
}

SurfaceSpec surfaceOf(std::shared_ptr<const LossGrid> grid, int width, int height) {
  return plainSpec<SurfaceSpec>(std::move(grid), width, height);
}

std::string compareWithStored(const Picture& picture, const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(DESCENSO_SOURCE) / "tests/golden/images" / (name + ".png");
  if (std::getenv("DESCENSO_UPDATE_GOLDEN")) return store(picture, path);
  const std::vector<std::uint8_t> stored = load(path, picture.width, picture.height);
  if (stored.size() != picture.pixels.size()) return path.string() + " is missing or of another size";
  std::size_t off = 0;
  for (std::size_t i = 0; i < stored.size(); i += 4) {
    int most = 0;
    for (std::size_t part = 0; part < 4; ++part) {
      most = std::max(most, std::abs(int{stored[i + part]} - int{picture.pixels[i + part]}));
    }
    if (most > 0.03 * 255) ++off;
  }
  const std::size_t allowed = stored.size() / 4 / 1000;
  if (off <= allowed) return "";
  const std::filesystem::path now = std::filesystem::temp_directory_path() / ("descenso-golden-" + name + ".png");
  return std::to_string(off) + " pixels differ from " + path.string() + ", " + std::to_string(allowed) +
         " may; the picture of now is " + now.string() + store(picture, now);
}

}  // namespace descenso::tests
