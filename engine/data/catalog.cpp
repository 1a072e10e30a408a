#include "engine/data/catalog.h"

#include <array>
#include <cmath>

#include "assets/assets.h"
#include "engine/data/csv.h"

namespace descenso {
namespace {

DataSet bookData(std::string_view path) {
  DataSet data = readCsv(asset(path), path);
  data.name = "book";
  return data;
}

struct DataEntry {
  std::string_view problem;
  std::string_view name;
  DataSet (*make)();
};

constexpr std::array<DataEntry, 7> entries{{
    {"gabor", "book", [] { return bookData("data/gabor.csv"); }},
    {"gabor", "reference", gaborReferenceData},
    {"linreg", "book", [] { return bookData("data/linreg.csv"); }},
    {"linreg", "reference", linearReferenceData},
    {"quadratic", "reference", quadraticReferenceData},
    {"houses", "houses", housesData},
    {"houses", "clients", clientsData},
}};

}  // namespace

std::shared_ptr<const DataSet> builtInData(std::string_view problem, std::string_view name) {
  for (const DataEntry& entry : entries) {
    if (entry.problem == problem && entry.name == name) return std::make_shared<const DataSet>(entry.make());
  }
  return nullptr;
}

DataSet gaborReferenceData() {
  DataSet data{.name = "reference", .x = Vector(30), .y = Vector(30)};
  for (Index i = 0; i < 30; ++i) {
    const auto k = static_cast<double>(i);
    const double x = -14.5 + k;
    const double u = 0.06 * 16.6 * x;
    data.x[i] = x;
    data.y[i] = std::sin(u) * std::exp(-u * u / 32) + 0.12 * std::sin(2.1 * k);
  }
  return data;
}

DataSet linearReferenceData() {
  DataSet data{.name = "reference", .x = Vector(12), .y = Vector(12)};
  for (Index i = 0; i < 12; ++i) {
    const auto k = static_cast<double>(i);
    data.x[i] = 0.05 + 0.17 * k;
    data.y[i] = 0.8 + 0.55 * data.x[i] + 0.1 * std::sin(5 * k);
  }
  return data;
}

DataSet quadraticReferenceData() {
  DataSet data{.name = "reference", .x = Vector(64), .y = Vector(64)};
  for (Index i = 0; i < 64; ++i) {
    const double x = -2 + 4 * static_cast<double>(i) / 63;
    data.x[i] = x;
    data.y[i] = 2 * x * x - 3 * x + 1;
  }
  return data;
}

DataSet housesData() {
  DataSet data{.name = "houses", .x = Vector(10), .y = Vector(10)};
  data.x << 50, 60, 70, 80, 90, 100, 110, 120, 130, 140;
  data.y << 1.2, 1.5, 1.6, 2.0, 2.1, 2.4, 2.5, 2.9, 3.0, 3.3;
  return data;
}

DataSet clientsData() {
  DataSet data{.name = "clients", .x = Vector(5), .y = Vector(5)};
  data.x << 97.17, 44.67, 46.64, 33.84, 79.35;
  data.y << 1, 0, 0, 0, 1;
  return data;
}

}  // namespace descenso
