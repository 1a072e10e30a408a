#include "app/labs/optimizer/config_json.h"

#include <array>
#include <cstdint>
#include <limits>

#include "app/labs/optimizer/config_json_values.h"
#include "app/labs/read_json.h"
#include "app/labs/view_json.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

void readOptimizers(const json& value, const std::string& pointer, OptimizerLabConfig& config) {
  for (Contestant& contestant : config.contestants) contestant.enabled = contestant.listed = false;
  std::vector<std::string_view> names;
  for (const OptimizerEntry& entry : optimizerCatalog()) names.push_back(entry.name);
  std::vector<bool> isListed(names.size(), false);
  readArray(value, pointer);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const JsonObject object(value[i], childPointer(pointer, std::to_string(i)),
                            {"name", "enabled", "listed", "values"});
    const json* name = object.find("name");
    if (name == nullptr)
      throw SceneError(object.pointer("name"), {"is missing: {names}"_message, {{"names", alternatives(names)}}});
    const std::size_t place = readName(*name, object.pointer("name"), names);
    if (isListed[place]) throw SceneError(object.pointer("name"), "is listed twice"_message);
    isListed[place] = true;
    Contestant& contestant = config.contestants[place];
    contestant.listed = true;
    object.flag("listed", contestant.listed);
    contestant.enabled = contestant.listed;
    object.flag("enabled", contestant.enabled);
    if (contestant.enabled && !contestant.listed)
      throw SceneError(object.pointer("enabled"), "must be false where \"listed\" is"_message);
    if (const json* values = object.find("values"))
      readValues(*values, object.pointer("values"), optimizerCatalog()[place].hyperparameters,
                 contestant.optimizer.values);
  }
}

constexpr std::array<std::string_view, 2> orderNames = {"shuffled", "fixed"};

json toJson(const BatchConfig& batches) {
  return {{"size", batches.size},
          {"order", orderNames[static_cast<std::size_t>(batches.order)]},
          {"seed", batches.seed},
          {"stride", batches.stride}};
}

BatchConfig readBatches(const json& value, const std::string& pointer) {
  const JsonObject object(value, pointer, {"size", "order", "seed", "stride"});
  BatchConfig batches;
  long size = batches.size;
  long seed = static_cast<long>(batches.seed);
  long stride = batches.stride;
  object.whole("size", size, 1, maximumExamples);
  object.oneOf("order", batches.order, orderNames);
  object.whole("seed", seed, 0, std::numeric_limits<std::int32_t>::max());
  object.whole("stride", stride, 0, maximumExamples);
  batches.size = size;
  batches.seed = static_cast<std::uint64_t>(seed);
  batches.stride = stride;
  return batches;
}

json toJson(const ScheduleConfig& schedule) {
  return {{"name", schedule.name},
          {"values", valuesJson(findSchedule(schedule.name)->hyperparameters, schedule.values)}};
}

void readSchedule(const json& value, const std::string& pointer, ScheduleConfig& schedule) {
  const JsonObject object(value, pointer, {"name", "values"});
  std::vector<std::string_view> names;
  for (const ScheduleEntry& entry : scheduleCatalog()) names.push_back(entry.name);
  const json* name = object.find("name");
  if (name == nullptr)
    throw SceneError(object.pointer("name"), {"is missing: {names}"_message, {{"names", alternatives(names)}}});
  const ScheduleEntry& entry = scheduleCatalog()[readName(*name, object.pointer("name"), names)];
  schedule = {std::string(entry.name), fallbacks(entry.hyperparameters)};
  if (const json* values = object.find("values"))
    readValues(*values, object.pointer("values"), entry.hyperparameters, schedule.values);
}

json pointJson(const Point2& point) { return {point.x(), point.y()}; }

constexpr double farthest = 1e300;

void readStart(const json& value, const std::string& pointer, Point2& start) {
  if (!value.is_array() || value.size() != 2)
    throw SceneError(pointer, "must be two numbers such as [-1.5, 8.5]"_message);
  for (int i = 0; i < 2; ++i)
    start[i] =
        readNumber(value[static_cast<std::size_t>(i)], childPointer(pointer, std::to_string(i)), -farthest, farthest);
}

