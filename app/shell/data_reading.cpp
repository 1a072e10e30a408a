#include "app/shell/data_reading.h"

#include <array>
#include <fstream>
#include <system_error>
#include <utility>

#include "app/export/files.h"
#include "app/export/png.h"
#include "app/shell/session.h"

namespace descenso {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t markedBytes = 64;  // of a document, within which its mark stands

DataUse readDataFile(const fs::path& file, const DataReader& reader, const std::stop_token& stop,
                     const ReadProgress& progress) {
  const std::string text = readFile(file, maximumCsvBytes);
  if (stop.stop_requested()) return {};
  return reader(text, file.filename().string(), stop, progress);
}

}  // namespace

DataReading::DataReading(fs::path file, OpenLab& lab)
    : file_(std::move(file)),
      lab_(&lab),
      job_([path = file_, reader = lab.state->dataReader()](const std::stop_token& stop, const ReadProgress& progress) {
        return readDataFile(path, reader, stop, progress);
      }) {}

bool isData(std::string_view beginning, const fs::path& file) {
  const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool isScene = first != std::string_view::npos && beginning[first] == '{';
  return !isPng(beginning) && !isScene && file.extension() != ".json";
}

std::string_view documentIn(std::span<const LabDocument> documents, std::string_view beginning) {
  for (const LabDocument& each : documents)
    if (each.isReadable() && beginning.substr(0, markedBytes).find(each.mark) != std::string_view::npos)
      return each.name;
  return {};
}

bool isLargeData(const fs::path& file, std::span<const LabDocument> documents) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored) || fs::file_size(file, ignored) <= readAtOnceBytes) return false;
  std::array<char, 1024> beginning{};
  std::ifstream stream(file, std::ios::binary);
  stream.read(beginning.data(), beginning.size());
  const std::string_view read(beginning.data(), static_cast<std::size_t>(stream.gcount()));
  return isData(read, file) && documentIn(documents, read).empty();
}

}  // namespace descenso
