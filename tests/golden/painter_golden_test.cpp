// Fields and surfaces against stored pictures. After a wanted change: DESCENSO_UPDATE_GOLDEN=1 test_golden, and look at
// tests/golden/images before they are committed.
#include <gtest/gtest.h>

#include "app/plot/contour_levels.h"
#include "engine/problems/catalog.h"
#include "tests/golden/pictures.h"

namespace descenso {
namespace {

using namespace tests;

class PainterGolden : public ::testing::TestWithParam<ThemeName> {
 protected:
  PainterGolden() {
    entry_ = findProblem("gabor");
    problem_ = makeProblem({});
    grid_ = std::make_shared<LossGrid>(lossGrid(*problem_, entry_->range, 129, 129));
  }
  static std::string name(const std::string& what) {
    return what + (GetParam() == ThemeName::dark ? "-dark" : "-light");
  }
  template <typename Spec>
  void addContours(Spec& spec) const {
    const ContourLevels levels = contourLevels(spec.low, spec.high, spec.logarithmic, 16);
    spec.contours = true;
    spec.levels = levels.values;
    spec.majors = levels.majors;
  }
  /// Plain descent from the problem's start.
  std::vector<double> descend(double alpha) const {
    std::vector<double> points;
    Vector phi = entry_->start;
    Vector gradient(2);
    for (int step = 0; step < 150; ++step) {
      const double loss = problem_->lossAndGradient(phi, Batch::whole(), gradient);
      points.insert(points.end(), {phi[0], phi[1], loss});
      phi -= alpha * gradient;
    }
    return points;
  }

  const ProblemEntry* entry_ = nullptr;
  std::shared_ptr<const Problem> problem_;
  std::shared_ptr<const LossGrid> grid_;
  gl::HeadlessContext context_;
  GlPainter painter_{GlPainter::Output::pixels};
};

TEST_P(PainterGolden, TheGaborField) {
  FieldSpec spec = fieldOf(grid_, 320, 240);
  spec.theme = GetParam();
  addContours(spec);
  EXPECT_EQ(compareWithStored(painter_.field("field", spec), name("field")), "");
}

TEST_P(PainterGolden, AFieldInLogarithmicColoursPartlyOutsideItsGrid) {
  FieldSpec spec = fieldOf(grid_, 320, 240);
  spec.theme = GetParam();
  spec.logarithmic = true;
  spec.colorMap = ColorMap::batlow;
  spec.dim = 0.8f;
  spec.view = {entry_->range.low - 0.1 * entry_->range.size(), entry_->range.high};
  addContours(spec);
  EXPECT_EQ(compareWithStored(painter_.field("field", spec), name("field-log")), "");
}

TEST_P(PainterGolden, TheGaborSurfaceWithPaths) {
  SurfaceSpec spec = surfaceOf(grid_, 320, 240);
  spec.theme = GetParam();
  spec.camera = {.azimuth = 100, .elevation = 48};
  addContours(spec);
  for (const int slot : {0, 2}) {
    const SeriesStyle style = theme(spec.theme).series(slot);
    spec.paths.push_back({descend(slot == 0 ? 0.002 : 0.03), style, style.color, 3});
  }
  EXPECT_EQ(compareWithStored(painter_.surface("surface", spec), name("surface")), "");
}

INSTANTIATE_TEST_SUITE_P(EveryTheme, PainterGolden, ::testing::Values(ThemeName::dark, ThemeName::light),
                         [](const auto& theme) { return theme.param == ThemeName::dark ? "dark" : "light"; });

}  // namespace
}  // namespace descenso
