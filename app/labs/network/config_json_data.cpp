#include <limits>
#include <stdexcept>

#include "app/labs/network/config_json.h"
#include "app/labs/values_json.h"
#include "engine/data/example_catalog.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

json examplesJson(const Examples& examples) {
  json inputs = json::array();
  for (Index i = 0; i < examples.size(); ++i) {
    const Vector one = examples.inputs.col(i);
    inputs.push_back(std::vector<double>(one.begin(), one.end()));
  }
  json object = {{"name", examples.name}, {"inputNames", examples.inputNames}, {"inputs", std::move(inputs)}};
  if (examples.isClassified()) {
    object["classNames"] = examples.classNames;
    object["classes"] = examples.classes;
  } else {
    object["targetName"] = examples.targetName;
    if (examples.targetCount() > 1) object["furtherTargetNames"] = examples.furtherTargetNames;
    object["targets"] = std::vector<double>(examples.targets.begin(), examples.targets.end());
  }
  return object;
}

std::vector<std::string> readNameList(const JsonObject& object, std::string_view member) {
  std::vector<std::string> texts;
  const json* value = object.find(member);
  if (value == nullptr) return texts;
  readArray(*value, object.pointer(member));
  for (std::size_t i = 0; i < value->size(); ++i)
    texts.push_back(readText((*value)[i], childPointer(object.pointer(member), std::to_string(i))));
  return texts;
}

std::vector<double> readNumberList(const json& value, const std::string& pointer) {
  readArray(value, pointer);
  std::vector<double> numbers(value.size());
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i] = readNumber(value[i], childPointer(pointer, std::to_string(i)), -anyNumber, anyNumber);
  return numbers;
}

Matrix readInputs(const json& value, const std::string& pointer) {
  readArray(value, pointer);
  Matrix inputs;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string place = childPointer(pointer, std::to_string(i));
    const std::vector<double> one = readNumberList(value[i], place);
    if (i == 0) inputs.resize(static_cast<Index>(one.size()), static_cast<Index>(value.size()));
    if (static_cast<Index>(one.size()) != inputs.rows())
      throw SceneError(place,
                       {"must hold as many numbers as the first example, {count}"_message, {{"count", inputs.rows()}}});
    for (std::size_t k = 0; k < one.size(); ++k) inputs(static_cast<Index>(k), static_cast<Index>(i)) = one[k];
  }
  return inputs;
}

std::shared_ptr<const Examples> readExamples(const json& value, const std::string& pointer) {
  const JsonObject object(value, pointer,
                          {"name", "inputNames", "inputs", "classNames", "classes", "targetName",
                           "furtherTargetNames", "targets"});
  auto examples = std::make_shared<Examples>();
  object.text("name", examples->name);
  object.text("targetName", examples->targetName);
  examples->inputNames = readNameList(object, "inputNames");
  examples->classNames = readNameList(object, "classNames");
  examples->furtherTargetNames = readNameList(object, "furtherTargetNames");
  if (const json* inputs = object.find("inputs")) examples->inputs = readInputs(*inputs, object.pointer("inputs"));
  if (const json* targets = object.find("targets")) {
    const std::vector<double> numbers = readNumberList(*targets, object.pointer("targets"));
    examples->targets = VectorView(numbers.data(), static_cast<Index>(numbers.size()));
  }
  if (const json* classes = object.find("classes")) {
    const std::string place = object.pointer("classes");
    readArray(*classes, place);
    for (std::size_t i = 0; i < classes->size(); ++i)
      examples->classes.push_back(
          static_cast<int>(readWhole((*classes)[i], childPointer(place, std::to_string(i)), 0, maximumClasses - 1)));
  }
  try {
    checkExamples(*examples);
  } catch (const std::invalid_argument& error) {
    throw SceneError(pointer, messageOf(error));
  }
  return examples;
}

void readFeatures(const json& value, const std::string& pointer, std::vector<int>& features) {
  readArray(value, pointer);
  features.clear();
  for (std::size_t i = 0; i < value.size(); ++i)
    features.push_back(static_cast<int>(readWhole(value[i], childPointer(pointer, std::to_string(i)),
                                                  features.empty() ? 0 : features.back() + 1, 1'000'000)));
}

void readSource(const JsonObject& object, std::span<const OwnTablePtr> tables, NetworkLabConfig& config) {
  if (const json* name = object.find("name")) {
    std::vector<std::string_view> names;
    for (const ExampleEntry& entry : exampleCatalog()) names.push_back(entry.name);
    chooseExamples(config, names[readName(*name, object.pointer("name"), names)]);
  }
  if (const json* settings = object.find("settings"))
    readValues(*settings, object.pointer("settings"), findExamples(config.data.name)->settings, config.data.settings);
  if (const json* own = object.find("own")) config.data.own = readExamples(*own, object.pointer("own"));
  if (const json* table = object.find("table")) {
    config.data.own = nullptr;
    config.data.table = readOwnTable(*table, object.pointer("table"), tables);
    config.data.columns = readColumns(object.find("columns"), object.pointer("columns"), config.data.table->table);
  }
  if (const json* features = object.find("features"))
    readFeatures(*features, object.pointer("features"), config.data.features);
}

}  // namespace

json toJson(const NetworkDataConfig& data) {
  json object = {
      {"name", data.name},           {"settings", valuesJson(findExamples(data.name)->settings, data.settings)},
      {"train", data.trainShare},    {"validation", data.validationShare},
      {"splitSeed", data.splitSeed}, {"standardised", data.isStandardised}};
  if (!data.features.empty()) object["features"] = data.features;
  if (data.threshold) object["threshold"] = *data.threshold;
  if (data.own) object["own"] = examplesJson(*data.own);
  if (data.table) {
    object["table"] = tableJson(*data.table);
    object["columns"] = columnsJson(data.table->table, data.columns);
  }
  return object;
}

void readThreshold(const JsonObject& object, NetworkDataConfig& data) {
  if (const json* threshold = object.find("threshold"))
    data.threshold = readNumber(*threshold, object.pointer("threshold"), -anyNumber, anyNumber);
}

void readNetworkData(const json& value, const std::string& pointer, std::span<const OwnTablePtr> tables,
                     NetworkLabConfig& config) {
  const JsonObject object(value, pointer,
                          {"name", "settings", "own", "table", "columns", "features", "train", "validation",
                           "splitSeed", "standardised", "threshold"});
  readSource(object, tables, config);
  NetworkDataConfig& data = config.data;
  object.number("train", data.trainShare, 0, 1);
  object.number("validation", data.validationShare, 0, 1);
  if (data.trainShare + data.validationShare > 1)
    throw SceneError(object.pointer("validation"),
                     "must leave \"train\" and \"validation\" together at most 1"_message);
  long seed = static_cast<long>(data.splitSeed);
  object.whole("splitSeed", seed, 0, std::numeric_limits<std::int32_t>::max());
  data.splitSeed = static_cast<std::uint64_t>(seed);
  object.flag("standardised", data.isStandardised);
  readThreshold(object, data);
}

}  // namespace descenso
