#include "app/plot/markup.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace descenso {
namespace {

TEST(Markup, NumbersAreShort) {
  const auto text = [](double value) {
    std::string markup;
    appendNumber(markup, value);
    return markup;
  };
  EXPECT_EQ(text(0), "0");
  EXPECT_EQ(text(-0.0004), "0");
  EXPECT_EQ(text(100), "100");
  EXPECT_EQ(text(-1.5), "-1.5");
  EXPECT_EQ(text(0.0625), "0.062") << "ties to even";
  EXPECT_EQ(text(2.0 / 3), "0.667");
  EXPECT_EQ(text(1e300), "10000000");
}

TEST(Markup, Base64IsThatOfTheStandard) {
  // RFC 4648, section 10.
  const std::vector<std::string> coded = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
  for (std::size_t length = 0; length < coded.size(); ++length) {
    std::string markup;
    appendBase64(markup, std::string_view("foobar").substr(0, length));
    EXPECT_EQ(markup, coded[length]);
  }
}

TEST(Markup, CharactersAreUtf8) {
  std::string markup;
  for (const char32_t character : {U'a', U'φ', U'∇', U'\U0001D53C', U'&', U'"'}) appendCharacter(markup, character);
  EXPECT_EQ(markup, "aφ∇\U0001D53C&amp;&quot;");
}

TEST(Markup, KnowsWhatXmlForbids) {
  for (const char32_t character : {U'\t', U'\n', U' ', U'\u0085', U'\uFFFD', U'\U0010FFFF'})
    EXPECT_TRUE(isAllowedInXml(character)) << static_cast<unsigned int>(character);
  for (const unsigned int character : {0x0u, 0x1u, 0x1Fu, 0xD800u, 0xDFFFu, 0xFFFEu, 0xFFFFu, 0x110000u})
    EXPECT_FALSE(isAllowedInXml(character)) << character;
}

TEST(Markup, ColorsAreBytes) {
  std::string markup;
  appendColor(markup, {0.5f, 2, -1, 0.5f});
  EXPECT_EQ(markup, "#80ff00");
}

}  // namespace
}  // namespace descenso
