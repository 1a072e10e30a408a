#include "app/shell/interface.h"

#include <algorithm>
#include <cmath>

#include "app/shell/menu.h"
#include "app/shell/reading_card.h"
#include "app/shell/style.h"
#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/transport.h"

namespace descenso {
namespace {

constexpr float gutter = 8;
constexpr float transportHeight = 84;
constexpr double scaleStep = 0.1;

}  // namespace

Interface::Interface(Session& session, Painter& painter, Host host)
    : session_(session),
      host_(std::move(host)),
      dialogs_(session_, host_),
      ui_(theme(session.settings().theme), session.text(), painter, fonts_, 1) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;  // a blinking cursor would keep the window awake
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.MouseDoubleClickTime = 0.4f;  // seconds; what desktops allow
  ui_.saveFigure = [this](std::string_view plot) {
    chosen_.push_back([this, name = std::string(plot)] { dialogs_.saveFigure(name); });
  };
  ui_.openData = [this] { chosen_.push_back([this] { dialogs_.openData(); }); };
  ui_.openScene = [this](std::string_view scene) {
    chosen_.push_back([this, name = std::string(scene)] { session_.openBuiltIn(name); });
  };
  ui_.sceneTitle = [this](std::string_view scene) { return session_.sceneTitle(scene); };
  ui_.demonstrationsOf = [this](std::string_view thing) { return session_.demonstrationsOf(thing); };
  ui_.settingsChanged = [this] { mayHaveChanged_ = true; };
  ui_.notify = [this](std::string message, bool isError) { session_.tell(std::move(message), isError); };
}

bool Interface::prepare() {
  const Theme& wanted = theme(session_.settings().theme);
  const float scale = monitorScale_ * static_cast<float>(session_.settings().scale);
  const bool needsFonts = scale != builtScale_ || isPresentation_ != builtPresentation_;
  if (needsFonts) fonts_.build(*ImGui::GetIO().Fonts, scale, isPresentation_);
  if (needsFonts || builtTheme_ != &wanted) applyStyle(wanted, scale);
  builtScale_ = scale;
  builtPresentation_ = isPresentation_;
  builtTheme_ = &wanted;
  ui_.restyle(wanted, session_.text(), fonts_, scale);
  ui_.isPresentation = isPresentation_;
  ui_.isRail = session_.settings().isRail;
  return needsFonts;
}

void Interface::draw() {
  ui_.beginFrame();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, menuPadding(FontRole::regular, 17));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  const ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoDecoration |
                                 ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                 ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                                 ImGuiWindowFlags_NoNav | (isPresentation_ ? 0 : ImGuiWindowFlags_MenuBar);
  ImGui::Begin("descenso", nullptr, flags);
  ImGui::PopStyleVar(3);
  if (!isPresentation_) {
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, menuPadding(FontRole::regular, 15));
    pushFont(ui_.font(FontRole::regular, 15));
    drawMenuBar(ui_, session_, isPresentation_, chosen_, [this](Order order) { perform(order); });
    ImGui::PopFont();
    ImGui::PopStyleVar();
  }
  drawLab({0, 0, size.x, size.y});
  dialogs_.draw(ui_);
  ImGui::End();
  for (Notice& notice : session_.takeNotices()) toasts_.add(std::move(notice.text), notice.isError, ImGui::GetTime());
  Rect messages{0, 0, size.x, size.y - ui_.px(transportHeight + gutter)};
  const DataReading* reading = session_.reading();
  if (reading != nullptr) {
    const ReadingCard card = drawReadingCard(ui_, *reading, messages);
    if (card.isCancelled) chosen_.push_back([this] { session_.cancelReading(); });
    messages.height -= card.height;
  }
  if (wasReading_ && reading == nullptr) mayHaveChanged_ = true;
  wasReading_ = reading != nullptr;
  // A dialog's buttons are at its bottom.
  toasts_.draw(ui_, messages, dialogs_.isOpen() ? Toasts::From::top : Toasts::From::bottom);
  drawAfterwards();
}

// ImGui makes a menu bar as tall as the font and twice the padding, when the window begins and again when the bar does.
ImVec2 Interface::menuPadding(FontRole role, float fontSize) const {
  const float slack = ui_.px(menuBarHeight) - fontPixels(*ui_.font(role, fontSize));
  return {ui_.px(10), std::max(0.0f, slack / 2)};
}

void Interface::drawLab(const Rect& window) {
  const float gap = ui_.px(gutter);
  const float top = isPresentation_ ? gap : ui_.px(menuBarHeight) + gap;
  const float timeHeight = ui_.px(transportHeight);
  const Rect time = {gap, window.bottom() - gap - timeHeight, window.width - 2 * gap, timeHeight};
  const Rect area = {gap, top, window.width - 2 * gap, time.y - gap - top};
  if (area.width < 1 || area.height < 1) return;  // a window that is nearly closed
  OpenLab& lab = session_.lab();
  ui_.record("lab", area);
  // Before the plots: a step that is sought here is the one that they show. What is edited below waits for the next
  // frame, here as there.
  transport(ui_, *lab.state, time);
  if (isPresentation_)
    lab.view->drawPresentation(ui_, area);
  else
    lab.view->draw(ui_, area);
}

