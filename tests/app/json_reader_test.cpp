#include "app/export/json_reader.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

using tests::refusal;

struct WrongJson {
  const char* what;
  std::string text;
  std::string message;
};

class EveryWrongJson : public ::testing::TestWithParam<WrongJson> {};

TEST_P(EveryWrongJson, IsRefusedWithItsPlace) {
  EXPECT_EQ(refusal<ReadError>([] { readJson(GetParam().text, "f"); }), GetParam().message);
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

INSTANTIATE_TEST_SUITE_P(
    Json, EveryWrongJson,
    ::testing::Values(
        WrongJson{"notANumber", "{\n  \"a\": NaN\n}", "f:2:8: NaN cannot be read: write a finite number"},
        WrongJson{"smallNan", "[1, nan]", "f:1:5: nan cannot be read: write a finite number"},
        WrongJson{"infinity", "[1,\n-Infinity]", "f:2:1: -Infinity cannot be read: write a finite number"},
        WrongJson{"inf", "[inf]", "f:1:2: inf cannot be read: write a finite number"},
        WrongJson{"overflow", "[1, 2,\n\n 1e999]", "f:3:2: 1e999 is too large for a number"},
        WrongJson{"afterAccents", "[\"ñandú\", 1e999]", "f:1:11: 1e999 is too large for a number"},
        WrongJson{"twice", "{\"a\": 1,\n \"b\": {\"a\": 1, \"a\": 2}}", "f:2:16: \"a\" stands here a second time"},
        WrongJson{"deep", nested(65), "f:1:65: values are nested more than 64 deep"},
        WrongJson{"veryDeep", std::string(1'000'000, '['), "f:1:65: values are nested more than 64 deep"}),
    [](const auto& tested) { return tested.param.what; });

struct Malformed {
  const char* what;
  std::string text;
  int line;
  int column;
};

class EveryMalformedJson : public ::testing::TestWithParam<Malformed> {};

TEST_P(EveryMalformedJson, IsRefusedAtTheCulprit) {
  try {
    readJson(GetParam().text, "f");
    FAIL() << "nothing was thrown";
  } catch (const ReadError& error) {
    EXPECT_EQ(error.line(), GetParam().line) << error.what();
    EXPECT_EQ(error.column(), GetParam().column) << error.what();
    EXPECT_EQ(std::string(error.what()).find("json.exception"), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(Json, EveryMalformedJson,
                         ::testing::Values(Malformed{"empty", "", 1, 1},                            //
                                           Malformed{"blank", " \n ", 2, 2},                        //
                                           Malformed{"cut", "{\"a\": [1, 2", 1, 12},                //
                                           Malformed{"cutString", "{\"a\": \"x", 1, 9},             //
                                           Malformed{"missingComma", "[1\n 2]", 2, 2},              //
                                           Malformed{"twoCommas", "[1,,2]", 1, 4},                  //
                                           Malformed{"lastComma", "[1, ]", 1, 5},                   //
                                           Malformed{"missingCommaWord", "[1, 2 true]", 1, 7},      //
                                           Malformed{"missingCommaText", "[1, 2 \"true\"]", 1, 7},  //
                                           Malformed{"missingColon", "{\"a\" 1}", 1, 6},            //
                                           Malformed{"bareKey", "{a: 1}", 1, 2},                    //
                                           Malformed{"comment", "[1] // no", 1, 5},                 //
                                           Malformed{"trailing", "{}\n{}", 2, 1},                   //
                                           Malformed{"leadingZero", "[1, 012]", 1, 6},              //
                                           Malformed{"notUtf8", "[\"\xff\"]", 1, 3},                //
                                           Malformed{"control", "[\"a\nb\"]", 1, 4}),
                         [](const auto& tested) { return tested.param.what; });

TEST(Json, KeepsTheBitsOfNumbers) {
  const auto value = readJson("[0.1, -0.0, 5e-324, 1.7976931348623157e308, 9007199254740993]", "f");
  EXPECT_EQ(value[0], 0.1);
  EXPECT_TRUE(std::signbit(value[1].get<double>()));
  EXPECT_EQ(value[2], 5e-324);
  EXPECT_EQ(value[3], 1.7976931348623157e308);
  EXPECT_EQ(value[4].get<long>(), 9007199254740993);
}

TEST(Json, ReadsWhatTheLibraryReads) {
  const std::string text = "\xEF\xBB\xBF{\"a\":[1,-2.5,true,null,\"\\u00e9\\n\",{}],\r\n\t\"b\":{\"c\":[[],[[]]]}}";
  EXPECT_EQ(readJson(text, "f"), nlohmann::json::parse(text));
  EXPECT_EQ(readJson(nested(64), "f"), nlohmann::json::parse(nested(64)));
}

TEST(Locate, FindsValues) {
  const std::string text =
      "{\n"
      "  \"é\": [10, [20, {\"x\": 1}], 30 ],\n"
      "  \"b/c\": {\"~\": true},\n"
      "  \"d\": {\"d\": \"s\"}\n"
      "}\n";
  EXPECT_EQ(locate(text, ""), (TextPosition{1, 1}));
  EXPECT_EQ(locate(text, "/é"), (TextPosition{2, 8}));
  EXPECT_EQ(locate(text, "/é/0"), (TextPosition{2, 9}));
  EXPECT_EQ(locate(text, "/é/1"), (TextPosition{2, 13}));
  EXPECT_EQ(locate(text, "/é/1/1/x"), (TextPosition{2, 24}));
  EXPECT_EQ(locate(text, "/é/2"), (TextPosition{2, 29}));
  EXPECT_EQ(locate(text, "/b~1c/~0"), (TextPosition{3, 16}));
  EXPECT_EQ(locate(text, "/d/d"), (TextPosition{4, 14}));
}

TEST(Locate, StopsWhereThePointerLeavesTheText) {
  const std::string text = "{\"a\": {\"b\": 1},\n \"c\": [1, {\"b\": 2}]}";
  EXPECT_EQ(locate(text, "/a/x"), (TextPosition{1, 7}));
  EXPECT_EQ(locate(text, "/x"), (TextPosition{1, 1}));
  EXPECT_EQ(locate(text, "/a/b/deeper"), (TextPosition{1, 13}));
  EXPECT_EQ(locate(text, "/c/7"), (TextPosition{2, 7}));
  EXPECT_EQ(locate(text, "/c/1/b"), (TextPosition{2, 17}));
}

}  // namespace
}  // namespace descenso
