// Reads the command line and runs one command.
#include <csignal>

#include "app/commands/command_line.h"

int main(int argc, char** argv) {
  // A closed pipe (descenso trace … | head) becomes an error of the write, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  return descenso::runCommandLine(argc, argv);
}
