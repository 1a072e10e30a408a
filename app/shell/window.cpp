#include "app/shell/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

#include "app/gl/context.h"
#include "app/gl/gl_painter.h"
#include "app/shell/frame_clock.h"
#include "app/shell/glfw_keys.h"
#include "app/shell/imgui_renderer.h"
#include "app/shell/interface.h"
#include "app/shell/offscreen.h"

namespace descenso {
namespace {

/// GLFW between init and terminate.
class Glfw {
 public:
  Glfw() {
    if (glfwInit() == GLFW_FALSE)
      throw std::runtime_error(
          "there is no display to open a window on; without one, draw with "
          "\"descenso figure gabor-race --output figure.png\"");
  }
  ~Glfw() { glfwTerminate(); }
  Glfw(const Glfw&) = delete;
  Glfw& operator=(const Glfw&) = delete;
};

struct DestroyWindow {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using WindowHandle = std::unique_ptr<GLFWwindow, DestroyWindow>;

/// At the size of the last session, within the monitor.
WindowHandle createWindow(const Settings& settings) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "descenso");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "descenso");
  int width = settings.width;
  int height = settings.height;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
    int x = 0, y = 0, most = 0, tallest = 0;
    glfwGetMonitorWorkarea(monitor, &x, &y, &most, &tallest);
    if (most > 0 && tallest > 0) {
      width = std::min(width, most);
      height = std::min(height, tallest);
    }
  }
  WindowHandle window(glfwCreateWindow(width, height, "Descenso", nullptr, nullptr));
  if (!window)
    throw std::runtime_error(
        "OpenGL 3.3 is needed to open the window and this display does not offer it; "
        "\"descenso figure gabor-race --output figure.png\" draws without a window");
  glfwSetWindowSizeLimits(window.get(), 480, 320, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwMakeContextCurrent(window.get());
  glfwSwapInterval(1);
  gl::load(glfwGetProcAddress);
  return window;
}

/// An ImGui context and its connection to the window.
class ImGuiContextOwner {
 public:
  ImGuiContextOwner() { ImGui::CreateContext(); }
  ~ImGuiContextOwner() { ImGui::DestroyContext(); }
  ImGuiContextOwner(const ImGuiContextOwner&) = delete;
  ImGuiContextOwner& operator=(const ImGuiContextOwner&) = delete;
};

class ImGuiInput {
 public:
  /// After the window's own callbacks: ImGui calls those on.
  explicit ImGuiInput(GLFWwindow* window) { ImGui_ImplGlfw_InitForOpenGL(window, true); }
  ~ImGuiInput() { ImGui_ImplGlfw_Shutdown(); }
  ImGuiInput(const ImGuiInput&) = delete;
  ImGuiInput& operator=(const ImGuiInput&) = delete;
};

class MainWindow {
 public:
  explicit MainWindow(Session& session)
      : session_(session),
        handle_(createWindow(session.settings())),
        painter_(GlPainter::Output::textures),
        interface_(session, painter_, host()) {
    listen();
    input_ = std::make_unique<ImGuiInput>(handle_.get());
  }

  void run();

 private:
  Host host();
  void listen();
  void drawFrame();
  void updateTitle();
  void rememberSize();
  void toggleFullScreen();
  bool isFullScreen() const { return glfwGetWindowMonitor(handle_.get()) != nullptr; }

  static MainWindow& of(GLFWwindow* window) { return *static_cast<MainWindow*>(glfwGetWindowUserPointer(window)); }

  Session& session_;
  WindowHandle handle_;
  ImGuiContextOwner imgui_;
  GlPainter painter_;
  Interface interface_;
  ImGuiRenderer renderer_;
  std::unique_ptr<ImGuiInput> input_;
  FrameClock clock_;
  bool hasUnseenPress_ = false;  ///< a key that writes nothing went down since the last frame
  std::string shownTitle_;
  int windowedX_ = 0;
  int windowedY_ = 0;
};

Host MainWindow::host() {
  Host host;
  host.quit = [this] { glfwSetWindowShouldClose(handle_.get(), GLFW_TRUE); };
  host.toggleFullScreen = [this] { toggleFullScreen(); };
  host.isFullScreen = [this] { return isFullScreen(); };
  host.writeFigure = [](const std::filesystem::path& file, OpenLab& lab, const FigureOptions& options) {
    GlPainter paper(GlPainter::Output::pixels);
    writeFigure(file, *lab.state, *lab.plots, options, paper);
  };
  host.writePicture = [this](const std::filesystem::path& file, const FigureOptions& options) {
    writeInterface(file, session_, options);
  };
  return host;
}

