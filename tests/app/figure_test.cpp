#include "app/export/figure.h"

#include <gmock/gmock.h>
#include <png.h>

#include <limits>

#include "app/export/png.h"
#include "app/export/scene.h"
#include "app/labs/optimizer/state.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

using ::testing::HasSubstr;
using tests::contentOf;
using tests::refusal;
using tests::TemporaryFolder;

/// Two plots side by side, each a rectangle and its name; remembers what it was asked.
class TwoPlots : public LabPlots {
 public:
  std::vector<std::string_view> names() const override { return {"left", "right"}; }
  std::vector<PlacedPlot> layout(const Rect& area, float pixels) const override {
    const float gutter = 8 * pixels;
    const float width = (area.width - 3 * gutter) / 2;
    return {{"left", {gutter, gutter, width, area.height - 2 * gutter}},
            {"right", {2 * gutter + width, gutter, width, area.height - 2 * gutter}}};
  }
  void draw(std::string_view name, PlotContext& context, const Rect& area) override {
    drawn.emplace_back(name);
    scale = context.scale;
    language = context.text.language();
    context.canvas.rectangle(area, Color::hex(0x336699), {.color = {}, .width = 0});
    context.canvas.text(area.min(), name, {.size = context.fontSize(20), .color = Color::hex(0)});
  }

  std::vector<std::string> drawn;
  float scale = 0;
  std::string language;
};

struct Rgb {
  int red, green, blue;
  bool operator==(const Rgb&) const = default;
};

struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;

  Rgb at(int x, int y) const {
    const auto i = static_cast<std::size_t>(3 * (y * width + x));
    return {rgb[i], rgb[i + 1], rgb[i + 2]};
  }
};

Pixels readPixels(const std::filesystem::path& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, path.c_str()) == 0) throw std::runtime_error("not a PNG");
  image.format = PNG_FORMAT_RGB;
  Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  pixels.rgb.resize(PNG_IMAGE_SIZE(image));
  png_image_finish_read(&image, nullptr, pixels.rgb.data(), 0, nullptr);
  return pixels;
}

class Figure : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const FigureOptions& options) {
    writeFigure(folder / name, lab, plots, options, painter);
    return folder / name;
  }

  TemporaryFolder folder;
  OptimizerLab lab;
  TwoPlots plots;
  NullPainter painter;
};

TEST_F(Figure, DrawsAllPlotsOfTheLabInItsLayout) {
  const Pixels pixels = readPixels(write("all.png", {.width = 400, .height = 200, .theme = ThemeName::light}));
  EXPECT_EQ(plots.drawn, (std::vector<std::string>{"left", "right"}));
  EXPECT_EQ(pixels.width, 400);
  EXPECT_EQ(pixels.height, 200);
  const Color background = theme(ThemeName::light).background;
  const auto byte = [](float component) { return static_cast<int>(component * 255 + 0.5f); };
  EXPECT_EQ(pixels.at(200, 100), (Rgb{byte(background.r), byte(background.g), byte(background.b)}));
  EXPECT_EQ(pixels.at(100, 150), (Rgb{0x33, 0x66, 0x99}));
}

TEST_F(Figure, DrawsOnePlotOverTheWholePage) {
  const Pixels pixels =
      readPixels(write("right.png", {.plot = "right", .width = 150, .height = 101, .language = "es"}));
  EXPECT_EQ(plots.drawn, std::vector<std::string>{"right"});
  EXPECT_EQ(plots.language, "es");
  EXPECT_EQ(pixels.at(0, 100), (Rgb{0x33, 0x66, 0x99}));
  EXPECT_EQ(pixels.at(149, 100), (Rgb{0x33, 0x66, 0x99}));
}

TEST_F(Figure, HasLayoutTimesScalePixels) {
  const Pixels pixels = readPixels(write("scaled.png", {.width = 333, .height = 101, .scale = 1.5}));
  EXPECT_EQ(pixels.width, 500);
  EXPECT_EQ(pixels.height, 152);
  EXPECT_EQ(plots.scale, 1.5f);
}

TEST_F(Figure, CarriesItsSceneBitByBit) {
  lab.playback().seek(7);
  const std::map<std::string, std::string> title = {{"en", "T"}, {"es", "Té"}};
  const auto path = write("scene.png", {.width = 100, .height = 100, .title = title});
  EXPECT_EQ(pngScene(contentOf(path), "scene.png"), writeScene(lab, title));
  OptimizerLab other;
  loadScene(other, readSceneFile(path));
  EXPECT_EQ(other.playback().step(), 7);
}

