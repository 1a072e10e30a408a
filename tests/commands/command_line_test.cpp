// The command line end to end: the built program, its output, its messages and its exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/export/png.h"
#include "app/export/scene.h"
#include "engine/optimizers/catalog.h"
#include "engine/problems/catalog.h"
#include "tests/commands/program.h"

namespace descenso {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using tests::contentOf;
using tests::Outcome;
using tests::runProgram;
using tests::TemporaryFolder;

using Words = std::vector<std::string>;

TEST(CommandLine, HelpAndVersionEverywhere) {
  for (const Words& command : {Words{}, Words{"figure"}, Words{"trace"}, Words{"list"}}) {
    Words help = command;
    help.emplace_back("--help");
    const Outcome answer = runProgram(help);
    EXPECT_EQ(answer.code, 0);
    EXPECT_THAT(answer.output, HasSubstr("Exit codes: 0 done, 1 could not be done, 2 bad usage."));
    Words version = command;
    version.emplace_back("--version");
    EXPECT_THAT(runProgram(version).output, StartsWith("descenso "));
    EXPECT_EQ(runProgram(version).code, 0);
  }
}

struct Misuse {
  const char* what;
  Words arguments;
  std::string message;
};

class EveryMisuse : public ::testing::TestWithParam<Misuse> {};

TEST_P(EveryMisuse, IsRefusedWithAHint) {
  const Outcome outcome = runProgram(GetParam().arguments);
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(outcome.error, StartsWith("descenso: " + GetParam().message));
  EXPECT_THAT(outcome.error, HasSubstr("--help"));
}

Words trace(Words changes) {
  Words words{"trace",    "--problem", "gabor", "--optimizer", "gd", "--start",
              "-1.5,8.5", "--steps",   "3",     "--output",    "-"};
  for (std::size_t i = 0; i < changes.size(); i += 2) {
    const auto found = std::find(words.begin(), words.end(), changes[i]);
    if (found != words.end()) {
      found[1] = changes[i + 1];
    } else {
      words.insert(words.end(), {changes[i], changes[i + 1]});
    }
  }
  return words;
}

INSTANTIATE_TEST_SUITE_P(
    CommandLine, EveryMisuse,
    ::testing::Values(
        Misuse{"command", {"figrue", "x"}, "there is no command, file or scene \"figrue\"; did you mean \"figure\"?"},
        Misuse{"option",
               {"trace", "--optimiser", "adam"},
               "there is no option \"--optimiser\"; did you mean \"--optimizer\"?"},
        Misuse{"rest", {"list", "scenes", "more"}, "the argument \"more\" is one too many"},
        Misuse{"missing", {"trace", "--problem", "gabor"}, "trace needs --optimizer NAME"},
        Misuse{"value", {"trace", "--problem"}, "--problem"},
        Misuse{"problem", trace({"--problem", "gabro"}), "there is no problem \"gabro\"; did you mean \"gabor\"?"},
        Misuse{"optimizer", trace({"--optimizer", "adma"}), "there is no optimizer \"adma\"; did you mean \"adam\"?"},
        Misuse{"setting", trace({"--set", "alhpa=1"}), "there is no setting \"alhpa\"; did you mean \"alpha\"?"},
        Misuse{"range", trace({"--set", "alpha=-1"}), "alpha must be in [1e-05, 10], got -1"},
        Misuse{"choice", trace({"--set", "denominator=16"}), "denominator must be 32 or 8, got 16"},
        Misuse{"nanSetting", trace({"--set", "alpha=nan"}), "alpha must be in [1e-05, 10], got nan"},
        Misuse{"noValue", trace({"--set", "alpha"}), "--set must be NAME=VALUE, as alpha=0.1, got \"alpha\""},
        Misuse{"oneNumber", trace({"--start", "1"}), "--start must be 2 numbers, as -1.5,8.5, got \"1\""},
        Misuse{"threeNumbers", trace({"--start", "1,2,3"}), "--start must be 2 numbers, as -1.5,8.5, got \"1,2,3\""},
        Misuse{"noBatches", trace({"--batch-size", "5"}),
               "gd uses all data in every update; batches need sgd, momentum, nesterov, adagrad, rmsprop, normalized, "
               "adam or adamw"},
        Misuse{"noExamples", trace({"--optimizer", "sgd", "--batch-size", "0"}),
               "a batch must have 1 … 30 examples, got 0"},
        Misuse{"tooManyExamples", trace({"--optimizer", "sgd", "--batch-size", "31"}),
               "a batch must have 1 … 30 examples, got 31"},
        Misuse{"seedAlone", trace({"--seed", "3"}), "--batch-order and --seed go with --batch-size N"},
        Misuse{"order", trace({"--optimizer", "sgd", "--batch-size", "5", "--batch-order", "fixd"}),
               "there is no batch order \"fixd\"; did you mean \"fixed\"?"},
        Misuse{"schedule", trace({"--schedule", "cosin"}), "there is no schedule \"cosin\"; did you mean \"cosine\"?"},
        Misuse{"population", trace({"--optimizer", "genetic", "--set", "population=0"}),
               "population must be a whole number in [4, 500], got 0"},
        Misuse{"infiniteStart", trace({"--start", "1,inf"}), "--start must be a finite number, got \"inf\""},
        Misuse{"steps", trace({"--steps", "-1"}), "--steps must be a whole number in 0 … 1000000, got \"-1\""},
        Misuse{"halfStep", trace({"--steps", "1.5"}), "--steps must be a whole number in 0 … 1000000, got \"1.5\""},
        Misuse{"data", trace({"--data", "refernce"}), "there is no data set \"refernce\"; did you mean \"reference\"?"},
        Misuse{"list", {"list", "optimisers"}, "there is no list \"optimisers\"; did you mean \"optimizers\"?"},
        Misuse{"scene",
               {"figure", "gabor-rac", "--output", "a.png"},
               "there is no scene \"gabor-rac\"; did you mean \"gabor-race\"?"},
        Misuse{"plot",
               {"figure", "gabor-race", "--plot", "feild", "--output", "a.png"},
               "there is no plot \"feild\"; did you mean \"field\"?"},
        Misuse{"theme",
               {"figure", "gabor-race", "--theme", "drak", "--output", "a.png"},
               "there is no theme \"drak\"; did you mean \"dark\"?"},
        Misuse{"language",
               {"figure", "gabor-race", "--language", "e", "--output", "a.png"},
               "there is no language \"e\"; did you mean \"en\"?"},
        Misuse{"size",
               {"figure", "gabor-race", "--size", "1600", "--output", "a.png"},
               "--size must be WIDTHxHEIGHT, as 1600x900, got \"1600\""},
        Misuse{
            "scale", {"figure", "gabor-race", "--scale", "9", "--output", "a.png"}, "scale must be in [1, 8], got 9"},
        Misuse{"step",
               {"figure", "gabor-race", "--step", "1000000", "--output", "a.png"},
               "--step must be a whole number in 0 … "},
        Misuse{"extension",
               {"figure", "gabor-race", "--output", "a.gif"},
               "a figure's file must end in .png, .svg or .pdf"},
        Misuse{"noOutput", {"figure", "gabor-race"}, "figure needs --output"},
        Misuse{"noScene", {"figure", "--output", "a.png"}, "figure needs a SCENE"}),
    [](const auto& tested) { return tested.param.what; });

TEST(Trace, WritesAFileOrStandardOutput) {
  const TemporaryFolder folder;
  const Outcome printed = runProgram(trace({}));
  EXPECT_EQ(printed.code, 0);
  EXPECT_EQ(printed.error, "");
  EXPECT_THAT(printed.output, StartsWith("step,p0,p1,loss,grad0,grad1\n0,-1.5,8.5,11.69601695138964"));
  EXPECT_EQ(std::count(printed.output.begin(), printed.output.end(), '\n'), 5);
  EXPECT_EQ(runProgram(trace({"--output", (folder / "t.csv").string()})).code, 0);
  EXPECT_EQ(contentOf(folder / "t.csv"), printed.output);
}

TEST(Trace, ADivergedRunEndsWithItsLastFiniteRow) {
  const Outcome outcome = runProgram(trace({"--problem", "linreg", "--set", "alpha=10", "--steps", "1000"}));
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.error,
              ::testing::MatchesRegex("descenso: gd diverged: its [a-z]+ left the finite numbers in step "
                                      "[0-9]+; the table ends at step [0-9]+\n"));
  const auto rows = std::count(outcome.output.begin(), outcome.output.end(), '\n') - 1;
  EXPECT_LT(rows, 1000);
  EXPECT_THAT(outcome.error, HasSubstr("in step " + std::to_string(rows) + ";"));
  EXPECT_THAT(outcome.output, ::testing::Not(::testing::AnyOf(HasSubstr("nan"), HasSubstr("inf"))));
}

