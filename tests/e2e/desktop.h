// A display of its own (Xvfb) with the program on it, operated with real X events by xdotool.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace descenso::tests {

/// A process that ends with its owner.
class Process {
 public:
  Process() = default;
  Process(const std::vector<std::string>& command, const std::vector<std::string>& environment,
          const std::filesystem::path& output);
  ~Process();
  Process(Process&& other) noexcept;
  Process& operator=(Process&& other) noexcept;

  pid_t id() const { return id_; }
  bool isRunning();
  /// Waits for its end, at most so many seconds; -1 if it still runs.
  int wait(double seconds);
  void signal(int number) const;

 private:
  pid_t id_ = -1;
};

/// The path of a program in PATH; empty if it is not installed.
std::string findProgram(const std::string& name);

class Desktop {
 public:
  /// False where Xvfb or xdotool is not installed.
  static bool isPossible();

  /// Starts Xvfb on a free display. Throws std::runtime_error if it does not come up.
  Desktop();

  void start(const std::vector<std::string>& arguments, const std::filesystem::path& home);
  /// Starts the program and waits until its window is on the screen.
  void open(const std::vector<std::string>& arguments, const std::filesystem::path& home);
  Process& program() { return program_; }

  void moveTo(int x, int y);
  void click(int x, int y);
  void drag(int fromX, int fromY, int toX, int toY);
  /// As xdotool names keys: "Right", "ctrl+s".
  void key(const std::string& name);
  void type(const std::string& text);
  void resize(int width, int height);
  /// Closes the window as its close button does and waits; the exit code, or -1 if it did not end.
  int close();

  /// Processor time the program has used, in seconds, all threads together.
  double processorSeconds() const;
  std::string messages() const;

 private:
  std::string tool(const std::vector<std::string>& arguments) const;

  TemporaryFolder folder_;  ///< first, so that it goes last
  std::string display_;
  std::string window_;
  Process server_;
  Process program_;
};

}  // namespace descenso::tests
