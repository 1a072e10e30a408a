# Script: cmake -DOUTPUT=… -DROOT=… -DFILES="a;b" -P embed.cmake
# Writes a C++ file that holds each file's bytes.
string(REPLACE "|" ";" FILES "${FILES}")
set(arrays "")
set(table "")
set(count 0)
foreach(file IN LISTS FILES)
  file(READ "${ROOT}/${file}" hex HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
  string(REGEX REPLACE "^assets/" "" path "${file}")
  string(APPEND arrays "constexpr char file${count}[] = {${bytes}'\\0'};\n")
  string(APPEND table "    {\"${path}\", {file${count}, sizeof file${count} - 1}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE "${OUTPUT}" "#include \"assets/assets.h\"

#include <algorithm>

namespace descenso {
namespace {
${arrays}
constexpr Asset table[] = {
${table}};
}  // namespace

std::span<const Asset> assets() { return table; }

std::string_view asset(std::string_view path) {
  const auto found = std::find_if(std::begin(table), std::end(table), [&](const Asset& a) { return a.path == path; });
  return found == std::end(table) ? std::string_view{} : found->content;
}

}  // namespace descenso
")
