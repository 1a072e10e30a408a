// The command line as a whole: which command was typed, and what its errors become.
#pragma once

namespace descenso {

/// Runs one command; errors go to standard error in one line. Returns the exit code: 0 done, 1 could not, 2 bad usage.
int runCommandLine(int argc, const char* const* argv);

}  // namespace descenso
