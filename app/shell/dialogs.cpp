#include "app/shell/dialogs.h"

#include <imgui.h>

#include "app/shell/help.h"
#include "app/widgets/dialog.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr const char* popup = "dialog";
constexpr float filesWidth = 620;
constexpr float figureWidth = 860;
constexpr float listHeight = 300;

}  // namespace

void Dialogs::show(Kind kind) {
  kind_ = kind;
  isNew_ = true;
}

void Dialogs::begin(Kind kind, FileChooser::Purpose purpose, std::string name, std::vector<std::string> extensions) {
  files_.begin(purpose, session_.settings().folder, std::move(name), std::move(extensions));
  show(kind);
}

void Dialogs::openFile() {
  begin(Kind::open, FileChooser::Purpose::open, {}, {".json", ".png", ".csv", ".tsv", ".txt", ".dat"});
}

void Dialogs::openData() { begin(Kind::data, FileChooser::Purpose::open, {}, {".csv", ".txt", ".dat", ".tsv"}); }

void Dialogs::saveScene() {
  std::string name = session_.lab().scene.empty() ? std::string(session_.lab().entry->name) : session_.lab().scene;
  if (!name.ends_with(".json")) name += ".json";
  begin(Kind::scene, FileChooser::Purpose::save, std::move(name), {".json"});
}

void Dialogs::saveTable() {
  begin(Kind::table, FileChooser::Purpose::save, std::string(session_.lab().entry->name) + ".csv", {".csv"});
}

void Dialogs::saveDocument(std::size_t place) {
  const LabDocument& document = session_.lab().state->documents()[place];
  document_ = document.name;
  const std::string extension(document.extension);
  begin(Kind::document, FileChooser::Purpose::save, document_ + extension, {extension});
}

void Dialogs::openDocument(std::size_t place) {
  const LabDocument& document = session_.lab().state->documents()[place];
  document_ = document.name;
  begin(Kind::ownDocument, FileChooser::Purpose::open, {}, {std::string(document.extension)});
}

void Dialogs::saveFigure(std::string_view plot) {
  figure_.begin(plot, session_, session_.settings().theme);
  begin(Kind::figure, FileChooser::Purpose::save, figure_.suggestedName(session_.lab()), {figure_.extension()});
}

void Dialogs::draw(Ui& ui) {
  if (kind_ == Kind::none) return;
  if (isNew_)
    ImGui::OpenPopup(popup);
  else if (!ImGui::IsPopupOpen(popup))
    kind_ = Kind::none;  // closed by Esc
  isNew_ = false;
  switch (kind_) {
    case Kind::none:
      break;
    case Kind::help:
      drawHelp(ui);
      break;
    case Kind::about:
      drawAbout(ui);
      break;
    default:
      drawFiles(ui);
      break;
  }
}

void Dialogs::drawFiles(Ui& ui) {
  const bool isFigure = kind_ == Kind::figure;
  if (!beginDialog(ui, popup, ui.text()(titleKey()), isFigure ? figureWidth : filesWidth)) return;
  if (isFigure) {
    const float optionsWidth = ui.px(270);
    ImGui::BeginChild("figure.options", {optionsWidth, ui.px(listHeight + 118)}, false);
    if (figure_.draw(ui, session_.lab())) files_.setExtensions({figure_.extension()});
    ImGui::EndChild();
    ImGui::SameLine(0, ui.px(20));
    ImGui::BeginGroup();
  }
  const bool isChosen = files_.draw(ui, listHeight);
  if (isFigure) ImGui::EndGroup();
  const std::string_view confirm = ui.text()(files_.asksToReplace() ? "files.replace" : confirmKey());
  const Answer answer = dialogButtons(ui, popup, ui.text()("dialog.cancel"), confirm);
  bool isDone = answer == Answer::cancel;
  if (isChosen || answer == Answer::confirm)
    if (const auto file = files_.confirm(ui.text())) isDone = finish(*file) || isDone;
  if (isDone) {
    ImGui::CloseCurrentPopup();
    kind_ = Kind::none;
  }
  endDialog(ui);
}

bool Dialogs::finish(const std::filesystem::path& file) {
  session_.settings().folder = file.parent_path().string();
  try {
    switch (kind_) {
      case Kind::open:
      case Kind::data:
        return session_.openFile(file);
      case Kind::scene:
        return session_.saveScene(file);
      case Kind::table:
        return session_.saveTable(file);
      case Kind::document:
        return session_.saveDocument(document_, file);
      case Kind::ownDocument:
        return session_.openDocument(document_, file);
      case Kind::figure: {
        FigureOptions options = figure_.options();
        options.title = session_.lab().title;
        if (figure_.isWholeWindow()) {
          options.plot.clear();
          if (host_.writePicture) host_.writePicture(file, options);
        } else if (host_.writeFigure) {
          host_.writeFigure(file, session_.lab(), options);
        }
        session_.tell(session_.text().format("notice.saved", {{"file", file.string()}}));
        return true;
      }
      default:
        return true;
    }
  } catch (const std::exception& error) {
    files_.complain(messageOf(error));
    return false;
  }
}

std::string Dialogs::titleKey() const {
  switch (kind_) {
    case Kind::open:
      return "dialog.open";
    case Kind::data:
      return "dialog.data";
    case Kind::scene:
      return "dialog.scene";
    case Kind::table:
      return "dialog.table";
    case Kind::document:
      return "document." + document_;
    case Kind::ownDocument:
      return "document." + document_ + ".open";
    default:
      return "dialog.figure";
  }
}

std::string_view Dialogs::confirmKey() const {
  const bool opens = kind_ == Kind::open || kind_ == Kind::data || kind_ == Kind::ownDocument;
  return opens ? "dialog.openButton" : "dialog.saveButton";
}

void Dialogs::drawHelp(Ui& ui) {
  if (!beginDialog(ui, popup, ui.text()("help.title"), helpWidth)) return;
  drawHelpText(ui);
  if (dialogButtons(ui, popup, {}, ui.text()("dialog.close")) == Answer::confirm) {
    ImGui::CloseCurrentPopup();
    kind_ = Kind::none;
  }
  endDialog(ui);
}

void Dialogs::drawAbout(Ui& ui) {
  if (!beginDialog(ui, popup, std::string("Descenso ") + DESCENSO_VERSION, 460)) return;
  mutedText(ui, ui.text()("about.text"));
  mutedText(ui, ui.text()("about.licence"));
  if (dialogButtons(ui, popup, {}, ui.text()("dialog.close")) == Answer::confirm) {
    ImGui::CloseCurrentPopup();
    kind_ = Kind::none;
  }
  endDialog(ui);
}

}  // namespace descenso
