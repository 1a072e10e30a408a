#include "app/shell/session.h"

#include <algorithm>
#include <stdexcept>

namespace descenso {
namespace {

namespace fs = std::filesystem;

/// A language that is there: the wanted one, the system's, or English.
std::string availableLanguage(const std::string& wanted) {
  for (const Language& language : languages())
    if (language.code == wanted) return wanted;
  return systemLanguage();
}

/// The text in this language, in English, or in any.
std::string textIn(const TextByLanguage& texts, std::string_view language) {
  auto found = texts.find(std::string(language));
  if (found == texts.end()) found = texts.find("en");
  if (found == texts.end()) found = texts.begin();
  return found == texts.end() ? std::string() : found->second;
}

}  // namespace

Session::Session(Settings settings, Folders folders, const std::vector<LabEntry>& catalog)
    : catalog_(catalog),
      settings_(std::move(settings)),
      folders_(std::move(folders)),
      scenes_(builtInScenes()),
      sceneTopics_(builtInSceneTopics()),
      demonstrations_(builtInDemonstrations()) {
  settings_.language = availableLanguage(settings_.language);
  text_ = std::make_unique<Translations>(settings_.language);
  opened(catalog_.front());
}

void Session::setLanguage(std::string_view code) {
  text_ = std::make_unique<Translations>(code);
  settings_.language = code;
}

OpenLab& Session::opened(const LabEntry& entry) {
  for (std::size_t i = 0; i < labs_.size(); ++i)
    if (labs_[i]->entry == &entry) {
      shown_ = i;
      return *labs_[i];
    }
  auto lab = std::make_unique<OpenLab>();
  lab->entry = &entry;
  lab->state = entry.makeState();
  lab->plots = entry.makePlots(*lab->state);
  lab->view = entry.makeView(*lab->state, *lab->plots);
  lab->history.reset(lab->state->save());
  labs_.push_back(std::move(lab));
  shown_ = labs_.size() - 1;
  return *labs_.back();
}

void Session::chooseLab(std::string_view name) {
  for (const LabEntry& entry : catalog_)
    if (entry.name == name) {
      lab().state->playback().pause();
      opened(entry);
    }
}

void Session::openScene(const Scene& scene) {
  const auto entry = std::find_if(catalog_.begin(), catalog_.end(),
                                  [&](const LabEntry& candidate) { return candidate.name == scene.lab; });
  if (entry == catalog_.end())
    throw std::runtime_error(text_->format("notice.unknownLab", {{"name", scene.name}, {"lab", scene.lab}}));
  const std::size_t before = shown_;
  OpenLab& target = opened(*entry);
  try {
    loadScene(*target.state, scene);
  } catch (...) {
    shown_ = before;
    throw;
  }
  target.state->playback().pause();
  target.scene = scene.name;
  target.title = scene.title;
  target.history.reset(target.state->save());
}

bool Session::openBuiltIn(std::string_view name) {
  try {
    openScene(builtInScene(name));
  } catch (const std::exception& error) {
    tell(text_->say(error), true);
    return false;
  }
  return true;
}

std::string Session::sceneTitle(std::string_view name) const {
  const std::string title = textIn(builtInScene(name).title, text_->language());
  return title.empty() ? std::string(name) : title;
}

std::vector<SceneLink> Session::demonstrationsOf(std::string_view thing) const {
  const auto found = demonstrations_.find(thing);
  if (found == demonstrations_.end()) return {};
  std::vector<SceneLink> links;
  for (const Demonstration& each : found->second)
    links.push_back({each.scene, textIn(each.claim, text_->language()), each.scene == labs_[shown_]->scene});
  return links;
}

std::string Session::title() const {
  const OpenLab& shown = *labs_[shown_];
  const std::string title = textIn(shown.title, text_->language());
  return title.empty() ? shown.scene : title;
}

bool Session::apply(Order order) {
  OpenLab& shown = lab();
  Playback& playback = shown.state->playback();
  switch (order.command) {
    case Command::playPause:
      playback.toggle();
      return true;
    case Command::stepForward:
      shown.state->forward();
      return true;
    case Command::stepBack:
      shown.state->back();
      return true;
    case Command::tenForward:
      playback.move(10);
      return true;
    case Command::tenBack:
      playback.move(-10);
      return true;
    case Command::firstStep:
      playback.seek(0);
      return true;
    case Command::lastStep:
      playback.seek(playback.last());
      return true;
    case Command::faster:
      playback.faster();
      return true;
    case Command::slower:
      playback.slower();
      return true;
    case Command::restart:
      playback.restart();
      return true;
    case Command::previousScene:
      stepScene(-1);
      return true;
    case Command::nextScene:
      stepScene(1);
      return true;
    case Command::toggleSeries:
      shown.state->toggleSeries(order.argument);
      return true;
    case Command::fit:
      shown.view->fit();
      return true;
    case Command::toggleGrid:
      shown.view->toggleGrid();
      return true;
    case Command::toggleContours:
      shown.view->toggleContours();
      return true;
    case Command::toggleLegend:
      shown.view->toggleLegend();
      return true;
    case Command::nextPlot:
      shown.view->nextPlot();
      return true;
    case Command::resetCamera:
      shown.view->resetCamera();
      return true;
    case Command::toggleTheme:
      settings_.theme = settings_.theme == ThemeName::dark ? ThemeName::light : ThemeName::dark;
      return true;
    case Command::togglePanel:
      settings_.isRail = !settings_.isRail;
      return true;
    case Command::undo:
      applyHistory(shown.history.undo(), "notice.nothingToUndo");
      return true;
    case Command::redo:
      applyHistory(shown.history.redo(), "notice.nothingToRedo");
      return true;
    default:
      return false;
  }
}

void Session::applyHistory(std::optional<nlohmann::json> state, std::string_view emptyKey) {
  if (!state) {
    tell(std::string((*text_)(emptyKey)));
    return;
  }
  Lab& shown = *lab().state;
  const long step = shown.playback().step();
  const long last = shown.playback().last();
  const double speed = shown.playback().speed();
  try {
    shown.load(*state);
  } catch (const SceneError& error) {
    tell(text_->say(error), true);  // of a large table that is remembered no more
    return;
  }
  if (shown.playback().last() == last) shown.playback().seek(step);  // else time counts something else there
  shown.playback().setSpeed(speed);
}

void Session::stepScene(int by) {
  if (scenes_.empty()) return;
  const auto found = std::find(scenes_.begin(), scenes_.end(), lab().scene);
  const long count = static_cast<long>(scenes_.size());
  long place = by > 0 ? 0 : count - 1;  // from a scene of the user's own: the first or the last
  if (found != scenes_.end()) place = (found - scenes_.begin() + by + count) % count;
  openBuiltIn(scenes_[static_cast<std::size_t>(place)]);
}

bool Session::advance(double seconds) {
  const bool isRead = takeReading();
  return lab().state->advance(seconds) || isRead;
}

void Session::observe(double now) { lab().history.observe(lab().state->save(), now); }

std::vector<Notice> Session::takeNotices() { return std::exchange(notices_, {}); }

}  // namespace descenso
