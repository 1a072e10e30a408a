// One subject on the screen, in three parts: its state (plain data and engine objects, saved as a scene), its plots
// (drawn on any canvas), its view (edits a copy of the configuration through ImGui).
#pragma once

#include <limits>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/playback.h"
#include "engine/data/csv.h"
#include "engine/data/data_set.h"

namespace descenso {

/// A scene's state that cannot be used: where (a JSON pointer such as "/optimizers/0/values/alpha") and what would be
/// right.
class SceneError : public std::runtime_error {
 public:
  SceneError(std::string pointer, const std::string& what) : std::runtime_error(what), pointer_(std::move(pointer)) {}
  const std::string& pointer() const { return pointer_; }

 private:
  std::string pointer_;
};

/// What became of a text of examples.
struct DataReport {
  Index count = 0;                            ///< of examples
  std::vector<int> missingLines{};            ///< of rows left out because a value is missing
  std::vector<std::string> constantInputs{};  ///< names of inputs that are the same in all examples
};

class Lab {
 public:
  virtual ~Lab() = default;

  virtual std::string_view name() const = 0;  ///< "optimizer"
  /// Everything that load() needs to bring this state back, step shown and views included.
  virtual nlohmann::json save() const = 0;
  /// Throws SceneError and leaves the state as it was. Members that are missing keep their defaults; unknown ones are
  /// refused.
  virtual void load(const nlohmann::json& state) = 0;

  virtual Playback& playback() = 0;
  /// Where the step of playback() is not computed yet, what is shown is this one instead.
  virtual long knownStep() const { return std::numeric_limits<long>::max(); }
  /// What time counts, as read: updates k.
  virtual std::string_view stepSymbol() const { return "k"; }
  /// The user's own examples, dropped or opened. Throws std::invalid_argument where they cannot be used.
  virtual void useData(DataSet data) = 0;
  /// The same from a text; as a rule two columns of numbers. Throws ReadError, or std::invalid_argument as above.
  virtual DataReport readData(std::string_view text, std::string_view name) {
    DataSet data = readCsv(text, name);
    const Index count = data.size();
    useData(std::move(data));
    return {.count = count};
  }
  /// Toggles the n-th series (keys 1–8), from 0.
  virtual void toggleSeries(int index) = 0;
  /// The table behind the plots as CSV.
  virtual std::string table() const = 0;

  /// Moves by the elapsed time; returns whether anything on the screen changed.
  virtual bool advance(double seconds) { return playback().advance(seconds); }

  /// → and ←: one step, or one line of its explanation (Playback::divide). What keys and buttons call.
  void forward() { playback().move(1); }
  void back() { playback().move(-1); }
};

}  // namespace descenso
