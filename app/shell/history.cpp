#include "app/shell/history.h"

#include <algorithm>

namespace descenso {
namespace {

using nlohmann::json;

constexpr std::size_t maximumChanges = 200;
constexpr std::size_t maximumNumbers = 8'000'000;  // about 130 MB of JSON
constexpr double togetherWithin = 1.0;             // seconds

json withoutTime(json state) {
  if (state.is_object()) {
    state.erase("step");
    state.erase("speed");
  }
  return state;
}

std::size_t count(const json& value) {
  if (!value.is_structured()) return 1;
  std::size_t sum = 1;
  for (const json& member : value) sum += count(member);
  return sum;
}

}  // namespace

void History::reset(json state) {
  present_ = withoutTime(std::move(state));
  done_.clear();
  undone_.clear();
}

void History::observe(json state, double now) {
  state = withoutTime(std::move(state));
  if (state == present_) return;
  Change change;
  change.time = now;
  compare(present_, state, json::json_pointer(), change.differences);
  if (!done_.empty() && undone_.empty() && now - done_.back().time < togetherWithin && isSame(done_.back(), change)) {
    Change& last = done_.back();
    for (std::size_t i = 0; i < change.differences.size(); ++i)
      last.differences[i].after = std::move(change.differences[i].after);
    last.time = now;
  } else {
    for (const Difference& difference : change.differences)
      change.numbers += count(difference.before) + count(difference.after);
    done_.push_back(std::move(change));
  }
  undone_.clear();
  present_ = std::move(state);
  bound();
}

std::optional<json> History::undo() {
  if (done_.empty()) return std::nullopt;
  Change change = std::move(done_.back());
  done_.pop_back();
  for (const Difference& difference : change.differences) put(present_, difference.place, difference.before);
  undone_.push_back(std::move(change));
  return present_;
}

std::optional<json> History::redo() {
  if (undone_.empty()) return std::nullopt;
  Change change = std::move(undone_.back());
  undone_.pop_back();
  for (const Difference& difference : change.differences) put(present_, difference.place, difference.after);
  change.time = -togetherWithin;  // a new change begins after it
  done_.push_back(std::move(change));
  return present_;
}

// Arrays are taken as a whole: the rows of a data set are one setting.
void History::compare(const json& before, const json& after, const json::json_pointer& place,
                      std::vector<Difference>& differences) {
  if (before == after) return;
  if (!before.is_object() || !after.is_object()) {
    differences.push_back({place, before, after});
    return;
  }
  for (const auto& [name, value] : before.items())
    compare(value, after.contains(name) ? after[name] : json(), place / name, differences);
  for (const auto& [name, value] : after.items())
    if (!before.contains(name)) compare(json(), value, place / name, differences);
}

void History::put(json& state, const json::json_pointer& place, const json& value) {
  if (value.is_null() && !place.empty()) {
    json& parent = state[place.parent_pointer()];
    if (parent.is_object()) parent.erase(place.back());
  } else {
    state[place] = value;
  }
}

bool History::isSame(const Change& a, const Change& b) {
  return std::equal(a.differences.begin(), a.differences.end(), b.differences.begin(), b.differences.end(),
                    [](const Difference& x, const Difference& y) { return x.place == y.place; });
}

void History::bound() {
  std::size_t numbers = 0;
  for (const Change& change : done_) numbers += change.numbers;
  while (done_.size() > maximumChanges || (done_.size() > 1 && numbers > maximumNumbers)) {
    numbers -= done_.front().numbers;
    done_.pop_front();
  }
}

}  // namespace descenso
