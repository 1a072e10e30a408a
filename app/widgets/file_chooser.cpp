#include "app/widgets/file_chooser.h"

#include <algorithm>
#include <utility>

#include "app/text/system_reason.h"
#include "app/widgets/drawing.h"
#include "app/widgets/icons.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace fs = std::filesystem;

void FileChooser::begin(Purpose purpose, const fs::path& folder, std::string name,
                        std::vector<std::string> extensions) {
  *this = FileChooser();
  purpose_ = purpose;
  name_ = std::move(name);
  extensions_ = std::move(extensions);
  enter(existingFolder(folder));
}

void FileChooser::setExtensions(std::vector<std::string> extensions) {
  if (extensions == extensions_) return;
  extensions_ = std::move(extensions);
  replaces_.clear();
  if (!name_.empty() && !extensions_.empty()) name_ = fs::path(name_).replace_extension(extensions_.front()).string();
  enter(folder_);
}

void FileChooser::enter(const fs::path& folder) {
  try {
    entries_ = listFolder(folder, extensions_);
    folder_ = folder;
    complaint_.reset();
  } catch (const fs::filesystem_error& error) {
    complain(
        {"{folder}: {reason}"_message, {{"folder", folder.string()}, {"reason", systemReason(error.code().value())}}});
  }
  folderText_ = folder_.string();
}

bool FileChooser::draw(Ui& ui, float listHeight) {
  drawFolderLine(ui);
  bool isConfirmed = drawList(ui, listHeight);
  const std::string before = name_;
  const std::string_view label = ui.text()(purpose_ == Purpose::save ? "files.name" : "files.nameOrFilter");
  isConfirmed = textInput(ui, "files.name", label, name_, std::exchange(isNew_, false)) || isConfirmed;
  if (name_ != before) {
    complaint_.reset();
    replaces_.clear();
  }
  if (complaint_) colouredText(ui, ui.text().say(*complaint_), asksToReplace() ? ui.theme().warn : ui.theme().error);
  if (next_) enter(*std::exchange(next_, std::nullopt));
  return isConfirmed;
}

void FileChooser::drawFolderLine(Ui& ui) {
  const Rect line = nextLine(ui.px(controlHeight));
  const Rect up = {line.x, line.y, ui.px(36), line.height};
  if (pressArea("files.up", up)) next_ = folder_.parent_path();
  ui.record("files.up", up);
  ui.hint("files.up", ui.text()("files.up"));
  drawControl(ui, up, controlState());
  drawIcon(*ImGui::GetWindowDrawList(), Icon::up, up.center(), ui.px(14), ui.theme().text);
  ImGui::SetCursorScreenPos({up.right() + ui.px(8), line.y});
  if (textInput(ui, "files.folder", {}, folderText_)) next_ = existingFolder(folderText_);
}

bool FileChooser::drawList(Ui& ui, float height) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(6), ui.px(6)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  beginFramedChild("files.list", {0, ui.px(height)}, ImGuiWindowFlags_None);
  ui.record("files.list",
            {ImGui::GetWindowPos().x, ImGui::GetWindowPos().y, ImGui::GetWindowSize().x, ImGui::GetWindowSize().y});
  // What is typed as a name to open narrows the list, unless it is one of the list.
  const bool isListed =
      std::any_of(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.name == name_; });
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < entries_.size(); ++i)
    if (purpose_ == Purpose::save || isListed || containsFolded(entries_[i].name, name_)) shown.push_back(i);
  bool isConfirmed = false;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(shown.size()), ui.px(26));
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const std::size_t place = shown[static_cast<std::size_t>(i)];
      isConfirmed = drawEntry(ui, entries_[place], place) || isConfirmed;
    }
  if (shown.empty()) mutedText(ui, ui.text()("files.empty"));
  ImGui::EndChild();
  ImGui::PopStyleVar(2);
  return isConfirmed;
}

bool FileChooser::drawEntry(Ui& ui, const FolderEntry& entry, std::size_t place) {
  const Rect rect = nextLine(ui.px(26));
  const std::string id = "files.entry." + entry.name;
  ImGui::PushID(static_cast<int>(place));
  const bool isPressed = pressArea("entry", rect);
  const bool isHovered = ImGui::IsItemHovered();
  ImGui::PopID();
  ui.record(id, rect);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool isChosen = !entry.isFolder && entry.name == name_;
  if (isHovered || isChosen)
    list.AddRectFilled(toIm(rect.min()), toIm(rect.max()),
                       packed(isChosen ? mix(ui.theme().raised, ui.theme().accent, 0.3f) : ui.theme().raised),
                       ui.px(4));
  drawIcon(list, entry.isFolder ? Icon::folder : Icon::file, {rect.x + ui.px(14), rect.center().y}, ui.px(15),
           entry.isFolder ? ui.theme().accent : ui.theme().muted);
  drawLabel(ui, rect.inset(ui.px(30), 0, ui.px(6), 0), entry.name,
            {FontRole::regular, 17, ui.theme().text, HorizontalAlign::left, Words::users});
  advancePast(rect);
  if (isPressed && entry.isFolder) next_ = folder_ / entry.name;
  if (isPressed && !entry.isFolder) {
    name_ = entry.name;
    complaint_.reset();
    replaces_.clear();
  }
  return isHovered && !entry.isFolder && ImGui::IsMouseDoubleClicked(0);
}

std::optional<fs::path> FileChooser::confirm(const Translations& text) {
  if (name_.empty()) {
    complain(verbatim(text("files.noName")));
    return std::nullopt;
  }
  fs::path path = fs::path(name_).is_absolute() ? fs::path(name_) : folder_ / name_;
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    name_.clear();
    enter(path.lexically_normal());
    return std::nullopt;
  }
  if (purpose_ == Purpose::open) {
    if (fs::exists(path, ignored)) return path;
    complain(verbatim(text.format("files.missing", {{"file", path.string()}})));
    return std::nullopt;
  }
  const bool isKnown =
      std::find(extensions_.begin(), extensions_.end(), path.extension().string()) != extensions_.end();
  if (!isKnown && !extensions_.empty()) path += extensions_.front();
  if (fs::exists(path, ignored) && replaces_ != path) {
    replaces_ = path;
    complain(verbatim(text.format("files.replaceQuestion", {{"file", path.filename().string()}})));
    return std::nullopt;
  }
  return path;
}

}  // namespace descenso
