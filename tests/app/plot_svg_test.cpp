#include <gmock/gmock.h>
#include <png.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "app/plot/cairo_canvas.h"
#include "app/plot/svg_canvas.h"
#include "tests/app/svg.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using tests::contentOf;
using tests::numbers;
using tests::Svg;
using tests::TemporaryFolder;
using tests::XmlElement;

const Color pureRed = Color::hex(0xFF0000);
constexpr float unit = 0.375f;  // points per canvas pixel at scale 2

using Drawing = std::function<void(Canvas&)>;

/// The file of a drawing on 400×200 canvas pixels, two of which are a layout pixel.
std::string fileOf(const Drawing& draw) {
  const TemporaryFolder folder;
  SvgCanvas canvas(folder / "a.svg", 400, 200, 2);
  draw(canvas);
  canvas.finish();
  return contentOf(folder / "a.svg");
}

Svg drawn(const Drawing& draw) { return Svg(fileOf(draw)); }

TEST(SvgCanvas, HasTheSizeOfTheLayoutInPoints) {
  const XmlElement root = drawn([](Canvas&) {}).elements.front();
  EXPECT_EQ(root.name, "svg");
  EXPECT_EQ(root.at("version"), "1.1");
  EXPECT_EQ(root.at("width"), "150pt");
  EXPECT_EQ(root.at("height"), "75pt");
  EXPECT_EQ(root.at("viewBox"), "0 0 150 75");
}

TEST(SvgCanvas, KeepsShapes) {
  const Svg svg = drawn([](Canvas& canvas) {
    canvas.rectangle({8, 16, 80, 40}, pureRed, {Color::hex(0x0000FF), 2}, 400);
    canvas.circle({100, 80}, 16, pureRed.withAlpha(0.5f), noStroke);
    const Vec2 corners[] = {{0, 0}, {8, 0}, {8, 16}};
    canvas.polygon(corners, {0, 0, 0, 0}, {pureRed.withAlpha(0.25f), 2});
    canvas.circle({100, 80}, 16, {0, 0, 0, 0}, noStroke);  // nothing to see
  });
  const XmlElement rect = svg.only("rect");
  EXPECT_EQ(rect.at("x") + " " + rect.at("y") + " " + rect.at("width") + " " + rect.at("height"), "3 6 30 15");
  EXPECT_EQ(rect.at("rx"), "7.5") << "half the height at most";
  EXPECT_EQ(rect.at("fill"), "#ff0000");
  EXPECT_EQ(rect.at("stroke"), "#0000ff");
  EXPECT_EQ(rect.at("stroke-width"), "0.75");
  const XmlElement circle = svg.only("circle");
  EXPECT_EQ(circle.at("cx") + " " + circle.at("cy") + " " + circle.at("r"), "37.5 30 6");
  EXPECT_EQ(circle.at("fill-opacity"), "0.5");
  EXPECT_EQ(circle.at("stroke"), "");
  const XmlElement polygon = svg.only("polygon");
  EXPECT_EQ(polygon.at("points"), "0 0 3 0 3 6");
  EXPECT_EQ(polygon.at("fill"), "");
  EXPECT_EQ(polygon.at("stroke-opacity"), "0.25");
  EXPECT_EQ(svg.elements.front().at("fill"), "none") << "what has no fill of its own inherits that";
}

TEST(SvgCanvas, LeavesOutPointsThatMakeNoDifference) {
  std::vector<Vec2> points;
  for (int i = 0; i <= 100; ++i) points.push_back({static_cast<float>(i), 40});
  points.push_back({NAN, NAN});
  points.push_back({200, 40});
  points.push_back({240, 80});
  const XmlElement path = drawn([&](Canvas& canvas) { canvas.polyline(points, {pureRed, 4}); }).only("path");
  EXPECT_EQ(path.at("d"), "M0 15L37.5 15M75 15L90 30");
  EXPECT_EQ(path.at("stroke-linecap"), "round");
  EXPECT_EQ(path.at("stroke-dasharray"), "");
}

