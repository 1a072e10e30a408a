// Contexts, shaders and framebuffers, without a window.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/gl/context.h"
#include "app/gl/framebuffer.h"
#include "app/gl/shader.h"
#include "app/gl/whole_pixels.h"

namespace descenso::gl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class GlObjects : public ::testing::Test {
 protected:
  HeadlessContext context_;
};

TEST_F(GlObjects, AHeadlessContextDescribesItself) {
  EXPECT_THAT(description(), HasSubstr("OpenGL"));
  EXPECT_GE(maximumTextureSize(), 1024);
}

TEST_F(GlObjects, TwoContextsLiveSideBySide) {
  {
    HeadlessContext second;
    EXPECT_GE(maximumTextureSize(), 1024);
  }
  context_.makeCurrent();
  const Framebuffer target(4, 4, 0);
  EXPECT_EQ(target.width(), 4);
}

TEST(GlLoad, NoContextIsOneClearSentence) {
  try {
    load([](const char*) -> ProcAddress { return nullptr; });
    FAIL() << "nothing was there to load";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), AllOf(HasSubstr("OpenGL 3.3"), ::testing::EndsWith(".")));
  }
}

TEST_F(GlObjects, SamplesAreClampedToTheDriver) {
  EXPECT_EQ(clampedSamples(0), 0);
  EXPECT_EQ(clampedSamples(1), 0);
  EXPECT_EQ(clampedSamples(-3), 0);
  const int most = clampedSamples(4096);
  EXPECT_LT(most, 4096);
  const Framebuffer target(8, 8, 4096, Depth::buffer);
  EXPECT_EQ(target.samples(), most);
}

TEST_F(GlObjects, AFramebufferHoldsWhatItWasClearedWith) {
  for (const int samples : {0, 4}) {
    const Framebuffer target(3, 2, samples, Depth::buffer);
    target.begin(Color::hex(0x204060));
    target.end();
    std::vector<std::uint8_t> pixels(3 * 2 * 4);
    target.read(pixels);
    const std::vector<std::uint8_t> last(pixels.end() - 4, pixels.end());
    EXPECT_THAT(last, ::testing::ElementsAre(0x20, 0x40, 0x60, 255));
  }
}

TEST_F(GlObjects, SizesThatCannotBeAreRefusedWithTheLimit) {
  for (const int width : {0, -1, maximumTextureSize() + 1}) {
    try {
      const Framebuffer target(width, 8, 0);
      FAIL() << width << " was accepted";
    } catch (const std::runtime_error& error) {
      EXPECT_THAT(error.what(), HasSubstr(std::to_string(maximumTextureSize())));
    }
  }
}

TEST_F(GlObjects, AShaderErrorNamesFileAndLine) {
  const Shader::Source vertex[] = {{"shaders/good.vert", "void main() { gl_Position = vec4(0.0); }"}};
  const Shader::Source fragment[] = {{"shaders/first.glsl", "float half_(float x) { return 0.5 * x; }"},
                                     {"shaders/second.frag", "out vec4 color;\nvoid main() {\n  color = missing;\n}"}};
  try {
    const Shader shader(vertex, fragment);
    FAIL() << "it compiled";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("shaders/second.frag:3"));
  }
}

TEST_F(GlObjects, AMissingShaderFileIsNamed) {
  try {
    const Shader shader({"shaders/none.vert"}, {"shaders/field.frag"});
    FAIL() << "it was found";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("shaders/none.vert"));
  }
}

TEST_F(GlObjects, ACopyShowsTheFirstRowUppermostAndOnlyWhatIsSeen) {
  // Four pixels: red and green above, blue and white below.
  const std::vector<std::uint8_t> texels = {255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255};
  const Texture texture(2, 2, TexelFormat::rgba8, Filter::nearest, texels.data());
  const Framebuffer target(4, 3, 0);
  const TextureCopier copier;
  const auto shown = [&](const Rect& seen) {
    target.begin(Color::hex(0x000000));
    copier.copy(texture.id(), {1, 1, 2, 2}, seen, 3);
    target.end();
    std::vector<std::uint8_t> pixels(4 * 3 * 4);
    target.read(pixels, RowOrder::flipped);
    std::vector<int> words;
    for (std::size_t i = 0; i < pixels.size(); i += 4) words.push_back(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]);
    return words;
  };
  EXPECT_THAT(shown({1, 1, 2, 2}), ::testing::ElementsAre(0, 0, 0, 0,                //
                                                          0, 0xFF0000, 0x00FF00, 0,  //
                                                          0, 0x0000FF, 0xFFFFFF, 0));
  EXPECT_THAT(shown({2, 1, 1, 1}), ::testing::ElementsAre(0, 0, 0, 0, 0, 0, 0x00FF00, 0, 0, 0, 0, 0));
}

}  // namespace
}  // namespace descenso::gl
