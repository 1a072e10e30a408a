#include "engine/math/expression.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "engine/math/expression_functions.h"
#include "engine/math/expression_program.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

Expression parsed(std::string_view text) { return parseExpression(text, twoParameterNamings()); }

double valueAt(std::string_view text, double x, double y) {
  return ExpressionProgram(parsed(text)).value(std::array{x, y});
}

std::optional<FormulaError> errorOf(std::string_view text) {
  try {
    parsed(text);
  } catch (const FormulaError& error) {
    return error;
  }
  return std::nullopt;
}

struct Worked {
  const char* text;
  double value;  ///< at x = 3, y = 2
};

class Precedence : public ::testing::TestWithParam<Worked> {};

TEST_P(Precedence, IsThatOfMathematics) { EXPECT_DOUBLE_EQ(valueAt(GetParam().text, 3, 2), GetParam().value); }

INSTANTIATE_TEST_SUITE_P(
    Table, Precedence,
    ::testing::Values(Worked{"x + y * 4", 11}, Worked{"(x + y) * 4", 20}, Worked{"x - y - 1", 0},
                      Worked{"x / y / 3", 0.5}, Worked{"12 / 3 * y", 8}, Worked{"-x^2", -9}, Worked{"(-x)^2", 9},
                      Worked{"2^-x", 0.125}, Worked{"x^y^3", 6561}, Worked{"(x^y)^3", 729}, Worked{"2x", 6},
                      Worked{"2x^2", 18}, Worked{"3(x+1)", 12}, Worked{"x y", 6}, Worked{"x(y+1)", 9},
                      Worked{"(x+1)(y+1)", 12}, Worked{"1/2x", 1.5}, Worked{"x²", 9}, Worked{"-x²", -9},
                      Worked{"2x³", 54}, Worked{"x²y²", 36}, Worked{"x⁻¹", 1.0 / 3}, Worked{"x^y²", 81},
                      Worked{"2 sin(0) + x", 3}, Worked{"--x", 3}, Worked{"x*-y", -6}, Worked{"+x", 3},
                      Worked{"2 - -y", 4}, Worked{"x**2", 9}, Worked{"1e-3 x", 0.003},
                      Worked{"2e", 2 * std::numbers::e}, Worked{".5x", 1.5}, Worked{"½x", 1.5}, Worked{"x·y×2÷3−1", 3},
                      Worked{"√(x+1)", 2}, Worked{"2π", 2 * std::numbers::pi},
                      Worked{"pi e", std::numbers::pi* std::numbers::e}, Worked{"min(x, y) + max(x, y)", 5},
                      Worked{"pow(x, y)", 9}, Worked{"log(e^y)", 2}, Worked{"log10(1000)", 3}, Worked{"log2(8)", 3},
                      Worked{"ln(e)", 1}, Worked{"abs(y - x)", 1}, Worked{"|y - x|", 1}, Worked{"2|y - x| + |−x|²", 11},
                      Worked{"|x||y|", 6}, Worked{"x|−y|", 6}, Worked{"|(|x| − 5) y|", 4}, Worked{"−|x| |y|^2", -12},
                      Worked{"|x + max(|−x|, 1)|", 6}, Worked{"sign(y - x)", -1},
                      Worked{"relu(y - x) + relu(x - y)", 1}, Worked{"σ(0)", 0.5}, Worked{"0x y^0 + 7", 7}));

