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

}  // namespace descenso
