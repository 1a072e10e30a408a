// Chooses a file to open or to write: a folder's list, a name that can be typed, a question before overwriting.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/widgets/folder_listing.h"
#include "app/widgets/ui.h"
#include "engine/math/message.h"

namespace descenso {

class FileChooser {
 public:
  enum class Purpose { open, save };

  /// `name` is what is suggested; `extensions` (".json") say which files are listed, the first one is appended to a
  /// typed name that has none of them.
  void begin(Purpose purpose, const std::filesystem::path& folder, std::string name,
             std::vector<std::string> extensions);
  /// Another kind of file: the name's extension follows.
  void setExtensions(std::vector<std::string> extensions);

  /// Draws folder, list and name; returns whether Enter or a double click confirmed the name.
  bool draw(Ui& ui, float listHeight);
  /// What confirming gives: a path, or nothing with the reason (or the question) shown under the name. A typed folder
  /// is entered; an existing file is written over only when confirmed twice.
  std::optional<std::filesystem::path> confirm(const Translations& text);
  /// Something failed after confirming; shown under the name.
  void complain(Message reason) { complaint_ = std::move(reason); }
  bool asksToReplace() const { return !replaces_.empty(); }

 private:
  void enter(const std::filesystem::path& folder);
  void drawFolderLine(Ui& ui);
  bool drawList(Ui& ui, float height);
  bool drawEntry(Ui& ui, const FolderEntry& entry, std::size_t place);

  bool isNew_ = true;  ///< not drawn yet: the name is what one types first
  Purpose purpose_ = Purpose::open;
  std::filesystem::path folder_;
  std::string folderText_;
  std::string name_;
  std::vector<std::string> extensions_;
  std::vector<FolderEntry> entries_;
  std::optional<Message> complaint_;
  std::filesystem::path replaces_;             ///< the file that the user was asked about
  std::optional<std::filesystem::path> next_;  ///< folder to enter after the list is drawn
};

}  // namespace descenso
