#include "app/shell/offscreen.h"

#include <gtest/gtest.h>

#include <set>

#include "app/export/files.h"
#include "app/export/png.h"
#include "app/gl/context.h"
#include "tests/support/temporary_folder.h"

namespace descenso::tests {
namespace {

class Offscreen : public ::testing::Test {
 protected:
  static Settings english() {
    Settings settings;
    settings.language = "en";
    return settings;
  }
  static std::size_t colors(const std::vector<std::uint8_t>& pixels) {
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i + 3 < pixels.size(); i += 4)
      seen.insert(static_cast<std::uint32_t>(pixels[i] | pixels[i + 1] << 8 | pixels[i + 2] << 16));
    return seen.size();
  }
  gl::HeadlessContext context;
  Session session{english()};
};

TEST_F(Offscreen, HasTheSizeThatWasAsked) {
  const auto pixels = renderInterface(session, {800, 500, 1.5, ThemeName::dark, false});
  EXPECT_EQ(pixels.size(), 4u * 1200 * 750);
  EXPECT_GT(colors(pixels), 500u) << "a field, curves and text";
}

TEST_F(Offscreen, IsTheSamePictureTwice) {
  EXPECT_EQ(renderInterface(session, {640, 400, 1, ThemeName::light, false}),
            renderInterface(session, {640, 400, 1, ThemeName::light, false}));
}

TEST_F(Offscreen, LeavesTheSessionAsItWas) {
  session.settings().theme = ThemeName::dark;
  session.settings().scale = 1.2;
  session.tell("kept");
  const auto before = session.lab().state->save();
  renderInterface(session, {640, 400, 2, ThemeName::light, true});
  EXPECT_EQ(session.settings().theme, ThemeName::dark);
  EXPECT_EQ(session.lab().state->save(), before);
  const auto notices = session.takeNotices();
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices.front().text, "kept");
}

TEST_F(Offscreen, ThemesDiffer) {
  const auto corner = [](const std::vector<std::uint8_t>& pixels) { return int{pixels[0]}; };
  EXPECT_EQ(corner(renderInterface(session, {640, 400, 1, ThemeName::dark, false})), 0x15);
  EXPECT_EQ(corner(renderInterface(session, {640, 400, 1, ThemeName::light, false})), 0xF3);
}

TEST_F(Offscreen, PanelsAreFilled) {
  const auto pixels = renderInterface(session, {800, 500, 1, ThemeName::dark, false});
  const std::size_t transport = 4 * (480 * 800 + 20);  // between its border and its first button
  EXPECT_EQ(int{pixels[transport]}, 0x1D);
  EXPECT_EQ(int{pixels[transport + 2]}, 0x27);
}

// The paths of this scene leave the map; above it lies the title, in neither of whose corners there is text.
TEST_F(Offscreen, PathsEndAtThePlotsEdge) {
  session.openBuiltIn("linear-diverging");
  session.apply({Command::lastStep});
  const auto pixels = renderInterface(session, {1280, 720, 1, ThemeName::dark, false});
  const Color path = theme(ThemeName::dark).series(0).color;
  const auto near = [](float part, std::uint8_t byte) { return std::abs(255 * part - byte) < 24; };
  int inside = 0;
  for (std::size_t y = 40; y < 540; ++y)
    for (std::size_t x = 340; x < 740; ++x) {
      const std::size_t at = 4 * (y * 1280 + x);
      if (!near(path.r, pixels[at]) || !near(path.g, pixels[at + 1]) || !near(path.b, pixels[at + 2])) continue;
      ++inside;
      EXPECT_GE(y, 70u) << "at " << x;
    }
  EXPECT_GT(inside, 1000);
}

TEST_F(Offscreen, RefusesSizesThatCannotBeDrawn) {
  EXPECT_THROW(renderInterface(session, {0, 400, 1, ThemeName::dark, false}), std::invalid_argument);
  EXPECT_THROW(renderInterface(session, {16000, 400, 8, ThemeName::dark, false}), std::invalid_argument);
}

TEST_F(Offscreen, PngCarriesTheScene) {
  TemporaryFolder folder;
  session.apply({Command::tenForward});
  FigureOptions options;
  options.width = 400;
  options.height = 300;
  writeInterface(folder / "window.png", session, options);
  Session other(english());
  ASSERT_TRUE(other.openFile(folder / "window.png"));
  EXPECT_EQ(other.lab().state->playback().step(), 10);
}

}  // namespace
}  // namespace descenso::tests