/// Of a branch: as many numbers as there are parameters trained.
std::vector<double> readPlace(const json& value, const std::string& pointer, Index count) {
  if (!value.is_array() || std::ssize(value) != count)
    throw SceneError(pointer,
                     {"must be {count} numbers, one for each parameter that is trained"_message, {{"count", count}}});
  std::vector<double> place;
  for (std::size_t i = 0; i < value.size(); ++i)
    place.push_back(readNumber(value[i], childPointer(pointer, std::to_string(i)), -farthest, farthest));
  return place;
}

std::vector<Point2> readStarts(const json& value, const std::string& pointer) {
  readArray(value, pointer);
  if (value.size() > mostMoreStarts)
    throw SceneError(pointer, {"must hold at most {most} starts, holds {got}"_message,
                               {{"most", mostMoreStarts}, {"got", value.size()}}});
  std::vector<Point2> starts(value.size());
  for (std::size_t i = 0; i < starts.size(); ++i)
    readStart(value[i], childPointer(pointer, std::to_string(i)), starts[i]);
  return starts;
}

json branchesJson(const std::vector<Branch>& branches) {
  json all = json::array();
  for (const Branch& branch : branches)
    all.push_back({{"name", branch.optimizer.name},
                   {"values", valuesJson(declarations(*findOptimizer(branch.optimizer.name)), branch.optimizer.values)},
                   {"start", branch.start},
                   {"from", branch.from},
                   {"evaluations", branch.evaluations}});
  return all;
}

std::vector<Branch> readBranches(const json& value, const std::string& pointer, Index trained) {
  readArray(value, pointer);
  if (value.size() > mostBranches)
    throw SceneError(pointer, {"must hold at most {most} branches, holds {got}"_message,
                               {{"most", mostBranches}, {"got", value.size()}}});
  std::vector<std::string_view> names;
  for (const OptimizerEntry& entry : optimizerCatalog()) names.push_back(entry.name);
  std::vector<Branch> branches;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const JsonObject object(value[i], childPointer(pointer, std::to_string(i)),
                            {"name", "values", "start", "from", "evaluations"});
    const json* name = object.find("name");
    if (name == nullptr)
      throw SceneError(object.pointer("name"), {"is missing: {names}"_message, {{"names", alternatives(names)}}});
    const OptimizerEntry& entry = optimizerCatalog()[readName(*name, object.pointer("name"), names)];
    Branch branch{{std::string(entry.name), fallbacks(declarations(entry))}};
    if (const json* values = object.find("values"))
      readValues(*values, object.pointer("values"), entry.hyperparameters, branch.optimizer.values);
    const json* start = object.find("start");
    if (start == nullptr) throw SceneError(object.pointer("start"), "is missing: where the branch begins"_message);
    branch.start = readPlace(*start, object.pointer("start"), trained);
    object.whole("from", branch.from, 0, maximumSteps);
    object.number("evaluations", branch.evaluations, 0, std::numeric_limits<std::int32_t>::max());
    branches.push_back(std::move(branch));
  }
  return branches;
}

json lookJson(const OptimizerLabLook& look) {
  json value = toJson(static_cast<const LabLook&>(look));
  value.update({{"camera", toJson(look.camera)},
                {"colorMap", colorMapNames()[static_cast<std::size_t>(look.colorMap)]},
                {"dim", look.dim},
                {"contours", look.contours},
                {"fieldScale", scaleNames()[static_cast<std::size_t>(look.fieldScale)]},
                {"stationaryPoints", look.stationaryPoints},
                {"convexity", look.convexity},
                {"curvature", look.curvature},
                {"exampleGradients", look.exampleGradients},
                {"selected", look.selected},
                {"branch", look.branch},
                {"explain", look.explain},
                {"example", look.example},
                {"component", look.component},
                {"byEvaluations", look.byEvaluations}});
  return value;
}

