// Words and numbers that the network lab's plots and its panels share.
#pragma once

#include <string>
#include <vector>

#include "app/labs/activation_label.h"
#include "app/labs/network/state.h"
#include "app/labs/network/state_verdict.h"
#include "app/text/translations.h"

namespace descenso {

/// The key of a table's own word: blanks as hyphens.
std::string columnKey(std::string_view group, std::string word);
/// "x₁", or what the user called it; columns of the program's own tables are translated.
std::string inputName(const Translations& text, const Examples& examples, Index input);
std::string className(const Translations& text, const Examples& examples, int index);
/// The name of a number to be predicted, as columns are named.
std::string targetName(const Translations& text, const Examples& examples, Index number);
/// Of the network's output: the class or the number it stands for; "output" where it is the only one of its kind.
std::string outputName(const Translations& text, const Examples& examples, Index output);
/// "h₂,₃": unit 3 of hidden layer 2; "x₁", "a₁" for inputs and outputs.
std::string unitName(const NetworkLab& lab, const UnitPlace& unit);
/// "w₁,₂⁽¹⁾"
std::string parameterName(const NetworkLab& lab, Index parameter);

/// "4·(2+1) + 1·(4+1) = 17"
std::string parameterFormula(const NetworkConfig& network);
/// "2–4–1"
std::string shapeText(const NetworkConfig& network);

/// z of a unit, with the numbers in it, at the probed input: "z = 0.31·0.5 − 1.2·0.25 + 0.1 = −0.045".
std::string unitEquation(const NetworkLab& lab, const UnitPlace& unit);

/// What is to be known about the data: rows left out, inputs without anything to learn, classes that a part misses,
/// measures taken over a part of many, a table that no scene can hold. A sentence each.
std::vector<std::string> dataNotes(const Translations& text, const NetworkLab& lab);

/// The verdict on the curves at the step shown, and in words why there is none.
FitVerdict verdictOf(const NetworkLab& lab);
std::string verdictText(const Translations& text, const NetworkLab& lab);

/// "Epoch 12, batch 3 of 35"
std::string epochText(const Translations& text, const NetworkLab& lab);
/// "Learned from: 24 examples + 240 copies = 264"
std::string samplesText(const Translations& text, const NetworkLab& lab);
/// What ended the training, if it has ended before its last step and that is what is shown; else empty.
std::string endText(const Translations& text, const NetworkLab& lab);

}  // namespace descenso
