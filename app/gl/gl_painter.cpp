#include "app/gl/gl_painter.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "app/gl/context.h"
#include "app/gl/field_renderer.h"
#include "app/gl/framebuffer.h"
#include "app/gl/surface_renderer.h"
#include "app/gl/texture.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

// Where the processor draws, samples triple the time of a surface: there only figures, which can wait, have them. The
// rim that fades the surface's outline is drawn either way.
constexpr int surfaceSamples = 4;
constexpr long long mostBandPixels = 1 << 21;  // a poster is painted in bands of about this size

/// Whether two surfaces look the same. Paths are known by their revision.
bool samePicture(const SurfaceSpec& a, const SurfaceSpec& b) {
  return a.grid == b.grid && a.pathsRevision == b.pathsRevision && a.theme == b.theme && a.colorMap == b.colorMap &&
         a.low == b.low && a.high == b.high && a.logarithmic == b.logarithmic && a.contours == b.contours &&
         a.levels == b.levels && a.majors == b.majors && a.camera == b.camera && a.scale == b.scale &&
         a.width == b.width && a.height == b.height;
}

bool samePicture(const FieldSpec& a, const FieldSpec& b) { return a == b; }

FieldSpec remembered(const FieldSpec& spec) { return spec; }

SurfaceSpec remembered(const SurfaceSpec& spec) {
  SurfaceSpec copy = spec;
  copy.paths.clear();
  return copy;
}

void checkSize(int width, int height) {
  const int most = gl::maximumTextureSize();
  if (width >= 0 && height >= 0 && width <= most && height <= most) return;
  throw RuntimeError("a picture of {width}×{height} pixels cannot be drawn: sides may be up to {most} here"_message,
                     {{"width", width}, {"height", height}, {"most", most}});
}

void fit(gl::Framebuffer& target, int width, int height, int samples, gl::Depth depth) {
  if (target.width() == width && target.height() == height) return;
  target = gl::Framebuffer();  // the old one goes first: two would be twice the memory
  target = gl::Framebuffer(width, height, samples, depth);
}

}  // namespace

struct GlPainter::Parts {
  template <typename Spec>
  struct Slot {
    std::optional<Spec> shown;
    gl::Framebuffer target;
    std::vector<std::uint8_t> pixels;
  };

  struct ImageSlot {
    std::shared_ptr<const std::vector<std::uint8_t>> shown;
    gl::Texture texture;
    bool isSmooth = false;
  };

  explicit Parts(Output wish) : output(wish) {}

  template <typename Spec, typename Draw>
  Picture paint(std::map<std::string, Slot<Spec>, std::less<>>& slots, std::string_view name, const Spec& spec,
                int samples, gl::Depth depth, const Draw& draw) {
    if (spec.width == 0 || spec.height == 0) return {};
    checkSize(spec.width, spec.height);
    auto place = slots.find(name);
    if (place == slots.end()) place = slots.try_emplace(std::string(name)).first;
    Slot<Spec>& slot = place->second;
    if (!slot.shown || !samePicture(*slot.shown, spec)) {
      slot.shown.reset();
      if (output == Output::textures) {
        paintTexture(slot.target, spec, samples, depth, draw);
      } else {
        paintPixels(slot.pixels, spec, samples, depth, draw);
      }
      slot.shown = remembered(spec);
      ++redraws;
    }
    return {.texture = output == Output::textures ? slot.target.texture().id() : 0u,
            .pixels = slot.pixels,
            .width = spec.width,
            .height = spec.height};
  }

  template <typename Spec, typename Draw>
  void paintTexture(gl::Framebuffer& target, const Spec& spec, int samples, gl::Depth depth, const Draw& draw) {
    fit(target, spec.width, spec.height, samples, depth);
    target.begin(theme(spec.theme).plotBackground);
    draw();
    target.end();
  }

  /// In bands, so that a poster needs no more graphics memory than a screen.
  template <typename Spec, typename Draw>
  void paintPixels(std::vector<std::uint8_t>& pixels, const Spec& spec, int samples, gl::Depth depth,
                   const Draw& draw) {
    const int bandHeight = static_cast<int>(std::clamp<long long>(mostBandPixels / spec.width, 1, spec.height));
    gl::Framebuffer& band = depth == gl::Depth::buffer ? surfaceBand : fieldBand;
    fit(band, spec.width, bandHeight, samples, depth);
    const std::size_t stride = static_cast<std::size_t>(spec.width) * 4;
    pixels.resize(stride * static_cast<std::size_t>(spec.height));
    for (int top = 0; top < spec.height; top += bandHeight) {
      const int rows = std::min(bandHeight, spec.height - top);
      band.begin(theme(spec.theme).plotBackground, spec.height, top);
      draw();
      band.end();
      band.read(
          std::span(pixels).subspan(static_cast<std::size_t>(top) * stride, static_cast<std::size_t>(rows) * stride));
    }
  }

  int surfaceSamples() const { return output == Output::pixels || !isSoftware ? descenso::surfaceSamples : 0; }

  Output output;
  bool isSoftware = gl::isSoftware();
  int redraws = 0;
  GridStore grids;
  ColorMapStore colors;
  FieldRenderer fieldRenderer;
  SurfaceRenderer surfaceRenderer;
  std::map<std::string, Slot<FieldSpec>, std::less<>> fields;
  std::map<std::string, Slot<SurfaceSpec>, std::less<>> surfaces;
  std::map<std::string, ImageSlot, std::less<>> images;
  gl::Framebuffer fieldBand;
  gl::Framebuffer surfaceBand;
};

GlPainter::GlPainter(Output output) : parts_(std::make_unique<Parts>(output)) {}
GlPainter::~GlPainter() = default;

Picture GlPainter::field(std::string_view slot, const FieldSpec& spec) {
  return parts_->paint(parts_->fields, slot, spec, 0, gl::Depth::none, [&] {
    if (!spec.grid) return;
    parts_->fieldRenderer.draw(spec, parts_->grids.of(spec.grid), parts_->colors.of(spec.colorMap, spec.theme));
  });
}

Picture GlPainter::surface(std::string_view slot, const SurfaceSpec& spec) {
  return parts_->paint(parts_->surfaces, slot, spec, parts_->surfaceSamples(), gl::Depth::buffer, [&] {
    if (!spec.grid) return;
    parts_->surfaceRenderer.draw(spec, parts_->grids.of(spec.grid), parts_->colors.of(spec.colorMap, spec.theme));
  });
}

Picture GlPainter::image(std::string_view name, const ImageSpec& spec) {
  Picture picture = Painter::image(name, spec);
  if (parts_->output == Output::pixels || !picture.holdsPixels()) return picture;
  auto place = parts_->images.find(name);
  if (place == parts_->images.end()) place = parts_->images.try_emplace(std::string(name)).first;
  Parts::ImageSlot& slot = place->second;
  if (slot.shown != spec.rgba) {
    const gl::Filter filter = spec.isSmooth ? gl::Filter::linear : gl::Filter::nearest;
    if (slot.texture.width() == spec.width && slot.texture.height() == spec.height && slot.isSmooth == spec.isSmooth)
      slot.texture.replace(spec.rgba->data());
    else
      slot.texture = gl::Texture(spec.width, spec.height, gl::TexelFormat::rgba8, filter, spec.rgba->data());
    slot.isSmooth = spec.isSmooth;
    slot.shown = spec.rgba;
    ++parts_->redraws;
  }
  picture.texture = slot.texture.id();
  return picture;
}

int GlPainter::redraws() const { return parts_->redraws; }
int GlPainter::uploads() const { return parts_->grids.uploads(); }

}  // namespace descenso
