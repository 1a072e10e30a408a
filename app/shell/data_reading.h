// A file of examples that is being read in the background for one lab, which stays as it is until all of it is there.
#pragma once

#include <filesystem>
#include <string>

#include "app/labs/background_job.h"
#include "app/labs/lab.h"

namespace descenso {

struct OpenLab;

class DataReading {
 public:
  DataReading(std::filesystem::path file, OpenLab& lab);

  /// Of the file, without its folder.
  std::string name() const { return file_.filename().string(); }
  OpenLab& lab() const { return *lab_; }
  double progress() const { return job_.progress(); }
  bool isDone() const { return job_.isDone(); }
  void stop() { job_.stop(); }
  /// Throws what went wrong. Call once, when it is done.
  DataUse take() { return job_.take(); }

 private:
  std::filesystem::path file_;
  OpenLab* lab_;
  BackgroundJob<DataUse> job_;
};

/// Files of up to so many bytes are read at once: nobody could see it happen.
inline constexpr std::size_t readAtOnceBytes = std::size_t{1} << 20;

/// The one of a lab's documents that begins so; empty if none does.
std::string_view documentIn(std::span<const LabDocument> documents, std::string_view beginning);

/// Whether a file holds examples of so many bytes that it is read in the background, by its first bytes and its name,
/// and not one of the lab's documents. A pipe is not looked into.
bool isLargeData(const std::filesystem::path& file, std::span<const LabDocument> documents);

/// Neither a picture nor a scene.
bool isData(std::string_view beginning, const std::filesystem::path& file);

}  // namespace descenso
