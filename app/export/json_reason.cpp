#include "app/export/json_reason.h"

#include <algorithm>
#include <array>
#include <vector>

namespace descenso {
namespace {

// As nlohmann::json names what it reads.
constexpr std::array tokens = {
    "true literal"_message,
    "false literal"_message,
    "null literal"_message,
    "string literal"_message,
    "number literal"_message,
    "end of input"_message,
    "'[', '{', or a literal"_message,
    "'['"_message,
    "']'"_message,
    "'{'"_message,
    "'}'"_message,
    "':'"_message,
    "','"_message,
};

// What it says of a text that is no token.
constexpr std::array faults = {
    "invalid literal"_message,
    "invalid BOM; must be 0xEF 0xBB 0xBF if given"_message,
    "invalid number; expected digit after '-'"_message,
    "invalid number; expected digit after '.'"_message,
    "invalid number; expected digit after exponent sign"_message,
    "invalid number; expected '+', '-', or digit after exponent"_message,
    "invalid string: missing closing quote"_message,
    "invalid string: forbidden character after backslash"_message,
    "invalid string: ill-formed UTF-8 byte"_message,
    "invalid string: '\\u' must be followed by 4 hex digits"_message,
    "invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF"_message,
    "invalid string: surrogate U+DC00..U+DFFF must follow U+D800..U+DBFF"_message,
};

template <std::size_t count>
Message known(const std::array<MessageText, count>& texts, std::string_view text) {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](MessageText each) { return each.text() == text; });
  return found == texts.end() ? verbatim(text) : Message(*found);
}

constexpr std::string_view unexpected = "unexpected ";
constexpr std::string_view expected = "; expected ";
constexpr std::string_view control = "invalid string: control character ";
constexpr std::string_view escaped = " must be escaped to ";

}  // namespace

Message jsonReason(std::string_view what) {
  if (const std::size_t dash = what.find(" - "); dash != std::string_view::npos) what.remove_prefix(dash + 3);
  what = what.substr(0, what.find("; last read: "));
  if (what.starts_with(unexpected)) {
    const std::string_view rest = what.substr(unexpected.size());
    const std::size_t place = rest.find(expected);
    const Message token = known(tokens, rest.substr(0, place));
    if (place == std::string_view::npos) return {"unexpected {token}"_message, {{"token", token}}};
    return {"unexpected {token}; expected {wanted}"_message,
            {{"token", token}, {"wanted", known(tokens, rest.substr(place + expected.size()))}}};
  }
  if (const std::size_t place = what.find(escaped); what.starts_with(control) && place != std::string_view::npos) {
    const std::string_view escapes = what.substr(place + escaped.size());  // "\\u000A or \\n"
    const std::size_t both = escapes.find(" or ");
    std::vector<std::string_view> names = {escapes.substr(0, both)};
    if (both != std::string_view::npos) names.push_back(escapes.substr(both + 4));
    return {"invalid string: control character {name} must be escaped to {escape}"_message,
            {{"name", what.substr(control.size(), place - control.size())}, {"escape", alternatives(names)}}};
  }
  return known(faults, what);
}

}  // namespace descenso
