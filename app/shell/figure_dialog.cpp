#include "app/shell/figure_dialog.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr std::array<const char*, 3> formats = {"PNG", "SVG", "PDF"};
constexpr std::array<const char*, 3> extensions = {".png", ".svg", ".pdf"};

const Hyperparameter resolution = {"scale", "×", 1, maximumFigureScale, 2, Scale::linear};

void side(double value, int& out) {
  out = static_cast<int>(
      std::clamp(std::round(value), static_cast<double>(minimumFigureSide), static_cast<double>(maximumFigureSide)));
}

}  // namespace

void FigureChoices::begin(std::string_view plot, const Session& session, ThemeName theme) {
  const int width = options_.width;
  const int height = options_.height;
  const double scale = options_.scale;
  options_ = {};
  options_.plot = plot;
  options_.theme = theme;
  options_.language = session.text().language();
  options_.width = width;  // the size chosen last time stays
  options_.height = height;
  options_.scale = scale;
  if (isWholeWindow()) format_ = 0;
}

std::string FigureChoices::extension() const {
  return extensions[static_cast<std::size_t>(isWholeWindow() ? 0 : format_)];
}

std::string FigureChoices::suggestedName(const OpenLab& lab) const {
  std::string name = lab.scene.empty() ? std::string(lab.entry->name) : lab.scene;
  if (name.ends_with(".json") || name.ends_with(".png")) name.erase(name.rfind('.'));
  if (!options_.plot.empty() && !isWholeWindow()) name += "-" + options_.plot;
  return name + extension();
}

bool FigureChoices::draw(Ui& ui, const OpenLab& lab) {
  const std::string before = extension();
  drawPlot(ui, lab);
  if (!isWholeWindow()) segmented(ui, "figure.format", {formats.begin(), formats.end()}, format_);
  int theme = options_.theme == ThemeName::dark ? 0 : 1;
  if (segmented(ui, "figure.theme", {std::string(ui.text()("theme.dark")), std::string(ui.text()("theme.light"))},
                theme))
    options_.theme = theme == 0 ? ThemeName::dark : ThemeName::light;
  drawSize(ui);
  return extension() != before;
}

void FigureChoices::drawPlot(Ui& ui, const OpenLab& lab) {
  const std::vector<std::string_view> names = lab.plots->names();
  std::vector<std::string> labels;
  int index = static_cast<int>(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == options_.plot) index = static_cast<int>(i);
    labels.emplace_back(ui.text()("plot." + std::string(lab.entry->name) + "." + std::string(names[i])));
  }
  labels.emplace_back(ui.text()("figure.allPlots"));
  labels.emplace_back(ui.text()("figure.wholeWindow"));
  if (isWholeWindow()) index = static_cast<int>(names.size()) + 1;
  if (!choice(ui, "figure.plot", {}, labels, index)) return;
  const auto place = static_cast<std::size_t>(index);
  options_.plot = place < names.size()    ? std::string(names[place])
                  : place == names.size() ? ""
                                          : std::string(wholeWindow);
}

void FigureChoices::drawSize(Ui& ui) {
  double width = options_.width;
  double height = options_.height;
  if (pointInput(ui, "figure.size", "↔", "↕", width, height)) {
    side(width, options_.width);
    side(height, options_.height);
  }
  hyperparameter(ui, "figure.scale", resolution, ui.text()("figure.resolution"), {}, options_.scale);
  const auto pixels = [&](int length) { return std::to_string(std::lround(length * options_.scale)); };
  mutedText(
      ui, ui.text().format("figure.pixels", {{"width", pixels(options_.width)}, {"height", pixels(options_.height)}}));
}

}  // namespace descenso
