// Every scene that comes with the program, loaded into the lab that it names.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/export/scene.h"
#include "app/labs/catalog.h"

namespace descenso {
namespace {

class EveryBuiltInScene : public testing::TestWithParam<std::string> {};

TEST_P(EveryBuiltInScene, LoadsAndHasATitleInBothLanguages) {
  const Scene scene = builtInScene(GetParam());
  EXPECT_EQ(scene.name, GetParam());
  EXPECT_EQ(scene.title.count("en"), 1u);
  EXPECT_EQ(scene.title.count("es"), 1u);
  const LabEntry* entry = findLab(scene.lab);
  ASSERT_NE(entry, nullptr) << scene.lab;
  EXPECT_NO_THROW(loadScene(*entry->makeState(), scene));
}

INSTANTIATE_TEST_SUITE_P(, EveryBuiltInScene, testing::ValuesIn(builtInScenes()), [](const auto& test) {
  std::string name = test.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace descenso