// Installed before ImGui's, which calls these on.
void MainWindow::listen() {
  GLFWwindow* window = handle_.get();
  glfwSetWindowUserPointer(window, this);
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
    MainWindow& self = of(w);
    self.clock_.wake();
    // Older versions of ImGui see only what is down when a frame begins: a key of a text field that comes and goes
    // between two frames needs one of its own.
    if (action == GLFW_RELEASE && self.hasUnseenPress_ && ImGui::GetIO().WantTextInput) self.drawFrame();
    if (action == GLFW_RELEASE) return;
    const bool writes = glfwGetKeyName(key, scancode) != nullptr && (modifiers & GLFW_MOD_CONTROL) == 0;
    self.hasUnseenPress_ = self.hasUnseenPress_ || !writes;  // characters have a queue of their own
    if (const auto stroke = strokeOf(key, scancode, modifiers)) self.interface_.press(*stroke, action == GLFW_REPEAT);
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    MainWindow& self = of(w);
    self.clock_.wake();
    // Where '?' stands differs between keyboards; every other sign is found by its key.
    if (character == U'?') self.interface_.press({Key::character, U'?', false, false});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { of(w).clock_.wake(); });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { of(w).clock_.wake(); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { of(w).clock_.wake(); });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { of(w).clock_.wake(); });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { of(w).clock_.wake(); });
  glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { of(w).clock_.wake(); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { of(w).clock_.wake(); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { of(w).clock_.wake(); });
  // While the window's edge is dragged the loop may stand still: draw from here.
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) {
    of(w).clock_.wake();
    of(w).drawFrame();
  });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    of(w).clock_.wake();
    of(w).interface_.drop(std::vector<std::string>(paths, paths + count));
  });
}

void MainWindow::run() {
  double before = glfwGetTime();
  while (glfwWindowShouldClose(handle_.get()) == GLFW_FALSE) {
    if (clock_.isDue() && glfwGetWindowAttrib(handle_.get(), GLFW_ICONIFIED) == GLFW_FALSE) drawFrame();
    const double wait = clock_.sleep(glfwGetTime(), session_.lab().state->playback().untilNextStep());
    const bool isHidden = glfwGetWindowAttrib(handle_.get(), GLFW_ICONIFIED) != GLFW_FALSE;
    if (isHidden || wait > 1e6)
      glfwWaitEvents();
    else if (wait > 0)
      glfwWaitEventsTimeout(wait);
    else
      glfwPollEvents();
    const double now = glfwGetTime();
    clock_.awake(now);
    if (session_.advance(now - before)) clock_.request();
    before = now;
  }
  rememberSize();
}

void MainWindow::drawFrame() {
  const double begin = glfwGetTime();
  GLFWwindow* window = handle_.get();
  int width = 0, height = 0, windowWidth = 0, windowHeight = 0;
  glfwGetFramebufferSize(window, &width, &height);
  glfwGetWindowSize(window, &windowWidth, &windowHeight);
  if (width <= 0 || height <= 0) {
    clock_.drawn(begin, 1.0);
    return;
  }
  float scaleX = 1, scaleY = 1;
  glfwGetWindowContentScale(window, &scaleX, &scaleY);
  interface_.setMonitorScale(std::clamp(scaleX, 0.5f, 4.0f));
  hasUnseenPress_ = false;
  if (interface_.prepare()) renderer_.uploadFonts();
  renderer_.newFrame();
  ImGui_ImplGlfw_NewFrame();
  // The layout is in pixels, also where the system has larger units.
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DisplayFramebufferScale = {1, 1};
  if (windowWidth > 0 && windowWidth != width && io.MousePos.x > -1e6f) {
    const float ratio = static_cast<float>(width) / static_cast<float>(windowWidth);
    io.MousePos = {io.MousePos.x * ratio, io.MousePos.y * ratio};
  }
  ImGui::NewFrame();
  interface_.draw();
  ImGui::Render();
  gl::beginWindowFrame(width, height, interface_.background());
  renderer_.draw();
  glfwSwapBuffers(window);
  clock_.drawn(begin, interface_.untilChange());
  updateTitle();
}

void MainWindow::updateTitle() {
  const std::string scene = session_.title();
  const std::string title = scene.empty() ? "Descenso" : scene + " — Descenso";
  if (title == shownTitle_) return;
  shownTitle_ = title;
  glfwSetWindowTitle(handle_.get(), title.c_str());
}

void MainWindow::rememberSize() {
  if (isFullScreen()) return;
  glfwGetWindowSize(handle_.get(), &session_.settings().width, &session_.settings().height);
}

void MainWindow::toggleFullScreen() {
  GLFWwindow* window = handle_.get();
  if (isFullScreen()) {
    glfwSetWindowMonitor(window, nullptr, windowedX_, windowedY_, session_.settings().width, session_.settings().height,
                         GLFW_DONT_CARE);
    return;
  }
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
  if (mode == nullptr) return;
  rememberSize();
  glfwGetWindowPos(window, &windowedX_, &windowedY_);
  glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

constexpr std::string_view firstScene = "gabor-race";

void openFirst(Session& session, const OpenOptions& options) {
  if (!options.file.empty()) {
    session.open(options.file);
  } else if (!options.scene.empty()) {
    session.openBuiltIn(options.scene);
  } else if (!session.restore()) {
    session.openBuiltIn(firstScene);
  }
}

}  // namespace

void openWindow(const OpenOptions& options) {
  const Glfw glfw;
  const Folders folders = systemFolders();
  std::optional<Message> complaint;
  Session session(readSettings(folders.settingsFile(), complaint), folders);
  if (complaint)
    session.tell(session.text().format("notice.settings", {{"reason", session.text().say(*complaint)}}), true);
  openFirst(session, options);
  MainWindow(session).run();
  session.keep();
}

}  // namespace descenso
