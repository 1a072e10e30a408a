// Work on a thread of its own: it has copies of what it needs, tells how far it has come, and ends early when asked.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <stop_token>
#include <thread>
#include <utility>

namespace descenso {

/// Begins when it is made; destroying it asks the work to stop and waits until it has.
template <class Result>
class BackgroundJob {
 public:
  /// Told the part that is done, 0 … 1.
  using Progress = std::function<void(double part)>;
  /// Returns anything once `stop` is requested; what it throws comes out of take().
  using Work = std::function<Result(const std::stop_token& stop, const Progress& progress)>;

  explicit BackgroundJob(Work work) {
    std::packaged_task<Result(std::stop_token)> task([this, work = std::move(work)](const std::stop_token& stop) {
      return work(stop, [this](double part) { part_.store(part); });
    });
    result_ = task.get_future();
    thread_ = std::jthread(std::move(task));
  }
  BackgroundJob(const BackgroundJob&) = delete;
  BackgroundJob& operator=(const BackgroundJob&) = delete;

  /// Asks the work to end early, and does not wait for it.
  void stop() { thread_.request_stop(); }
  double progress() const { return part_.load(); }
  bool isDone() const { return result_.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
  /// What was made, once; waits for it.
  Result take() { return result_.get(); }

 private:
  std::atomic<double> part_ = 0;
  std::future<Result> result_;
  std::jthread thread_;  ///< the last member: it ends before what it works on
};

}  // namespace descenso
