// Tables of the user's own, and the examples made of them.
#include "engine/data/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/data/example_catalog.h"
#include "engine/math/random.h"
#include "helpers.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using tests::refusal;
using namespace std::string_literals;

Table table(const std::string& text) { return readTable(text, "d.csv"); }

TableExamples usualExamples(const std::string& text) {
  const Table read = table(text);
  return examplesFrom(read, usualColumns(read));
}

struct ReadableFlowers {
  const char* what;
  std::string text;
};

class EveryTableOfFlowers : public ::testing::TestWithParam<ReadableFlowers> {};

TEST_P(EveryTableOfFlowers, HoldsTheSameExamples) {
  const Table read = table(GetParam().text);
  ASSERT_EQ(read.columns.size(), 3u);
  EXPECT_THAT(read.columns[2].vocabulary, ElementsAre("rose, red", "tulip"));
  const Examples examples = examplesFrom(read, usualColumns(read)).examples;
  EXPECT_EQ(examples.inputs, (Matrix{{1, 2.5, 4}, {-3, 0.04, 0}}));
  EXPECT_THAT(examples.classes, ElementsAre(1, 0, 1));
  EXPECT_THAT(examples.classNames, ElementsAre("rose, red", "tulip"));
  EXPECT_EQ(examples.name, "d.csv");
}

INSTANTIATE_TEST_SUITE_P(
    Table, EveryTableOfFlowers,
    ::testing::Values(
        ReadableFlowers{"comma", "1,-3,tulip\n2.5,0.04,\"rose, red\"\n4,0,tulip\n"},
        ReadableFlowers{"semicolon", "1;-3;tulip\n2,5;0,04;rose, red\n4;0;tulip"},
        ReadableFlowers{"tab", "a\tb\tc\r\n1\t-3\ttulip\r\n2.5\t4e-2\trose, red\r\n4\t0\ttulip\r\n"},
        ReadableFlowers{"blanks", "1 -3 tulip\n2.5 0.04   \"rose, red\" # a rose\n\n 4 0 tulip"},
        ReadableFlowers{"quotedNumbers", "\"a\",\"b\",\"c\"\n\"1\",-3,tulip\n2.5,0.04,\"rose, red\"\n4,\"0\",tulip\n"},
        ReadableFlowers{"marked", "\xEF\xBB\xBF# flowers\n1,-3,tulip\n2.5,0.04,\"rose, red\"\n4,0,tulip"}),
    [](const auto& tested) { return tested.param.what; });

TEST(Table, NamesItsColumns) {
  const Table named = table("width, height ,\"a \"\"b\"\"\",,width\n1,2,3,4,5\n");
  std::vector<std::string> names;
  for (const Column& column : named.columns) names.push_back(column.name);
  EXPECT_THAT(names, ElementsAre("width", "height", "a \"b\"", "x4", "width (2)"));
  EXPECT_EQ(table("1,2\n3,4\n").columns[1].name, "x2");
  EXPECT_THAT(table("1,2\n3,4\n").columns[1].numbers, ElementsAre(2, 4));
}

TEST(Table, KnowsWhatIsMissingAndInWhichLine) {
  const Table read = table("a,b,c\n1,2,yes\n\nNA,3,no\n4,?,yes\n5,6,N/A\n7,nan,yes\n8,9,no\n");
  EXPECT_THAT(read.lines, ElementsAre(2, 4, 5, 6, 7, 8));
  EXPECT_TRUE(read.columns[0].isMissing(1));
  EXPECT_FALSE(read.columns[0].isMissing(2));
  EXPECT_TRUE(read.columns[2].isMissing(3));
  const TableExamples all = examplesFrom(read, {.inputs = {0, 1}, .target = 2, .isClass = true});
  EXPECT_THAT(all.missingLines, ElementsAre(4, 5, 6, 7));
  EXPECT_EQ(all.examples.inputs, (Matrix{{1, 8}, {2, 9}}));
  // Only the chosen columns have to be complete.
  const TableExamples some = examplesFrom(read, {.inputs = {0}, .target = 2, .isClass = true});
  EXPECT_THAT(some.missingLines, ElementsAre(4, 6));
  EXPECT_THAT(some.examples.classes, ElementsAre(1, 1, 1, 0));
}

