// One subject on the screen, in three parts: its state (plain data and engine objects, saved as a scene), its plots
// (drawn on any canvas), its view (edits a copy of the configuration through ImGui).
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/playback.h"
#include "engine/data/csv.h"
#include "engine/data/data_set.h"
#include "engine/math/message.h"

namespace descenso {

/// A scene's state that cannot be used: where (a JSON pointer such as "/optimizers/0/values/alpha") and what would be
/// right.
class SceneError : public RuntimeError {
 public:
  SceneError(std::string pointer, const Message& what) : RuntimeError(what), pointer_(std::move(pointer)) {}
  const std::string& pointer() const { return pointer_; }

 private:
  std::string pointer_;
};

/// What became of a text of examples.
struct DataReport {
  Index count = 0;                            ///< of examples
  std::vector<int> missingLines{};            ///< of rows left out because a value is missing
  std::vector<std::string> constantInputs{};  ///< names of inputs that are the same in all examples
  std::optional<Message> refusal{};           ///< why another column than the usual one is predicted
  std::string target{};                       ///< that column
};

class Lab;
class Translations;

/// Gives a lab what was read, on the lab's own thread. Throws std::invalid_argument and leaves it as it was.
using DataUse = std::function<DataReport(Lab& lab)>;
/// Reads a text of examples, on any thread: it owns copies of all that it needs. Empty if `stop` was requested. Throws
/// ReadError, or std::invalid_argument for examples that cannot be used.
using DataReader = std::function<DataUse(std::string_view text, std::string_view name, const std::stop_token& stop,
                                         const ReadProgress& progress)>;

/// A file that a lab writes, and perhaps reads, besides scenes and the table of its plots.
struct LabDocument {
  std::string_view name;       ///< "weights"; translated under "document.NAME" and "document.NAME.open"
  std::string_view extension;  ///< ".csv"
  std::string_view mark{};     ///< stands near the beginning of one that can be read, and of nothing else; else empty

  bool isReadable() const { return !mark.empty(); }
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
  /// What a step is in another count, short: "epoch 3 of 10, batch 2 of 8"; empty where there is none.
  virtual std::string countText(const Translations&, long) const { return {}; }
  /// The user's own examples, dropped or opened. Throws std::invalid_argument where they cannot be used.
  virtual void useData(DataSet data) = 0;
  /// How a text becomes the lab's examples; as a rule two columns of numbers.
  virtual DataReader dataReader() const;
  /// The same at once. Throws ReadError, or std::invalid_argument as above.
  DataReport readData(std::string_view text, std::string_view name) { return dataReader()(text, name, {}, {})(*this); }

  virtual std::span<const LabDocument> documents() const { return {}; }
  /// The text of one of documents().
  virtual std::string writeDocument(std::string_view) const { return {}; }
  /// Takes over what writeDocument wrote, from here or elsewhere; `file` appears in messages. Throws ReadError with
  /// line and column, or std::invalid_argument for what does not fit, and leaves the lab as it was.
  virtual void readDocument(std::string_view, std::string_view, std::string_view) {}
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
