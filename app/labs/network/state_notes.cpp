#include <algorithm>

#include "app/labs/network/state_text.h"

namespace descenso {
namespace {

constexpr std::size_t mostNoted = 6;  // lines or names in one sentence

std::string commaList(std::vector<std::string> words) {
  const bool isCut = words.size() > mostNoted;
  words.resize(std::min(words.size(), mostNoted));
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  return isCut ? list + " …" : list;
}

}  // namespace

std::vector<std::string> dataNotes(const Translations& text, const NetworkLab& lab) {
  const NetworkData& data = lab.data();
  std::vector<std::string> notes;
  if (!data.missingLines.empty()) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(data.missingLines.size(), mostNoted + 1); ++i)
      lines.push_back(std::to_string(data.missingLines[i]));
    notes.push_back(text.format("notice.data.missing", {{"count", std::to_string(data.missingLines.size())},
                                                        {"lines", commaList(std::move(lines))}}));
  }
  for (std::size_t i = 0; i < std::min(data.constantInputs.size(), mostNoted); ++i)
    notes.push_back(
        text.format("notice.data.constant", {{"input", inputName(text, data.all, data.constantInputs[i])}}));
  const auto missing = [&](std::string_view key, const std::vector<int>& classes) {
    std::vector<std::string> names;
    for (const int each : classes) names.push_back(className(text, data.all, each));
    if (!names.empty()) notes.push_back(text.format(key, {{"names", commaList(std::move(names))}}));
  };
  missing("network.note.train", data.unlearned);
  missing("network.note.test", data.untested);
  if (data.all.size() > mostShownExamples)
    notes.push_back(text.format("network.note.shown", {{"count", std::to_string(data.shownCount())},
                                                       {"all", std::to_string(data.all.size())}}));
  if (const Index measured = lab.training().measuredOf(DataPart::train).size(); measured < data.train->size())
    notes.push_back(text.format("network.note.measured", {{"count", std::to_string(measured)},
                                                          {"all", std::to_string(data.train->size())}}));
  const OwnTablePtr& table = lab.config().data.table;
  if (table && !fitsScene(table->table))
    notes.push_back(text.format("network.note.scene", {{"name", table->table.name}}));
  return notes;
}

}  // namespace descenso
