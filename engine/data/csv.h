// Reads two columns of numbers.
#pragma once

#include <optional>
#include <stop_token>
#include <string_view>

#include "engine/data/data_set.h"
#include "engine/data/delimited.h"

namespace descenso {

/// Reads rows "x,y" (DelimitedLines; an optional header line; a leading column named i, id or index is skipped). Every
/// row must hold the same number of finite numbers.
/// `name` appears in messages. Throws ReadError; an empty table is an error too.
DataSet readCsv(std::string_view text, std::string_view name);
/// The same; nothing if `stop` was requested.
std::optional<DataSet> readCsv(std::string_view text, std::string_view name, const std::stop_token& stop,
                               const ReadProgress& progress = {});

}  // namespace descenso
