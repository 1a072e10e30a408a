// Shapes and texts that the widgets share, drawn into ImGui's draw lists on whole pixels.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>

#include "app/widgets/ui.h"

namespace descenso {

ImU32 packed(Color color);
/// `amount` 0 gives `from`, 1 gives `to`; alpha stays that of `from`.
Color mix(Color from, Color to, float amount);
inline ImVec2 toIm(Vec2 point) { return {point.x, point.y}; }
inline Vec2 fromIm(const ImVec2& point) { return {point.x, point.y}; }
/// The same rectangle on whole pixels.
Rect snapped(const Rect& rect);
/// Of the last ImGui item.
Rect itemRect();
/// What is left of the line in the panel, `height` pixels tall, from the cursor. Nothing is submitted.
Rect nextLine(float height);
/// An invisible ImGui button over `rect`; returns whether it was clicked. The cursor stays where it was.
bool pressArea(std::string_view id, const Rect& rect);
/// Moves the cursor past a rectangle that was filled by hand.
void advancePast(const Rect& rect);
/// The muted line that says what the control below it sets; nearer to it than to what stands above. Returns the line.
Rect controlLabel(Ui& ui, std::string_view label);

float textWidth(const ImFont& font, std::string_view text);
/// The text in lines that are not wider, broken at blanks only: ImGui would also break "0.06" after its point.
std::string brokenAtBlanks(const ImFont& font, std::string_view text, float width);
/// The text cut to `width` with an ellipsis; the whole text if it fits.
std::string elided(const ImFont& font, std::string_view text, float width);

enum class Words { own, users };  ///< whether a cut text is a fault of the layout (ours) or only a long name (users')

struct Label {
  FontRole role = FontRole::regular;
  float size = 17;  ///< layout pixels
  Color color;
  HorizontalAlign align = HorizontalAlign::left;
  Words words = Words::own;
};
/// One line, centred vertically in the box, cut with an ellipsis where it is too wide. Returns whether all of it is
/// seen.
bool drawLabel(Ui& ui, const Rect& box, std::string_view text, const Label& label);

/// A raised control: rounded, with a border of one pixel, brighter when hovered.
struct ControlState {
  bool hovered = false;
  bool active = false;
  bool on = false;  ///< filled with the accent
};
void drawControl(const Ui& ui, const Rect& rect, ControlState state);
/// Of the last ImGui item.
ControlState controlState();
/// The colour of text and icons on a control.
Color inkOf(const Ui& ui, ControlState state);

/// A thin bar, filled as far as something has come: `part` from 0 to 1.
void drawProgress(const Ui& ui, const Rect& bar, double part);

void drawTooltip(Ui& ui, std::string_view text);

inline constexpr float cornerRadius = 5;
inline constexpr float controlHeight = 30;

}  // namespace descenso
