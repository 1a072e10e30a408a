#include "app/export/figure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/export/files.h"
#include "app/export/png.h"
#include "app/export/scene.h"
#include "app/plot/cairo_canvas.h"
#include "app/plot/svg_canvas.h"
#include "app/text/nearest.h"
#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 3> extensions = {".png", ".svg", ".pdf"};
constexpr double layoutPixelsPerInch = 96;
constexpr Stroke noOutline{.color = {}, .width = 0};

std::string extensionOf(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

struct PixelSize {
  int width;
  int height;
};

PixelSize pixelSize(const FigureOptions& options) {
  return {static_cast<int>(std::lround(options.width * options.scale)),
          static_cast<int>(std::lround(options.height * options.scale))};
}

std::string sizeText(int width, int height) { return std::to_string(width) + "×" + std::to_string(height); }

void checkSize(const FigureOptions& options) {
  if (!(options.scale >= 1 && options.scale <= maximumFigureScale)) {
    throw InvalidArgument("scale must be in [1, {most}], got {got}"_message,
                          {{"most", maximumFigureScale}, {"got", options.scale}});
  }
  // Before multiplying: a side may be anything that fits an int.
  const int largest = maximumFigureSide;
  const auto isSide = [&](int side) { return side >= minimumFigureSide && side <= largest; };
  if (!isSide(options.width) || !isSide(options.height)) {
    throw InvalidArgument("a figure's size must be in {smallest} … {largest}, got {got}"_message,
                          {{"smallest", sizeText(minimumFigureSide, minimumFigureSide)},
                           {"largest", sizeText(largest, largest)},
                           {"got", sizeText(options.width, options.height)}});
  }
  const PixelSize size = pixelSize(options);
  if (size.width > largest || size.height > largest) {
    throw InvalidArgument(
        "a figure may have {largest} pixels a side; {size} at scale {scale} would be {result}"_message,
        {{"largest", largest},
         {"size", sizeText(options.width, options.height)},
         {"scale", options.scale},
         {"result", sizeText(size.width, size.height)}});
  }
}

void draw(Canvas& canvas, LabPlots& plots, const FigureOptions& options, Painter& painter) {
  const Theme& colors = theme(options.theme);
  const Translations text(options.language);
  PlotContext context{canvas, painter, colors, text, static_cast<float>(options.scale)};
  const PixelSize size = pixelSize(options);
  const Rect page{0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
  if (!options.plot.empty()) {
    canvas.rectangle(page, colors.panel, noOutline);
    plots.complete(options.plot);
    plots.draw(options.plot, context, page);
    return;
  }
  canvas.rectangle(page, colors.background, noOutline);
  for (const PlacedPlot& plot : plots.layout(page, context.scale)) {
    plots.complete(plot.name);
    plots.draw(plot.name, context, plot.area);
  }
}

void writePixels(const std::filesystem::path& path, const Lab& lab, LabPlots& plots, const FigureOptions& options,
                 Painter& painter) {
  const PixelSize size = pixelSize(options);
  CairoCanvas canvas = CairoCanvas::pixels(size.width, size.height);
  draw(canvas, plots, options, painter);
  const std::string scene = writeScene(lab, options.title);
  writePng(path, canvas.rgba(), size.width, size.height, scene, layoutPixelsPerInch * options.scale);
}

void writeVectors(const std::filesystem::path& path, LabPlots& plots, const FigureOptions& options, Painter& painter) {
  const PixelSize size = pixelSize(options);
  const auto scale = static_cast<float>(options.scale);
  const auto drawWhole = [&](auto canvas) {
    draw(canvas, plots, options, painter);
    canvas.finish();
  };
  writeAtomically(path, [&](const std::filesystem::path& temporary) {
    if (extensionOf(path) == ".pdf") {
      drawWhole(CairoCanvas::pdf(temporary, size.width, size.height, scale));
    } else {
      drawWhole(SvgCanvas(temporary, size.width, size.height, scale));
    }
  });
}

}  // namespace

bool isVectorFigure(const std::filesystem::path& path) {
  const std::string extension = extensionOf(path);
  return extension == ".svg" || extension == ".pdf";
}

void checkFigure(const std::filesystem::path& path, const LabPlots& plots, const FigureOptions& options) {
  const std::string extension = extensionOf(path);
  if (std::find(extensions.begin(), extensions.end(), extension) == extensions.end()) {
    throw InvalidArgument("a figure's file must end in .png, .svg or .pdf, got \"{got}\""_message,
                          {{"got", path.string()}});
  }
  checkSize(options);
  const std::vector<std::string_view> names = plots.names();
  if (!options.plot.empty() && std::find(names.begin(), names.end(), options.plot) == names.end()) {
    throw InvalidArgument(unknownName("plot"_message, options.plot, names));
  }
  const Translations language(options.language);  // throws for one that is not there
}

void writeFigure(const std::filesystem::path& path, const Lab& lab, LabPlots& plots, const FigureOptions& options,
                 Painter& painter) {
  checkFigure(path, plots, options);
  if (isVectorFigure(path)) {
    writeVectors(path, plots, options, painter);
  } else {
    writePixels(path, lab, plots, options, painter);
  }
}

}  // namespace descenso