TEST(Trace, AClosedPipeIsAnErrorAndNoCrash) {
  const TemporaryFolder folder;
  const std::string command = tests::quoted(DESCENSO_PROGRAM) +
                              " trace --problem gabor --optimizer gd --start 1,1 --steps 100000 --output - 2>" +
                              tests::quoted((folder / "err").string()) +
                              " | head -n 1 >/dev/null; exit ${PIPESTATUS[0]}";
  const int status = std::system(("bash -c " + tests::quoted(command)).c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 1);
  EXPECT_EQ(contentOf(folder / "err"), "descenso: cannot write to standard output: Broken pipe\n");
}

TEST(Trace, ReadsTheUsersData) {
  const TemporaryFolder folder;
  const auto good = folder.file("good.csv", "x,y\n1,2\n2,4\n");
  EXPECT_THAT(runProgram(trace({"--problem", "linreg", "--start", "0,2", "--data", good.string()})).output,
              HasSubstr("\n0,0,2,0,0,0\n"));
  const auto ragged = folder.file("ragged.csv", "1,2\n2,4,6\n");
  const Outcome refused = runProgram(trace({"--problem", "linreg", "--data", ragged.string()}));
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.error, StartsWith("descenso: " + ragged.string() + ":2:5: "));
  EXPECT_THAT(runProgram(trace({"--data", "no.csv"})).error, HasSubstr("cannot read \"no.csv\": No such file"));
}

