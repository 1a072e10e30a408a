#include "app/export/files.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace descenso {
namespace {

using ::testing::HasSubstr;
using tests::contentOf;
using tests::refusal;
using tests::TemporaryFolder;

TEST(Files, AreWrittenWhole) {
  const TemporaryFolder folder;
  writeText(folder / "a.txt", "one");
  writeText(folder / "a.txt", "two\n");
  EXPECT_EQ(contentOf(folder / "a.txt"), "two\n");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Files, AFailedWriteLeavesTheOldFileAndNothingElse) {
  const TemporaryFolder folder;
  writeText(folder / "a.txt", "old");
  const std::string message = refusal<std::runtime_error>([&] {
    writeAtomically(folder / "a.txt", [](const std::filesystem::path& temporary) {
      std::ofstream(temporary) << "half";
      throw std::runtime_error("the pen broke");
    });
  });
  EXPECT_EQ(message, "cannot write \"" + (folder / "a.txt").string() + "\": the pen broke");
  EXPECT_EQ(contentOf(folder / "a.txt"), "old");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Files, AFolderThatIsAFileIsRefused) {
  const TemporaryFolder folder;
  const auto file = folder.file("plain", "x");
  const std::string message = refusal<std::runtime_error>([&] { writeText(file / "a.txt", "text"); });
  EXPECT_THAT(message, HasSubstr("plain/a.txt"));
  EXPECT_THAT(message, HasSubstr("Not a directory"));
  EXPECT_EQ(contentOf(file), "x");
  EXPECT_EQ(folder.count(), 1);
}

TEST(Files, AMissingFolderIsRefused) {
  const TemporaryFolder folder;
  EXPECT_THAT(refusal<std::runtime_error>([&] { writeText(folder / "no/a.txt", "text"); }),
              HasSubstr("there is no folder"));
  EXPECT_EQ(folder.count(), 0);
}

TEST(Files, AFolderIsNotReplaced) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "sub");
  EXPECT_THAT(refusal<std::runtime_error>([&] { writeText(folder / "sub", "text"); }), HasSubstr("Is a directory"));
  EXPECT_THAT(refusal<std::runtime_error>([&] { writeText((folder / "sub").string() + "/", "text"); }),
              HasSubstr("a file name is missing"));
  EXPECT_THAT(refusal<std::runtime_error>([&] { writeText("", "text"); }), HasSubstr("a file name is missing"));
  EXPECT_EQ(folder.count(), 1);
}

TEST(Files, AFullDeviceIsAnError) {
  EXPECT_EQ(refusal<std::runtime_error>([] { writeText("/dev/full", "text"); }),
            "cannot write \"/dev/full\": No space left on device");
}

TEST(Files, ADeviceIsNeverReplaced) {
  writeText("/dev/null", "text");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(Files, ALinkKeepsPointingWhereItDid) {
  const TemporaryFolder folder;
  folder.file("real.txt", "old");
  std::filesystem::create_symlink("real.txt", folder / "link.txt");
  writeText(folder / "link.txt", "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.txt"));
  EXPECT_EQ(contentOf(folder / "real.txt"), "new");
}

TEST(Files, KeepThePermissionsOfWhatTheyReplace) {
  const TemporaryFolder folder;
  const auto path = folder.file("a.txt", "old");
  std::filesystem::permissions(path, std::filesystem::perms{0640});
  writeText(path, "new");
  EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms{0640});
}

TEST(Files, NewFilesFollowTheMask) {
  const TemporaryFolder folder;
  const mode_t before = ::umask(027);
  writeText(folder / "a.txt", "new");
  ::umask(before);
  EXPECT_EQ(std::filesystem::status(folder / "a.txt").permissions(), std::filesystem::perms{0640});
}

TEST(Files, MayHaveTheLongestName) {
  const TemporaryFolder folder;
  const std::string name(255, 'n');
  writeText(folder / name, "text");
  EXPECT_EQ(contentOf(folder / name), "text");
}

TEST(Files, AreReadUpToALimit) {
  const TemporaryFolder folder;
  const auto path = folder.file("a.txt", std::string(2 << 20, 'x'));
  EXPECT_EQ(readFile(path, 2 << 20).size(), 2u << 20);
  EXPECT_EQ(refusal<std::runtime_error>([&] { readFile(path, (2 << 20) - 1); }),
            "cannot read \"" + path.string() + "\": it is larger than 1 MiB");
  EXPECT_THAT(refusal<std::runtime_error>([] { readFile("/dev/zero", 1 << 20); }), HasSubstr("larger than 1 MiB"));
}

TEST(Files, ThatCannotBeReadSayWhy) {
  const TemporaryFolder folder;
  EXPECT_THAT(refusal<std::runtime_error>([&] { readFile(folder / "none", 10); }), HasSubstr("No such file"));
  EXPECT_THAT(refusal<std::runtime_error>([&] { readFile(folder.path(), 10); }), HasSubstr("Is a directory"));
}

}  // namespace
}  // namespace descenso
