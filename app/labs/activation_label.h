// What an activation is called.
#pragma once

#include <string>

#include "app/text/translations.h"
#include "engine/networks/activation.h"

namespace descenso {

/// "leaky ReLU"
inline std::string activationLabel(const Translations& text, ActivationKind kind) {
  return translated(text, "activation", activation(kind).name);
}

}  // namespace descenso
