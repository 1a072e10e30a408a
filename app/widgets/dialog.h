// The frame of a dialog: a modal window in the middle, with a title.
#pragma once

#include <string_view>

#include "app/widgets/ui.h"

namespace descenso {

/// Begins the dialog while it is open; `height` 0 fits the content. Call endDialog if it returns true.
bool beginDialog(Ui& ui, const char* id, std::string_view title, float width, float height = 0);
void endDialog(Ui& ui);

/// Buttons at the right of one line: the second one is the answer that is expected.
enum class Answer { none, cancel, confirm };
Answer dialogButtons(Ui& ui, std::string_view id, std::string_view cancel, std::string_view confirm);

}  // namespace descenso
