#include "app/shell/menu.h"

#include <cmath>
#include <filesystem>
#include <string>

#include "app/shell/keys.h"
#include "app/widgets/drawing.h"

namespace descenso {
namespace {

/// One menu bar while it is drawn.
class MenuBar {
 public:
  MenuBar(Ui& ui, Session& session, std::vector<std::function<void()>>& chosen,
          const std::function<void(Order)>& perform)
      : ui_(ui), session_(session), chosen_(chosen), perform_(perform) {}

  void file();
  void edit();
  void view(bool isPresentation);
  void run();
  void help();
  void tabs();
  void title();

 private:
  float tabsWidth() const;
  void tabsAsMenu();
  bool begin(const std::string& id, std::string_view label, bool isEnabled = true) {
    const bool isOpen = ImGui::BeginMenu((std::string(label) + "##" + id).c_str(), isEnabled);
    ui_.record(id, recorded());
    return isOpen;
  }
  bool item(const std::string& id, const std::string& label, const std::string& shortcut = {}, bool isChecked = false,
            bool isEnabled = true) {
    const bool isChosen = ImGui::MenuItem((label + "##" + id).c_str(), shortcut.empty() ? nullptr : shortcut.c_str(),
                                          isChecked, isEnabled);
    ui_.record(id, recorded());
    return isChosen;
  }
  void command(const std::string& id, Command command, bool isChecked = false, bool isEnabled = true) {
    const Order order{command};
    if (item(id, std::string(ui_.text()(commandKey(command))), shortcutText(order, ui_.text()), isChecked, isEnabled))
      chosen_.push_back([perform = perform_, order] { perform(order); });
  }
  /// Only the part that is seen: a menu's window clips what it is still growing to.
  static Rect recorded() { return itemRect(); }

  void documents();
  void scenes();
  void recent();
  void languages();
  void scale();

