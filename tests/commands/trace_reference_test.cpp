// descenso trace against trajectories that were computed outside of the project.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/math/format.h"
#include "engine/problems/catalog.h"
#include "tests/commands/program.h"

namespace descenso {
namespace {

using tests::contentOf;
using tests::runProgram;
using tests::TemporaryFolder;
using Json = nlohmann::json;

const std::string reference = DESCENSO_REFERENCE;

/// How a reference method is asked for: the optimizer and what is set besides the hyperparameters.
struct Method {
  std::string optimizer;
  std::vector<std::string> settings{};
};

const std::map<std::string, Method> methods = {
    {"gd", {"gd"}},
    {"gd_decay", {"gd-decay"}},
    {"momentum_book", {"momentum"}},
    {"momentum_torch_damp", {"momentum", {"form=pytorch"}}},
    {"heavyball", {"momentum", {"form=heavy-ball"}}},
    {"nesterov_book", {"nesterov"}},
    {"nesterov_slide", {"nesterov", {"form=slide"}}},
    {"nesterov_torch", {"nesterov", {"form=pytorch"}}},
    {"adagrad", {"adagrad"}},
    {"adagrad_keras", {"adagrad", {"epsilon-place=inside"}}},
    {"rmsprop", {"rmsprop", {"epsilon-place=outside"}}},
    {"rmsprop_epsin", {"rmsprop", {"epsilon-place=inside"}}},
    {"normgrad_elem", {"normalized"}},
    {"normgrad_l2", {"normalized", {"norm=euclidean"}}},
    {"adam", {"adam"}},
    {"adam_nobc", {"adam", {"bias-correction=off"}}},
    {"adam_epshat", {"adam", {"epsilon-place=hat"}}},
    {"adam_l2", {"adamw", {"form=l2"}}},
    {"adamw", {"adamw"}},
    {"adamw_paper", {"adamw", {"form=decoupled-paper"}}},
    {"newton", {"newton", {"safeguard=off"}}},
    {"sgd", {"sgd"}},
    {"sgd_momentum_book", {"momentum"}},
    {"sgd_nesterov_book", {"nesterov"}},
    {"sgd_adam", {"adam"}},
};

std::vector<Json> cases() {
  std::vector<Json> chosen;
  for (const Json& one : Json::parse(contentOf(reference + "/cases.json"))) {
    if (findProblem(one["problem"].get<std::string>()) != nullptr) chosen.push_back(one);
  }
  return chosen;
}

/// Our name of a reference's hyperparameter.
std::string settingName(const std::string& method, const std::string& name) {
  if (name == "eps") return "epsilon";
  if (name == "wd") return "decay";
  if (name == "acc0") return "initial-accumulator";
  return method == "gd_decay" && name == "gamma" ? "decay-rate" : name;
}

std::vector<std::string> arguments(const Json& one, const TemporaryFolder& folder) {
  const Method& method = methods.at(one["method"]);
  const std::string start = numberText(one["start"][0]) + "," + numberText(one["start"][1]);
  std::vector<std::string> words{"trace",   "--problem", one["problem"], "--optimizer",       method.optimizer,
                                 "--start", start,       "--steps",      one["steps"].dump(), "--output",
                                 "-"};
  for (const std::string& setting : method.settings) words.insert(words.end(), {"--set", setting});
  for (const auto& [name, value] : one["hyper"].items()) {
    words.insert(words.end(), {"--set", settingName(one["method"], name) + "=" + numberText(value)});
  }
  if (!one["batch"].is_null()) {
    const Json batches = Json::parse(contentOf(reference + "/batches.json"));
    const std::string name = one["batch"];
    words.insert(words.end(), {"--batches", folder.file("batches.json", batches[name].dump()).string()});
  }
  return words;
}

std::vector<std::vector<double>> rows(const std::string& csv, std::string& header) {
  std::istringstream lines(csv);
  std::getline(lines, header);
  std::vector<std::vector<double>> table;
  for (std::string line; std::getline(lines, line);) {
    std::replace(line.begin(), line.end(), ',', ' ');
    std::istringstream cells(line);
    table.emplace_back(std::istream_iterator<double>(cells), std::istream_iterator<double>());
  }
  return table;
}

class EveryReferenceTrajectory : public ::testing::TestWithParam<Json> {};

TEST_P(EveryReferenceTrajectory, IsReproduced) {
  const Json& one = GetParam();
  const TemporaryFolder folder;
  const tests::Outcome outcome = runProgram(arguments(one, folder));
  ASSERT_EQ(outcome.code, 0) << outcome.error;
  std::string header;
  std::string wantedHeader;
  const auto found = rows(outcome.output, header);
  const auto wanted = rows(contentOf(reference + "/" + one["file"].get<std::string>()), wantedHeader);
  EXPECT_EQ(header, wantedHeader);
  const std::size_t last = one["compare_until_step"];
  const double tolerance = one["suggested_tol"];
  ASSERT_GT(found.size(), last);
  ASSERT_GT(wanted.size(), last);
  for (std::size_t step = 0; step <= last; ++step) {
    ASSERT_EQ(found[step].size(), wanted[step].size());
    for (std::size_t column = 0; column < wanted[step].size(); ++column) {
      const double value = wanted[step][column];
      ASSERT_LE(std::abs(found[step][column] - value), tolerance * std::max(1.0, std::abs(value)))
          << "step " << step << ", column " << column;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Trace, EveryReferenceTrajectory, ::testing::ValuesIn(cases()), [](const auto& tested) {
  std::string name = tested.param["file"];
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
});

TEST(Trace, ThereAreReferenceTrajectories) { EXPECT_GE(cases().size(), 144u); }

}  // namespace
}  // namespace descenso
