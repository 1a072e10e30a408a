#include "app/export/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>

#include "app/text/system_reason.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

namespace fs = std::filesystem;

constexpr mode_t everyoneReadsAndWrites = 0666;  // less what the user's mask takes away

[[noreturn]] void cannotWrite(const fs::path& path, const Message& why) {
  throw RuntimeError("cannot write \"{file}\": {reason}"_message, {{"file", path.string()}, {"reason", why}});
}

/// A new empty file in a folder, removed at the end of its life unless it was kept.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& folder) {
    int descriptor = -1;
    for (int attempt = 0; descriptor < 0; ++attempt) {
      // Short and independent of the final name, which may be as long as the file system allows.
      path_ = folder / (".descenso-" + std::to_string(::getpid()) + "-" + std::to_string(attempt));
      descriptor = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, everyoneReadsAndWrites);
      if (descriptor < 0 && errno != EEXIST) throw std::system_error(errno, std::generic_category());
    }
    ::close(descriptor);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  const fs::path& path() const { return path_; }

  void renameTo(const fs::path& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) throw std::system_error(errno, std::generic_category());
    path_.clear();
  }

 private:
  fs::path path_;
};

/// The file that replaces another keeps its permissions.
void copyPermissions(const fs::path& from, const fs::path& to) {
  struct stat status {};
  if (::stat(from.c_str(), &status) == 0 && ::chmod(to.c_str(), status.st_mode & 0777) != 0) {
    throw std::system_error(errno, std::generic_category());
  }
}

/// A full disk may be noticed only here.
void flushToDisk(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category());
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (error != 0 && error != EINVAL) throw std::system_error(error, std::generic_category());
}

void writeBytes(const fs::path& path, std::string_view bytes) {
  File file(std::fopen(path.c_str(), "wb"));
  if (!file) throw std::system_error(errno, std::generic_category());
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  if (!written || std::fflush(file.get()) != 0) throw std::system_error(errno, std::generic_category());
}

void replaceWhole(const fs::path& target, const std::function<void(const fs::path&)>& write) {
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  TemporaryFile temporary(folder);
  write(temporary.path());
  copyPermissions(target, temporary.path());
  flushToDisk(temporary.path());
  temporary.renameTo(target);
}

/// A device or a pipe cannot be replaced: it is given the finished bytes.
void feed(const fs::path& target, const std::function<void(const fs::path&)>& write) {
  TemporaryFile temporary(fs::temp_directory_path());
  write(temporary.path());
  writeBytes(target, readFile(temporary.path(), static_cast<std::size_t>(-1)));
}

}  // namespace

void writeAtomically(const fs::path& path, const std::function<void(const fs::path&)>& write) {
  if (!path.has_filename()) cannotWrite(path, "a file name is missing"_message);
  const fs::path folder = path.parent_path();
  std::error_code ignored;
  if (!folder.empty() && !fs::exists(folder, ignored))
    cannotWrite(path, {"there is no folder \"{folder}\""_message, {{"folder", folder.string()}}});
  try {
    const fs::file_status status = fs::status(path);
    if (fs::is_directory(status)) throw std::system_error(EISDIR, std::generic_category());
    if (fs::exists(status) && !fs::is_regular_file(status)) {
      feed(path, write);
    } else {
      // A link keeps pointing where it did: the file behind it is replaced.
      replaceWhole(fs::is_symlink(fs::symlink_status(path)) ? fs::weakly_canonical(path) : path, write);
    }
  } catch (const std::system_error& error) {
    cannotWrite(path, error.code() ? systemReason(error.code().value()) : messageOf(error));
  } catch (const std::exception& error) {
    cannotWrite(path, messageOf(error));
  }
}

void writeText(const fs::path& path, std::string_view text) {
  writeAtomically(path, [&](const fs::path& temporary) { writeBytes(temporary, text); });
}

std::string readFile(const fs::path& path, std::size_t maximumBytes) {
  const auto refuse = [&](const Message& why) {
    throw RuntimeError("cannot read \"{file}\": {reason}"_message, {{"file", path.string()}, {"reason", why}});
  };
  File file(std::fopen(path.c_str(), "rb"));
  if (!file) refuse(systemReason(errno));
  std::string content;
  std::array<char, 1 << 16> block;
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get())) {
    if (count > maximumBytes - content.size()) {
      refuse({"it is larger than {size} MiB"_message, {{"size", maximumBytes >> 20U}}});
    }
    content.append(block.data(), count);
  }
  if (std::ferror(file.get()) != 0) refuse(systemReason(errno));
  return content;
}

}  // namespace descenso
