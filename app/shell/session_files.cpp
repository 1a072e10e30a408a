// What the session reads and writes.
#include <algorithm>
#include <stdexcept>

#include "app/export/files.h"
#include "app/export/png.h"
#include "app/shell/session.h"

namespace descenso {
namespace {

namespace fs = std::filesystem;

/// "3, 8, 12 …"
std::string shortList(const std::vector<int>& numbers) {
  constexpr std::size_t mostListed = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(mostListed, numbers.size()); ++i)
    text += (i > 0 ? ", " : "") + std::to_string(numbers[i]);
  return numbers.size() > mostListed ? text + " …" : text;
}

}  // namespace

void Session::openContent(const std::string& content, const fs::path& file) {
  const std::string name = file.filename().string();
  const std::string_view document = documentIn(lab().state->documents(), content);
  if (isPng(content)) {
    openScene(readScene(pngScene(content, name), name));
  } else if (!document.empty()) {
    readDocument(document, content, name);
  } else if (!isData(content, file)) {
    openScene(readScene(content, name));
  } else {
    tellOf(lab().state->readData(content, name), name);
  }
}

void Session::tellOf(const DataReport& report, const std::string& name) {
  tell(text_->format("notice.data", {{"count", std::to_string(report.count)}, {"name", name}}));
  if (report.refusal)
    tell(text_->format("notice.data.target", {{"reason", text_->say(*report.refusal)}, {"column", report.target}}));
  if (!report.missingLines.empty())
    tell(text_->format("notice.data.missing", {{"count", std::to_string(report.missingLines.size())},
                                               {"lines", shortList(report.missingLines)}}));
  for (const std::string& input : report.constantInputs)
    tell(text_->format("notice.data.constant", {{"input", input}}));
}

bool Session::takeReading() {
  std::erase_if(dropped_, [](const auto& each) { return each->isDone(); });
  if (!reading_ || !reading_->isDone()) return false;
  const std::unique_ptr<DataReading> done = std::move(reading_);
  try {
    const DataUse use = done->take();
    if (use) tellOf(use(*done->lab().state), done->name());
  } catch (const std::exception& error) {
    tell(text_->say(error), true);
  }
  return true;
}

void Session::cancelReading() {
  if (!reading_) return;
  tell(text_->format("notice.data.cancelled", {{"name", reading_->name()}}));
  dropReading();
}

/// Whoever waited for its thread here would make the user wait.
void Session::dropReading() {
  if (!reading_) return;
  reading_->stop();
  dropped_.push_back(std::move(reading_));
}

void Session::open(const fs::path& file) {
  if (isLargeData(file, lab().state->documents())) {
    dropReading();
    reading_ = std::make_unique<DataReading>(file, lab());
  } else {
    openContent(readFile(file, maximumPngBytes), file);  // the largest that may be inside; its reader has its own limit
  }
  settings_.remember(file);
  settings_.folder = fs::absolute(file).parent_path().string();
}

bool Session::openFile(const fs::path& file) {
  try {
    open(file);
  } catch (const std::exception& error) {
    tell(text_->say(error), true);
    return false;
  }
  return true;
}

/// Whether what `make` returns could be written.
bool Session::save(const fs::path& file, const std::function<std::string()>& make) {
  try {
    writeText(file, make());
  } catch (const std::exception& error) {
    tell(text_->say(error), true);
    return false;
  }
  tell(text_->format("notice.saved", {{"file", file.string()}}));
  return true;
}

bool Session::saveScene(const fs::path& file) {
  if (!save(file, [&] { return writeScene(*lab().state, lab().title); })) return false;
  lab().scene = file.filename().string();
  settings_.remember(file);
  return true;
}

bool Session::saveTable(const fs::path& file) {
  return save(file, [&] { return lab().state->table(); });
}

bool Session::saveDocument(std::string_view name, const fs::path& file) {
  return save(file, [&] { return lab().state->writeDocument(name); });
}

bool Session::openDocument(std::string_view name, const fs::path& file) {
  try {
    readDocument(name, readFile(file, maximumSceneBytes), file.filename().string());
  } catch (const std::exception& error) {
    tell(text_->say(error), true);
    return false;
  }
  return true;
}

void Session::readDocument(std::string_view name, const std::string& content, const std::string& file) {
  lab().state->readDocument(name, content, file);
  tell(text_->format("notice.document", {{"file", file}}));
}

bool Session::restore() {
  const fs::path file = folders_.sessionFile();
  std::error_code ignored;
  if (file.empty() || !fs::exists(file, ignored)) return false;
  try {
    Scene scene = readSceneFile(file);
    scene.name.clear();
    openScene(scene);
    return true;
  } catch (const std::exception& error) {
    tell(text_->format("notice.lastSession", {{"reason", text_->say(error)}}), true);
    return false;
  }
}

void Session::keep() {
  try {
    writeSettings(folders_.settingsFile(), settings_);
    const fs::path file = folders_.sessionFile();
    if (file.empty()) return;
    fs::create_directories(file.parent_path());
    writeText(file, writeScene(*lab().state, lab().title));
  } catch (const std::exception&) {
    // The program is closing: a folder that cannot be written must not keep it open.
  }
}

}  // namespace descenso
