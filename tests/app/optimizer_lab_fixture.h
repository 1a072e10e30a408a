// The optimizer lab with its plots, opened on scenes, changed, and drawn on a canvas that records.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "app/export/scene.h"
#include "app/labs/optimizer/plots.h"
#include "tests/app/recording_canvas.h"

namespace descenso::tests {

class OptimizerLabFixture : public ::testing::Test {
 protected:
  void open(const std::string& scene) { loadScene(lab, builtInScene(scene)); }
  template <class Change>
  void change(Change edit) {
    OptimizerLabConfig config = lab.config();
    edit(config);
    lab.configure(config);
  }
  RecordingCanvas drawn(std::string_view name, const Rect& area = {0, 0, 760, 620}) {
    RecordingCanvas canvas;
    PlotContext context{canvas, painter, theme(ThemeName::dark), text};
    plots.draw(name, context, area);
    EXPECT_TRUE(canvas.allFinite) << name;
    EXPECT_EQ(canvas.clips, 0) << name;
    return canvas;
  }

  OptimizerLab lab;
  OptimizerPlots plots{lab};
  NullPainter painter;
  Translations text{"en"};
};

}  // namespace descenso::tests
