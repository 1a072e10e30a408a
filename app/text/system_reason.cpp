#include "app/text/system_reason.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace descenso {
namespace {

struct Reason {
  int error;
  MessageText text;
};

constexpr std::array reasons = {
    Reason{ENOENT, "No such file or directory"_message},
    Reason{EACCES, "Permission denied"_message},
    Reason{EPERM, "Operation not permitted"_message},
    Reason{EISDIR, "Is a directory"_message},
    Reason{ENOTDIR, "Not a directory"_message},
    Reason{EEXIST, "File exists"_message},
    Reason{ENOSPC, "No space left on device"_message},
    Reason{EDQUOT, "Disk quota exceeded"_message},
    Reason{EROFS, "Read-only file system"_message},
    Reason{ENAMETOOLONG, "File name too long"_message},
    Reason{EFBIG, "File too large"_message},
    Reason{EBUSY, "Device or resource busy"_message},
    Reason{ETXTBSY, "Text file busy"_message},
    Reason{EIO, "Input/output error"_message},
    Reason{ENXIO, "No such device or address"_message},
    Reason{ENODEV, "No such device"_message},
    Reason{ELOOP, "Too many levels of symbolic links"_message},
    Reason{EMFILE, "Too many open files"_message},
    Reason{ENOMEM, "Cannot allocate memory"_message},
    Reason{EINVAL, "Invalid argument"_message},
    Reason{EPIPE, "Broken pipe"_message},
    Reason{ESTALE, "Stale file handle"_message},
};

}  // namespace

Message systemReason(int error) {
  const auto found =
      std::find_if(reasons.begin(), reasons.end(), [&](const Reason& each) { return each.error == error; });
  if (found != reasons.end()) return found->text;
  return verbatim(std::generic_category().message(error));
}

}  // namespace descenso
