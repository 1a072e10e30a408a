// The interface's fonts, rasterised at the scale in force: Roboto with DejaVu for what it lacks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/plot/font_files.h"
#include "app/widgets/ui.h"

namespace descenso {

class ScreenFonts : public FontSet {
 public:
  /// Fills the atlas with every font the interface uses; `presentation` adds the larger sizes of presentation mode.
  /// Without font files ImGui's own font stands in. The atlas must outlive this object or be filled again.
  void build(ImFontAtlas& atlas, float scale, bool presentation);

  ImFont* font(FontRole role, float layoutSize) const override;

 private:
  struct Loaded {
    FontRole role;
    float size;  ///< layout pixels
    ImFont* font;
  };
  struct File {
    std::string path;
    std::vector<char> bytes;
  };

  ImFont* load(ImFontAtlas& atlas, FontRole role, float pixels, bool wide);
  File* file(const std::string& path);

  FontFiles found_;
  std::vector<Loaded> fonts_;
  std::vector<std::unique_ptr<File>> files_;  ///< read once, shared by all sizes
  std::vector<ImWchar> ranges_;               ///< the characters of the interface, as ImGui's pairs
  std::vector<ImWchar> rangesWithoutScripts_;
  std::vector<ImWchar> wideRanges_;  ///< and those of users' names and data
};

}  // namespace descenso
