// Pieces of an XML text: numbers, characters and bytes as they stand in an SVG file.
#pragma once

#include <string>
#include <string_view>

#include "app/plot/geometry.h"

namespace descenso {

/// A finite number with three decimals at most, no trailing zeros, and a point whatever the locale; beyond ±10⁷ it is
/// that.
void appendNumber(std::string& markup, double value);

/// "#rrggbb"; alpha is left out.
void appendColor(std::string& markup, Color color);

/// Whether XML 1.0 allows the character in a text (section 2.2, Char): no control characters, no U+FFFE.
bool isAllowedInXml(char32_t character);

/// An allowed character in UTF-8, escaped for element content and attribute values.
void appendCharacter(std::string& markup, char32_t character);

/// RFC 4648, section 4, padded.
void appendBase64(std::string& markup, std::string_view bytes);

}  // namespace descenso