  Ui& ui_;
  Session& session_;
  std::vector<std::function<void()>>& chosen_;
  const std::function<void(Order)>& perform_;
};

void MenuBar::file() {
  if (!begin("menu.file", ui_.text()("menu.file"))) return;
  command("menu.file.open", Command::open);
  scenes();
  recent();
  command("menu.file.data", Command::openData);
  ImGui::Separator();
  command("menu.file.scene", Command::saveScene);
  command("menu.file.figure", Command::saveFigure);
  command("menu.file.picture", Command::savePicture);
  command("menu.file.table", Command::saveTable);
  documents();
  ImGui::Separator();
  command("menu.file.quit", Command::quit);
  ImGui::EndMenu();
}

/// What only this lab writes and reads.
void MenuBar::documents() {
  const std::span<const LabDocument> documents = session_.lab().state->documents();
  if (documents.empty()) return;
  const auto each = [&](const LabDocument& document, Command command, const std::string& ending) {
    const std::string name(document.name);
    const Order order{command, static_cast<int>(&document - documents.data())};
    if (item("menu.document." + name + ending, std::string(ui_.text()("document." + name + ending)) + "…"))
      chosen_.push_back([perform = perform_, order] { perform(order); });
  };
  ImGui::Separator();
  for (const LabDocument& document : documents) each(document, Command::saveDocument, "");
  for (const LabDocument& document : documents)
    if (document.isReadable()) each(document, Command::openDocument, ".open");
}

void MenuBar::scenes() {
  if (!begin("menu.scenes", ui_.text()("menu.scenes"), !session_.scenes().empty())) return;
  for (const SceneTopic& topic : session_.sceneTopics()) {
    if (!begin("menu.topic." + topic.name, ui_.text()("topic." + topic.name))) continue;
    for (const std::string& name : topic.scenes)
      if (item("menu.scenes." + name, session_.sceneTitle(name), {}, session_.lab().scene == name))
        chosen_.push_back([&session = session_, name] { session.openBuiltIn(name); });
    ImGui::EndMenu();
  }
  ImGui::Separator();
  command("menu.scenes.previous", Command::previousScene);
  command("menu.scenes.next", Command::nextScene);
  ImGui::EndMenu();
}

void MenuBar::recent() {
  if (!begin("menu.recent", ui_.text()("menu.recent"), !session_.settings().recent.empty())) return;
  int place = 0;
  for (const std::string& file : session_.settings().recent) {
    const std::string id = "menu.recent." + std::to_string(place++);
    if (item(id, std::filesystem::path(file).filename().string()))
      chosen_.push_back([&session = session_, file] { session.openFile(file); });
  }
  ImGui::EndMenu();
}

void MenuBar::edit() {
  if (!begin("menu.edit", ui_.text()("menu.edit"))) return;
  command("menu.edit.undo", Command::undo, false, session_.lab().history.canUndo());
  command("menu.edit.redo", Command::redo, false, session_.lab().history.canRedo());
  ImGui::EndMenu();
}

void MenuBar::view(bool isPresentation) {
  if (!begin("menu.view", ui_.text()("menu.view"))) return;
  languages();
  command("menu.view.theme", Command::toggleTheme);
  scale();
  ImGui::Separator();
  command("menu.view.panel", Command::togglePanel, !session_.settings().isRail);
  command("menu.view.presentation", Command::presentation, isPresentation);
  command("menu.view.fullScreen", Command::fullScreen);
  ImGui::Separator();
  command("menu.view.fit", Command::fit);
  command("menu.view.grid", Command::toggleGrid);
  command("menu.view.contours", Command::toggleContours);
  command("menu.view.legend", Command::toggleLegend);
  command("menu.view.nextPlot", Command::nextPlot);
  command("menu.view.camera", Command::resetCamera);
  ImGui::EndMenu();
}

void MenuBar::languages() {
  if (!begin("menu.language", ui_.text()("menu.language"))) return;
  for (const Language& language : descenso::languages())
    if (item("menu.language." + language.code, language.name, {}, language.code == ui_.text().language()))
      chosen_.push_back([&session = session_, code = language.code] { session.setLanguage(code); });
  ImGui::EndMenu();
}

void MenuBar::scale() {
  const int percent = static_cast<int>(std::lround(session_.settings().scale * 100));
  if (!begin("menu.scale", ui_.text().format("menu.scale", {{"percent", std::to_string(percent)}}))) return;
  command("menu.scale.up", Command::scaleUp);
  command("menu.scale.down", Command::scaleDown);
  command("menu.scale.reset", Command::scaleReset);
  ImGui::EndMenu();
}

void MenuBar::run() {
  if (!begin("menu.run", ui_.text()("menu.run"))) return;
  command("menu.run.play", Command::playPause);
  command("menu.run.restart", Command::restart);
  ImGui::Separator();
  command("menu.run.forward", Command::stepForward);
  command("menu.run.back", Command::stepBack);
  command("menu.run.tenForward", Command::tenForward);
  command("menu.run.tenBack", Command::tenBack);
  command("menu.run.first", Command::firstStep);
  command("menu.run.last", Command::lastStep);
  ImGui::Separator();
  command("menu.run.faster", Command::faster);
  command("menu.run.slower", Command::slower);
  ImGui::EndMenu();
}

void MenuBar::help() {
  if (!begin("menu.help", ui_.text()("menu.help"))) return;
  command("menu.help.keys", Command::help);
  command("menu.help.about", Command::about);
  ImGui::EndMenu();
}

float MenuBar::tabsWidth() const {
  const ImFont& font = *ui_.font(FontRole::regular, 15);
  float width = ui_.px(20);
  for (const LabEntry& entry : session_.catalog())
    width += std::ceil(textWidth(font, ui_.text()("lab." + std::string(entry.name)))) + ui_.px(20);
  return width;
}

/// Where the labs do not fit beside each other.
void MenuBar::tabsAsMenu() {
  const std::string shown(session_.lab().entry->name);
  if (!begin("tabs", std::string(ui_.text()("lab." + shown)) + " ▼")) return;
  for (const LabEntry& entry : session_.catalog()) {
    const std::string name(entry.name);
    if (item("tab." + name, std::string(ui_.text()("lab." + name)), {}, name == shown) && name != shown)
      chosen_.push_back([&session = session_, name] { session.chooseLab(name); });
  }
  ImGui::EndMenu();
}

void MenuBar::tabs() {
  const float room = ImGui::GetWindowPos().x + ImGui::GetWindowSize().x - ImGui::GetCursorScreenPos().x;
  if (tabsWidth() > room) return tabsAsMenu();
  const Theme& theme = ui_.theme();
  const ImFont& font = *ui_.font(FontRole::regular, 15);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  const float top = ImGui::GetWindowPos().y;
  const float height = ui_.px(menuBarHeight);
  float x = cursor.x + ui_.px(12);
  list.AddRectFilled({x, top + ui_.px(8)}, {x + ui_.px(1), top + height - ui_.px(8)}, packed(theme.border));
  x += ui_.px(8);
  for (const LabEntry& entry : session_.catalog()) {
    const std::string name(entry.name);
    const std::string_view label = ui_.text()("lab." + name);
    const Rect tab = snapped({x, top, textWidth(font, label) + ui_.px(20), height});
    const std::string id = "tab." + name;
    const bool isShown = session_.lab().entry == &entry;
    if (pressArea(id, tab) && !isShown) chosen_.push_back([&session = session_, name] { session.chooseLab(name); });
    ui_.record(id, tab);
    const bool isBright = isShown || ImGui::IsItemHovered();
    drawLabel(ui_, tab, label, {FontRole::regular, 15, isBright ? theme.text : theme.muted, HorizontalAlign::center});
    if (isShown)
      list.AddRectFilled({tab.x + ui_.px(10), tab.bottom() - ui_.px(3)}, {tab.right() - ui_.px(10), tab.bottom()},
                         packed(theme.accent), ui_.px(1));
    x = tab.right();
  }
  ImGui::SetCursorScreenPos({x, cursor.y});
}

void MenuBar::title() {
  const std::string text = session_.title();
  const float left = ImGui::GetCursorScreenPos().x + ui_.px(16);
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowSize().x - ui_.px(16);
  if (text.empty() || right - left < ui_.px(40)) return;
  drawLabel(ui_, {left, ImGui::GetWindowPos().y, right - left, ui_.px(menuBarHeight)}, text,
            {FontRole::regular, 15, ui_.theme().muted, HorizontalAlign::right, Words::users});
}

}  // namespace

void drawMenuBar(Ui& ui, Session& session, bool isPresentation, std::vector<std::function<void()>>& chosen,
                 const std::function<void(Order)>& perform) {
  if (ImGui::BeginMenuBar()) {
    MenuBar bar(ui, session, chosen, perform);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(16), ui.px(8)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(8), ui.px(8)));
    bar.file();
    bar.edit();
    bar.view(isPresentation);
    bar.run();
    bar.help();
    bar.tabs();
    bar.title();
    ImGui::PopStyleVar(2);
    ImGui::EndMenuBar();
  }
}

}  // namespace descenso