TEST(Formula, KnowsItsParametersByManyNames) {
  for (const char* text : {"x - 2y", "φ0 - 2φ1", "φ₀ − 2φ₁", "phi0 - 2phi1", "φ₀-2φ1", "w - 2b", "w1 - 2w2", "w₀ − 2w₁",
                           "u - 2 v", "phi_0 - 2 phi_1"}) {
    EXPECT_EQ(valueAt(text, 5, 1), 3) << text;
  }
  EXPECT_EQ(parsed("phi0 + 1").variables(), (std::vector<std::string>{"φ₀", "φ₁"}));
  EXPECT_EQ(parsed("b + 1").variables(), (std::vector<std::string>{"w", "b"}));
  EXPECT_EQ(parsed("b + a").variables(), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(parsed("7").variables(), (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(valueAt("φ₀φ₁", 5, 3), 15);
}

TEST(Formula, IsAGraphOfItsText) {
  const Expression expression = parsed("2(x + y²) − x");
  std::vector<std::string> sources;
  for (const ExpressionNode& node : expression.nodes()) {
    sources.push_back(expression.text().substr(node.source.begin, node.source.end - node.source.begin));
    for (int i = 0; i < operandCount(node.operation); ++i) {
      EXPECT_GE(node.children[static_cast<std::size_t>(i)], 0);
      EXPECT_LT(node.children[static_cast<std::size_t>(i)], static_cast<int>(sources.size()) - 1);
    }
  }
  EXPECT_EQ(sources, (std::vector<std::string>{"2", "x", "y", "²", "y²", "x + y²", "2(x + y²)", "2(x + y²) − x"}))
      << "x stands there once, though it is read twice";
  EXPECT_EQ(expression.nodes().back().operation, Operation::subtract);
  EXPECT_EQ(operationText(Operation::sigmoid), "sigmoid");
}

struct Wrong {
  const char* text;
  FormulaFault fault;
  std::size_t position;
  int column;
  const char* message;
};

class Mistake : public ::testing::TestWithParam<Wrong> {};

TEST_P(Mistake, IsPointedAt) {
  const auto error = errorOf(GetParam().text);
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->fault(), GetParam().fault);
  EXPECT_EQ(error->position(), GetParam().position);
  EXPECT_EQ(error->column(), GetParam().column);
  EXPECT_STREQ(error->what(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Formula, Mistake,
    ::testing::Values(
        Wrong{"", FormulaFault::empty, 0, 1, "the formula is empty; write one such as x^2 + y^2"},
        Wrong{"   ", FormulaFault::empty, 3, 4, "the formula is empty; write one such as x^2 + y^2"},
        Wrong{"x + ", FormulaFault::missingOperand, 4, 5,
              "something is missing at the end; expected a number, a name or an opening parenthesis"},
        Wrong{"x + * y", FormulaFault::missingOperand, 4, 5,
              "expected a number, a name or an opening parenthesis before \"*\""},
        Wrong{"()", FormulaFault::missingOperand, 1, 2,
              "expected a number, a name or an opening parenthesis before \")\""},
        Wrong{"(x + (y)", FormulaFault::neverClosed, 0, 1, "this parenthesis is never closed; add a )"},
        Wrong{"sin(x", FormulaFault::neverClosed, 3, 4, "this parenthesis is never closed; add a )"},
        Wrong{"max(x, y", FormulaFault::neverClosed, 3, 4, "this parenthesis is never closed; add a )"},
        Wrong{"φ₀) + 1", FormulaFault::neverOpened, 5, 3, "this parenthesis was never opened; remove it, or open one"},
        Wrong{"sn(x)", FormulaFault::unknownName, 0, 1, "unknown name \"sn\"; did you mean sin?"},
        Wrong{"φ₀ + ezp(φ₁)", FormulaFault::unknownName, 8, 6, "unknown name \"ezp\"; did you mean exp?"},
        Wrong{"xy", FormulaFault::unknownName, 0, 1, "unknown name \"xy\"; did you mean x*y?"},
        Wrong{"3y2", FormulaFault::unknownName, 1, 2, "unknown name \"y2\"; did you mean y^2?"},
        Wrong{"x + qqqqqq", FormulaFault::unknownName, 4, 5, "unknown name \"qqqqqq\"; the parameters are called x y"},
        Wrong{"x + φ₁", FormulaFault::mixedNamings, 4, 5,
              "the formula calls its parameters x y; φ₁ belongs to another pair, use one pair throughout"},
        Wrong{"sin x", FormulaFault::missingArguments, 0, 1, "sin needs parentheses: sin(x)"},
        Wrong{"max(x)", FormulaFault::argumentCount, 0, 1, "max takes two arguments: max(x, y)"},
        Wrong{"sin(x, y)", FormulaFault::argumentCount, 5, 6,
              "sin takes one argument: sin(x); decimals have a point: 0.5"},
        Wrong{"0,5 x", FormulaFault::strayComma, 1, 2,
              "a comma only separates the arguments of min, max and pow; decimals have a point: 0.5"},
        Wrong{"(0,5) x", FormulaFault::strayComma, 2, 3,
              "a comma only separates the arguments of min, max and pow; decimals have a point: 0.5"},
        Wrong{"2 3", FormulaFault::missingOperator, 2, 3, "two numbers stand side by side; put * or + between them"},
        Wrong{"1.2.3", FormulaFault::missingOperator, 3, 4, "two numbers stand side by side; put * or + between them"},
        Wrong{".", FormulaFault::badNumber, 0, 1, "a point alone is not a number; write 0.5"},
        Wrong{"1e999", FormulaFault::badNumber, 0, 1,
              "this number is too large or too small; write one between 1e-300 and 1e300"},
        Wrong{"|x", FormulaFault::openBar, 0, 1, "this bar is never closed; add a |"},
        Wrong{"x + y|", FormulaFault::openBar, 5, 6, "this bar is never closed; add a |"},
        Wrong{"(|x) + y|", FormulaFault::openBar, 1, 2, "this bar is never closed; add a |"},
        Wrong{"||x| + 1|", FormulaFault::nestedBars, 1, 2,
              "bars inside or beside bars can be read in two ways; write abs(x), or put parentheses around the inner "
              "ones"},
        Wrong{"|x|y|x|", FormulaFault::nestedBars, 4, 5,
              "bars inside or beside bars can be read in two ways; write abs(x), or put parentheses around the inner "
              "ones"},
        Wrong{"φ₀ + ½€", FormulaFault::unknownCharacter, 10, 7, "\"€\" has no meaning in a formula"},
        Wrong{"x\n+ y", FormulaFault::unknownCharacter, 1, 2,
              "there is a control character; expected plain text on one line"},
        Wrong{"x + \xff", FormulaFault::unknownCharacter, 4, 5,
              "there is a byte that is not UTF-8; expected plain text"},
        Wrong{"L = x", FormulaFault::unknownCharacter, 2, 3,
              "\"=\" has no meaning in a formula; write only what stands to the right of it"}));

TEST(Formula, HasLimits) {
  std::string deep(49, '(');
  deep.append("x").append(49, ')');
  EXPECT_FALSE(errorOf(deep).has_value());
  for (const char* opener : {"(", "-", "2^", "sin("}) {
    std::string text;
    while (text.size() + 4 < maximumFormulaBytes) text += opener;
    const auto error = errorOf(text);
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->fault(), FormulaFault::tooDeep) << opener;
  }
  std::string sum = "x";
  while (sum.size() + 2 <= maximumFormulaBytes) sum += "+1";
  EXPECT_EQ(errorOf(sum)->fault(), FormulaFault::tooLong);
  EXPECT_EQ(errorOf(std::string(100'000, 'x'))->fault(), FormulaFault::tooLong);
  EXPECT_EQ(errorOf(std::string(100'000, 'x'))->position(), maximumFormulaBytes);
}

// Whatever is typed is a formula or a mistake inside the text, with a suggestion that is itself text.
TEST(Formula, ReadsAnyTextWithoutHarm) {
  constexpr std::array<std::string_view, 34> pieces{
      "x",    "y", "φ₀",    "φ₁", "w", "(", ")", "+",    "-",  "*",   "/", "^", "²", "1", "2.5",  "e", "sin(",
      "max(", ",", "sqrt(", " ",  "π", "⁻", "|", "\xe2", "\t", "log", "√", "½", "_", ".", "pow(", "σ", "₁"};
  Random random(11);
  int valid = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string text;
    const std::uint32_t length = 1 + random.below(24);
    for (std::uint32_t i = 0; i < length; ++i) text += pieces[random.below(pieces.size())];
    if (const auto error = errorOf(text)) {
      EXPECT_LE(error->position(), text.size());
      EXPECT_LE(error->source().end, text.size());
      EXPECT_LE(static_cast<std::size_t>(error->column()), text.size() + 1);
      EXPECT_STRNE(error->what(), "");
      continue;
    }
    ++valid;
    const ExpressionProgram program(parsed(text));
    const std::array at{random.uniform(-3, 3), random.uniform(-3, 3)};
    const double value = program.value(at);
    const double jet = program.jet(at, 0, 1).value;
    EXPECT_TRUE(value == jet || std::isnan(value) == std::isnan(jet)) << text;
  }
  EXPECT_GT(valid, 300);
}

}  // namespace
}  // namespace descenso
