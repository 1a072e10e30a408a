#include "app/widgets/number_field.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <charconv>
#include <cmath>
#include <stdexcept>

#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/refusal.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("−")) {
      result += '-';
      i += std::string_view("−").size() - 1;
    } else if (text[i] == ',') {
      result += '.';
    } else if (text[i] != ' ' && text[i] != '\t') {
      result += text[i];
    }
  }
  if (result.starts_with('+')) result.erase(0, 1);
  return result;
}

}  // namespace

double readTypedNumber(std::string_view text) {
  const std::string digits = plain(text);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
    throw std::invalid_argument("not a finite number");
  return value;
}

std::string shortestNumber(double value) {
  char text[40];
  const auto [end, error] = std::to_chars(text, text + sizeof text, value);
  return error == std::errc() ? std::string(text, end) : std::string();
}

void beginTyping(Ui& ui, std::string_view id, double value) {
  ui.typing() = {std::string(id), shortestNumber(value), {}, true};
}

bool isTyping(Ui& ui, std::string_view id) { return ui.typing().id == id; }

bool typedNumber(Ui& ui, std::string_view id, const Rect& rect, const Refusal& refusal, double& value) {
  Typing& typing = ui.typing();
  const std::string field = std::string(id) + ".typed";
  ImFont* font = ui.font(FontRole::mono, 15);
  pushFont(font);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.px(6), std::floor((rect.height - fontPixels(*font)) / 2)));
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(toIm(rect.min()));
  ImGui::SetNextItemWidth(rect.width);
  const bool wasNew = typing.needsFocus;
  if (wasNew) ImGui::SetKeyboardFocusHere();
  typing.needsFocus = false;
  const bool isEntered = ImGui::InputText(("##" + field).c_str(), &typing.buffer,
                                          ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  const bool isLeft = ImGui::IsItemDeactivated();
  ui.record(field, rect);
  ImGui::SetCursorScreenPos(cursor);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  if (isEntered) {
    try {
      const double read = readTypedNumber(typing.buffer);
      typing.refusal = refusal(read);
      if (typing.refusal.empty()) {
        value = read;
        ui.stopTyping();
        return true;
      }
    } catch (const std::invalid_argument&) {
      typing.refusal = ui.text()("value.notANumber");
    }
    typing.needsFocus = true;  // the text stays, to be put right
  } else if (isLeft && !wasNew) {
    ui.stopTyping();
  }
  return false;
}

bool numberBox(Ui& ui, std::string_view id, const Rect& box, const Refusal& refusal, double& value, int digits) {
  ui.record(id, box);
  if (isTyping(ui, id)) return typedNumber(ui, id, box, refusal, value);
  if (pressArea(id, box)) beginTyping(ui, id, value);
  drawControl(ui, box, controlState());
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  ui.hint(id, ui.text()("value.typeHint"));
  const Rect room = box.inset(ui.px(4), 0, ui.px(6), 0);
  std::string text = formatNumber(value, digits);
  const bool isWide = textWidth(*ui.font(FontRole::mono, 15), text) <= room.width;
  // Rounded further is better than cut.
  const auto isCut = [&] { return textWidth(*ui.font(FontRole::regular, 14), text) > room.width; };
  while (digits > 1 && isCut()) text = formatNumber(value, --digits);
  if (isCut()) text = formatNarrow(value);
  drawLabel(ui, room, text,
            {isWide ? FontRole::mono : FontRole::regular, isWide ? 15.0f : 14.0f, ui.theme().text,
             HorizontalAlign::right, Words::users});
  return false;
}

void showRefusal(Ui& ui, std::string_view id) {
  if (!isTyping(ui, id) || ui.typing().refusal.empty()) return;
  const auto field = ui.rects().find(std::string(id) + ".typed");
  if (field != ui.rects().end()) refusalBelow(ui, id, field->second, ui.typing().refusal);
}

}  // namespace descenso
