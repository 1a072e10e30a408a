#include <gtest/gtest.h>

#include <string>

#include "engine/data/catalog.h"
#include "engine/data/csv.h"
#include "engine/math/random.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::refusal;
using namespace std::string_literals;

struct Readable {
  const char* what;
  std::string text;
};

class EveryReadableTable : public ::testing::TestWithParam<Readable> {};

TEST_P(EveryReadableTable, HoldsTheTwoExamples) {
  const DataSet data = readCsv(GetParam().text, "d.csv");
  ASSERT_EQ(data.size(), 2);
  EXPECT_EQ(data.name, "d.csv");
  EXPECT_EQ(data.x, Point2(1, 2.5));
  EXPECT_EQ(data.y, Point2(-3, 0.04));
}

INSTANTIATE_TEST_SUITE_P(Csv, EveryReadableTable,
                         ::testing::Values(Readable{"comma", "1,-3\n2.5,0.04\n"},                                 //
                                           Readable{"semicolon", "1;-3\n2.5;0.04"},                               //
                                           Readable{"tab", "1\t-3\n2.5\t4e-2\n"},                                 //
                                           Readable{"blanks", "  1   -3\n2.5 0.04  \n"},                          //
                                           Readable{"header", "x,y\n1,-3\n2.5,0.04\n"},                           //
                                           Readable{"index", "i,x,y\n0,1,-3\n1,2.5,0.04\n"},                      //
                                           Readable{"id", "\"ID\";\"x\";\"y\"\na;1;-3\nb;2.5;0.04\n"},            //
                                           Readable{"decimalComma", "x;y\n1,0;-3\n2,5;0,04\n"},                   //
                                           Readable{"decimalCommaTab", "1\t-3\n2,5\t0,04\n"},                     //
                                           Readable{"dos", "x,y\r\n1,-3\r\n2.5,0.04\r\n"},                        //
                                           Readable{"oldMac", "1,-3\r2.5,0.04\r"},                                //
                                           Readable{"byteOrderMark", "\xEF\xBB\xBFx,y\n1,-3\n2.5,0.04\n"},        //
                                           Readable{"comments", "# points\n\n1,-3 # first\n   \n#\n2.5,0.04\n"},  //
                                           Readable{"spaced", "x , y\n 1 , -3 \n 2.5 , +0.04 \n"},                //
                                           Readable{"quoted", "\"1\",\"-3\"\n\"2.5\",\"0.04\"\n"}),
                         [](const auto& tested) { return tested.param.what; });

struct Unreadable {
  const char* what;
  std::string text;
  std::string message;
};

class EveryUnreadableTable : public ::testing::TestWithParam<Unreadable> {};