TEST(Table, LeavesOutColumnsWithoutValues) {
  const Table read = table("a,b,c\n1,,2\n3,,4\n");
  ASSERT_EQ(read.columns.size(), 2u);
  EXPECT_EQ(read.columns[1].name, "c");
}

TEST(Table, TakesAColumnForWordsAsSoonAsOneValueIs) {
  const Table read = table("a,b\n1,1\ntwo,2\ninf,3\n");
  EXPECT_TRUE(read.columns[0].isWords());
  EXPECT_THAT(read.columns[0].vocabulary, ElementsAre("1", "inf", "two"));
  EXPECT_THAT(read.columns[0].words, ElementsAre(0, 2, 1));
  EXPECT_FALSE(read.columns[1].isWords());
}

TEST(Table, TakesAWordForTheSameHoweverItIsQuoted) {
  const Table read = table("a,b\n1,5\" x\n2,\"5\"\" x\"\n3,y\n");
  EXPECT_THAT(read.columns[1].vocabulary, ElementsAre("5\" x", "y"));
  EXPECT_THAT(read.columns[1].words, ElementsAre(0, 0, 1));
}

struct UnreadableTable {
  const char* what;
  std::string text;
  std::string message;
};

class EveryRefusedTable : public ::testing::TestWithParam<UnreadableTable> {};

