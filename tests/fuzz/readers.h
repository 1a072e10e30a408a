// What a fuzzer feeds: each reads any bytes, and stops the program where a reader breaks its word. Reading may end with
// a value or with an error that points into the text; nothing else.
#pragma once

#include <string_view>

namespace descenso::fuzz {

/// A scene's text, and the optimizer lab's configuration in it: what was read is written and read again as the same.
void readAnyScene(std::string_view bytes);
/// Two columns of numbers.
void readAnyCsv(std::string_view bytes);
/// A table of any columns, and the examples in it: what was read is written and read again as the same.
void readAnyTable(std::string_view bytes);
/// A formula: what was read has a value or a hole, the same alone, with derivatives and in a row.
void readAnyFormula(std::string_view bytes);
/// A PNG, once as it is, and once as the text chunk of a PNG whose checksums are right.
void readAnyPng(std::string_view bytes);

}  // namespace descenso::fuzz
