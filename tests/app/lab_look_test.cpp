// How plots are looked at, as it is saved with a scene.
#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "app/labs/lab.h"
#include "app/labs/lab_look.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 3> plots = {"curve", "bars", "card"};

TEST(LabLookTest, BeginsWithThePicture) {
  const LabLook look(plots);
  EXPECT_EQ(look.focus, "curve");
  EXPECT_EQ(look.views.size(), 3u);
  EXPECT_THROW(look.view("field"), std::out_of_range);
}

TEST(LabLookTest, ReadsBackWhatItWrote) {
  LabLook look(plots);
  look.focus = "bars";
  look.side = "card";
  look.view("bars").yScale = Scale::logarithmic;
  look.view("curve").x = {.low = -2, .high = 3, .fit = false};
  look.view("curve").hidden = {"tanh"};
  look.view("curve").held = DataPoint{0.25, -3};
  LabLook read(plots);
  readLabLook(toJson(look), "/look", read);
  EXPECT_EQ(read, look);
}

TEST(LabLookTest, KeepsWhatIsNotGiven) {
  LabLook look(plots);
  look.view("card").grid = false;
  readLabLook({{"side", "bars"}}, "/look", look);
  EXPECT_EQ(look.side, "bars");
  EXPECT_EQ(look.focus, "curve");
  EXPECT_FALSE(look.view("card").grid);
}

TEST(LabLookTest, NamesThePlaceOfWhatItRefuses) {
  LabLook look(plots);
  const auto pointerOf = [&](const nlohmann::json& value) {
    try {
      readLabLook(value, "/look", look);
    } catch (const SceneError& error) {
      return error.pointer();
    }
    return std::string();
  };
  EXPECT_EQ(pointerOf({{"field", 1}}), "/look/field");
  EXPECT_EQ(pointerOf({{"focus", "field"}}), "/look/focus");
  EXPECT_EQ(pointerOf({{"bars", {{"grid", 1}}}}), "/look/bars/grid");
  EXPECT_EQ(pointerOf(3), "/look");
}

}  // namespace
}  // namespace descenso
