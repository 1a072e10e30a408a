// What the interface may write has a glyph in every one of its fonts: a character without one would be drawn as "?".
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "app/plot/font_files.h"
#include "app/shell/fonts.h"
#include "assets/assets.h"

namespace descenso {
namespace {

namespace fs = std::filesystem;

/// A source file without its comments: what lies beyond ASCII in the rest is in its texts.
std::string withoutComments(std::string_view source) {
  std::string code;
  bool isQuoted = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (!isQuoted && source.substr(i, 2) == "//") i = std::min(source.find('\n', i), source.size() - 1);
    if (source[i] == '"' && source.substr(i - 1, 3) != "'\"'") isQuoted = !isQuoted;
    code += source[i];
    if (isQuoted && source[i] == '\\' && i + 1 < source.size()) code += source[++i];
  }
  return code;
}

/// Where each character beyond ASCII is first met.
using Places = std::map<char32_t, std::string>;

void collect(std::string_view text, const std::string& place, Places& places) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t character = lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k)
      character = (character << 6) | (static_cast<unsigned char>(text.at(i + k)) & 0x3Fu);
    if (length > 1) places.emplace(character, place + ": " + std::string(text.substr(i, length)));
    i += length;
  }
}

Places written() {
  Places places;
  for (const char* folder : {"app", "engine"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(DESCENSO_SOURCE) / folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
      std::ifstream stream(entry.path());
      const std::string source(std::istreambuf_iterator<char>(stream), {});
      collect(withoutComments(source), entry.path().filename().string(), places);
    }
  }
  for (const Asset& asset : assets())
    if (asset.path.starts_with("lang/") || asset.path.starts_with("scenes/"))
      collect(asset.content, std::string(asset.path), places);
  return places;
}

TEST(ScreenFonts, HaveEveryCharacterThatTheProgramWrites) {
  if (findFontFiles().regular.size() < 2) GTEST_SKIP() << "no fonts on this system";
  ImFontAtlas atlas;
  ScreenFonts fonts;
  fonts.build(atlas, 1, false);
  const Places places = written();
  ASSERT_GT(places.size(), 100u);
  ASSERT_TRUE(places.contains(U'Ŷ'));
  for (const FontRole role : {FontRole::regular, FontRole::bold, FontRole::mono}) {
    for (const float size : {9.0f, 14.0f, 15.0f, 17.0f}) {
      const ImFont* font = fonts.font(role, size);
      for (const auto& [character, place] : places) {
        if (character > 0xFFFF) continue;
        EXPECT_TRUE(font->FindGlyphNoFallback(static_cast<ImWchar>(character)))
            << place << " (U+" << std::hex << static_cast<unsigned>(character) << ")";
      }
    }
  }
}

}  // namespace
}  // namespace descenso