TEST_P(EveryUnreadableTable, SaysWhereAndWhatWouldBeRight) {
  EXPECT_EQ(refusal([] { readCsv(GetParam().text, "d.csv"); }), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Csv, EveryUnreadableTable,
    ::testing::Values(
        Unreadable{"empty", "", "d.csv:1:1: there are no examples; expected rows such as 1.5,0.25"},
        Unreadable{"blank", "\n \n", "d.csv:2:1: there are no examples; expected rows such as 1.5,0.25"},
        Unreadable{"onlyHeader", "x,y\n", "d.csv:1:1: there are no examples; expected rows such as 1.5,0.25"},
        Unreadable{"word", "1,2\n3,four\n", "d.csv:2:3: \"four\" is not a number; expected one such as 0.25"},
        Unreadable{"halfHeader", "x,2\n", "d.csv:1:1: \"x\" is not a number; expected one such as 0.25"},
        Unreadable{"rest", "1,2\n3, 4m\n", "d.csv:2:4: \"4m\" is not a number; expected one such as 0.25"},
        Unreadable{"nan", "1,nan\n", "d.csv:1:3: \"nan\" is not finite; expected a number such as 0.25"},
        Unreadable{"infinity", "1,2\n-inf,2\n", "d.csv:2:1: \"-inf\" is not finite; expected a number such as 0.25"},
        Unreadable{"overflow", "1,1e999\n", "d.csv:1:3: \"1e999\" is not finite; expected a number such as 0.25"},
        Unreadable{"long", "1,2\n1,2,3\n", "d.csv:2:5: expected 2 columns (x,y), got 3"},
        Unreadable{"short", "1,2\n1\n", "d.csv:2:1: expected 2 columns (x,y), got 1"},
        Unreadable{"longHeader", "x,y,z\n1,2,3\n", "d.csv:1:5: expected 2 columns (x,y), got 3"},
        Unreadable{"shortIndex", "i,x,y\n0,1\n", "d.csv:2:3: expected 3 columns (index,x,y), got 2"},
        Unreadable{"veryLong", "1,2,3,4,5,6,7\n", "d.csv:1:5: expected 2 columns (x,y), got 7"},
        Unreadable{"missing", "1,2\n,2\n", "d.csv:2:1: a value is missing; expected a number such as 0.25"},
        Unreadable{"missingLast", "1,2\n1,\n", "d.csv:2:3: a value is missing; expected a number such as 0.25"},
        Unreadable{"nul", "1,2\n1,\0"s + "2\n",
                   "d.csv:2:3: there is a NUL byte; expected plain text (save the file as UTF-8)"},
        Unreadable{"control", "1,2\n1,a\x01\n", "d.csv:2:3: \"a?\" is not a number; expected one such as 0.25"},
        Unreadable{"endless", "1,2\n1," + std::string(1000, 'w') + "\n",
                   "d.csv:2:3: \"" + std::string(24, 'w') + "…\" is not a number; expected one such as 0.25"}),
    [](const auto& tested) { return tested.param.what; });

TEST(Csv, KnowsTheLineAndColumnOfAnError) {
  try {
    readCsv("x,y\n1,2\n3,?\n", "d.csv");
    FAIL() << "nothing was thrown";
  } catch (const ReadError& error) {
    EXPECT_EQ(error.line(), 3);
    EXPECT_EQ(error.column(), 3);
  }
}

TEST(Csv, TakesAMillionExamplesAndNoMore) {
  std::string text;
  for (Index i = 0; i < maximumExamples; ++i) text += "1.25,-0.5\n";
  EXPECT_EQ(readCsv(text, "big.csv").size(), maximumExamples);
  text += "1,2\n";
  EXPECT_EQ(refusal([&] { readCsv(text, "big.csv"); }),
            "big.csv:1000001:1: there are more than 1000000 examples; expected at most that many");
}

// Whatever the bytes are, there is an answer or a ReadError.
TEST(Csv, SurvivesAnyBytes) {
  Random random(11);
  const std::string alphabet = "0123456789.,;-+eEinfa \t\r\n#\"x\xEF\xBB\xBF\xC3\x01"s + '\0';
  for (int trial = 0; trial < 20000; ++trial) {
    std::string text(random.below(40), ' ');
    for (char& c : text) c = alphabet[random.below(static_cast<std::uint32_t>(alphabet.size()))];
    try {
      const DataSet data = readCsv(text, "noise");
      EXPECT_GT(data.size(), 0);
      EXPECT_TRUE(data.x.allFinite() && data.y.allFinite());
    } catch (const ReadError& error) {
      EXPECT_GE(error.line(), 1);
      EXPECT_GE(error.column(), 1);
    }
  }
}

TEST(BuiltInData, HoldsTheBooksPoints) {
  const auto gabor = builtInData("gabor", "book");
  ASSERT_EQ(gabor->size(), 30);
  EXPECT_EQ(gabor->name, "book");
  EXPECT_EQ(gabor->x[0], -1.92);
  EXPECT_EQ(gabor->y[29], 0.5952);
  EXPECT_EQ(builtInData("linreg", "book")->size(), 12);
  EXPECT_EQ(builtInData("linreg", "nothing"), nullptr);
}

TEST(BuiltInData, ComputesTheReferencePoints) {
  const auto gabor = builtInData("gabor", "reference");
  EXPECT_NEAR(gabor->y[0], -0.001409, 5e-7);
  EXPECT_NEAR(gabor->y[1], 0.100874, 5e-7);
  EXPECT_NEAR(gabor->y[2], -0.103675, 5e-7);
  EXPECT_NEAR(gabor->y.squaredNorm(), 3.775618, 5e-7);
}

}  // namespace
}  // namespace descenso