TEST_F(Figure, IsTheSameFileTwice) {
  for (const std::string extension : {".png", ".svg", ".pdf"}) {
    const FigureOptions options{.width = 200, .height = 100, .scale = 2};
    EXPECT_EQ(contentOf(write(std::string("a").append(extension), options)),
              contentOf(write(std::string("b").append(extension), options)))
        << extension;
  }
}

TEST_F(Figure, SvgAndPdfHaveTheSizeOfTheLayout) {
  const FigureOptions options{.width = 400, .height = 200, .scale = 2};
  EXPECT_THAT(contentOf(write("a.svg", options)), HasSubstr("<svg"));
  EXPECT_THAT(contentOf(write("a.svg", options)), HasSubstr("width=\"300pt\" height=\"150pt\""));
  EXPECT_THAT(contentOf(write("a.PDF", options)), ::testing::StartsWith("%PDF-"));
  EXPECT_EQ(plots.scale, 2.0f);
}

TEST(FigurePath, TellsVectorsFromPixels) {
  EXPECT_TRUE(isVectorFigure("a.svg"));
  EXPECT_TRUE(isVectorFigure("b/a.PDF"));
  EXPECT_FALSE(isVectorFigure("a.png"));
  EXPECT_FALSE(isVectorFigure("svg"));
}

struct WrongFigure {
  const char* what;
  std::string file;
  FigureOptions options;
  std::string message;
};

class EveryWrongFigure : public ::testing::TestWithParam<WrongFigure> {};

TEST_P(EveryWrongFigure, IsRefusedAndWritesNothing) {
  const TemporaryFolder folder;
  const OptimizerLab lab;
  TwoPlots plots;
  NullPainter painter;
  const WrongFigure& wrong = GetParam();
  EXPECT_THAT(
      refusal<std::invalid_argument>([&] { writeFigure(folder / wrong.file, lab, plots, wrong.options, painter); }),
      HasSubstr(wrong.message));
  EXPECT_EQ(folder.count(), 0);
  EXPECT_TRUE(plots.drawn.empty());
}

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

INSTANTIATE_TEST_SUITE_P(
    Figure, EveryWrongFigure,
    ::testing::Values(
        WrongFigure{"extension", "a.jpg", {}, "a figure's file must end in .png, .svg or .pdf, got"},
        WrongFigure{"noExtension", "png", {}, "a figure's file must end in .png, .svg or .pdf, got"},
        WrongFigure{"plot", "a.png", {.plot = "rihgt"}, "there is no plot \"rihgt\"; did you mean \"right\"?"},
        WrongFigure{"language", "a.png", {.language = "ess"}, "there is no language \"ess\"; did you mean \"es\"?"},
        WrongFigure{"smallScale", "a.png", {.scale = 0.5}, "scale must be in [1, 8], got 0.5"},
        WrongFigure{"largeScale", "a.png", {.scale = 8.1}, "scale must be in [1, 8], got 8.1"},
        WrongFigure{"nanScale", "a.png", {.scale = nan}, "scale must be in [1, 8], got nan"},
        WrongFigure{"narrow", "a.png", {.width = 99}, "a figure's size must be in 100×100 … 16384×16384, got 99×900"},
        WrongFigure{
            "negative", "a.png", {.height = -1}, "a figure's size must be in 100×100 … 16384×16384, got 1600×-1"},
        WrongFigure{"wide", "a.svg", {.width = 2147483647}, "got 2147483647×900"},
        WrongFigure{"tooManyPixels",
                    "a.png",
                    {.width = 4000, .height = 100, .scale = 8},
                    "a figure may have 16384 pixels a side; 4000×100 at scale 8 would be 32000×800"}),
    [](const auto& tested) { return tested.param.what; });

TEST_F(Figure, ThatCannotBeWrittenLeavesNothing) {
  folder.file("plain", "x");
  for (const std::string extension : {".png", ".svg", ".pdf"}) {
    const std::string name = "plain/a" + extension;
    EXPECT_THAT(refusal<std::runtime_error>([&] { write(name, {.width = 100, .height = 100}); }), HasSubstr(name));
    EXPECT_EQ(folder.count(), 1) << extension;
  }
}

}  // namespace
}  // namespace descenso
