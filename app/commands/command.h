// The commands of the program. Each adds its options to the command line; the one that was typed is run.
// std::invalid_argument is bad usage (exit 2), any other exception means that it could not be done (exit 1).
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>

namespace descenso {

/// Returns the exit code.
using Action = std::function<int()>;

/// Without a command: `descenso` and `descenso FILE`.
void addOpen(CLI::App& program, Action& chosen);
void addFigure(CLI::App& program, Action& chosen);
void addTrace(CLI::App& program, Action& chosen);
void addList(CLI::App& program, Action& chosen);

/// What every command has: --help, --version, exit codes, and unknown arguments left for refuseLeftOvers.
void addCommon(CLI::App& command);
/// Throws std::invalid_argument for an option or argument that the command does not know, with the nearest option.
void refuseLeftOvers(const CLI::App& command);

/// Returns `value`; throws std::invalid_argument such as "trace needs --problem NAME" when it is empty.
const std::string& needed(std::string_view command, std::string_view option, const std::string& value);
/// A number of an option, whole text. Throws std::invalid_argument that names the option.
double readNumber(std::string_view option, std::string_view text);
long readWhole(std::string_view option, std::string_view text, long low, long high);

/// Writes to standard output. Throws std::runtime_error, also for a closed pipe.
void print(std::string_view text);

}  // namespace descenso