TEST(SvgCanvas, DashesEndBluntAndJoinRound) {
  const Svg svg = drawn([](Canvas& canvas) { canvas.line({0, 8}, {400, 8}, {pureRed, 4, Dash::dashDot}); });
  const XmlElement path = svg.only("path");
  EXPECT_EQ(path.at("stroke-dasharray"), "6 2.7 1.95 2.7");
  EXPECT_EQ(path.at("stroke-linecap"), "") << "butt";
  EXPECT_EQ(svg.elements.front().at("stroke-linejoin"), "round");
}

TEST(SvgCanvas, TextStaysText) {
  const Svg svg = drawn([](Canvas& canvas) {
    canvas.text({10, 10}, "Loss L[φ]", {FontRole::bold, 28, pureRed});
    canvas.text({10, 60}, "φ₀", {FontRole::regular, 20, Color::hex(0)});
    canvas.text({10, 90}, "−1.5", {FontRole::mono, 20, Color::hex(0)});
  });
  EXPECT_THAT(svg.texts(), ElementsAre("Loss L[φ]", "φ₀", "−1.5"));
  const std::vector<XmlElement> texts = svg.all("text");
  EXPECT_EQ(texts[0].at("fill"), "#ff0000");
  EXPECT_EQ(texts[0].at("font-weight"), "bold");
  EXPECT_EQ(texts[1].at("font-weight"), "");
  EXPECT_THAT(texts[0].at("font-family"), ::testing::EndsWith(", sans-serif"));
  EXPECT_THAT(texts[2].at("font-family"), ::testing::EndsWith(", monospace"));
}

TEST(SvgCanvas, EveryCharacterStandsWhereItWasMeasured) {
  Vec2 width, first, firstTwo;
  const TextStyle style{FontRole::regular, 40, pureRed, HorizontalAlign::center, VerticalAlign::baseline};
  const Svg svg = drawn([&](Canvas& canvas) {
    canvas.text({200, 100}, "AVa", style);
    width = canvas.measure("AVa", style);
    first = canvas.measure("A", style);
    firstTwo = canvas.measure("AV", style);
  });
  const std::vector<float> x = numbers(svg.only("text").at("x"));
  ASSERT_THAT(x, SizeIs(3));
  const float left = 200 - width.x / 2;
  EXPECT_NEAR(x[0], unit * left, 0.001);
  EXPECT_NEAR(x[1], unit * (left + first.x), 0.001);
  EXPECT_NEAR(x[2], unit * (left + firstTwo.x), 0.001);
  EXPECT_EQ(svg.only("text").at("y"), "37.5");
  CairoCanvas pixels = CairoCanvas::pixels(10, 10);
  EXPECT_EQ(pixels.measure("AVa", style), width);
}

TEST(SvgCanvas, EveryWordBeginsAnew) {
  const Svg svg = drawn([](Canvas& canvas) { canvas.text({10, 10}, " two  words", {FontRole::regular, 20, pureRed}); });
  EXPECT_THAT(svg.texts(), ElementsAre(" two  words"));
  std::vector<std::string> words;
  for (const XmlElement& word : svg.all("tspan")) {
    words.push_back(word.text);
    EXPECT_THAT(numbers(word.at("x")), SizeIs(word.text.size()));
  }
  EXPECT_THAT(words, ElementsAre(" ", "two  ", "words"));
  EXPECT_EQ(svg.elements.front().at("xml:space"), "preserve");
}

TEST(SvgCanvas, NamesTheFontThatHasTheCharacter) {
  const Svg svg = drawn([](Canvas& canvas) { canvas.text({10, 10}, "L∇", {FontRole::regular, 20, pureRed}); });
  const std::vector<XmlElement> runs = svg.all("tspan");
  ASSERT_THAT(runs, SizeIs(2));
  const std::string whole = svg.only("text").at("font-family");
  EXPECT_EQ(runs[0].at("font-family"), "") << "inherited";
  EXPECT_NE(runs[1].at("font-family"), "");
  EXPECT_THAT(whole, ::testing::EndsWith(", " + runs[1].at("font-family"))) << "the first font, then what stands in";
}

