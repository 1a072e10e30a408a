#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "app/plot/cairo_canvas.h"
#include "app/plot/text_layout.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

const Color red = Color::hex(0xFF0000);
const Color white = Color::hex(0xFFFFFF);

struct Pixel {
  int r, g, b, a;
  bool operator==(const Pixel&) const = default;
};

Pixel pixelAt(const std::vector<std::uint8_t>& rgba, int width, int x, int y) {
  const auto* p = &rgba[4 * static_cast<std::size_t>(y * width + x)];
  return {p[0], p[1], p[2], p[3]};
}

int inked(const std::vector<std::uint8_t>& rgba) {
  int count = 0;
  for (std::size_t i = 3; i < rgba.size(); i += 4) count += rgba[i] > 127;
  return count;
}

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(CairoCanvas, DrawsALineWhereItBelongs) {
  CairoCanvas canvas = CairoCanvas::pixels(40, 20);
  canvas.line({5, 10.5f}, {35, 10.5f}, {red, 1});
  const auto rgba = canvas.rgba();
  ASSERT_EQ(rgba.size(), 40u * 20 * 4);
  EXPECT_EQ(pixelAt(rgba, 40, 20, 10), (Pixel{255, 0, 0, 255}));
  EXPECT_EQ(pixelAt(rgba, 40, 20, 9).a, 0);
  EXPECT_EQ(pixelAt(rgba, 40, 20, 11).a, 0);
  EXPECT_EQ(pixelAt(rgba, 40, 2, 10).a, 0);
}

TEST(CairoCanvas, HandsOutStraightAlpha) {
  CairoCanvas canvas = CairoCanvas::pixels(4, 4);
  canvas.rectangle({0, 0, 4, 4}, red.withAlpha(0.5f), noStroke);
  const Pixel pixel = pixelAt(canvas.rgba(), 4, 1, 1);
  EXPECT_EQ(pixel.r, 255);
  EXPECT_EQ(pixel.g, 0);
  EXPECT_NEAR(pixel.a, 128, 1);
}

TEST(CairoCanvas, PlacesAPicturePixelForPixel) {
  const std::vector<std::uint8_t> pixels = {10, 20, 30, 255, 200, 100, 50, 255, 1, 2, 3, 255, 255, 254, 253, 255};
  CairoCanvas canvas = CairoCanvas::pixels(8, 8);
  canvas.image({0, pixels, 2, 2}, {3, 4, 2, 2});
  const auto rgba = canvas.rgba();
  EXPECT_EQ(pixelAt(rgba, 8, 3, 4), (Pixel{10, 20, 30, 255}));
  EXPECT_EQ(pixelAt(rgba, 8, 4, 5), (Pixel{255, 254, 253, 255}));
  EXPECT_EQ(pixelAt(rgba, 8, 2, 4).a, 0);
  canvas.image({0, pixels, 200, 200}, {0, 0, 8, 8});  // says more than it holds
  EXPECT_EQ(canvas.rgba(), rgba);
}

TEST(CairoCanvas, ClipsToTheIntersection) {
  CairoCanvas canvas = CairoCanvas::pixels(20, 20);
  canvas.pushClip({0, 0, 10, 20});
  canvas.pushClip({5, 0, 15, 20});
  canvas.rectangle({0, 0, 20, 20}, red, noStroke);
  canvas.popClip();
  canvas.popClip();
  canvas.popClip();  // one too many changes nothing
  EXPECT_EQ(inked(canvas.rgba()), 5 * 20);
}

TEST(CairoCanvas, SurvivesNastyNumbers) {
  CairoCanvas canvas = CairoCanvas::pixels(20, 20);
  const float inf = INFINITY;
  const Vec2 nasty[] = {{NAN, 1}, {1e30f, -1e30f}, {5, 5}, {-inf, 3}, {10, 10}, {12, 12}, {1e38f, 1e38f}};
  canvas.polyline(nasty, {red, 2, Dash::dash});
  canvas.polyline({}, {red, 2});
  canvas.polygon(nasty, red, {red, 1});
  canvas.circle({NAN, 0}, 3, red, noStroke);
  canvas.rectangle({0, 0, -5, NAN}, red, noStroke);
  canvas.text({inf, 0}, "x", {});
  EXPECT_GT(inked(canvas.rgba()), 0);  // and cairo is not in an error state
}

