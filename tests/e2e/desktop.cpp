#include "tests/e2e/desktop.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

namespace descenso::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr double patience = 60;  // seconds; a loaded machine is slow, not broken

std::string readAll(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

/// A variable of this process, to be handed on.
void inherit(const char* name, std::vector<std::string>& environment) {
  if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
}

std::vector<std::string> plainEnvironment() {
  std::vector<std::string> environment = {"LANG=C.UTF-8"};
  for (const char* name : {"PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"})
    inherit(name, environment);
  return environment;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                 const fs::path& output) {
  std::vector<std::string> arguments = command;
  std::vector<std::string> variables = environment;
  const std::vector<char*> argumentPointers = pointers(arguments);
  const std::vector<char*> variablePointers = pointers(variables);
  id_ = fork();
  if (id_ != 0) return;
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  dup2(file, STDOUT_FILENO);
  dup2(file, STDERR_FILENO);
  execve(argumentPointers[0], argumentPointers.data(), variablePointers.data());
  _exit(127);
}

Process::Process(Process&& other) noexcept : id_(std::exchange(other.id_, -1)) {}

Process& Process::operator=(Process&& other) noexcept {
  std::swap(id_, other.id_);
  return *this;
}

Process::~Process() {
  if (id_ <= 0) return;
  ::kill(id_, SIGTERM);
  if (wait(5) == -1 && id_ > 0) {
    ::kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
  }
}

bool Process::isRunning() { return id_ > 0 && wait(0) == -1; }

int Process::wait(double seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (id_ > 0) {
    int status = 0;
    if (waitpid(id_, &status, WNOHANG) == id_) {
      id_ = -1;
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    if (std::chrono::steady_clock::now() >= end) break;
    std::this_thread::sleep_for(10ms);
  }
  return -1;
}

void Process::signal(int number) const {
  if (id_ > 0) ::kill(id_, number);
}

std::string findProgram(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "/usr/bin:/bin");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (access((folder + "/" + name).c_str(), X_OK) == 0) return folder + "/" + name;
  return {};
}

bool Desktop::isPossible() { return !findProgram("Xvfb").empty() && !findProgram("xdotool").empty(); }

Desktop::Desktop() {
  // Xvfb looks for a free display number itself and writes it to a file descriptor: here a pipe of the shell's making.
  const std::string number = (folder_ / "display").string();
  server_ =
      Process({"/bin/sh", "-c",
               "exec " + findProgram("Xvfb") + " -displayfd 3 -screen 0 1600x900x24 -nolisten tcp 3>'" + number + "'"},
              plainEnvironment(), folder_ / "server.txt");
  for (double waited = 0; waited < patience && display_.empty(); waited += 0.05) {
    std::this_thread::sleep_for(50ms);
    if (const std::string read = readAll(number); read.ends_with('\n')) display_ = ":" + trimmed(read);
  }
  if (display_.empty()) throw std::runtime_error("Xvfb did not start: " + readAll(folder_ / "server.txt"));
}

void Desktop::start(const std::vector<std::string>& arguments, const fs::path& home) {
  std::vector<std::string> command = {DESCENSO_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = plainEnvironment();
  environment.insert(environment.end(), {"DISPLAY=" + display_, "HOME=" + home.string(), "LIBGL_ALWAYS_SOFTWARE=1"});
  program_ = Process(command, environment, folder_ / "program.txt");
}

void Desktop::open(const std::vector<std::string>& arguments, const fs::path& home) {
  start(arguments, home);
  window_.clear();
  for (double waited = 0; waited < patience && window_.empty() && program_.isRunning(); waited += 0.2) {
    std::this_thread::sleep_for(200ms);
    const std::string found = trimmed(tool({"search", "--onlyvisible", "--class", "descenso"}));
    window_ = found.substr(0, found.find('\n'));
  }
  if (window_.empty()) throw std::runtime_error("no window: " + messages());
  tool({"windowmove", window_, "0", "0"});
  tool({"windowfocus", "--sync", window_});
  std::this_thread::sleep_for(1s);  // the first frames
}

std::string Desktop::tool(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command = {findProgram("xdotool")};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = plainEnvironment();
  environment.push_back("DISPLAY=" + display_);
  Process process(command, environment, folder_ / "tool.txt");
  process.wait(patience);
  return readAll(folder_ / "tool.txt");
}

void Desktop::moveTo(int x, int y) {
  tool({"mousemove", "--sync", std::to_string(x), std::to_string(y)});
  std::this_thread::sleep_for(200ms);
}

void Desktop::click(int x, int y) {
  moveTo(x, y);
  tool({"mousedown", "1"});
  std::this_thread::sleep_for(200ms);
  tool({"mouseup", "1"});
  std::this_thread::sleep_for(300ms);
}

void Desktop::drag(int fromX, int fromY, int toX, int toY) {
  moveTo(fromX, fromY);
  tool({"mousedown", "1"});
  for (int i = 1; i <= 5; ++i) moveTo(fromX + (toX - fromX) * i / 5, fromY + (toY - fromY) * i / 5);
  tool({"mouseup", "1"});
  std::this_thread::sleep_for(300ms);
}

void Desktop::key(const std::string& name) {
  tool({"key", name});
  std::this_thread::sleep_for(300ms);
}

void Desktop::type(const std::string& text) {
  tool({"type", "--delay", "60", text});
  std::this_thread::sleep_for(300ms);
}

void Desktop::resize(int width, int height) {
  tool({"windowsize", "--sync", window_, std::to_string(width), std::to_string(height)});
  std::this_thread::sleep_for(500ms);
}

int Desktop::close() {
  key("ctrl+q");
  return program_.wait(patience);
}

double Desktop::processorSeconds() const {
  double nanoseconds = 0;
  std::error_code ended;
  for (const auto& thread : fs::directory_iterator("/proc/" + std::to_string(program_.id()) + "/task", ended)) {
    double used = 0;
    std::ifstream(thread.path() / "schedstat") >> used;
    nanoseconds += used;
  }
  return nanoseconds * 1e-9;
}

std::string Desktop::messages() const { return readAll(folder_ / "program.txt"); }

}  // namespace descenso::tests
