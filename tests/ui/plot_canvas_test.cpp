// The canvas for the screen, on a draw list without OpenGL.
#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/plot/imgui_canvas.h"

namespace descenso {
namespace {

const Color red = Color::hex(0xFF0000);
const ImU32 fullRed = IM_COL32(255, 0, 0, 255);

class OneFont : public FontSet {
 public:
  ImFont* font(FontRole, float) const override { return ImGui::GetFont(); }
};

class ImGuiCanvasTest : public ::testing::Test {
 protected:
  ImGuiCanvasTest() : context(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {800, 600};
    io.DeltaTime = 1.0f / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    ImGui::NewFrame();
    list = ImGui::GetBackgroundDrawList();
  }
  ~ImGuiCanvasTest() override {
    ImGui::EndFrame();
    ImGui::DestroyContext(context);
  }

  bool allFinite() const {
    return std::all_of(list->VtxBuffer.begin(), list->VtxBuffer.end(), [](const ImDrawVert& vertex) {
      return std::isfinite(vertex.pos.x) && std::isfinite(vertex.pos.y) && std::abs(vertex.pos.x) < 1e6f &&
             std::abs(vertex.pos.y) < 1e6f;
    });
  }
  /// The box of all vertices.
  Rect extent() const {
    ImVec2 low{1e9f, 1e9f};
    ImVec2 high{-1e9f, -1e9f};
    for (const ImDrawVert& vertex : list->VtxBuffer) {
      low = {std::min(low.x, vertex.pos.x), std::min(low.y, vertex.pos.y)};
      high = {std::max(high.x, vertex.pos.x), std::max(high.y, vertex.pos.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
  }
  /// Area of the opaque triangles' part.
  double area() const {
    double sum = 0;
    for (int i = 0; i + 2 < list->IdxBuffer.Size; i += 3) {
      const ImDrawVert* v[3];
      for (int k = 0; k < 3; ++k) v[k] = &list->VtxBuffer[list->IdxBuffer[i + k]];
      double alpha = 0;
      for (const ImDrawVert* each : v) alpha += (each->col >> IM_COL32_A_SHIFT & 255) / (3 * 255.0);
      sum += alpha *
             std::abs((v[1]->pos.x - v[0]->pos.x) * (v[2]->pos.y - v[0]->pos.y) -
                      (v[2]->pos.x - v[0]->pos.x) * (v[1]->pos.y - v[0]->pos.y)) /
             2;
    }
    return sum;
  }

  ImGuiContext* context;
  OneFont fonts;
  ImDrawList* list = nullptr;
};

TEST_F(ImGuiCanvasTest, ALineCoversItsLengthTimesItsWidth) {
  ImGuiCanvas canvas(*list, fonts, 1);
  canvas.line({100, 100}, {300, 100}, {red, 4});
  EXPECT_NEAR(area(), 200 * 4, 1);
  EXPECT_EQ(list->VtxBuffer[1].col, fullRed);
}

TEST_F(ImGuiCanvasTest, SharpCornersDoNotSpike) {
  ImGuiCanvas canvas(*list, fonts, 1);
  for (float turn = 0.01f; turn < 3.14f; turn += 0.03f) {
    const Vec2 back{300 - 100 * std::cos(turn), 300 - 100 * std::sin(turn)};
    const Vec2 points[] = {{200, 300}, {300, 300}, back};
    canvas.polyline(points, {red, 6});
  }
  const Rect reach = extent();
  EXPECT_GE(reach.x, 200 - 4);
  EXPECT_LE(reach.right(), 400 + 4);
  EXPECT_GE(reach.y, 200 - 4);
  EXPECT_LE(reach.bottom(), 300 + 4);
}

TEST_F(ImGuiCanvasTest, DensePointsDoNotSpike) {
  ImGuiCanvas canvas(*list, fonts, 1);
  std::vector<Vec2> spiral;
  for (int i = 0; i < 5000; ++i) {
    const float t = static_cast<float>(i) * 0.01f;
    spiral.push_back({400 + 2 * t * std::cos(9 * t), 300 + 2 * t * std::sin(9 * t)});
  }
  canvas.polyline(spiral, {red, 3});
  EXPECT_LE(extent().width, 200 + 6);
  EXPECT_TRUE(allFinite());
}

TEST_F(ImGuiCanvasTest, ManyPointsStayFewVertices) {
  ImGuiCanvas canvas(*list, fonts, 1);
  std::vector<Vec2> points;
  for (int i = 0; i < 100000; ++i) points.push_back({static_cast<float>(i) * 0.007f, 300});
  canvas.polyline(points, {red, 3});
  EXPECT_LT(list->VtxBuffer.Size, 4 * 1500);
}

TEST_F(ImGuiCanvasTest, MoreVerticesThanSixteenBits) {
  ImGuiCanvas canvas(*list, fonts, 1);
  std::vector<Vec2> points;
  for (int i = 0; i < 60000; ++i) points.push_back({static_cast<float>(i % 700), i % 2 == 0 ? 10.0f : 590.0f});
  canvas.polyline(points, {red, 1});
  EXPECT_GT(list->VtxBuffer.Size, 65536);
  for (const ImDrawCmd& command : list->CmdBuffer)
    for (unsigned int i = 0; i < command.ElemCount; ++i)
      ASSERT_LT(static_cast<int>(command.VtxOffset + list->IdxBuffer[static_cast<int>(command.IdxOffset + i)]),
                list->VtxBuffer.Size);
}

TEST_F(ImGuiCanvasTest, NastyInputMakesNoNastyVertices) {
  ImGuiCanvas canvas(*list, fonts, 1);
  const float inf = INFINITY;
  const Vec2 nasty[] = {{NAN, 1}, {1e30f, -1e30f}, {5, 5}, {-inf, 3}, {10, 10}, {10, 10}, {12, 12}, {1e38f, 1e38f}};
  for (const Dash dash : {Dash::solid, Dash::dash, Dash::dot, Dash::dashDot}) canvas.polyline(nasty, {red, 2, dash});
  canvas.line({-1e30f, 300}, {1e30f, 300}, {red, 2, Dash::dot});
  canvas.polyline({}, {red, 1});
  canvas.polygon(nasty, red, {red, 1});
  canvas.polygon({}, red, {red, 1});
  canvas.circle({NAN, 0}, 3, red, {red, 1});
  canvas.circle({5, 5}, inf, red, {red, 1});
  canvas.rectangle({NAN, 0, 5, 5}, red, {red, 1});
  canvas.text({inf, 0}, "x", {});
  canvas.text({5, 5}, "\xFF\xC3 \U0001F600 m\u0302", {});
  canvas.image({}, {0, 0, 5, 5});
  EXPECT_TRUE(allFinite());
  EXPECT_GT(list->VtxBuffer.Size, 0);
}

TEST_F(ImGuiCanvasTest, DashesCoverTheirShare) {
  ImGuiCanvas canvas(*list, fonts, 1);
  canvas.line({0, 300}, {800, 300}, {red, 3, Dash::dash});
  EXPECT_NEAR(area() / (800 * 3), 4 / 6.4, 0.02);
}

TEST_F(ImGuiCanvasTest, FillsMarkersThatAreNotConvex) {
  ImGuiCanvas canvas(*list, fonts, 1);
  canvas.marker({400, 300}, Marker::plus, 100, red, noStroke);
  const double arm = 2 * 0.38 * 110;
  EXPECT_NEAR(area(), 2 * arm * 220 - arm * arm, 5);
}

TEST_F(ImGuiCanvasTest, TextIsPlacedAsAligned) {
  ImGuiCanvas canvas(*list, fonts, 1);
  TextStyle style;
  style.size = 13;
  style.horizontal = HorizontalAlign::right;
  style.vertical = VerticalAlign::bottom;
  const Vec2 size = canvas.measure("right", style);
  canvas.text({400, 300}, "right", style);
  EXPECT_LE(extent().right(), 400);
  EXPECT_GE(extent().x, 400 - size.x - 1);
  EXPECT_LE(extent().bottom(), 301);  // the font's own g reaches below its line
}

TEST_F(ImGuiCanvasTest, UpwardsTextIsTurned) {
  ImGuiCanvas canvas(*list, fonts, 1);
  TextStyle style;
  style.size = 13;
  style.upwards = true;
  const Vec2 size = canvas.measure("upwards", style);
  canvas.text({400, 300}, "upwards", style);
  EXPECT_GE(extent().x, 400);
  EXPECT_LE(extent().right(), 400 + size.y + 1);
  EXPECT_LE(extent().bottom(), 300);
  EXPECT_GE(extent().y, 300 - size.x - 1);
}

TEST_F(ImGuiCanvasTest, ClipsIntersect) {
  ImGuiCanvas canvas(*list, fonts, 1);
  canvas.pushClip({0, 0, 100, 100});
  canvas.pushClip({50, 50, 500, 500});
  EXPECT_EQ(list->GetClipRectMax().x, 100);
  canvas.line({0, 75}, {800, 75}, {red, 2});
  EXPECT_LE(extent().right(), 110);  // cut near the clip, not left to the card
  canvas.popClip();
  canvas.popClip();
}

}  // namespace
}  // namespace descenso