TEST_P(EveryRefusedTable, SaysWhereAndWhatWouldBeRight) {
  EXPECT_EQ(refusal([] { table(GetParam().text); }), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Table, EveryRefusedTable,
    ::testing::Values(
        UnreadableTable{"empty", "",
                        "d.csv:1:1: there are no rows; expected a line of names and rows such as 1.5,0.25,red"},
        UnreadableTable{"onlyNames", "a,b\n",
                        "d.csv:1:1: there are no rows; expected a line of names and rows such as 1.5,0.25,red"},
        UnreadableTable{"onlyMissing", "a,b\n,NA\n?,\n", "d.csv:3:1: there are no values; expected numbers"},
        UnreadableTable{"ragged", "a,b\n1,2\n1,2,3\n", "d.csv:3:5: expected 2 columns as in the first line, got 3"},
        UnreadableTable{"short", "1,2,3\n1,2\n", "d.csv:2:3: expected 3 columns as in the first line, got 2"},
        UnreadableTable{"infinite", "a,b\n1,-inf\n",
                        "d.csv:2:3: \"-inf\" is not finite; expected a number such as 0.25"},
        UnreadableTable{"nul", "a,b\n1,\0"s + "2\n",
                        "d.csv:2:3: there is a NUL byte; expected plain text (save the file as UTF-8)"},
        UnreadableTable{"wide", "1" + std::string(2000, ','),
                        "d.csv:1:1002: there are more than 1000 columns; expected at most that many"}),
    [](const auto& tested) { return tested.param.what; });

TEST(UsualColumns, PredictTheLast) {
  EXPECT_EQ(usualColumns(table("a,b,c\n1,2,x\n3,4,y\n")), (ColumnChoice{{0, 1}, 2, true}));
  EXPECT_EQ(usualColumns(table("a,b\n1,2\n3,4.5\n")), (ColumnChoice{{0}, 1, false}));
  EXPECT_EQ(usualColumns(table("a,b\n.5,0\n.2,1\n.3,1\n.4,0\n")), (ColumnChoice{{0}, 1, true}));
  EXPECT_EQ(usualColumns(table("a,b\n.5,1\n.2,2\n.3,3\n.4,4\n")), (ColumnChoice{{0}, 1, false})) << "each only once";
  EXPECT_EQ(usualColumns(table("a,b\n.5,7\n.2,7\n.3,7\n.4,7\n")), (ColumnChoice{{0}, 1, false})) << "the same";
}

TEST(UsualColumns, PassOverWhatCountsOrNamesTheRows) {
  EXPECT_EQ(usualColumns(table("ID,a,colour,b\n1,2,x,.5\n2,4,y,.25\n")), (ColumnChoice{{1}, 3, false}));
  std::string text = "a,kind,name\n";
  for (int i = 0; i < 20; ++i)
    text += std::to_string(i) + (i % 2 == 0 ? ",even,n" : ",odd,n") + std::to_string(i) + "\n";
  EXPECT_EQ(usualColumns(table(text)), (ColumnChoice{{0}, 1, true}));
  EXPECT_EQ(usualColumns(table("id\n1\n2\n")).target, 0);
}

TEST(TableExamples, CountClassesUpwards) {
  const Examples numbers = examplesFrom(table("1,10\n2,-1.5\n3,9\n4,10\n"), {{0}, 1, true}).examples;
  EXPECT_THAT(numbers.classNames, ElementsAre("-1.5", "9", "10"));
  EXPECT_THAT(numbers.classes, ElementsAre(2, 0, 1, 2));
  EXPECT_EQ(usualExamples("1,0.5\n2,0.25\n").examples.targets, Point2(0.5, 0.25));
}

TEST(TableExamples, TellConstantInputs) {
  const TableExamples read = usualExamples("a,b,c\n1,7,x\n2,7,y\n");
  EXPECT_THAT(read.constantInputs, ElementsAre("b"));
  EXPECT_EQ(read.examples.inputCount(), 2);
}

TEST(TableExamples, RefuseWhatCannotBeLearned) {
  std::string eleven;
  for (int i = 0; i < 11; ++i) eleven += std::to_string(i) + ",k" + std::to_string(i) + "\n";
  const auto refused = [](const std::string& text, const ColumnChoice& choice) {
    return refusal([&] { examplesFrom(table(text), choice); });
  };
  EXPECT_EQ(refused(eleven, {{0}, 1, true}),
            "column \"x2\" holds more than 10 different values; expected at most that many classes, or choose it as a "
            "number");
  EXPECT_EQ(refused("1,x\n2,x\n", {{0}, 1, true}),
            "column \"x2\" is the same in every row; expected at least two classes");
  EXPECT_EQ(refused("1,x\n2,y\n", {{0}, 1, false}),
            "column \"x2\" holds words; expected numbers to predict a number, or choose it as the class");
  EXPECT_EQ(refused("1,x\n2,y\n", {{1}, 0, false}), "column \"x2\" holds words; expected numbers for an input");
  EXPECT_EQ(refused("1,x\n2,y\n", {{1}, 1, true}),
            "column \"x2\" cannot be an input and the target; expected another column");
  EXPECT_EQ(refused("1,x\n2,y\n", {{}, 1, true}), "at least one input column must be chosen, got none");
  EXPECT_EQ(refused("1,x\n2,y\n", {{2}, 1, true}), "the input column must be in [0, 2), got 2");
  EXPECT_EQ(refused("1,x\n2,y\n", {{0}, -1, true}), "the target column must be in [0, 2), got -1");
  EXPECT_EQ(refused("1,?\n,y\n", {{0}, 1, true}),
            "every row misses a value in one of the chosen columns; expected at least one that is complete, or choose "
            "other columns");
}

class EveryExampleSetWritten : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryExampleSetWritten, IsReadAsTheSame) {
  const Examples examples = makeExamples(GetParam());
  const Table read = table(csvOf(examples));
  ColumnChoice choice = usualColumns(read);
  if (examples.targetCount() > 1) {
    // Only one column is predicted from a table: the others of them are inputs, with the same numbers.
    ASSERT_EQ(choice.target, static_cast<int>(examples.inputCount() + examples.targetCount() - 1));
    const Examples again = examplesFrom(read, choice).examples;
    for (Index i = 0; i < examples.size(); ++i) {
      EXPECT_EQ(again.inputs(examples.inputCount(), i), examples.target(i, 0));
      EXPECT_EQ(again.targets[i], examples.target(i, examples.targetCount() - 1));
    }
    return;
  }
  EXPECT_EQ(choice.target, static_cast<int>(examples.inputCount()));
  EXPECT_EQ(choice.isClass, examples.isClassified());
  const Examples again = examplesFrom(read, choice).examples;
  EXPECT_EQ(again.inputs, examples.inputs);
  EXPECT_EQ(again.classes, examples.classes);
  EXPECT_EQ(again.classNames, examples.classNames);
  EXPECT_EQ(again.inputNames, examples.inputNames);
  ASSERT_EQ(again.targets.size(), examples.targets.size());
  if (!examples.isClassified()) {
    EXPECT_EQ(again.targets, examples.targets);
  }
}

