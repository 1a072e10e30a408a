// Painting of fields and surfaces, each time anew. On software OpenGL these are the costliest parts of a frame.
#include <benchmark/benchmark.h>

#include "app/gl/context.h"
#include "app/gl/gl_painter.h"
#include "app/plot/contour_levels.h"
#include "engine/problems/catalog.h"

namespace descenso {
namespace {

std::shared_ptr<const LossGrid> gaborGrid() {
  return std::make_shared<LossGrid>(lossGrid(*makeProblem({}), findProblem("gabor")->range, 256, 256));
}

template <typename Spec>
Spec specOf(const benchmark::State& state) {
  Spec spec;
  spec.grid = gaborGrid();
  spec.low = spec.grid->low;
  spec.high = spec.grid->high;
  ContourLevels levels = contourLevels(spec.low, spec.high, false);
  spec.levels = std::move(levels.values);
  spec.majors = std::move(levels.majors);
  spec.width = static_cast<int>(state.range(0));
  spec.height = static_cast<int>(state.range(1));
  spec.scale = static_cast<float>(spec.width > 2000 ? 2.4 : 1.0);
  return spec;
}

void sayDriver(benchmark::State& state) { state.SetLabel(gl::description()); }

void paintField(benchmark::State& state) {
  gl::HeadlessContext context;
  GlPainter painter(GlPainter::Output::pixels);
  auto spec = specOf<FieldSpec>(state);
  spec.view = spec.grid->box;
  for (auto _ : state) {
    spec.dim = spec.dim == 1 ? 0.99f : 1;
    benchmark::DoNotOptimize(painter.field("field", spec).pixels.data());
  }
  sayDriver(state);
}

void paintSurface(benchmark::State& state) {
  gl::HeadlessContext context;
  GlPainter painter(GlPainter::Output::pixels);
  auto spec = specOf<SurfaceSpec>(state);
  for (auto _ : state) {
    spec.camera.azimuth += 1;
    benchmark::DoNotOptimize(painter.surface("surface", spec).pixels.data());
  }
  sayDriver(state);
}

/// What a grid costs before its first picture.
void uploadGrid(benchmark::State& state) {
  gl::HeadlessContext context;
  GlPainter painter(GlPainter::Output::pixels);
  FieldSpec spec;
  spec.width = spec.height = 8;
  const auto grid = gaborGrid();
  for (auto _ : state) {
    spec.grid = std::make_shared<LossGrid>(*grid);
    benchmark::DoNotOptimize(painter.field("field", spec).pixels.data());
  }
}

void openContext(benchmark::State& state) {
  for (auto _ : state) {
    gl::HeadlessContext context;
    benchmark::DoNotOptimize(gl::maximumTextureSize());
  }
}

// The field and the surface of a window of 1600×900, and a figure of 3840×2160.
BENCHMARK(paintField)->Args({660, 700})->Args({3840, 2160})->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(paintSurface)->Args({520, 360})->Args({3840, 2160})->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(uploadGrid)->Unit(benchmark::kMillisecond);
BENCHMARK(openContext)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
