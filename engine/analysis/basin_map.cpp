#include "engine/analysis/basin_map.h"

#include "engine/analysis/basin_reach.h"
#include "engine/analysis/walk.h"
#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

RunOptions optionsOf(const BasinQuery& query) {
  return {.batches = query.batches, .schedule = query.schedule, .steps = query.steps};
}

constexpr int settledUpdates = 25;

void checkQuery(const BasinQuery& query) {
  const auto refuse = [](const Message& message) { throw InvalidArgument(message); };
  if (!query.problem) refuse("a basin map needs a problem"_message);
  if (query.problem->dimension() != 2) refuse("a basin map needs a problem of two parameters"_message);
  if (query.width < 2 || query.height < 2) refuse("a basin map needs at least 2 starts along each side"_message);
  if (query.steps < 1) refuse({"steps must be at least 1, got {got}"_message, {{"got", query.steps}}});
  if (!(query.reach > 0 && query.reach < 1))
    refuse({"reach must be in (0, 1), got {got}"_message, {{"got", query.reach}}});
  const Point2 size = query.box.size();
  if (!size.allFinite() || !(size.minCoeff() > 0)) refuse("a basin map needs a box whose sides are above 0"_message);
  for (const StationaryPoint& point : query.minima) {
    if (point.type != StationaryType::minimum) refuse("a basin map needs minima, got another stationary point"_message);
  }
}

std::shared_ptr<const BasinQuery> checked(BasinQuery query) {
  checkQuery(query);
  return std::make_shared<const BasinQuery>(std::move(query));
}

Box threeTimes(const Box& box) { return {box.low - box.size(), box.high + box.size()}; }

/// Follows one run after the other.
class Follower {
 public:
  Follower(std::shared_ptr<const BasinQuery> query, std::shared_ptr<const BasinReach> reach)
      : query_(std::move(query)),
        reach_(std::move(reach)),
        walk_(std::make_shared<Walk>(*query_->problem, query_->optimizer, optionsOf(*query_))) {}

  BasinCell operator()(GridPosition at, const std::stop_token& stop) {
    walk_->restart(startOf(*query_, at));
    minimum_ = -1;
    deep_ = 0;
    look();
    while (walk_->steps() < query_->steps && !walk_->hasDiverged() && !hasSettled()) {
      if (stop.stop_requested()) return {};
      walk_->step();
      look();
    }
    return ended();
  }

 private:
  bool hasSettled() const { return query_->stopsSettled && deep_ == settledUpdates; }

  void look() {
    int now = reach_->around(walk_->phi());
    if (now >= 0 && !reach_->agrees(now, walk_->loss())) now = -1;
    if (now != minimum_) {
      minimum_ = now;
      since_ = walk_->steps();
      deep_ = 0;
    }
    if (now >= 0) deep_ = reach_->isDeep(now, walk_->loss()) ? deep_ + 1 : 0;
  }

  BasinCell ended() const {
    BasinCell cell{.loss = walk_->loss(), .steps = static_cast<std::int32_t>(walk_->steps())};
    if (walk_->hasDiverged()) {
      cell.end = BasinEnd::diverged;
    } else if (minimum_ >= 0) {
      cell.end = BasinEnd::minimum;
      cell.minimum = static_cast<std::int16_t>(minimum_);
      cell.steps = static_cast<std::int32_t>(since_);
    } else {
      const bool isFar = !threeTimes(query_->box).contains(walk_->phi());
      cell.end = isFar && walk_->hasGrown() ? BasinEnd::diverged : BasinEnd::underWay;
    }
    return cell;
  }

  std::shared_ptr<const BasinQuery> query_;
  std::shared_ptr<const BasinReach> reach_;
  std::shared_ptr<Walk> walk_;  // shared only because a std::function must be copyable
  int minimum_ = -1;            // within whose reach the walk is
  Index since_ = 0;
  int deep_ = 0;  // updates in a row
};

}  // namespace

Point2 startOf(const BasinQuery& query, GridPosition at) {
  const Point2 part(static_cast<double>(at.column) / static_cast<double>(query.width - 1),
                    static_cast<double>(at.row) / static_cast<double>(query.height - 1));
  return query.box.low + query.box.size().cwiseProduct(part);
}

BasinMap::BasinMap(BasinQuery query)
    : query_(checked(std::move(query))),
      job_(query_->width, query_->height, query_->threads,
           [shared = query_,
            reach = std::make_shared<const BasinReach>(*query_->problem, query_->box, query_->minima, query_->reach)] {
             return Follower(shared, reach);
           }) {}

}  // namespace descenso