TEST(SvgCanvas, AnAccentStaysWithItsLetter) {
  const Svg svg = drawn([](Canvas& canvas) {
    canvas.text({10, 60}, "m\u0302", {FontRole::mono, 40, pureRed});
    canvas.text({10, 160}, "L\u0302a", {FontRole::mono, 40, pureRed});
  });
  EXPECT_THAT(svg.texts(), ElementsAre("m\u0302", "L\u0302a"));
  const std::vector<XmlElement> texts = svg.all("text");
  EXPECT_THAT(numbers(texts[0].at("x")), SizeIs(2));
  EXPECT_THAT(numbers(texts[0].at("y")), SizeIs(1));
  const std::vector<float> y = numbers(texts[1].at("y"));
  ASSERT_THAT(y, SizeIs(3));
  EXPECT_LT(y[1], y[0]) << "raised over the tall letter";
  EXPECT_EQ(y[2], y[0]);
}

TEST(SvgCanvas, WritesUpwards) {
  TextStyle style{FontRole::regular, 20, pureRed, HorizontalAlign::left, VerticalAlign::baseline, true};
  const XmlElement text = drawn([&](Canvas& canvas) { canvas.text({40, 160}, "up", style); }).only("text");
  EXPECT_EQ(text.at("transform"), "rotate(-90 15 60)");
  EXPECT_EQ(numbers(text.at("x")).front(), 15);
  EXPECT_EQ(text.at("y"), "60");
}

TEST(SvgCanvas, EscapesAndDropsWhatXmlForbids) {
  const std::string text =
      "<a b=\"c\" d='e'>&amp;</a>\x01\x1F\t\xEF\xBF\xBE\xFF\U0001D53C"
      "f";
  const Svg svg = drawn([&](Canvas& canvas) { canvas.text({10, 10}, text, {FontRole::regular, 10, pureRed}); });
  EXPECT_THAT(svg.texts(), ElementsAre("<a b=\"c\" d='e'>&amp;</a> \uFFFD\U0001D53C"
                                       "f"));
}

TEST(SvgCanvas, ClipsToTheIntersection) {
  const Svg svg = drawn([](Canvas& canvas) {
    const auto dot = [&](float radius) { canvas.circle({60, 60}, radius, pureRed, noStroke); };
    canvas.pushClip({0, 0, 80, 200});
    canvas.pushClip({40, 0, 160, 200});
    dot(8);
    dot(16);
    canvas.popClip();
    dot(24);
    canvas.pushClip({40, 0, 160, 200});
    dot(32);
    canvas.pushClip({0, 0, 40, 200});
    dot(40);  // within nothing
    canvas.popClip();
    canvas.popClip();
    canvas.popClip();
    canvas.popClip();  // one too many changes nothing
    dot(48);
    canvas.circle({-60, 60}, 8, pureRed, noStroke);  // beside the page
  });
  std::vector<std::string> seen;
  for (const XmlElement& circle : svg.all("circle")) {
    const XmlElement& group = svg.elements[circle.parent];
    seen.push_back(circle.at("r") + " in " + (group.name == "g" ? group.at("clip-path") : group.name));
  }
  EXPECT_THAT(
      seen, ElementsAre("3 in url(#clip1)", "6 in url(#clip1)", "9 in url(#clip2)", "12 in url(#clip1)", "18 in svg"));
  const std::vector<XmlElement> clips = svg.all("rect");
  ASSERT_THAT(clips, SizeIs(2));
  EXPECT_EQ(svg.elements[clips[0].parent].at("id"), "clip1");
  EXPECT_EQ(clips[0].at("x") + " " + clips[0].at("width"), "15 15");
  EXPECT_EQ(svg.elements[clips[1].parent].at("id"), "clip2");
  EXPECT_EQ(clips[1].at("x") + " " + clips[1].at("width"), "0 30");
}

std::string fromBase64(std::string_view text) {
  const std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned int group = 0;
  int bits = 0;
  for (const char c : text.substr(0, text.find('='))) {
    group = group << 6 | static_cast<unsigned int>(digits.find(c));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(static_cast<unsigned char>(group >> bits & 255));
  }
  return bytes;
}

