#include "engine/data/example_catalog.h"

#include <algorithm>

#include "engine/data/example_tables.h"
#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr double largestSize = 10'000;
const Box usualSquare{{-1.5, -1.5}, {1.5, 1.5}};

Hyperparameter sizeSetting(double fallback) {
  return {.name = "size",
          .symbol = "m",
          .minimum = 2,
          .maximum = largestSize,
          .fallback = fallback,
          .scale = Scale::logarithmic,
          .isWhole = true};
}

Hyperparameter noiseSetting(double fallback) {
  return {.name = "noise", .symbol = "σ", .minimum = 0, .maximum = 1, .fallback = fallback};
}

Hyperparameter balanceSetting() {
  return {.name = "balance", .symbol = "", .minimum = 0.05, .maximum = 0.95, .fallback = 0.5};
}

Hyperparameter classesSetting(double fallback) {
  return {.name = "classes",
          .symbol = "k",
          .minimum = 2,
          .maximum = static_cast<double>(maximumClasses),
          .fallback = fallback,
          .isWhole = true};
}

Hyperparameter cellsSetting() {
  return {.name = "cells", .symbol = "", .minimum = 2, .maximum = 8, .fallback = 4, .isWhole = true};
}

Hyperparameter turnsSetting() {
  return {.name = "turns", .symbol = "", .minimum = 0.5, .maximum = 3, .fallback = 1.25};
}

Hyperparameter seedSetting() {
  return {.name = "seed", .symbol = "", .minimum = 0, .maximum = 999'999, .fallback = 1, .isWhole = true};
}

void setMember(GeneratorSettings& settings, std::string_view name, double value) {
  if (name == "size") settings.size = static_cast<Index>(value);
  if (name == "noise") settings.noise = value;
  if (name == "balance") settings.balance = value;
  if (name == "classes") settings.classes = static_cast<Index>(value);
  if (name == "cells") settings.cells = static_cast<Index>(value);
  if (name == "turns") settings.turns = value;
  if (name == "seed") settings.seed = static_cast<std::uint64_t>(value);
}

ExampleEntry twoClassEntry(std::string_view name, double usualNoise, Examples (*make)(const GeneratorSettings&)) {
  return {.name = name,
          .settings = {sizeSetting(200), noiseSetting(usualNoise), balanceSetting(), seedSetting()},
          .citation = {},
          .range = usualSquare,
          .make = make};
}

ExampleEntry numberEntry(std::string_view name, Index inputs, std::vector<Hyperparameter> settings, const Box& range,
                         Examples (*make)(const GeneratorSettings&)) {
  return {.name = name,
          .inputs = inputs,
          .classes = 0,
          .settings = std::move(settings),
          .citation = {},
          .range = range,
          .make = make};
}

ExampleEntry manyClassEntry(std::string_view name, double usualNoise, Examples (*make)(const GeneratorSettings&)) {
  return {.name = name,
          .classes = 3,
          .settings = {sizeSetting(200), noiseSetting(usualNoise), classesSetting(3), balanceSetting(), seedSetting()},
          .citation = {},
          .range = usualSquare,
          .make = make};
}

ExampleEntry withSetting(ExampleEntry entry, const Hyperparameter& setting) {
  entry.settings.insert(entry.settings.end() - 1, setting);
  return entry;
}

ExampleEntry triangleEntry() {
  ExampleEntry entry = twoClassEntry("triangle", 0, triangle);
  entry.range = {{-0.5, -0.5}, {1.5, 1.5}};
  return entry;
}

}  // namespace

const std::vector<ExampleEntry>& exampleCatalog() {
  static const std::vector<ExampleEntry> entries{
      twoClassEntry("circles", 0.05, circles),
      twoClassEntry("xor", 0.05, exclusiveOr),
      twoClassEntry("gaussians", 0.4, gaussians),
      withSetting(twoClassEntry("spirals", 0.03, spirals), turnsSetting()),
      twoClassEntry("moons", 0.1, moons),
      manyClassEntry("blobs", 0.25, blobs),
      withSetting(twoClassEntry("checkerboard", 0, checkerboard), cellsSetting()),
      manyClassEntry("rings", 0.05, rings),
      triangleEntry(),
      {.name = "iris",
       .inputs = 4,
       .classes = 3,
       .settings = {},
       .citation = "Fisher 1936, The use of multiple measurements in taxonomic problems; data of E. Anderson",
       .range = {{4.3, 2.0}, {7.9, 4.4}},
       .make = [](const GeneratorSettings&) { return irisExamples(); }},
      {.name = "clients",
       .settings = {},
       .citation = {},
       .range = {{33.84, 23.7}, {97.17, 32.3}},
       .make = [](const GeneratorSettings&) { return clientExamples(); }},
      numberEntry("plane", 2, {sizeSetting(200), noiseSetting(0.05), seedSetting()}, usualSquare, plane),
      numberEntry("hills", 2, {sizeSetting(200), noiseSetting(0.05), seedSetting()}, usualSquare, hills),
      numberEntry("line", 1, {sizeSetting(40), noiseSetting(0.15), seedSetting()}, {{-1.5, -0.7}, {1.5, 1.1}}, line),
      numberEntry("sine", 1, {sizeSetting(40), noiseSetting(0.15), seedSetting()}, {{-4.72, -1}, {4.72, 1}}, sine),
      numberEntry("parabola", 1, {sizeSetting(20), noiseSetting(0.2), seedSetting()}, {{-1.5, -1}, {1.5, 1.25}},
                  parabola),
      numberEntry("homes", 5, {}, {{1100, 1}, {6200, 6}}, [](const GeneratorSettings&) { return homeExamples(); }),
      numberEntry("molecules", 1, {}, {{1, -50}, {15, 60}},
                  [](const GeneratorSettings&) { return moleculeExamples(); }),
  };
  return entries;
}

const ExampleEntry* findExamples(std::string_view name) {
  const auto& entries = exampleCatalog();
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& each) { return each.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

Examples makeExamples(std::string_view name, std::span<const double> settings) {
  const ExampleEntry* entry = findExamples(name);
  if (entry == nullptr) {
    std::vector<std::string_view> names;
    for (const ExampleEntry& known : exampleCatalog()) names.push_back(known.name);
    throw InvalidArgument("examples must be {names}, got {got}"_message,
                          {{"names", alternatives(names)}, {"got", name}});
  }
  if (settings.size() > entry->settings.size()) {
    throw InvalidArgument("the examples {name} must have at most {settings} settings, got {got}"_message,
                          {{"name", name}, {"settings", entry->settings.size()}, {"got", settings.size()}});
  }
  GeneratorSettings complete;
  for (std::size_t i = 0; i < entry->settings.size(); ++i) {
    const double value = i < settings.size() ? settings[i] : entry->settings[i].fallback;
    checkValue(entry->settings[i], value);
    setMember(complete, entry->settings[i].name, value);
  }
  return entry->make(complete);
}

}  // namespace descenso
