// Numbers as they stand in messages and files.
#pragma once

#include <string>

namespace descenso {

/// The shortest decimal text that reads back to the same bits: "0.05", "1e-08", "nan".
std::string numberText(double value);

}  // namespace descenso