void Interface::drawAfterwards() {
  // Carried out only now: the words and colours in use must not change in the middle of a frame.
  for (const std::function<void()>& order : std::exchange(chosen_, {})) {
    order();
    mayHaveChanged_ = true;
    ui_.wakeAfter(0);
  }
  observeChanges();
}

void Interface::observeChanges() {
  const ImGuiIO& io = ImGui::GetIO();
  mayHaveChanged_ = mayHaveChanged_ || ImGui::IsMouseReleased(0) || ImGui::IsMouseReleased(1) || io.MouseWheel != 0 ||
                    isEnterPressed();
  const bool isHeld = ImGui::IsMouseDown(0) || ImGui::IsMouseDown(1);
  if (!mayHaveChanged_ || isHeld) return;
  session_.observe(ImGui::GetTime());
  mayHaveChanged_ = false;
}

void Interface::press(KeyStroke stroke, bool isRepeat) {
  const std::optional<Order> order = orderOf(stroke);
  if (!order || (isRepeat && !repeats(order->command))) return;
  const bool isTyped = ImGui::GetIO().WantTextInput || !ui_.typing().id.empty();
  if (order->command == Command::cancel)
    cancel();
  else if (!isTyped && !isAnyPopupOpen() && !dialogs_.isOpen())
    perform(*order);
}

void Interface::perform(Order order) {
  session_.observe(ImGui::GetTime());  // what was changed before is a change of its own
  mayHaveChanged_ = true;
  const auto ask = [](const std::function<void()>& request) {
    if (request) request();
  };
  switch (order.command) {
    case Command::open:
      dialogs_.openFile();
      break;
    case Command::openData:
      dialogs_.openData();
      break;
    case Command::saveScene:
      dialogs_.saveScene();
      break;
    case Command::saveTable:
      dialogs_.saveTable();
      break;
    case Command::saveDocument:
      dialogs_.saveDocument(static_cast<std::size_t>(order.argument));
      break;
    case Command::openDocument:
      dialogs_.openDocument(static_cast<std::size_t>(order.argument));
      break;
    case Command::saveFigure:
      dialogs_.saveFigure({});
      break;
    case Command::savePicture:
      dialogs_.saveFigure(FigureChoices::wholeWindow);
      break;
    case Command::help:
      dialogs_.showHelp();
      break;
    case Command::about:
      dialogs_.showAbout();
      break;
    case Command::quit:
      ask(host_.quit);
      break;
    case Command::fullScreen:
      ask(host_.toggleFullScreen);
      break;
    case Command::presentation:
      isPresentation_ = !isPresentation_;
      break;
    case Command::scaleUp:
      changeScale(session_.settings().scale + scaleStep);
      break;
    case Command::scaleDown:
      changeScale(session_.settings().scale - scaleStep);
      break;
    case Command::scaleReset:
      changeScale(1);
      break;
    case Command::cancel:
      cancel();
      break;
    case Command::firstStep:
      if (isOverSurface()) {
        session_.lab().view->resetCamera();
        break;
      }
      [[fallthrough]];
    default:
      session_.apply(order);
      break;
  }
}

bool Interface::isOverSurface() const {
  const RecordedRects& rects = ui_.rects();
  const auto surface = rects.find("plot.surface");
  return surface != rects.end() && surface->second.contains(fromIm(ImGui::GetIO().MousePos));
}

void Interface::changeScale(double scale) {
  session_.settings().scale = std::clamp(std::round(scale * 10) / 10, minimumUserScale, maximumUserScale);
}

// One thing at a time, the innermost first.
void Interface::cancel() {
  if (!ui_.typing().id.empty()) {
    ui_.stopTyping();
    clearActiveItem();
  } else if (isAnyPopupOpen()) {
    closeInnermostPopup();
  } else if (ImGui::GetIO().WantTextInput) {
    clearActiveItem();
  } else if (session_.reading() != nullptr) {
    session_.cancelReading();
  } else if (isPresentation_) {
    isPresentation_ = false;
  } else if (host_.isFullScreen && host_.isFullScreen() && host_.toggleFullScreen) {
    host_.toggleFullScreen();
  } else {
    session_.lab().state->playback().pause();
  }
}

void Interface::drop(const std::vector<std::string>& files) {
  for (const std::string& file : files) session_.openFile(file);
  mayHaveChanged_ = true;
}

}  // namespace descenso