TEST(CairoCanvas, DrawsEveryMarker) {
  for (int i = 0; i < 8; ++i) {
    CairoCanvas canvas = CairoCanvas::pixels(40, 40);
    canvas.marker({20, 20}, static_cast<Marker>(i), 10, red, noStroke);
    const auto rgba = canvas.rgba();
    EXPECT_EQ(pixelAt(rgba, 40, 20, 20), (Pixel{255, 0, 0, 255})) << i;
    EXPECT_NEAR(inked(rgba), 260, 90) << i;  // of similar weight
  }
}

TEST(CairoCanvas, DrawsDashesOnlyWhereTheyAre) {
  CairoCanvas dashed = CairoCanvas::pixels(200, 5);
  CairoCanvas solid = CairoCanvas::pixels(200, 5);
  dashed.line({0, 2.5f}, {200, 2.5f}, {red, 3, Dash::dash});
  solid.line({0, 2.5f}, {200, 2.5f}, {red, 3, Dash::solid});
  EXPECT_NEAR(static_cast<double>(inked(dashed.rgba())) / inked(solid.rgba()), 4 / 6.4, 0.05);
}

TEST(CairoCanvas, TextIsAsWideAsMeasured) {
  CairoCanvas canvas = CairoCanvas::pixels(400, 60);
  const TextStyle style{FontRole::regular, 40, red, HorizontalAlign::right, VerticalAlign::middle, false};
  const Vec2 size = canvas.measure("∇L(φ₀)", style);
  canvas.text({390, 30}, "∇L(φ₀)", style);
  const auto rgba = canvas.rgba();
  int left = 400;
  int right = 0;
  for (int x = 0; x < 400; ++x)
    for (int y = 0; y < 60; ++y)
      if (pixelAt(rgba, 400, x, y).a > 127) {
        left = std::min(left, x);
        right = std::max(right, x);
      }
  EXPECT_EQ(size.y, 40);
  EXPECT_LE(right, 390);
  EXPECT_GE(right, 380);
  EXPECT_NEAR(left, 390 - size.x, 5);
}

TEST(CairoCanvas, FallsBackForWhatTheFirstFontLacks) {
  for (const char* text : {"∇", "φ", "₀", "⁻³", "→", "∈"}) {
    CairoCanvas canvas = CairoCanvas::pixels(60, 60);
    CairoCanvas unknown = CairoCanvas::pixels(60, 60);
    const TextStyle style{FontRole::bold, 40, red};
    canvas.text({10, 10}, text, style);
    unknown.text({10, 10}, "\uFFFD", style);
    EXPECT_GT(inked(canvas.rgba()), 20) << text;
    EXPECT_NE(canvas.rgba(), unknown.rgba()) << text;
  }
}

TEST(CairoCanvas, WritesUpwards) {
  CairoCanvas canvas = CairoCanvas::pixels(60, 200);
  TextStyle style{FontRole::regular, 20, red, HorizontalAlign::left, VerticalAlign::top, true};
  canvas.text({20, 190}, "upwards", style);
  const auto rgba = canvas.rgba();
  int top = 200;
  for (int y = 199; y >= 0; --y)
    for (int x = 0; x < 60; ++x)
      if (pixelAt(rgba, 60, x, y).a > 127) top = y;
  EXPECT_NEAR(190 - top, canvas.measure("upwards", style).x, 4);
}

