// The dialogs of the interface: files to open and to write, figures, help, about. At most one is open.
#pragma once

#include <filesystem>
#include <string>

#include "app/shell/figure_dialog.h"
#include "app/shell/host.h"
#include "app/widgets/file_chooser.h"

namespace descenso {

class Dialogs {
 public:
  Dialogs(Session& session, const Host& host) : session_(session), host_(host) {}

  void openFile();
  void openData();
  void saveScene();
  void saveTable();
  /// The shown lab's documents, by their place.
  void saveDocument(std::size_t place);
  void openDocument(std::size_t place);
  /// `plot` as FigureChoices::begin has it.
  void saveFigure(std::string_view plot);
  void showHelp() { show(Kind::help); }
  void showAbout() { show(Kind::about); }

  /// Draws the one that is open. Call inside an ImGui window, once a frame.
  void draw(Ui& ui);
  bool isOpen() const { return kind_ != Kind::none; }
  void close() { kind_ = Kind::none; }

 private:
  enum class Kind { none, open, data, scene, table, document, ownDocument, figure, help, about };

  void show(Kind kind);
  void begin(Kind kind, FileChooser::Purpose purpose, std::string name, std::vector<std::string> extensions);
  void drawFiles(Ui& ui);
  void drawHelp(Ui& ui);
  void drawAbout(Ui& ui);
  /// Does what the dialog is for; returns whether it worked.
  bool finish(const std::filesystem::path& file);
  std::string titleKey() const;
  std::string_view confirmKey() const;

  Session& session_;
  const Host& host_;
  Kind kind_ = Kind::none;
  std::string document_;  ///< that is written or read
  bool isNew_ = false;  ///< opened since the last frame
  FileChooser files_;
  FigureChoices figure_;
};

}  // namespace descenso