std::vector<std::string> exampleNames() {
  std::vector<std::string> all;
  for (const ExampleEntry& entry : exampleCatalog()) all.emplace_back(entry.name);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Table, EveryExampleSetWritten, ::testing::ValuesIn(exampleNames()),
                         [](const auto& tested) { return tested.param; });

TEST(TableExamples, WithOddNamesAreReadAsTheSame) {
  const Examples odd{.name = "odd",
                     .inputs = Matrix{{0.1, 1e300, -0.0}},
                     .classes = {0, 1, 2},
                     .targets = {},
                     .inputNames = {"length, in \"cm\""},
                     .classNames = {" a", "#1, the best", "5\""},
                     .targetName = "kind; of"};
  const Examples again = usualExamples(csvOf(odd)).examples;
  EXPECT_EQ(again.inputs, odd.inputs);
  EXPECT_TRUE(std::signbit(again.inputs(0, 2)));
  EXPECT_EQ(again.inputNames, odd.inputNames);
  EXPECT_EQ(again.classNames, odd.classNames);
  EXPECT_EQ(again.targetName, odd.targetName);
}

std::string manyRows(Index count) {
  std::string text = "x,y,kind\n";
  for (Index i = 0; i < count; ++i) text += i % 2 == 0 ? "1.25,-0.5,a\n" : "0.75,0.5,b\n";
  return text;
}

TEST(Table, TakesAMillionRowsAndNoMore) {
  std::string text = manyRows(1'000'000);
  std::vector<double> parts;
  const auto read = readTable(text, "big.csv", {}, [&](double part) { parts.push_back(part); });
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->rows(), 1'000'000);
  EXPECT_GT(parts.size(), 100u);
  EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end()));
  EXPECT_GT(parts.back(), 0.99);
  EXPECT_LE(parts.back(), 1);
  text += "1,2,a\n";
  EXPECT_EQ(refusal([&] { table(text); }),
            "d.csv:1000002:1: there are more than 1000000 rows; expected at most that many");
}

TEST(Table, StopsWhenAsked) {
  const std::string text = manyRows(100'000);
  for (const double last : {0.0, 0.2, 0.7}) {
    std::stop_source source;
    int reports = 0;
    const auto read = readTable(text, "big.csv", source.get_token(), [&](double part) {
      ++reports;
      if (part >= last) source.request_stop();
    });
    EXPECT_FALSE(read.has_value());
    EXPECT_LT(reports, 40);
  }
}

// Whatever the bytes are, there is a table or a ReadError.
TEST(Table, SurvivesAnyBytes) {
  Random random(12);
  const std::string alphabet = "0123.,;-einfaNA?/ \t\r\n#\"x\xEF\xBB\xBF\xC3\x01"s + '\0';
  for (int trial = 0; trial < 20000; ++trial) {
    std::string text(random.below(40), ' ');
    for (char& c : text) c = alphabet[random.below(static_cast<std::uint32_t>(alphabet.size()))];
    try {
      const Table read = table(text);
      EXPECT_GT(read.rows(), 0);
      for (const Column& column : read.columns) {
        EXPECT_EQ(std::ssize(column.numbers) + std::ssize(column.words), read.rows());
      }
    } catch (const ReadError& error) {
      EXPECT_GE(error.line(), 1);
      EXPECT_GE(error.column(), 1);
    }
  }
}

}  // namespace
}  // namespace descenso
