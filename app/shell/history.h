// Undo and redo of settings: what changed between snapshots of a lab's state. Moving in time is not a change.
#pragma once

#include <deque>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

namespace descenso {

class History {
 public:
  /// The state from which changes are counted; forgets everything before.
  void reset(nlohmann::json state);
  /// Notes what changed since the last call. Changes to the same settings within a second are one change. `now` in
  /// seconds, never falling.
  void observe(nlohmann::json state, double now);

  bool canUndo() const { return !done_.empty(); }
  bool canRedo() const { return !undone_.empty(); }
  /// The state to go back (or forward) to, without step and speed; nothing if there is none.
  std::optional<nlohmann::json> undo();
  std::optional<nlohmann::json> redo();

 private:
  /// One member of the state: where, and its value on either side; null where there was none.
  struct Difference {
    nlohmann::json::json_pointer place;
    nlohmann::json before;
    nlohmann::json after;
  };
  struct Change {
    std::vector<Difference> differences;
    double time = 0;
    std::size_t numbers = 0;  ///< values kept, as a measure of memory
  };

  static void compare(const nlohmann::json& before, const nlohmann::json& after,
                      const nlohmann::json::json_pointer& place, std::vector<Difference>& differences);
  static void put(nlohmann::json& state, const nlohmann::json::json_pointer& place, const nlohmann::json& value);
  static bool isSame(const Change& a, const Change& b);
  void bound();

  nlohmann::json present_;
  std::deque<Change> done_;
  std::vector<Change> undone_;
};

}  // namespace descenso
