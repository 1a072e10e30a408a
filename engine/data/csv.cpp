#include "engine/data/csv.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/math/message.h"

namespace descenso {
namespace {

class PairsReader {
 public:
  PairsReader(std::string_view text, std::string_view name) : lines_(text, name), name_(name) {}

  std::optional<DataSet> read(const std::stop_token& stop, const ReadProgress& progress) {
    if (lines_.next() && !readHeader()) readRow();
    for (long count = 1; lines_.next(); ++count) {
      readRow();
      if (count % linesBetweenReports != 0) continue;
      if (progress) progress(lines_.progress());
      if (stop.stop_requested()) return std::nullopt;
    }
    if (x_.empty()) lines_.fail(1, "there are no examples; expected rows such as 1.5,0.25"_message);
    DataSet data{.name = std::string(name_), .x = {}, .y = {}};
    data.x = VectorView(x_.data(), std::ssize(x_));
    data.y = VectorView(y_.data(), std::ssize(y_));
    return data;
  }

 private:
  /// True if the first line names the columns.
  bool readHeader() {
    for (const Field& field : lines_.fields()) {
      if (field.text.empty() || lines_.number(field.text)) return false;
    }
    skipsIndex_ = isIndexName(lines_.fields().front().text);
    checkCount();
    return true;
  }

  void checkCount() const {
    const std::vector<Field>& fields = lines_.fields();
    const std::size_t expected = skipsIndex_ ? 3 : 2;
    if (fields.size() == expected) return;
    lines_.fail(fields[std::min(fields.size() - 1, expected)].column,
                {skipsIndex_ ? "expected 3 columns (index,x,y), got {got}"_message
                             : "expected 2 columns (x,y), got {got}"_message,
                 {{"got", fields.size()}}});
  }

  void readRow() {
    checkCount();
    if (std::ssize(x_) == maximumExamples) {
      lines_.fail(
          1, {"there are more than {most} examples; expected at most that many"_message, {{"most", maximumExamples}}});
    }
    const std::size_t first = skipsIndex_ ? 1 : 0;
    x_.push_back(finite(lines_.fields()[first]));
    y_.push_back(finite(lines_.fields()[first + 1]));
  }

  double finite(const Field& field) const {
    if (field.text.empty()) lines_.fail(field.column, "a value is missing; expected a number such as 0.25"_message);
    const std::optional<double> value = lines_.number(field.text);
    if (!value)
      lines_.fail(field.column,
                  {"\"{text}\" is not a number; expected one such as 0.25"_message, {{"text", excerpt(field.text)}}});
    if (!std::isfinite(*value))
      lines_.fail(field.column, {"\"{text}\" is not finite; expected a number such as 0.25"_message,
                                 {{"text", excerpt(field.text)}}});
    return *value;
  }

  DelimitedLines lines_;
  std::string_view name_;
  bool skipsIndex_ = false;
  std::vector<double> x_;
  std::vector<double> y_;
};

}  // namespace

DataSet readCsv(std::string_view text, std::string_view name) { return *PairsReader(text, name).read({}, {}); }

std::optional<DataSet> readCsv(std::string_view text, std::string_view name, const std::stop_token& stop,
                               const ReadProgress& progress) {
  return PairsReader(text, name).read(stop, progress);
}

}  // namespace descenso
