// What a figure is to be: which plot, format, size, resolution, theme.
#pragma once

#include <string>
#include <vector>

#include "app/export/figure.h"
#include "app/shell/session.h"
#include "app/widgets/ui.h"

namespace descenso {

class FigureChoices {
 public:
  /// `plot`: one of the lab's, empty for all of them, or `wholeWindow`.
  void begin(std::string_view plot, const Session& session, ThemeName theme);
  /// Draws the choices; returns whether the file's extension changed.
  bool draw(Ui& ui, const OpenLab& lab);

  bool isWholeWindow() const { return options_.plot == wholeWindow; }
  const FigureOptions& options() const { return options_; }
  /// ".png", ".svg" or ".pdf"
  std::string extension() const;
  /// "gabor-race-field"
  std::string suggestedName(const OpenLab& lab) const;

  static constexpr std::string_view wholeWindow = "*window*";

 private:
  void drawPlot(Ui& ui, const OpenLab& lab);
  void drawSize(Ui& ui);

  FigureOptions options_;
  int format_ = 0;
};

}  // namespace descenso
