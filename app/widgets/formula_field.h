// A formula as it is being typed, and what is wrong with it: the mark under the character, the sentence below, over
// what stands there.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/widgets/ui.h"

namespace descenso {

class FormulaField {
 public:
  struct Words {
    std::string_view unusable;  ///< of a formula that is read but cannot be used
    std::string_view empty{};   ///< of no formula at all; without it what is said of that everywhere
  };
  /// Takes a text into use; throws FormulaError, or std::invalid_argument for a formula that is read but cannot be
  /// used.
  using Take = std::function<void(const std::string&)>;

  /// `applied` is what is in use: another one takes the place of what was typed. Enter, or leaving the field, takes the
  /// text; one that is refused leaves the other in use. Records `id` and, below a refused text, `id`.refusal and
  /// `id`.mark. Returns
  /// whether another text was taken.
  bool draw(Ui& ui, std::string_view id, std::string_view applied, std::string_view hint, const Words& words,
            const Take& take);

 private:
  void enter(Ui& ui, const Words& words, const Take& take);
  void drawRefusal(Ui& ui, std::string_view id, const Rect& field, bool isLookedAt);

  std::string text_;
  std::string applied_;
  std::string refusal_;            ///< empty where there is nothing wrong
  std::string refused_;            ///< the text that it is about
  std::optional<std::size_t> at_;  ///< the byte from which on it is wrong
  bool isTold_ = false;            ///< the reason is shown wherever the pointer is
  bool takesFocus_ = false;        ///< in the next frame
};

}  // namespace descenso
