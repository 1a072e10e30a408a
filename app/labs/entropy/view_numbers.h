// Tables of numbers to be typed over, in the panel.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/widgets/number_field.h"

namespace descenso {

/// A line of a label and number boxes, as many as there are columns.
class NumberLine {
 public:
  /// `labelPart` of the line is the label's.
  NumberLine(Ui& ui, std::string_view label, std::size_t columns, float labelPart);
  /// The next box. A value that is refused stays in the box with the reason below it.
  bool box(std::string_view id, const Refusal& refusal, double& value, int digits);
  /// The next place holds a word instead.
  void word(std::string_view text);
  /// Moves on to what stands below.
  void end();

 private:
  Rect next();

  Ui& ui_;
  Rect line_;
  float left_;
  float width_;
  std::vector<std::string> ids_;
};

/// Refuses what lies outside [low, high], in the interface's words.
Refusal refusalOutside(const Ui& ui, std::string_view symbol, double low, double high);

}  // namespace descenso
