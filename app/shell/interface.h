// One whole frame of the program: menu bar, lab, transport, dialogs, messages. Needs an ImGui context, but neither a
// window nor OpenGL: the window, the off-screen picture and the tests all draw this.
#pragma once

#include <functional>
#include <vector>

#include "app/shell/dialogs.h"
#include "app/shell/fonts.h"
#include "app/shell/host.h"
#include "app/shell/keys.h"
#include "app/widgets/toasts.h"

namespace descenso {

class Interface {
 public:
  /// The current ImGui context is the one that draw() uses, and must live longer.
  Interface(Session& session, Painter& painter, Host host);

  /// Pixels per layout pixel of the monitor; the user's scale multiplies it.
  void setMonitorScale(float scale) { monitorScale_ = scale; }
  /// Before ImGui::NewFrame: fonts, style and words as the settings say. Returns whether the font texture changed and
  /// has to be uploaded.
  bool prepare();
  /// Between ImGui::NewFrame and ImGui::Render.
  void draw();
  /// What lies under everything and is cleared instead of drawn.
  Color background() const { return ui_.theme().background; }
  /// Seconds until something on the screen changes without an event; infinity if nothing does.
  double untilChange() const { return ui_.untilWake(); }

  /// A key went down. Does nothing while text is typed or a dialog is open, except for Esc.
  void press(KeyStroke stroke, bool isRepeat = false);
  void perform(Order action);
  /// Files dropped on the window.
  void drop(const std::vector<std::string>& files);

  Session& session() { return session_; }
  Ui& ui() { return ui_; }
  const Toasts& toasts() const { return toasts_; }
  bool isPresentation() const { return isPresentation_; }
  bool hasDialog() const { return dialogs_.isOpen(); }

 private:
  ImVec2 menuPadding(FontRole role, float fontSize) const;
  void drawLab(const Rect& window);
  void drawAfterwards();
  void observeChanges();
  void changeScale(double factor);
  void cancel();
  bool isOverSurface() const;

  Session& session_;
  Host host_;
  Dialogs dialogs_;
  ScreenFonts fonts_;
  Ui ui_;
  Toasts toasts_;
  float monitorScale_ = 1;
  bool isPresentation_ = false;
  bool wasReading_ = false;                    ///< examples, in the last frame
  bool mayHaveChanged_ = false;                ///< an input since the last look at the settings
  std::vector<std::function<void()>> chosen_;  ///< carried out after the frame

  // What fonts and style were made for.
  float builtScale_ = 0;
  bool builtPresentation_ = false;
  const Theme* builtTheme_ = nullptr;
};

}  // namespace descenso
