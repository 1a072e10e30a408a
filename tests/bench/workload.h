// What the drivers of the comparison with other engines share. Each prints one line of JSON a measurement; `check`
// shows that the work was the whole work.
//
// Environment: BENCH_DATA, the folder of the workloads' files; BENCH_ONLY, a prefix of the workloads wanted; BENCH_SEC,
// seconds a sample; BENCH_REPS, samples.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

namespace descenso::bench {

inline std::string setting(const char* name, const char* fallback) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : fallback;
}

/// All numbers of a file in BENCH_DATA.
inline std::vector<double> numbersOf(const std::string& name) {
  std::ifstream file(setting("BENCH_DATA", "data") + "/" + name);
  std::vector<double> numbers;
  for (double value = 0; file >> value;) numbers.push_back(value);
  if (numbers.empty()) {
    std::fprintf(stderr, "there is no %s in BENCH_DATA\n", name.c_str());
    std::exit(2);
  }
  return numbers;
}

struct Seconds {
  double wall;
  double processor;
};

template <class Work>
Seconds timed(long calls, Work& work) {
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t processor = std::clock();
  for (long i = 0; i < calls; ++i) work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
          static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

inline std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += ',';
    all += part;
  }
  return all;
}

/// Calls `work` for as long as asked and prints, for every sample, what `figure` makes of the seconds a call took.
template <class Work, class Figure>
void measure(const char* workload, const char* unit, double check, Work work, Figure figure, int threads = 1) {
  if (!std::string(workload).starts_with(setting("BENCH_ONLY", ""))) return;
  const double wanted = std::stod(setting("BENCH_SEC", "0.2"));
  const int samples = std::stoi(setting("BENCH_REPS", "3"));
  long calls = 1;
  while (timed(calls, work).wall < wanted / 2) calls *= 2;
  std::vector<std::string> wall;
  std::vector<std::string> processor;
  for (int sample = 0; sample < samples; ++sample) {
    const Seconds seconds = timed(calls, work);
    wall.push_back(std::to_string(figure(seconds.wall / static_cast<double>(calls))));
    processor.push_back(std::to_string(figure(seconds.processor / static_cast<double>(calls))));
  }
  std::printf(R"({"peer":"descenso","w":"%s","variant":"engine","prec":"f64","threads":%d,"unit":"%s",)"
              R"("wall":[%s],"cpu":[%s],"check":%.9g})"
              "\n",
              workload, threads, unit, joined(wall).c_str(), joined(processor).c_str(), check);
  std::fflush(stdout);
}

}  // namespace descenso::bench
