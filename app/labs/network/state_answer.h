// What the network answers for one example, in words: from what is known of it to what the outputs mean.
#pragma once

#include <string>
#include <vector>

#include "app/labs/network/state.h"
#include "app/text/translations.h"

namespace descenso {

/// "Multivariate regression (>1 output)": what is asked for these examples.
std::string taskText(const Translations& text, const Examples& examples);

struct AnswerText {
  std::vector<std::string> inputs;    ///< "6000 sq ft" …
  std::string input;                  ///< "x = (6000, 4, 235, 2005, 1)"
  std::string network;                ///< "Network 5–1: 6 parameters"
  std::string output;                 ///< "ŷ = 340"
  std::vector<std::string> meanings;  ///< "price: $340k"
};
/// At the probe, at the step shown.
AnswerText answerText(const Translations& text, const NetworkLab& lab);

}  // namespace descenso
