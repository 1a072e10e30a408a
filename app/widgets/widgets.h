// What every lab is operated with. Each widget returns whether the user changed something, records its rectangle under
// its id, and shows `hint` as a tooltip. Labels arrive translated.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/plot/theme.h"
#include "app/widgets/ui.h"
#include "engine/math/hyperparameter.h"
#include "engine/math/printed_formula.h"

namespace descenso {

/// Of the panel left of a lab's plots, in an area so wide for both.
float panelWidth(const Ui& ui, float areaWidth);
/// A panel: rounded, bordered, scrolling when its content is taller. Between beginPanel and endPanel ImGui widgets flow
/// from the top with the panel's padding.
void beginPanel(Ui& ui, std::string_view id, const Rect& rect);
void endPanel(Ui& ui);

/// 17 px bold line that opens a group; `help` is the text of its tooltip, if any.
void heading(Ui& ui, std::string_view text, std::string_view help = {});
/// A heading that folds what stands below it; returns whether that is open.
bool foldingHeading(Ui& ui, std::string_view id, std::string_view text, bool& isOpen);
/// A text in smaller type that wraps at the panel's width.
void mutedText(Ui& ui, std::string_view text);
/// The same in one of the theme's colours: a warning, an error.
void colouredText(Ui& ui, std::string_view text, Color color);
/// The same of a formula, or of sentences with formulas in them: a caret raises what follows it.
void formulaText(Ui& ui, std::string_view text, Color color);
/// What a slide prints, what is right, and the sentence about it.
void erratumText(Ui& ui, const PrintedFormula& formula);
/// Monospaced name–value line, right aligned value.
void readOut(Ui& ui, std::string_view name, std::string_view value);
/// A thin line between groups.
void separator(Ui& ui);

bool button(Ui& ui, std::string_view id, std::string_view label, std::string_view hint = {});
bool checkbox(Ui& ui, std::string_view id, std::string_view label, bool& value, std::string_view hint = {});
/// Colour swatch with the marker and dash of the series, a check box and its name; `selected` draws it as the one whose
/// hyperparameters and update card are shown. Returns true when toggled; `clicked` when the name was chosen.
bool seriesRow(Ui& ui, std::string_view id, std::string_view label, const SeriesStyle& style, bool& enabled,
               bool selected, bool& clicked);
/// A wide button of the rail: a sign or a number instead of words, which are its hint; `isOn` fills it with the accent.
bool railButton(Ui& ui, std::string_view id, std::string_view sign, bool isOn, std::string_view hint);
/// Drop-down of labels; `index` is what is chosen. An empty `label` takes no line.
bool choice(Ui& ui, std::string_view id, std::string_view label, const std::vector<std::string>& labels, int& index);
/// The drop-down alone, in a rectangle of the caller's.
bool choiceIn(Ui& ui, std::string_view id, const Rect& rect, const std::vector<std::string>& labels, int& index);
/// Whether `segmented` shows all of these labels uncut in the line that is left.
bool fitsSegmented(const Ui& ui, const std::vector<std::string>& labels);
/// A few labels side by side, one of them on.
bool segmented(Ui& ui, std::string_view id, const std::vector<std::string>& labels, int& index);
/// The same in a rectangle of the caller's.
bool segmentedIn(Ui& ui, std::string_view id, const Rect& rect, const std::vector<std::string>& labels, int& index);

/// Slider over a hyperparameter's range and scale, with its symbol and value; a double click or Ctrl-click types the
/// value (a value out of range is refused with the reason), a right click offers the default. Choices become a
/// drop-down. `label` is the translated name, `choiceLabels` the translated choices.
bool hyperparameter(Ui& ui, std::string_view id, const Hyperparameter& declaration, std::string_view label,
                    const std::vector<std::string>& choiceLabels, double& value);
/// Two numbers typed side by side (a start), each with its own symbol. Non-finite input is refused.
bool pointInput(Ui& ui, std::string_view id, std::string_view firstSymbol, std::string_view secondSymbol, double& first,
                double& second);
/// One line of text to type; returns true in the frame in which Enter ends it. `takesFocus` is for the frame in which
/// typing is to begin without a click.
bool textInput(Ui& ui, std::string_view id, std::string_view label, std::string& text, bool takesFocus = false);
/// A line of monospaced text; returns true in the frame in which Enter is pressed or the edited field is left.
bool codeInput(Ui& ui, std::string_view id, std::string& text, bool takesFocus = false);

}  // namespace descenso
