#include "engine/data/example_tables.h"

#include "assets/assets.h"
#include "engine/data/table.h"

namespace descenso {

Examples irisExamples() {
  const Table table = readTable(asset("data/iris.csv"), "iris");
  return examplesFrom(table, usualColumns(table)).examples;
}

Examples clientExamples() {
  Examples result{.name = "clients",
                  .inputs = Matrix(2, 5),
                  .classes = {1, 0, 0, 0, 1},
                  .targets = {},
                  .inputNames = {"income", "age"},
                  .classNames = {"no", "yes"},
                  .targetName = "vehicle"};
  result.inputs << 97.17, 44.67, 46.64, 33.84, 79.35,  //
      26.6, 32.3, 26.7, 23.7, 27.0;
  return result;
}

Examples homeExamples() {
  constexpr Index count = 13;
  Examples result{.name = "homes",
                  .inputs = Matrix(5, count),
                  .classes = {},
                  .targets = Vector(count),
                  .inputNames = {"area", "bedrooms", "last price", "year", "parking"},
                  .classNames = {},
                  .targetName = "price"};
  Matrix houses(count, 5);
  houses << 6000, 4, 235, 2005, 1,  //
      1200, 2, 95, 1998, 0,         //
      1850, 3, 160, 2003, 1,        //
      2400, 3, 180, 2010, 2,        //
      3100, 4, 210, 1995, 1,        //
      1500, 2, 120, 2015, 0,        //
      4200, 5, 290, 2008, 3,        //
      5100, 4, 260, 1999, 2,        //
      2750, 3, 150, 2018, 1,        //
      3600, 6, 240, 2012, 2,        //
      1150, 1, 80, 2001, 0,         //
      4800, 5, 310, 2020, 1,        //
      2050, 2, 140, 2006, 2;
  result.inputs = houses.transpose();
  const Vector slopes{{0.02, 10, 0.5, 2, 12}};
  result.targets = (houses * slopes).array() + 40.5 - 2 * 2000;
  return result;
}

Examples moleculeExamples() {
  Examples result{.name = "molecules",
                  .inputs = Matrix{{6, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14}},
                  .classes = {},
                  .targets = {},
                  .inputNames = {"atoms"},
                  .classNames = {},
                  .targetName = "freezing",
                  .furtherTargetNames = {"boiling"}};
  result.targets.resize(2 * result.size());
  for (Index i = 0; i < result.size(); ++i) {
    const double further = result.inputs(0, i) - 6;
    result.targets[2 * i] = -12.9 + 8 * further;
    result.targets[2 * i + 1] = 56.4 + 21 * further;
  }
  return result;
}

}  // namespace descenso