void readLook(const json& value, const std::string& pointer, std::size_t branches, OptimizerLabLook& look) {
  std::vector<std::string_view> members = lookMembers(look);
  members.insert(members.end(),
                 {"camera", "colorMap", "dim", "contours", "fieldScale", "stationaryPoints", "convexity", "curvature",
                  "exampleGradients", "selected", "branch", "explain", "example", "component", "byEvaluations"});
  const JsonObject object(value, pointer, members);
  readLookMembers(object, look);
  if (const json* camera = object.find("camera")) readCamera(*camera, object.pointer("camera"), look.camera);
  object.oneOf("colorMap", look.colorMap, colorMapNames());
  object.number("dim", look.dim, 0, 1);
  object.flag("contours", look.contours);
  object.oneOf("fieldScale", look.fieldScale, scaleNames());
  object.flag("stationaryPoints", look.stationaryPoints);
  object.flag("convexity", look.convexity);
  object.flag("curvature", look.curvature);
  object.flag("exampleGradients", look.exampleGradients);
  std::vector<std::string_view> optimizers;
  for (const OptimizerEntry& entry : optimizerCatalog()) optimizers.push_back(entry.name);
  if (const json* selected = object.find("selected"))
    look.selected = optimizers[readName(*selected, object.pointer("selected"), optimizers)];
  long branch = look.branch;
  object.whole("branch", branch, -1, static_cast<long>(branches) - 1);
  look.branch = static_cast<int>(branch);
  object.flag("explain", look.explain);
  object.whole("example", look.example, 0, maximumExamples - 1);
  long component = look.component;
  object.whole("component", component, 0, 3);
  look.component = component;
  object.flag("byEvaluations", look.byEvaluations);
}

/// Whether, or the one erratum that is shown.
json asPrintedJson(const OptimizerLabConfig& config) {
  return config.asPrinted && !config.erratum.empty() ? json(config.erratum) : json(config.asPrinted);
}

void readAsPrinted(const json& value, const std::string& pointer, OptimizerLabConfig& config) {
  if (!value.is_string()) {
    config.asPrinted = readBool(value, pointer);
    return;
  }
  const std::span<const std::string_view> errata = optimizerErrata();
  config.erratum = errata[readName(value, pointer, errata)];
  config.asPrinted = true;
}

}  // namespace

json toJson(const OptimizerLabConfig& config) {
  json optimizers = json::array();
  for (std::size_t i = 0; i < config.contestants.size(); ++i) {
    const Contestant& contestant = config.contestants[i];
    const auto declared = declarations(optimizerCatalog()[i]);
    if (!contestant.listed && contestant.optimizer.values == fallbacks(declared)) continue;
    json entry = {{"name", contestant.optimizer.name},
                  {"enabled", contestant.enabled},
                  {"values", valuesJson(declared, contestant.optimizer.values)}};
    if (!contestant.listed) entry["listed"] = false;
    optimizers.push_back(std::move(entry));
  }
  json scene = {{"problem", toJson(config.problem)},   {"optimizers", std::move(optimizers)},
                {"start", pointJson(config.start)},    {"steps", config.steps},
                {"schedule", toJson(config.schedule)}, {"asPrinted", asPrintedJson(config)},
                {"look", lookJson(config.look)}};
  if (config.stopBelow > 0) scene["stopBelow"] = config.stopBelow;
  if (config.batches) scene["batches"] = toJson(*config.batches);
  if (!config.branches.empty()) scene["branches"] = branchesJson(config.branches);
  for (const Point2& start : config.moreStarts) scene["moreStarts"].push_back(pointJson(start));
  return scene;
}

OptimizerLabConfig readOptimizerLabConfig(const json& value) {
  const JsonObject object(value, "",
                          {"problem", "optimizers", "start", "moreStarts", "steps", "batches", "schedule", "stopBelow",
                           "branches", "asPrinted", "look"});
  OptimizerLabConfig config;
  if (const json* problem = object.find("problem")) readProblem(*problem, object.pointer("problem"), config);
  if (const json* optimizers = object.find("optimizers"))
    readOptimizers(*optimizers, object.pointer("optimizers"), config);
  if (const json* start = object.find("start")) readStart(*start, object.pointer("start"), config.start);
  if (const json* starts = object.find("moreStarts"))
    config.moreStarts = readStarts(*starts, object.pointer("moreStarts"));
  object.whole("steps", config.steps, 1, maximumSteps);
  if (const json* batches = object.find("batches")) config.batches = readBatches(*batches, object.pointer("batches"));
  if (const json* schedule = object.find("schedule"))
    readSchedule(*schedule, object.pointer("schedule"), config.schedule);
  object.number("stopBelow", config.stopBelow, leastStop, mostStop);
  if (const json* branches = object.find("branches"))
    config.branches = readBranches(*branches, object.pointer("branches"), trainedCount(config.problem));
  if (const json* printed = object.find("asPrinted")) readAsPrinted(*printed, object.pointer("asPrinted"), config);
  if (const json* look = object.find("look"))
    readLook(*look, object.pointer("look"), config.branches.size(), config.look);
  return config;
}

}  // namespace descenso
