// Learning-rate schedules: by what factor α is multiplied in each update.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/math/hyperparameter.h"
#include "engine/math/types.h"

namespace descenso {

/// When an update is made. Everything from 0.
struct ScheduleTime {
  Index update = 0;   ///< updates made before
  Index epoch = 0;    ///< whole passes over the data made before
  Index updates = 0;  ///< in all; 0 where that is not known, for which a schedule with an end never comes to it
};

struct ScheduleEntry {
  std::string_view name;     ///< "cosine"; translated under "schedule.cosine"
  std::string_view formula;  ///< of the factor η, as read
  std::string_view citation;
  std::vector<Hyperparameter> hyperparameters;  ///< translated under "hyperparameter.NAME"
  double (*factor)(const std::vector<double>& values, const ScheduleTime& time);
};

struct ScheduleConfig {
  std::string name = "constant";
  std::vector<double> values{};  ///< in the order of ScheduleEntry::hyperparameters; empty: fallbacks
  bool operator==(const ScheduleConfig&) const = default;
};

const std::vector<ScheduleEntry>& scheduleCatalog();
/// nullptr if there is none of that name.
const ScheduleEntry* findSchedule(std::string_view name);

class Schedule {
 public:
  /// Throws std::invalid_argument for an unknown name and for values out of range.
  explicit Schedule(const ScheduleConfig& config = {});

  /// η ≥ 0.
  double factor(const ScheduleTime& time) const { return entry_->factor(values_, time); }
  const ScheduleEntry& entry() const { return *entry_; }
  const std::vector<double>& values() const { return values_; }

 private:
  const ScheduleEntry* entry_;
  std::vector<double> values_;
};

}  // namespace descenso