TEST(Trace, MakesBatchesAndFollowsASchedule) {
  const Words stochastic = {"--optimizer", "sgd", "--start", "3.5,6.5", "--data", "reference", "--steps", "300"};
  Words fixed = stochastic;
  fixed.insert(fixed.end(), {"--set", "alpha=0.6", "--batch-size", "5", "--batch-order", "fixed"});
  const std::string rows = runProgram(trace(fixed)).output;
  EXPECT_THAT(rows, HasSubstr("\n1,2.85406"));  // the course's SGD from its reference start
  EXPECT_THAT(rows, HasSubstr("\n2,3.07484"));

  Words shuffled = stochastic;
  shuffled.insert(shuffled.end(), {"--batch-size", "5", "--seed", "3"});
  const std::string one = runProgram(trace(shuffled)).output;
  EXPECT_EQ(one, runProgram(trace(shuffled)).output);
  shuffled.back() = "4";
  EXPECT_NE(one, runProgram(trace(shuffled)).output);

  const std::string constant = runProgram(trace({"--steps", "50"})).output;
  EXPECT_EQ(runProgram(trace({"--steps", "50", "--schedule", "warm-up", "--set", "warm-up=1"})).output, constant);
  EXPECT_NE(runProgram(trace({"--steps", "50", "--schedule", "cosine"})).output, constant);
}

TEST(Trace, RefusesBadBatchesWithTheirPlace) {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"[[0], [1, 2],\n [3, 30]]", ":2:6: an example's index must be a whole number in 0 … 29, got 30"},
      {"[[0], [-1], [2]]", ":1:8: an example's index must be a whole number in 0 … 29, got -1"},
      {"[[0], [1.5], [2]]", ":1:8: an example's index must be a whole number in 0 … 29, got 1.5"},
      {"[[0], [\"1\"], [2]]", ":1:8: an example's index must be a whole number in 0 … 29, got \"1\""},
      {"[[0], [1e99], [2]]", ":1:8: an example's index must be a whole number in 0 … 29, got 1e+99"},
      {"[[0], [18446744073709551615], [2]]", ":1:8: an example's index must be a whole number"},
      {"[[0], [], [2]]", ":1:7: a batch must be a list of at least one example's index"},
      {"[[0], 1, [2]]", ":1:7: a batch must be a list of at least one example's index"},
      {"{\"a\": [[1]]}", ":1:1: a list of batches is wanted, as [[0, 3], [2, 1]]"},
      {"[[0], [1]]", ":1:1: here are 2 batches; 3 steps need as many"},
      {"[[0], [nan]]", ":1:8: nan cannot be read: write a finite number"},
  };
  for (const auto& [text, message] : cases) {
    const auto file = folder.file("b.json", text);
    const Outcome outcome = runProgram(trace({"--optimizer", "sgd", "--batches", file.string()}));
    EXPECT_EQ(outcome.code, 1) << text;
    EXPECT_THAT(outcome.error, StartsWith("descenso: " + file.string() + message)) << text;
  }
}

TEST(Trace, ThatCannotBeWrittenLeavesNothing) {
  const TemporaryFolder folder;
  const auto file = folder.file("plain", "x");
  const Outcome outcome = runProgram(trace({"--output", (file / "t.csv").string()}));
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.error, HasSubstr("plain/t.csv\": Not a directory"));
  EXPECT_EQ(folder.count(), 1);
  EXPECT_EQ(contentOf(file), "x");
}

