#include "app/labs/lab.h"

#include <utility>

namespace descenso {

DataReader Lab::dataReader() const {
  return [](std::string_view text, std::string_view name, const std::stop_token& stop,
            const ReadProgress& progress) -> DataUse {
    std::optional<DataSet> read = readCsv(text, name, stop, progress);
    if (!read) return {};
    return [data = std::move(*read)](Lab& lab) {
      lab.useData(data);
      return DataReport{.count = data.size()};
    };
  };
}

}  // namespace descenso
