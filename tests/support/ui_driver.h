// Drives the whole interface in this process, without window or OpenGL: mouse and keys go to rectangles that the
// widgets recorded, and tests look at the state.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>

#include "app/shell/interface.h"
#include "tests/support/temporary_folder.h"

namespace descenso::tests {

struct DriverOptions {
  int width = 1600;
  int height = 900;
  std::string language = "en";
  ThemeName theme = ThemeName::dark;
  Host host{};
};

class UiDriver {
 public:
  explicit UiDriver(const std::vector<LabEntry>& catalog, DriverOptions options = {});
  ~UiDriver();
  UiDriver(const UiDriver&) = delete;
  UiDriver& operator=(const UiDriver&) = delete;

  void frames(int count = 1);
  /// Frames for so many seconds of the interface's clock, time passing for the lab too.
  void wait(double seconds);

  /// Where the widget was drawn. Fails the test if it was not.
  Rect rect(std::string_view id);
  bool isShown(std::string_view id);

  void moveTo(Vec2 position);
  void press(int button = 0);
  void release(int button = 0);
  void click(std::string_view id, int button = 0);
  void controlClick(std::string_view id);
  void doubleClick(std::string_view id);
  /// From one place of the widget to another, in parts of its width and height.
  void drag(std::string_view id, Vec2 from, Vec2 to);
  void wheel(std::string_view id, float notches);
  void key(KeyStroke stroke);
  void key(Key key) { this->key(KeyStroke{key, 0, false, false}); }
  void key(char32_t character) { this->key(KeyStroke{Key::character, character, false, false}); }
  void control(char32_t character) { key(KeyStroke{Key::character, character, true, false}); }
  void type(std::string_view text);
  /// Keys that ImGui's text fields know.
  void enter();
  /// Replaces the text of the field that is being typed into.
  void replaceText(std::string_view text);

  Session& session() { return session_; }
  Interface& interface() { return *interface_; }
  Lab& lab() { return *session_.lab().state; }
  Playback& playback() { return lab().playback(); }
  /// Of everything in the last frame.
  bool allVerticesFinite() const;
  std::size_t vertexCount() const;

 private:
  void hold(ImGuiKey key, bool isDown);

  ImGuiContext* context_;
  Session session_;
  NullPainter painter_;
  std::unique_ptr<Interface> interface_;
};

}  // namespace descenso::tests
