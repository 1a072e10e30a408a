// Runs the built program as a user would.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace descenso::tests {

struct Outcome {
  int code = -1;  ///< exit code; 128 + signal where it was killed
  std::string output;
  std::string error;
};

inline std::string quoted(const std::string& argument) {
  std::string text(1, '\'');
  for (const char c : argument) text.append(c == '\'' ? "'\\''" : std::string(1, c));
  return text.append("'");
}

/// `before` is put in front of the command, as "cd /tmp && " or "env -u DISPLAY ".
inline Outcome runProgram(const std::vector<std::string>& arguments, const std::string& before = {}) {
  const TemporaryFolder folder;
  std::string command = before + quoted(DESCENSO_PROGRAM);
  for (const std::string& argument : arguments) command.append(" ").append(quoted(argument));
  command += " >" + quoted((folder / "out").string()) + " 2>" + quoted((folder / "err").string()) + " </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), contentOf(folder / "out"),
          contentOf(folder / "err")};
}

}  // namespace descenso::tests
