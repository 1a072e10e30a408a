#include "app/plot/font_files.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace descenso {
namespace {

using Config = std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)>;
using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;

const FcChar8* bytes(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

/// The file that the system offers for a family, if any.
std::string match(FcConfig* config, const char* family, int weight) {
  const Pattern wanted(FcPatternCreate(), FcPatternDestroy);
  if (!wanted) return {};
  FcPatternAddString(wanted.get(), FC_FAMILY, bytes(family));
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
  FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(config, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  const Pattern found(FcFontMatch(config, wanted.get(), &result), FcPatternDestroy);
  FcChar8* file = nullptr;
  if (!found || FcPatternGetString(found.get(), FC_FILE, 0, &file) != FcResultMatch) return {};
  std::string path = reinterpret_cast<const char*>(file);
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored) ? path : std::string();
}

std::vector<std::string> chain(FcConfig* config, std::initializer_list<const char*> families, int weight) {
  std::vector<std::string> files;
  for (const char* family : families) {
    std::string file = match(config, family, weight);
    if (!file.empty() && std::find(files.begin(), files.end(), file) == files.end()) files.push_back(std::move(file));
  }
  return files;
}

}  // namespace

const std::vector<std::string>& FontFiles::of(FontRole role) const {
  switch (role) {
    case FontRole::bold:
      return bold;
    case FontRole::mono:
      return mono;
    case FontRole::regular:
      break;
  }
  return regular;
}

FontFiles findFontFiles() {
  const Config config(FcInitLoadConfigAndFonts(), FcConfigDestroy);
  if (!config) return {};
  return {chain(config.get(), {"Roboto", "DejaVu Sans"}, FC_WEIGHT_REGULAR),
          chain(config.get(), {"Roboto", "DejaVu Sans"}, FC_WEIGHT_BOLD),
          chain(config.get(), {"DejaVu Sans Mono", "DejaVu Sans"}, FC_WEIGHT_REGULAR)};
}

}  // namespace descenso
