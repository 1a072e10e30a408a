#include "app/export/png.h"

#include <gmock/gmock.h>
#include <png.h>
#include <zlib.h>

#include "app/export/scene.h"
#include "engine/math/random.h"
#include "tests/fuzz/png_chunks.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

using fuzz::bigEndian;
using fuzz::chunk;
using ::testing::HasSubstr;
using tests::contentOf;
using tests::refusal;
using tests::TemporaryFolder;

std::string deflated(const std::string& text) {
  uLongf size = compressBound(text.size());
  std::string bytes(size, '\0');
  compress(reinterpret_cast<Bytef*>(bytes.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size());
  return bytes.substr(0, size);
}

const std::string signature("\x89PNG\r\n\x1a\n", 8);
const std::string headerChunk = chunk("IHDR", bigEndian(1) + bigEndian(1) + std::string("\x08\x02\0\0\0", 5));
const std::string end = chunk("IEND", "");

std::string sceneChunk(const std::string& rest) {
  return chunk("iTXt", "descenso-scene" + std::string(1, '\0') + rest);
}
const std::string unpacked(4, '\0');
const std::string packed("\1\0\0\0", 4);

std::vector<std::uint8_t> noise(int width, int height) {
  Random random(7);
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width * height * 4));
  for (std::uint8_t& value : rgba) value = static_cast<std::uint8_t>(random.below(256));
  return rgba;
}

TEST(Png, CarriesItsPixelsAndItsSceneBitByBit) {
  const TemporaryFolder folder;
  const int width = 37;
  const int height = 23;
  const std::vector<std::uint8_t> rgba = noise(width, height);
  std::string scene = "{\"é\": \"∇\\u0000\"}\n";
  for (int i = 0; i < 5000; ++i) scene += "0123456789 \t\r\n"[i % 14];
  writePng(folder / "a.png", rgba, width, height, scene, 96);
  EXPECT_EQ(pngScene(contentOf(folder / "a.png"), "a.png"), scene);

  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  ASSERT_NE(png_image_begin_read_from_file(&image, (folder / "a.png").c_str()), 0);
  ASSERT_EQ(image.width, 37u);
  ASSERT_EQ(image.height, 23u);
  EXPECT_EQ(image.format & PNG_FORMAT_FLAG_ALPHA, 0u);
  image.format = PNG_FORMAT_RGB;
  std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
  ASSERT_NE(png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr), 0);
  for (std::size_t i = 0; i < rgb.size(); ++i) ASSERT_EQ(rgb[i], rgba[i / 3 * 4 + i % 3]) << i;
}

TEST(Png, SaysItsResolutionAndColourSpace) {
  const TemporaryFolder folder;
  writePng(folder / "a.png", noise(1, 1), 1, 1, "", 192);
  const std::string bytes = contentOf(folder / "a.png");
  EXPECT_THAT(bytes, HasSubstr(chunk("pHYs", bigEndian(7559) + bigEndian(7559) + '\1')));
  EXPECT_THAT(bytes, HasSubstr("sRGB"));
  writePng(folder / "b.png", noise(1, 1), 1, 1, "");
  EXPECT_THAT(contentOf(folder / "b.png"), ::testing::Not(HasSubstr("pHYs")));
}

TEST(Png, TheSameCallGivesTheSameBytes) {
  const TemporaryFolder folder;
  writePng(folder / "a.png", noise(9, 9), 9, 9, "scene", 96);
  writePng(folder / "b.png", noise(9, 9), 9, 9, "scene", 96);
  EXPECT_EQ(contentOf(folder / "a.png"), contentOf(folder / "b.png"));
}

TEST(Png, ThatCannotBeWrittenLeavesNothing) {
  const TemporaryFolder folder;
  const auto file = folder.file("plain", "x");
  EXPECT_THAT(refusal<std::runtime_error>([&] { writePng(file / "a.png", noise(3, 3), 3, 3, "scene"); }),
              HasSubstr("Not a directory"));
  EXPECT_THAT(refusal<std::runtime_error>([&] { writePng("/dev/full", noise(3, 3), 3, 3, "scene"); }),
              HasSubstr("No space left"));
  EXPECT_THROW(writePng(folder / "a.png", noise(3, 3), 3, 4, "scene"), std::invalid_argument);
  EXPECT_THROW(writePng(folder / "a.png", {}, 0, 0, "scene"), std::invalid_argument);
  EXPECT_EQ(folder.count(), 1);
}

