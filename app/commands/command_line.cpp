#include "app/commands/command_line.h"

#include <algorithm>
#include <iostream>
#include <new>
#include <stdexcept>
#include <vector>

#include "app/commands/command.h"
#include "app/commands/scene_argument.h"
#include "app/export/scene.h"
#include "app/text/nearest.h"

namespace descenso {
namespace {

constexpr int couldNot = 1;
constexpr int badUsage = 2;

std::string commandPath(const CLI::App& program) {
  const auto typed = program.get_subcommands();
  return typed.empty() ? "descenso" : "descenso " + typed.front()->get_name();
}

/// `descenso figrue …` is taken for a file by its place. A word that is neither a file nor looks like one was meant as
/// a command or a scene.
void refuseUnknownCommand(const CLI::App& program, const std::string& word) {
  if (word.empty() || word.starts_with('-') || namesFile(word)) return;
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  for (const std::string& scene : builtInScenes()) names.push_back(scene);
  const std::vector<std::string_view> known(names.begin(), names.end());
  if (std::find(known.begin(), known.end(), word) == known.end()) {
    throw InvalidArgument(unknownName("command, file or scene"_message, word, known));
  }
}

int fail(int code, const std::string& what) {
  std::cerr << "descenso: " << what << '\n';
  return code;
}

int run(CLI::App& program, Action& chosen, int argc, const char* const* argv) {
  if (argc > 1) refuseUnknownCommand(program, argv[1]);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& question) {  // --help and --version are answered
    return program.exit(question, std::cout, std::cerr);
  } catch (const CLI::ParseError& error) {
    throw std::invalid_argument(error.what());
  }
  return chosen();
}

}  // namespace

int runCommandLine(int argc, const char* const* argv) {
  CLI::App program("Descenso shows how neural networks learn: every optimizer's path, one update at a time.",
                   "descenso");
  Action chosen;
  addOpen(program, chosen);
  addFigure(program, chosen);
  addTrace(program, chosen);
  addList(program, chosen);
  try {
    return run(program, chosen, argc, argv);
  } catch (const std::invalid_argument& error) {
    return fail(badUsage, std::string(error.what()) + "\nSee \"" + commandPath(program) + " --help\".");
  } catch (const std::bad_alloc&) {
    return fail(couldNot, "there is not enough memory for this");
  } catch (const std::exception& error) {
    return fail(couldNot, error.what());
  }
}

}  // namespace descenso
