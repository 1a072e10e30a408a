#include "app/commands/batches_file.h"

#include "app/export/json_reader.h"

namespace descenso {
namespace {

class BatchReader {
 public:
  BatchReader(std::string_view text, std::string_view name, Index exampleCount)
      : text_(text), name_(name), exampleCount_(exampleCount) {}

  BatchSchedule read(long steps) const {
    const nlohmann::json root = readJson(text_, name_);
    if (!root.is_array()) refuse("", "a list of batches is wanted, as [[0, 3], [2, 1]]");
    BatchSchedule batches;
    for (const auto& [index, batch] : root.items()) batches.push_back(readBatch(batch, "/" + index));
    if (static_cast<long>(batches.size()) < steps) {
      refuse("", "here are " + std::to_string(batches.size()) + " batches; " + std::to_string(steps) +
                     " steps need as many");
    }
    return batches;
  }

 private:
  std::vector<int> readBatch(const nlohmann::json& batch, const std::string& pointer) const {
    if (!batch.is_array() || batch.empty()) refuse(pointer, "a batch must be a list of at least one example's index");
    std::vector<int> examples;
    for (const auto& [index, example] : batch.items()) {
      const bool isIndex = example.is_number_integer() && example >= 0 && example < exampleCount_;
      if (!isIndex) {
        refuse(pointer + "/" + index, "an example's index must be a whole number in 0 … " +
                                          std::to_string(exampleCount_ - 1) + ", got " + example.dump());
      }
      examples.push_back(example.get<int>());
    }
    return examples;
  }

  [[noreturn]] void refuse(const std::string& pointer, const std::string& what) const {
    const TextPosition at = locate(text_, pointer);
    throw ReadError(name_, at.line, at.column, verbatim(what));
  }

  std::string_view text_;
  std::string_view name_;
  Index exampleCount_;
};

}  // namespace

BatchSchedule readBatches(std::string_view text, std::string_view name, Index exampleCount, long steps) {
  return BatchReader(text, name, exampleCount).read(steps);
}

}  // namespace descenso
