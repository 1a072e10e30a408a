#include "app/shell/fonts.h"

#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>

#include "assets/assets.h"

namespace descenso {
namespace {

constexpr float presentationText = 1.35f;

struct Face {
  FontRole role;
  float size;
};

constexpr std::array faces = {
    // Plots set dense tables and footnotes smaller than the interface ever is.
    Face{FontRole::regular, 9},  Face{FontRole::regular, 10}, Face{FontRole::regular, 11}, Face{FontRole::regular, 12},
    Face{FontRole::regular, 13}, Face{FontRole::bold, 9},     Face{FontRole::bold, 10},    Face{FontRole::bold, 11},
    Face{FontRole::bold, 12},    Face{FontRole::bold, 13},    Face{FontRole::mono, 9},     Face{FontRole::mono, 10},
    Face{FontRole::mono, 11},    Face{FontRole::mono, 12},    Face{FontRole::mono, 13},
    Face{FontRole::regular, 14}, Face{FontRole::regular, 15}, Face{FontRole::regular, 17}, Face{FontRole::regular, 20},
    Face{FontRole::regular, 28}, Face{FontRole::bold, 14},    Face{FontRole::bold, 15},    Face{FontRole::bold, 17},
    Face{FontRole::bold, 20},    Face{FontRole::mono, 14},    Face{FontRole::mono, 15},
};

// Signs of formulas and numbers that no translation needs to contain: Greek, arrows, operators, combining marks.
constexpr std::u32string_view formulaSigns =
    U"αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ∂∇∈∉∥√∞≈≠≡≤≥≪≫·×÷−±∓←→↑↓↔↕⇒⇐∑∏∫∀∃∘⟨⟩…‖′″°•●■▲▼◆◇○□△▽★✚⬟\u0302\u0303\u0304ŷŶâêîôûĝϕ∣⋅¼¾"
    U"–—“”‘’«»";
constexpr std::u32string_view scripts = U"²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵏˡˢᴴᴸᵐᶻ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜᵢⱼ";

using Characters = std::set<char32_t>;

void collect(std::string_view utf8, Characters& characters) {
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t character = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
      character = (character << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
    characters.insert(character);
    i += length;
  }
}

Characters interfaceCharacters() {
  Characters characters(formulaSigns.begin(), formulaSigns.end());
  characters.insert(scripts.begin(), scripts.end());
  for (char32_t c = 0x20; c < 0x7F; ++c) characters.insert(c);
  for (const Asset& file : assets())
    if (file.path.starts_with("lang/") || file.path.starts_with("scenes/")) collect(file.content, characters);
  return characters;
}

/// ImGui's form: first and last of each stretch, ended by 0. Its characters have 16 bits.
std::vector<ImWchar> rangesOf(const Characters& characters) {
  std::vector<ImWchar> ranges;
  for (const char32_t character : characters) {
    if (character < 0x20 || character > 0xFFFF) continue;
    const auto c = static_cast<ImWchar>(character);
    if (!ranges.empty() && ranges.back() + 1 == c)
      ranges.back() = c;
    else
      ranges.insert(ranges.end(), {c, c});
  }
  ranges.push_back(0);
  return ranges;
}

}  // namespace

void ScreenFonts::build(ImFontAtlas& atlas, float scale, bool presentation) {
  if (ranges_.empty()) {
    Characters characters = interfaceCharacters();
    ranges_ = rangesOf(characters);
    for (const char32_t script : scripts) characters.erase(script);
    rangesWithoutScripts_ = rangesOf(characters);
    for (char32_t c = 0xA0; c < 0x180; ++c)
      if (scripts.find(c) == std::u32string_view::npos) characters.insert(c);  // Latin-1 and Latin Extended-A
    wideRanges_ = rangesOf(characters);
    found_ = findFontFiles();
  }
  atlas.Clear();
  fonts_.clear();
#if IMGUI_VERSION_NUM < 19200
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
#endif
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoPowerOfTwoHeight;
  atlas.TexDesiredWidth = 2048;
  const auto add = [&](const Face& face, float factor) {
    const float pixels = std::max(6.0f, std::round(face.size * factor * scale));
    const bool isForNames = face.role == FontRole::regular && (face.size == 15 || face.size == 17) && factor == 1;
    fonts_.push_back({face.role, face.size * factor, load(atlas, face.role, pixels, isForNames)});
  };
  // The body face first: ImGui takes the first font where nothing else is asked for.
  add({FontRole::regular, 17}, 1);
  for (const Face& face : faces)
    if (face.role != FontRole::regular || face.size != 17) add(face, 1);
  if (presentation)
    for (const Face& face : faces) add(face, presentationText);
  atlas.Build();
}

ImFont* ScreenFonts::load(ImFontAtlas& atlas, FontRole role, float pixels, bool wide) {
  ImFont* font = nullptr;
  const std::vector<std::string>& paths = found_.of(role);
  for (const std::string& path : paths) {
    File* source = file(path);
    if (source == nullptr) continue;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.MergeMode = font != nullptr;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    // Superscripts and subscripts come from one face as a whole, and Roboto has only a few.
    const bool isFirst = font == nullptr && paths.size() > 1;
    const std::vector<ImWchar>& ranges = !isFirst ? ranges_ : wide ? wideRanges_ : rangesWithoutScripts_;
    ImFont* loaded = atlas.AddFontFromMemoryTTF(source->bytes.data(), static_cast<int>(source->bytes.size()), pixels,
                                                &config, ranges.data());
    if (font == nullptr) font = loaded;
  }
  if (font != nullptr) return font;
  ImFontConfig config;
  config.SizePixels = pixels;
  return atlas.AddFontDefault(&config);
}

ScreenFonts::File* ScreenFonts::file(const std::string& path) {
  for (const auto& known : files_)
    if (known->path == path) return known->bytes.empty() ? nullptr : known.get();
  std::ifstream stream(path, std::ios::binary);
  files_.push_back(std::make_unique<File>());
  files_.back()->path = path;
  files_.back()->bytes.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  return files_.back()->bytes.empty() ? nullptr : files_.back().get();
}

// The texture is read without smoothing: a font shown at another size than its own would lose strokes.
ImFont* ScreenFonts::font(FontRole role, float layoutSize) const {
  constexpr float sameSize = 1.03f;
  const Loaded* best = nullptr;
  for (const Loaded& loaded : fonts_) {
    if (loaded.role != role) continue;
    const bool fits = loaded.size <= layoutSize * sameSize;
    const bool bestFits = best != nullptr && best->size <= layoutSize * sameSize;
    if (best == nullptr || (fits ? !bestFits || loaded.size > best->size : !bestFits && loaded.size < best->size))
      best = &loaded;
  }
  return best != nullptr ? best->font : nullptr;
}

}  // namespace descenso