TEST(PngScene, IsFoundPackedAndPlain) {
  EXPECT_EQ(pngScene(signature + headerChunk + sceneChunk(unpacked + "text") + end, "a"), "text");
  EXPECT_EQ(pngScene(signature + headerChunk + sceneChunk(packed + deflated("text")) + end, "a"), "text");
  EXPECT_EQ(pngScene(signature + headerChunk + chunk("iTXt", "other") + sceneChunk(unpacked) + end + "rest", "a"), "");
  EXPECT_EQ(pngScene(signature + headerChunk + sceneChunk(std::string("\0\0es\0x\0T", 8)) + end, "a"), "T");
}

struct WrongPng {
  const char* what;
  std::string bytes;
  std::string message;
};

class EveryWrongPng : public ::testing::TestWithParam<WrongPng> {};

TEST_P(EveryWrongPng, SaysWhere) {
  EXPECT_EQ(refusal<ReadError>([] { pngScene(GetParam().bytes, "a.png"); }), "a.png:1:" + GetParam().message);
}

std::string flipped(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  return bytes;
}

const std::string good = signature + headerChunk + sceneChunk(unpacked + "text") + end;

INSTANTIATE_TEST_SUITE_P(
    Png, EveryWrongPng,
    ::testing::Values(
        WrongPng{"empty", "", "1: this is not a PNG file"}, WrongPng{"text", "{}", "1: this is not a PNG file"},
        WrongPng{"onlySignature", signature, "9: the PNG is truncated: a chunk should follow"},
        WrongPng{"cut", good.substr(0, 20), "21: the PNG is truncated: 13 more bytes should follow"},
        WrongPng{"noEnd", signature + headerChunk, "34: the PNG is truncated: a chunk should follow"},
        WrongPng{"cutChunk", good.substr(0, 60), "61: the PNG is truncated: 8 more bytes should follow"},
        WrongPng{"checksum", flipped(good, 45), "34: the PNG is damaged: the checksum of a chunk does not match"},
        WrongPng{"hugeChunk", signature + headerChunk + std::string("\xff\xff\xff\xffiTXt0000", 12),
                 "34: the PNG is damaged: a chunk says that it is longer than a chunk can be"},
        WrongPng{"noHeader", signature + end, "9: the PNG is damaged: it does not begin with its header"},
        WrongPng{"noScene", signature + headerChunk + end,
                 "1: this PNG carries no scene: only pictures saved by Descenso do"},
        WrongPng{"twoScenes", signature + headerChunk + sceneChunk(unpacked) + sceneChunk(unpacked) + end,
                 "65: the PNG carries two scenes"},
        WrongPng{"cutText", signature + headerChunk + sceneChunk("") + end,
                 "57: the PNG is damaged: the text chunk of the scene is cut"},
        WrongPng{"unknownPacking", signature + headerChunk + sceneChunk("\2" + unpacked) + end,
                 "57: the scene inside is compressed in an unknown way"},
        WrongPng{"notPacked", signature + headerChunk + sceneChunk(packed + "text") + end,
                 "61: the PNG is damaged: the scene inside cannot be unpacked"},
        WrongPng{"packedCut", signature + headerChunk + sceneChunk(packed + deflated("text").substr(0, 8)) + end,
                 "61: the PNG is damaged: the scene inside cannot be unpacked"},
        WrongPng{"packedRest", signature + headerChunk + sceneChunk(packed + deflated("text") + "more") + end,
                 "61: the PNG is damaged: the scene inside cannot be unpacked"},
        WrongPng{"bomb",
                 signature + headerChunk + sceneChunk(packed + deflated(std::string(maximumSceneBytes + 1, 'a'))) + end,
                 "61: the scene inside is larger than 64 MiB"}),
    [](const auto& tested) { return tested.param.what; });

TEST(PngScene, EveryPrefixIsRefused) {
  for (std::size_t length = 0; length < good.size(); ++length) {
    EXPECT_THROW(pngScene(std::string_view(good).substr(0, length), "a"), ReadError) << length;
  }
}

}  // namespace
}  // namespace descenso