void drawSample(CairoCanvas& canvas) {
  canvas.rectangle({0, 0, 400, 200}, white, noStroke);
  canvas.text({20, 20}, "Loss L(φ)", {FontRole::regular, 28, Color::hex(0)});
  canvas.line({20, 100}, {380, 150}, {red, 3, Dash::dashDot});
  const std::vector<std::uint8_t> pixels(4 * 64 * 32, 200);
  canvas.image({0, pixels, 64, 32}, {300, 20, 64, 32});
  canvas.finish();
}

TEST(CairoCanvas, APdfIsTheSameEachTime) {
  const tests::TemporaryFolder folder;
  std::string files[2];
  for (std::string& bytes : files) {
    const auto path = folder.path() / "sample.pdf";
    CairoCanvas canvas = CairoCanvas::pdf(path, 400, 200, 2);
    drawSample(canvas);
    bytes = bytesOf(path);
  }
  EXPECT_FALSE(files[0].empty());
  EXPECT_EQ(files[0], files[1]);
}

TEST(CairoCanvas, PdfHoldsFontsAndAPictureAtItsResolution) {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() / "sample.pdf";
  CairoCanvas canvas = CairoCanvas::pdf(path, 400, 200, 2);
  drawSample(canvas);
  const std::string bytes = bytesOf(path);
  EXPECT_NE(bytes.find("/ToUnicode"), std::string::npos);  // text can be searched and copied
  EXPECT_NE(bytes.find("/FontFile"), std::string::npos);
  EXPECT_NE(bytes.find("/Width 64"), std::string::npos);
  EXPECT_NE(bytes.find("/MediaBox [ 0 0 150 75 ]"), std::string::npos);  // 200 × 100 layout pixels
}

TEST(CairoCanvas, RefusesWhatCannotBe) {
  EXPECT_THROW(CairoCanvas::pixels(0, 10), std::invalid_argument);
  EXPECT_THROW(CairoCanvas::pixels(40000, 10), std::invalid_argument);
  EXPECT_THROW(CairoCanvas::pdf("/nowhere/at/all.pdf", 10, 10, 1), std::runtime_error);
}

TEST(TextLayout, PutsAnAccentOverItsLetter) {
  const auto box = [](char32_t character, float) -> GlyphBox {
    if (character == 0x302) return {0, -5, -9, -1, -7};
    return {10, 1, character == U'L' ? -12.0f : -6.0f, 9, 0};
  };
  const TextLine line = layOutText("m\u0302L\u0302", box);
  EXPECT_FLOAT_EQ(line.width, 20);
  ASSERT_EQ(line.glyphs.size(), 4u);
  EXPECT_FLOAT_EQ(line.glyphs[1].x, 8);  // ink from 3 to 7, the letter's from 1 to 9
  EXPECT_FLOAT_EQ(line.glyphs[1].y, 0);
  EXPECT_LT(line.glyphs[3].y, -5);  // raised over the tall letter
}

/// Each character with its scale and whether it stands above the line: "e", then "z" at 0.7.
struct Raised {
  std::string text;      ///< what is shown
  std::string exponent;  ///< of that, what is raised
  std::string index;     ///< of that, what is lowered
  float width = 0;
};
Raised raisedIn(std::string_view text) {
  const TextLine line = layOutText(text, [](char32_t, float scale) {
    return GlyphBox{10 * scale, 0, -8 * scale, 10 * scale, 0};
  });
  Raised found;
  found.width = line.width;
  for (const PlacedGlyph& glyph : line.glyphs) {
    const std::string_view bytes = text.substr(glyph.byte, glyph.bytes);
    found.text += bytes;
    if (glyph.y < 0) found.exponent += bytes;
    if (glyph.y > 0) found.index += bytes;
    EXPECT_EQ(glyph.y != 0, glyph.scale < 1) << text;
  }
  return found;
}

