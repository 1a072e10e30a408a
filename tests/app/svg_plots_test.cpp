// Plots of the optimizer lab as SVG files.
#include <gmock/gmock.h>

#include <locale>
#include <regex>
#include <string>
#include <vector>

#include "app/labs/optimizer/plots.h"
#include "app/plot/svg_canvas.h"
#include "tests/app/svg.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

using ::testing::Contains;
using ::testing::SizeIs;
using tests::contentOf;
using tests::numbers;
using tests::Svg;
using tests::TemporaryFolder;
using tests::XmlElement;

/// Every plot of the optimizer lab, as a figure of 700×460 layout pixels.
class SvgOfAPlot : public ::testing::TestWithParam<std::string> {
 protected:
  std::string file() {
    OptimizerLab lab;
    lab.playback().seek(40);
    OptimizerPlots plots{lab};
    OnePicture painter;
    const Translations text("en");
    const TemporaryFolder folder;
    SvgCanvas canvas(folder / "a.svg", 1400, 920, 2);
    PlotContext context{canvas, painter, theme(ThemeName::light), text, 2};
    plots.draw(GetParam(), context, {0, 0, 1400, 920});
    canvas.finish();
    return contentOf(folder / "a.svg");
  }

 private:
  /// Paints a few pixels.
  class OnePicture : public Painter {
   public:
    Picture field(std::string_view, const FieldSpec&) override { return {0, pixels, 4, 4}; }
    Picture surface(std::string_view, const SurfaceSpec&) override { return {0, pixels, 4, 4}; }
    std::vector<std::uint8_t> pixels = std::vector<std::uint8_t>(64, 200);
  };
};

TEST_P(SvgOfAPlot, IsTheSameBytesWhateverTheLocale) {
  struct Commas : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::string plain = file();
  const std::locale before = std::locale::global(std::locale(std::locale(), new Commas));
  const std::string elsewhere = file();
  std::locale::global(before);
  EXPECT_EQ(plain, elsewhere);
}

TEST_P(SvgOfAPlot, LiesWithinThePage) {
  const Svg svg(file());
  int places = 0;
  const auto check = [&](const XmlElement& element, const char* attribute, float high) {
    for (const float value : numbers(element.at(attribute))) {
      ++places;
      EXPECT_GE(value, -1) << element.name << " " << attribute << " " << element.text;
      EXPECT_LE(value, high + 1) << element.name << " " << attribute << " " << element.text;
    }
  };
  for (const XmlElement& element : svg.elements) {
    const bool isTurned = !svg.elements[element.parent].at("transform").empty() || !element.at("transform").empty();
    if (isTurned) continue;
    for (const char* attribute : {"x", "cx", "width"}) {
      if (element.name != "svg") check(element, attribute, 525);
    }
    for (const char* attribute : {"y", "cy", "height"}) {
      if (element.name != "svg") check(element, attribute, 345);
    }
  }
  EXPECT_GT(places, 40);
}

TEST_P(SvgOfAPlot, HasShortNumbersOnly) {
  const std::regex longNumber(R"(\.[0-9]{4}|\.[0-9]*0(?![0-9])|-0(?![.0-9])|[0-9]e[-+0-9])");
  int values = 0;
  for (const XmlElement& element : Svg(file()).elements) {
    for (const auto& [name, value] : element.attributes) {
      const bool isFree = name == "xlink:href" || name == "fill" || name == "stroke" || name == "version" ||
                          name.rfind("xmlns", 0) == 0;
      if (isFree) continue;
      ++values;
      EXPECT_FALSE(std::regex_search(value, longNumber)) << name << "=" << value.substr(0, 200);
    }
  }
  EXPECT_GT(values, 50);
}

INSTANTIATE_TEST_SUITE_P(All, SvgOfAPlot, ::testing::Values("field", "fit", "convergence", "surface", "update"),
                         [](const auto& tested) { return tested.param; });

class SvgOfTheField : public SvgOfAPlot {};

TEST_P(SvgOfTheField, HasTitleAxesAndTicksAsText) {
  const Svg svg(file());
  EXPECT_THAT(svg.texts(), Contains("Loss L[φ]"));
  EXPECT_THAT(svg.texts(), Contains("φ₀"));
  EXPECT_THAT(svg.texts(), Contains("−10"));
  EXPECT_THAT(svg.all("image"), SizeIs(::testing::Ge(1u)));
}

INSTANTIATE_TEST_SUITE_P(Plot, SvgOfTheField, ::testing::Values("field"));

}  // namespace
}  // namespace descenso
