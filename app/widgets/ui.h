// What a view uses to put things on the screen: theme, words, fonts, scale, and a record of where everything stands.
#pragma once

#include <imgui.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/plot_context.h"
#include "app/widgets/scene_link.h"

namespace descenso {

/// Where widgets and plots were drawn in the last frame, by id ("field", "slider.adam.alpha"): tests drive the
/// interface through it, and help points at it.
using RecordedRects = std::map<std::string, Rect, std::less<>>;

/// ImGui fonts by role and layout size, rasterised at the scale in force. Sizes: 14, 15, 17, 20, 28 (UX.md), and 9 … 13
/// for what plots set smaller; others get the next smaller font.
class FontSet {
 public:
  virtual ~FontSet() = default;
  virtual ImFont* font(FontRole role, float layoutSize) const = 0;
};

/// A number that is being typed into one widget.
struct Typing {
  std::string id;  ///< of the widget; empty when nothing is typed
  std::string buffer;
  std::string refusal;  ///< why the text was not taken; empty at first
  bool needsFocus = false;
};

class Ui {
 public:
  Ui(const Theme& theme, const Translations& text, Painter& painter, const FontSet& fonts, float scale);

  /// Another theme, language, fonts or scale, from the next frame on. All four must outlive their use.
  void restyle(const Theme& theme, const Translations& text, const FontSet& fonts, float scale);
  /// Forgets what the last frame recorded and asked for.
  void beginFrame();

  const Theme& theme() const { return *theme_; }
  const Translations& text() const { return *text_; }
  Painter& painter() const { return painter_; }
  const FontSet& fonts() const { return *fonts_; }
  /// A font by layout size, larger in presentation mode.
  ImFont* font(FontRole role, float layoutSize) const;

  /// Pixels per layout pixel: user scale × monitor scale.
  float scale() const { return scale_; }
  /// Whole pixels for a length of the layout.
  float px(float layoutPixels) const;

  bool isPresentation = false;  ///< one plot, larger text, thicker lines
  bool isRail = false;          ///< the left panel is a 56 px rail
  bool isHelpHovered = false;

  /// For drawing a plot on the screen through this canvas.
  PlotContext plotContext(Canvas& canvas) const;

  void record(std::string_view id, const Rect& rect);
  /// Of the frame being drawn; cleared by the shell at its start.
  RecordedRects& rects() { return rects_; }
  const RecordedRects& rects() const { return rects_; }
  /// Labels of the interface's own words that did not fit their box and were cut with an ellipsis.
  std::set<std::string>& clipped() { return clipped_; }

  Typing& typing() { return typing_; }
  void stopTyping() { typing_ = {}; }

  /// Shows `text` beside the pointer when the last ImGui item has been hovered for a moment.
  void hint(std::string_view id, std::string_view hintText);

  /// Draw again in so many seconds, if nothing happens before.
  void wakeAfter(double seconds);
  double untilWake() const { return untilWake_; }

  /// Requests that the shell carries out after the frame.
  std::function<void(std::string_view plot)> saveFigure;  ///< opens the dialog for this plot; empty: whole lab
  std::function<void()> openData;                         ///< opens the dialog for a CSV of examples
  std::function<void(std::string message, bool isError)> notify;
  /// Opens a built-in scene.
  std::function<void(std::string_view scene)> openScene;
  /// The title of a built-in scene, at once.
  std::function<std::string(std::string_view scene)> sceneTitle;
  /// Built-in scenes that show something of a thing, as of the optimizer "sgd", at once.
  std::function<std::vector<SceneLink>(std::string_view thing)> demonstrationsOf;
  /// Settings were changed by what is neither mouse nor keys: a change of its own for undo.
  std::function<void()> settingsChanged;
  /// Keep drawing frames: something on the screen is being animated.
  std::function<void()> keepAwake;

 private:
  const Theme* theme_;
  const Translations* text_;
  Painter& painter_;
  const FontSet* fonts_;
  float scale_;
  RecordedRects rects_;
  std::set<std::string> clipped_;
  Typing typing_;
  std::string hinted_;  ///< id whose hint waits or is shown
  double hintedSince_ = 0;
  bool wasHinted_ = false;  ///< in this frame
  double untilWake_;
};

}  // namespace descenso