TEST(TextLayout, RaisesWhatFollowsACaret) {
  const std::vector<std::array<std::string_view, 3>> cases = {{"1 / (1 + e^−z)", "1 / (1 + e−z)", "−z"},
                                                              {"e^zᵢ / Σⱼ e^zⱼ", "ezᵢ / Σⱼ ezⱼ", "zᵢzⱼ"},
                                                              {"e^(zᵢ/T) + 1", "ezᵢ/T + 1", "zᵢ/T"},
                                                              {"(x + y)^(2 (a − 1))", "(x + y)2 (a − 1)", "2 (a − 1)"},
                                                              {"0.25^10 = 3", "0.2510 = 3", "10"},
                                                              {"x^0.5.", "x0.5.", "0.5"},
                                                              {"z^[L−1] a", "z[L−1] a", "[L−1]"},
                                                              {"β^{k}", "βk", "k"},
                                                              {"x^y^2 z", "xy2 z", "y2"},
                                                              {"e^(a^[L])", "ea[L]", "a[L]"},
                                                              {"x^-2", "x-2", "-2"}};
  for (const auto& [text, shown, exponent] : cases) {
    EXPECT_EQ(raisedIn(text).text, shown);
    EXPECT_EQ(raisedIn(text).exponent, exponent) << text;
  }
  EXPECT_FLOAT_EQ(raisedIn("e^z").width, 10 + 7);
  EXPECT_FLOAT_EQ(raisedIn("x^y^2").width, 10 + 7 + 4.9f);
}

TEST(TextLayout, LeavesACaretThatRaisesNothing) {
  for (const std::string_view text : {"^", "^GSPC", "a ^b", "x^", "x^ 2", "x^(", "x^()", "x^(2", "x^*", "x^−"}) {
    EXPECT_EQ(raisedIn(text).text, text);
    EXPECT_EQ(raisedIn(text).exponent, "");
  }
}

TEST(TextLayout, LowersWhatFollowsAnUnderscore) {
  const std::vector<std::array<std::string_view, 3>> cases = {{"Ŷ ← f[X_b, w]", "Ŷ ← f[Xb, w]", "b"},
                                                              {"w_12.", "w12.", "12"},
                                                              {"φ_0 + φ_1 x", "φ0 + φ1 x", "01"},
                                                              {"L_{batch} = 2", "Lbatch = 2", "batch"},
                                                              {"ŷ_i", "ŷi", "i"}};
  for (const auto& [text, shown, index] : cases) {
    EXPECT_EQ(raisedIn(text).text, shown);
    EXPECT_EQ(raisedIn(text).index, index) << text;
    EXPECT_EQ(raisedIn(text).exponent, "") << text;
  }
  EXPECT_EQ(raisedIn("x_1^2").text, "x12");
  EXPECT_EQ(raisedIn("x_1^2").index, "1");
  EXPECT_EQ(raisedIn("x_1^2").exponent, "2");
  EXPECT_FLOAT_EQ(raisedIn("X_b").width, 10 + 7);
}

TEST(TextLayout, LeavesNamesInSnakeCase) {
  for (const std::string_view text : {"_", "_a", "a_", "a_ b", "petal_length", "petal_1", "x_min", "x_1_2", "a_{",
                                      "a_{}", "a_{b", "x_.", "x_+", "2018_2.csv"}) {
    EXPECT_EQ(raisedIn(text).text, text);
    EXPECT_EQ(raisedIn(text).index, "");
  }
}

TEST(TextLayout, SurvivesBrokenUtf8) {
  const auto box = [](char32_t, float) { return GlyphBox{1, 0, 0, 1, 1}; };
  EXPECT_EQ(layOutText("a\xC3", box).glyphs.size(), 2u);
  EXPECT_EQ(layOutText("\xFF\xFE\x80", box).glyphs.size(), 3u);
  EXPECT_EQ(layOutText("\xE2\x82", box).glyphs[0].character, 0xFFFDu);
  EXPECT_EQ(layOutText("\xED\xA0\x80", box).glyphs[0].character, 0xFFFDu);  // half a surrogate pair
  EXPECT_EQ(layOutText("φ", box).glyphs[0].character, U'φ');
}

}  // namespace
}  // namespace descenso
