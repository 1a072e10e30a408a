// A lab with one of every widget and nothing behind them: what the shell's tests drive.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/labs/catalog.h"

namespace descenso::tests {

struct TinyValues {
  double alpha = 0.01;
  double beta = 0.9;
  double variant = 0;
  double first = -1.5;
  double second = 8.5;
  bool isOn = false;
  int chosen = 0;
  int part = 0;
  int pressed = 0;
};

class TinyLab final : public Lab {
 public:
  TinyLab() { playback_.setLast(200); }
  std::string_view name() const override { return "optimizer"; }
  nlohmann::json save() const override;
  void load(const nlohmann::json& state) override;
  Playback& playback() override { return playback_; }
  void useData(DataSet data) override { data_ = std::move(data); }
  void toggleSeries(int index) override { series_.at(static_cast<std::size_t>(index)) ^= true; }
  std::string table() const override { return "step\n0\n"; }

  TinyValues values;
  std::array<bool, 8> series_{};
  std::optional<DataSet> data_;
  std::vector<std::string> calls;  ///< of the view

 private:
  Playback playback_;
};

/// One entry, called "optimizer" so that its words are translated.
const std::vector<LabEntry>& tinyCatalog();

}  // namespace descenso::tests