TEST(List, NamesTheWholeCatalogs) {
  const auto optimizers = nlohmann::json::parse(runProgram({"list", "optimizers", "--json"}).output);
  ASSERT_EQ(optimizers.size(), optimizerCatalog().size());
  const std::string table = runProgram({"list", "optimizers"}).output;
  for (std::size_t i = 0; i < optimizers.size(); ++i) {
    const OptimizerEntry& entry = optimizerCatalog()[i];
    EXPECT_EQ(optimizers[i]["name"], entry.name);
    EXPECT_EQ(optimizers[i]["hyperparameters"].size(), entry.hyperparameters.size());
    for (const Hyperparameter& h : entry.hyperparameters) EXPECT_THAT(table, HasSubstr(h.name));
  }
  const auto problems = nlohmann::json::parse(runProgram({"list", "problems", "--json"}).output);
  ASSERT_EQ(problems.size(), problemCatalog().size());
  EXPECT_EQ(problems[0]["name"], "gabor");
  EXPECT_THAT(runProgram({"list", "problems"}).output, HasSubstr("denominator"));
}

TEST(List, NamesScenesWithTheirPlots) {
  const auto scenes = nlohmann::json::parse(runProgram({"list", "scenes", "--json"}).output);
  const auto race = std::find_if(scenes.begin(), scenes.end(), [](const auto& s) { return s["name"] == "gabor-race"; });
  ASSERT_NE(race, scenes.end());
  EXPECT_EQ((*race)["plots"][0]["name"], "field");
  EXPECT_THAT((*race)["plots"][0]["title"].template get<std::string>(), ::testing::Not(HasSubstr("plot.")));
  EXPECT_THAT(runProgram({"list", "scenes"}).output, HasSubstr("gabor-race"));
}

TEST(List, LinesHaveNoBlanksAtTheirEnds) {
  for (const std::string kind : {"optimizers", "problems", "scenes"}) {
    EXPECT_THAT(runProgram({"list", kind}).output, ::testing::Not(HasSubstr(" \n"))) << kind;
  }
}

TEST(FigureCommand, WritesEveryKindOfFile) {
  const TemporaryFolder folder;
  for (const std::string extension : {".png", ".svg", ".pdf"}) {
    const std::string path = (folder / std::string("a").append(extension)).string();
    const Outcome outcome = runProgram({"figure", "gabor-race", "--plot", "convergence", "--size", "400x300", "--step",
                                        "5", "--language", "es", "--theme", "dark", "--output", path},
                                       "env -u DISPLAY ");
    EXPECT_EQ(outcome.code, 0) << outcome.error;
    EXPECT_EQ(outcome.output + outcome.error, "");
    EXPECT_GT(std::filesystem::file_size(path), 1000u);
  }
  EXPECT_EQ(readSceneFile(folder / "a.png").title, builtInScene("gabor-race").title);
}

TEST(FigureCommand, TakesItsOwnPictureForAScene) {
  const TemporaryFolder folder;
  const std::string first = (folder / "first.png").string();
  const std::string second = (folder / "second.png").string();
  const Words options = {"--plot", "fit", "--size", "300x200", "--output"};
  Words words{"figure", "gabor-race", "--step", "9"};
  words.insert(words.end(), options.begin(), options.end());
  words.push_back(first);
  ASSERT_EQ(runProgram(words).code, 0);
  words = {"figure", first};
  words.insert(words.end(), options.begin(), options.end());
  words.push_back(second);
  ASSERT_EQ(runProgram(words).code, 0);
  EXPECT_EQ(contentOf(first), contentOf(second));
}

TEST(FigureCommand, RefusesBadFilesWithTheirPlace) {
  const TemporaryFolder folder;
  const auto scene = folder.file("s.json", "{\"descenso\": 1,\n \"lab\": \"optimizr\"}");
  const std::string output = (folder / "a.png").string();
  const Outcome unknown = runProgram({"figure", scene.string(), "--output", output});
  EXPECT_EQ(unknown.code, 1);
  EXPECT_THAT(unknown.error, HasSubstr("s.json:2:9: there is no lab \"optimizr\"; did you mean \"optimizer\"?"));
  EXPECT_THAT(runProgram({"figure", (folder / "none.json").string(), "--output", output}).error,
              HasSubstr("No such file"));
  EXPECT_EQ(runProgram({"figure", "gabor-race", "--output", (scene / "a.png").string()}).code, 1);
  EXPECT_EQ(folder.count(), 1);
}

TEST(OpenCommand, WithoutADisplaySaysSoInOneSentence) {
  const Outcome outcome = runProgram({}, "env -u DISPLAY -u WAYLAND_DISPLAY ");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.error, HasSubstr("figure"));
  EXPECT_EQ(std::count(outcome.error.begin(), outcome.error.end(), '\n'), 1);
}

}  // namespace
}  // namespace descenso