/// The pixels in an <image>, RGBA.
std::vector<std::uint8_t> pixelsOf(const XmlElement& element, bool& hasAlpha) {
  const std::string prefix = "data:image/png;base64,";
  const std::string link = element.at("xlink:href");
  EXPECT_THAT(link, StartsWith(prefix));
  const std::string bytes = fromBase64(std::string_view(link).substr(prefix.size()));
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) throw std::runtime_error("not a PNG");
  hasAlpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
  image.format = PNG_FORMAT_RGBA;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
  png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr);
  return pixels;
}

TEST(SvgCanvas, PicturesKeepTheirPixels) {
  std::vector<std::uint8_t> pixels;
  for (std::size_t i = 0; i < 4 * 7 * 5; ++i) pixels.push_back(static_cast<std::uint8_t>(i * 37 % 251));
  for (const bool isOpaque : {false, true}) {
    for (std::size_t i = 3; isOpaque && i < pixels.size(); i += 4) pixels[i] = 255;
    const Svg svg = drawn([&](Canvas& canvas) {
      canvas.image({0, pixels, 7, 5}, {80, 40, 14, 8});
      canvas.image({0, pixels, 70, 50}, {80, 40, 14, 8});  // says more than it holds
      canvas.image({}, {80, 40, 14, 8});
    });
    const XmlElement image = svg.only("image");
    EXPECT_EQ(image.at("x") + " " + image.at("y"), "30 15");
    EXPECT_EQ(image.at("width") + " " + image.at("height"), "5.25 3");
    EXPECT_EQ(image.at("preserveAspectRatio"), "none");
    bool hasAlpha = false;
    EXPECT_EQ(pixelsOf(image, hasAlpha), pixels);
    EXPECT_EQ(hasAlpha, !isOpaque);
  }
}

TEST(SvgCanvas, SurvivesNastyNumbers) {
  const std::string file = fileOf([](Canvas& canvas) {
    const float inf = INFINITY;
    const Vec2 nasty[] = {{NAN, 1}, {1e30f, -1e30f}, {5, 5}, {-inf, 3}, {10, 10}, {12, 12}, {1e38f, 1e38f}};
    canvas.polyline(nasty, {pureRed, 2, Dash::dash});
    canvas.polyline(nasty, {pureRed, NAN});
    canvas.polyline({}, {pureRed, 2});
    canvas.polygon(nasty, pureRed, {pureRed, 1});
    canvas.circle({NAN, 0}, 3, pureRed, noStroke);
    canvas.circle({10, 10}, inf, pureRed, noStroke);
    canvas.rectangle({0, 0, -5, NAN}, pureRed, noStroke);
    canvas.rectangle({0, 0, inf, 5}, pureRed, noStroke);
    canvas.pushClip({NAN, -inf, inf, 50});
    canvas.text({inf, 0}, "x", {});
    canvas.text({10, 10}, "", {});
    canvas.circle({10, 10}, 3, pureRed, noStroke);
    canvas.popClip();
  });
  EXPECT_THAT(Svg(file).all("circle"), Not(IsEmpty()));
  EXPECT_THAT(Svg(file).all("path"), SizeIs(1));
  EXPECT_THAT(file, Not(HasSubstr("nan")));
  EXPECT_THAT(file, Not(HasSubstr("inf")));
}

TEST(SvgCanvas, RefusesWhatCannotBe) {
  const TemporaryFolder folder;
  EXPECT_THROW(SvgCanvas(folder / "a.svg", 0, 10, 1), std::invalid_argument);
  EXPECT_THROW(SvgCanvas(folder / "a.svg", 40000, 10, 1), std::invalid_argument);
  EXPECT_EQ(folder.count(), 0);
  EXPECT_THROW(SvgCanvas("/nowhere/at/all.svg", 10, 10, 1), std::runtime_error);
  SvgCanvas full("/dev/full", 10, 10, 1);
  EXPECT_THROW(full.finish(), std::runtime_error);
}

}  // namespace
}  // namespace descenso
