#include "app/commands/command.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "app/text/nearest.h"

namespace descenso {
namespace {

template <class Number>
bool readWholeText(std::string_view text, Number& value) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

}  // namespace

void addCommon(CLI::App& command) {
  command.set_version_flag("--version", "descenso " DESCENSO_VERSION);
  command.footer("Exit codes: 0 done, 1 could not be done, 2 bad usage.");
  command.allow_extras();
}

void refuseLeftOvers(const CLI::App& command) {
  const std::vector<std::string> left = command.remaining();
  if (left.empty()) return;
  const std::string& first = left.front();
  if (!first.starts_with('-')) throw std::invalid_argument("the argument \"" + first + "\" is one too many");
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  throw InvalidArgument(unknownName("option"_message, first.substr(0, first.find('=')), known));
}

const std::string& needed(std::string_view command, std::string_view option, const std::string& value) {
  if (value.empty()) throw std::invalid_argument(std::string(command) + " needs " + std::string(option));
  return value;
}

double readNumber(std::string_view option, std::string_view text) {
  double value = 0;
  if (!readWholeText(text, value) || !std::isfinite(value)) {
    throw std::invalid_argument(std::string(option) + " must be a finite number, got \"" + std::string(text) + "\"");
  }
  return value;
}

long readWhole(std::string_view option, std::string_view text, long low, long high) {
  long value = 0;
  if (!readWholeText(text, value) || value < low || value > high) {
    throw std::invalid_argument(std::string(option) + " must be a whole number in " + std::to_string(low) + " … " +
                                std::to_string(high) + ", got \"" + std::string(text) + "\"");
  }
  return value;
}

void print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) {
    throw std::runtime_error("cannot write to standard output: " + std::generic_category().message(errno));
  }
}

}  // namespace descenso
