#include "app/widgets/formula_field.h"

#include <imgui.h>

#include <stdexcept>
#include <utility>

#include "app/labs/formula_text.h"
#include "app/widgets/drawing.h"
#include "app/widgets/refusal.h"
#include "app/widgets/widgets.h"

namespace descenso {

bool FormulaField::draw(Ui& ui, std::string_view id, std::string_view applied, std::string_view hint,
                        const Words& words, const Take& take) {
  if (applied_ != applied) {
    *this = FormulaField();
    text_ = applied_ = applied;
  }
  const bool isEntered = codeInput(ui, id, text_, std::exchange(takesFocus_, false));
  const Rect field = itemRect();
  const bool isLookedAt = ImGui::IsItemActive() || ImGui::IsItemHovered();
  if (refusal_.empty()) ui.hint(id, hint);
  const std::string before = applied_;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) isTold_ = false;
  if (isEntered) enter(ui, words, take);
  if (!refusal_.empty()) drawRefusal(ui, id, field, isLookedAt);
  return applied_ != before;
}

/// A frame in the colour of errors; the reason as long as somebody looks, and until the click after that which left the
/// field.
void FormulaField::drawRefusal(Ui& ui, std::string_view id, const Rect& field, bool isLookedAt) {
  ImGui::GetWindowDrawList()->AddRect(toIm(field.min()), toIm(field.max()), packed(ui.theme().error),
                                      ui.px(cornerRadius), 0, ui.px(1));
  if (!isLookedAt && !isTold_) return;
  std::optional<TypedFault> fault;
  if (at_ && refused_ == text_) fault = TypedFault{text_, *at_};
  refusalBelow(ui, id, field, refusal_, fault);
}

void FormulaField::enter(Ui& ui, const Words& words, const Take& take) {
  refusal_.clear();
  refused_ = text_;
  at_.reset();
  try {
    if (text_ != applied_) take(text_);
    applied_ = text_;
  } catch (const FormulaError& error) {
    const bool isEmpty = error.fault() == FormulaFault::empty && !words.empty.empty();
    refusal_ = isEmpty ? std::string(words.empty) : formulaRefusal(ui.text(), text_, error);
    at_ = error.position();
  } catch (const std::invalid_argument&) {
    refusal_ = words.unusable;
  }
  isTold_ = !refusal_.empty();
  // Enter on what is refused is no way out of the field; a click elsewhere is.
  if (!refusal_.empty() && !ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    takesFocus_ = true;
    ui.wakeAfter(0);
  }
}

}  // namespace descenso
