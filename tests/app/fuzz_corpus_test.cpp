// The stored corpus of tests/fuzz and mutations of it, the same ones every time.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "engine/math/random.h"
#include "tests/fuzz/readers.h"
#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

constexpr int mutationsOfEachFile = 400;

/// What tends to break readers, beside random bytes.
constexpr std::array<std::string_view, 20> tokens = {
    "nan",          "-inf", "1e999", "-0",       "18446744073709551616",
    "\xEF\xBB\xBF", "\xff", "\r\n",  "[[[[[[[[", "}}",
    "\"",           "\\u0", "null",  "{\"\":",   ",",
    "descenso",     "#",    ";",     "\t",       "iTXt"};

std::string mutated(const std::string& seed, Random& random) {
  std::string text = seed;
  const auto place = [&] { return random.below(static_cast<std::uint32_t>(text.size() + 1)); };
  const std::uint32_t changes = 1 + random.below(4);
  for (std::uint32_t i = 0; i < changes; ++i) {
    const std::size_t at = place();
    const std::size_t length = random.below(16);
    switch (random.below(6)) {
      case 0:
        text.insert(at, 1, static_cast<char>(random.below(256)));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(place(), length));
        break;
      case 3:
        text.insert(at, tokens[random.below(tokens.size())]);
        break;
      case 4:
        text.resize(at);
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ 1 << random.below(8));
    }
  }
  return text;
}

struct Reader {
  const char* name;
  void (*read)(std::string_view);
};

class EveryReader : public ::testing::TestWithParam<Reader> {
 protected:
  /// The corpus in a fixed order, whatever order the file system has.
  static std::vector<std::filesystem::path> corpus() {
    const std::filesystem::path folder = std::filesystem::path(DESCENSO_SOURCE) / "tests/fuzz/corpus" / GetParam().name;
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file.path());
    std::sort(files.begin(), files.end());
    return files;
  }
};

TEST_P(EveryReader, KeepsItsWordOnTheCorpus) {
  EXPECT_GE(corpus().size(), 5u);
  for (const auto& file : corpus()) {
    SCOPED_TRACE(file.filename());
    GetParam().read(tests::contentOf(file));
  }
}

TEST_P(EveryReader, KeepsItsWordOnMutations) {
  Random random(20240501);
  for (const auto& file : corpus()) {
    const std::string seed = tests::contentOf(file);
    for (int i = 0; i < mutationsOfEachFile; ++i) GetParam().read(mutated(seed, random));
  }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, EveryReader,
                         ::testing::Values(Reader{"scene", fuzz::readAnyScene}, Reader{"csv", fuzz::readAnyCsv},
                                           Reader{"table", fuzz::readAnyTable}, Reader{"png", fuzz::readAnyPng},
                                           Reader{"formula", fuzz::readAnyFormula}),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace descenso
