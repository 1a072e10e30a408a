// Every lab in every language and theme at two sizes: nothing missing, nothing cut, nothing drawn at no place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>

#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

struct Size {
  int width;
  int height;
};

using Case = std::tuple<std::string, std::string, ThemeName, Size>;

class EveryLab : public ::testing::TestWithParam<Case> {};

TEST_P(EveryLab, IsDrawnWholeAndInWords) {
  const auto& [lab, language, theme, size] = GetParam();
  UiDriver ui(labCatalog(), {size.width, size.height, language, theme, {}});
  ui.session().chooseLab(lab);
  for (const char32_t panel : {U'b', U'b'}) {
    ui.frames(3);
    EXPECT_GT(ui.vertexCount(), 1000u);
    EXPECT_TRUE(ui.allVerticesFinite());
    EXPECT_THAT(ui.session().text().missing(), ::testing::IsEmpty());
    EXPECT_THAT(ui.interface().ui().clipped(), ::testing::IsEmpty());
    ui.control(panel);
  }
  for (const char* menu : {"menu.file", "menu.edit", "menu.view", "menu.run", "menu.help"}) {
    ui.click(menu);
    EXPECT_TRUE(ui.allVerticesFinite());
    ui.key(Key::escape);
  }
  ui.key(Key::end);
  EXPECT_TRUE(ui.allVerticesFinite());
  ui.key(Key::f5);
  ui.frames(2);
  EXPECT_TRUE(ui.allVerticesFinite());
  EXPECT_THAT(ui.session().text().missing(), ::testing::IsEmpty());
  EXPECT_THAT(ui.interface().ui().clipped(), ::testing::IsEmpty());
}

std::vector<std::string> labNames() {
  std::vector<std::string> names;
  for (const LabEntry& entry : labCatalog()) names.emplace_back(entry.name);
  return names;
}

std::vector<std::string> languageCodes() {
  std::vector<std::string> codes;
  for (const Language& language : languages()) codes.push_back(language.code);
  return codes;
}

std::string caseName(const ::testing::TestParamInfo<Case>& info) {
  const auto& [lab, language, theme, size] = info.param;
  return lab + "_" + language + (theme == ThemeName::dark ? "_dark_" : "_light_") + std::to_string(size.width);
}

INSTANTIATE_TEST_SUITE_P(Labs, EveryLab,
                         ::testing::Combine(::testing::ValuesIn(labNames()), ::testing::ValuesIn(languageCodes()),
                                            ::testing::Values(ThemeName::dark, ThemeName::light),
                                            ::testing::Values(Size{1600, 900}, Size{1280, 720})),
                         caseName);

class EveryWindowSize : public ::testing::TestWithParam<Size> {};

TEST_P(EveryWindowSize, IsSurvived) {
  UiDriver ui(labCatalog(), {GetParam().width, GetParam().height, "en", ThemeName::dark, {}});
  ui.frames(3);
  EXPECT_TRUE(ui.allVerticesFinite());
  ui.key(Key::f5);
  EXPECT_TRUE(ui.allVerticesFinite());
}

std::string sizeName(const ::testing::TestParamInfo<Size>& info) {
  return std::to_string(info.param.width) + "x" + std::to_string(info.param.height);
}

INSTANTIATE_TEST_SUITE_P(Sizes, EveryWindowSize,
                         ::testing::Values(Size{1, 1}, Size{60, 40}, Size{480, 320}, Size{320, 1200}, Size{2600, 300},
                                           Size{3840, 2160}),
                         sizeName);

}  // namespace
}  // namespace descenso::tests
