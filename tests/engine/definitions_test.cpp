#include <gmock/gmock.h>

#include "engine/math/expression.h"
#include "engine/math/expression_program.h"
#include "tests/engine/helpers.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

FormulaError refused(std::string_view text) {
  try {
    parseDefinitions(text);
  } catch (const FormulaError& error) {
    return error;
  }
  throw std::runtime_error(std::string(text) + " was read");
}

TEST(Definitions, TakeAnyNameThatMeansNothingElse) {
  const Expression read = parseDefinitions("w1 x + b - z_1 + φ2 pi");
  EXPECT_THAT(read.variables(), ElementsAre("w₁", "x", "b", "z₁", "φ₂"));
}

TEST(Definitions, KnowOneNameInItsThreeSpellings) {
  const Expression read = parseDefinitions("w1 + w_1 + w₁ + w12");
  EXPECT_THAT(read.variables(), ElementsAre("w₁", "w₁₂"));
}

TEST(Definitions, NamePartsBeforeTheyAreUsed) {
  const Expression read = parseDefinitions("q = x + y; f = q z");
  ASSERT_EQ(read.definitions().size(), 2u);
  EXPECT_EQ(read.definitions()[0].name, "q");
  EXPECT_EQ(read.nodes()[static_cast<std::size_t>(read.definitions()[0].node)].operation, Operation::add);
  EXPECT_EQ(read.definitions()[1].node, read.valueNode());
  EXPECT_EQ(ExpressionProgram(read).value(std::array{-2.0, 5.0, -4.0}), -12);
}

TEST(Definitions, StandOneALineAsWell) {
  const Expression read = parseDefinitions("\nq = x + y\r\n\nq q;\n");
  EXPECT_EQ(ExpressionProgram(read).value(std::array{1.0, 2.0}), 9);
}

TEST(Definitions, MayEndInAnEarlierPart) {
  const Expression read = parseDefinitions("q = x + y; r = x y; q");
  EXPECT_EQ(read.valueNode(), read.definitions()[0].node);
  EXPECT_EQ(ExpressionProgram(read).value(std::array{3.0, 5.0}), 8);
}

TEST(Definitions, RefuseWhatMeansSomethingAlready) {
  EXPECT_EQ(refused("e = x").fault(), FormulaFault::reservedName);
  EXPECT_EQ(refused("q = x; max = q").fault(), FormulaFault::reservedName);
  EXPECT_EQ(refused("q = x; max = q").position(), 7u);
  EXPECT_THAT(refused("sin = x").what(), HasSubstr("\"sin\" already means something"));
  EXPECT_EQ(refused("max + 1").fault(), FormulaFault::missingArguments);
}

TEST(Definitions, RefuseASecondOneAndOneThatComesTooLate) {
  EXPECT_EQ(refused("q = x; q = y").fault(), FormulaFault::definedTwice);
  EXPECT_EQ(refused("q = x; q = y").position(), 7u);
  EXPECT_EQ(refused("f = q; q = x").fault(), FormulaFault::definedTwice);
  EXPECT_EQ(refused("w1 = x; w_1 = y").fault(), FormulaFault::definedTwice);
}

TEST(Definitions, SayWhereTheyAreWrong) {
  EXPECT_EQ(refused("x + y = 3").fault(), FormulaFault::strayEquals);
  EXPECT_EQ(refused("x + y = 3").position(), 6u);
  EXPECT_EQ(refused("a = b = c").fault(), FormulaFault::strayEquals);
  EXPECT_EQ(refused("q =").fault(), FormulaFault::missingOperand);
  EXPECT_EQ(refused(" ; ;").fault(), FormulaFault::empty);
  EXPECT_EQ(refused("q = x_ + 1").fault(), FormulaFault::unknownName);
  EXPECT_EQ(refused("(x").fault(), FormulaFault::neverClosed);
  EXPECT_EQ(refused("x)").fault(), FormulaFault::neverOpened);
  EXPECT_EQ(refused("x, y").fault(), FormulaFault::strayComma);
}

TEST(Definitions, ChangeNothingForFormulasInTwoVariables) {
  EXPECT_THAT(tests::refusal([] { parseExpression("x = y", twoParameterNamings()); }),
              HasSubstr("\"=\" has no meaning in a formula"));
  EXPECT_THAT(tests::refusal([] { parseExpression("x; y", twoParameterNamings()); }),
              HasSubstr("\";\" has no meaning"));
}

}  // namespace
}  // namespace descenso
