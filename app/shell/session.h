// What the program has open: labs with their undo, the scene, settings, words and notices. No window and no ImGui
// input: the interface draws it, tests drive it.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/export/scene.h"
#include "app/labs/catalog.h"
#include "app/shell/commands.h"
#include "app/shell/data_reading.h"
#include "app/shell/history.h"
#include "app/shell/settings.h"
#include "app/text/translations.h"
#include "app/widgets/scene_link.h"

namespace descenso {

/// A sentence for the user, shown for a while.
struct Notice {
  std::string text;
  bool isError = false;
};

/// One lab that was opened, with everything it remembers while another is shown.
struct OpenLab {
  const LabEntry* entry = nullptr;
  std::unique_ptr<Lab> state;
  std::unique_ptr<LabPlots> plots;
  std::unique_ptr<LabView> view;
  History history;
  std::string scene;                         ///< name of the scene it shows; empty: its defaults
  std::map<std::string, std::string> title;  ///< of that scene, by language
};

class Session {
 public:
  /// `catalog` must not be empty and outlives the session.
  explicit Session(Settings settings, Folders folders = {}, const std::vector<LabEntry>& catalog = labCatalog());

  Settings& settings() { return settings_; }
  const Translations& text() const { return *text_; }
  void setLanguage(std::string_view code);

  OpenLab& lab() { return *labs_[shown_]; }
  const std::vector<LabEntry>& catalog() const { return catalog_; }
  void chooseLab(std::string_view name);

  /// A scene, a PNG with a scene inside, or a CSV of examples; a large one is read in the background, and what is wrong
  /// with it told on the screen. Throws ReadError or std::runtime_error and leaves everything as it was.
  void open(const std::filesystem::path& file);
  /// The same; what went wrong is told on the screen.
  bool openFile(const std::filesystem::path& file);
  bool openBuiltIn(std::string_view name);
  const std::vector<std::string>& scenes() const { return scenes_; }
  /// The same by topics of the course.
  const std::vector<SceneTopic>& sceneTopics() const { return sceneTopics_; }
  /// The title of a built-in scene in the present language.
  std::string sceneTitle(std::string_view name) const;
  /// Built-in scenes that show something of the thing of this name, each with its claim in the present language.
  std::vector<SceneLink> demonstrationsOf(std::string_view thing) const;
  /// Of what is shown, for the window's title bar; empty without a scene.
  std::string title() const;
  bool saveScene(const std::filesystem::path& file);
  bool saveTable(const std::filesystem::path& file);
  /// One of the shown lab's own documents, written and read.
  bool saveDocument(std::string_view name, const std::filesystem::path& file);
  bool openDocument(std::string_view name, const std::filesystem::path& file);

  /// The examples that are being read in the background; nullptr if none are. advance() takes them.
  const DataReading* reading() const { return reading_.get(); }
  void cancelReading();

  /// The last session's scene; false if there is none that can be opened.
  bool restore();
  /// Keeps settings and scene for the next session; failures are not worth a message then.
  void keep();

  /// Carries out what needs neither dialog nor window; false if the command is not one of those.
  bool apply(Order order);
  /// Time passes. Returns whether anything on the screen changed.
  bool advance(double seconds);
  /// Notes changes of settings for undo. Call when no mouse button is held.
  void observe(double now);

  void tell(std::string text, bool isError = false) { notices_.push_back({std::move(text), isError}); }
  /// What was told since the last call.
  std::vector<Notice> takeNotices();

 private:
  OpenLab& opened(const LabEntry& entry);
  void openScene(const Scene& scene);
  void openContent(const std::string& content, const std::filesystem::path& file);
  bool takeReading();
  void dropReading();
  bool save(const std::filesystem::path& file, const std::function<std::string()>& make);
  void readDocument(std::string_view name, const std::string& content, const std::string& file);
  void tellOf(const DataReport& report, const std::string& name);
  void stepScene(int by);
  void applyHistory(std::optional<nlohmann::json> state, std::string_view emptyKey);

  const std::vector<LabEntry>& catalog_;
  Settings settings_;
  Folders folders_;
  std::unique_ptr<Translations> text_;
  std::vector<std::unique_ptr<OpenLab>> labs_;
  std::size_t shown_ = 0;
  std::vector<std::string> scenes_;
  std::vector<SceneTopic> sceneTopics_;
  std::map<std::string, std::vector<Demonstration>, std::less<>> demonstrations_;
  std::vector<Notice> notices_;
  std::unique_ptr<DataReading> reading_;
  std::vector<std::unique_ptr<DataReading>> dropped_;  ///< until their threads have ended
};

}  // namespace descenso
