// Numbers and lists as they stand in messages and files.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace descenso {

/// The shortest decimal text that reads back to the same bits: "0.05", "1e-08", "nan".
std::string numberText(double value);

/// "a", "a or b", "a, b or c".
std::string alternatives(std::span<const std::string_view> names);

}  // namespace descenso
