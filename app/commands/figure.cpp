// descenso figure: a plot of a scene into a file, without a display.
#include "app/export/figure.h"

#include <array>
#include <optional>

#include "app/commands/command.h"
#include "app/commands/scene_argument.h"
#include "app/gl/context.h"
#include "app/gl/gl_painter.h"
#include "app/text/nearest.h"
#include "engine/math/format.h"

namespace descenso {
namespace {

struct FigureArguments {
  std::string scene, plot, size, scale, theme, language, step, output;
};

/// Asks for OpenGL when the first field or surface is drawn: plots of curves and of cells do without.
class HeadlessPainter : public Painter {
 public:
  Picture field(std::string_view slot, const FieldSpec& spec) override { return painter().field(slot, spec); }
  Picture surface(std::string_view slot, const SurfaceSpec& spec) override { return painter().surface(slot, spec); }

 private:
  GlPainter& painter() {
    if (!painter_) {
      context_.emplace();
      painter_.emplace(GlPainter::Output::pixels);
    }
    return *painter_;
  }

  std::optional<gl::HeadlessContext> context_;
  std::optional<GlPainter> painter_;
};

void readSize(const std::string& text, FigureOptions& options) {
  const std::size_t cross = text.find_first_of("xX");
  if (cross == std::string::npos) {
    throw std::invalid_argument("--size must be WIDTHxHEIGHT, as 1600x900, got \"" + text + "\"");
  }
  options.width = static_cast<int>(readWhole("--size", text.substr(0, cross), minimumFigureSide, maximumFigureSide));
  options.height = static_cast<int>(readWhole("--size", text.substr(cross + 1), minimumFigureSide, maximumFigureSide));
}

ThemeName readTheme(const std::string& text) {
  if (text == "dark") return ThemeName::dark;
  if (text == "light") return ThemeName::light;
  constexpr std::array<std::string_view, 2> names = {"dark", "light"};
  throw InvalidArgument(unknownName("theme"_message, text, names));
}

FigureOptions readOptions(const FigureArguments& arguments) {
  FigureOptions options;
  options.plot = arguments.plot;
  if (!arguments.size.empty()) readSize(arguments.size, options);
  if (isVectorFigure(arguments.output)) options.scale = vectorFigureScale;
  if (!arguments.scale.empty()) options.scale = readNumber("--scale", arguments.scale);
  if (!arguments.theme.empty()) options.theme = readTheme(arguments.theme);
  if (!arguments.language.empty()) options.language = arguments.language;
  return options;
}

std::string languageHelp() {
  std::vector<std::string> codes;
  for (const Language& language : languages()) codes.push_back(language.code);
  const std::vector<std::string_view> known(codes.begin(), codes.end());
  return english(alternatives(known)) + " [en]";
}

int writeFigureOf(const FigureArguments& arguments) {
  needed("figure", "a SCENE: a file, or a name of \"descenso list scenes\"", arguments.scene);
  needed("figure", "--output FILE.png, .svg or .pdf", arguments.output);
  FigureOptions options = readOptions(arguments);
  const Scene scene = sceneNamed(arguments.scene);
  options.title = scene.title;

  const std::unique_ptr<Lab> lab = makeLab(scene);
  const std::unique_ptr<LabPlots> plots = labOf(scene).makePlots(*lab);
  checkFigure(arguments.output, *plots, options);
  if (!arguments.step.empty()) {
    lab->playback().seek(readWhole("--step", arguments.step, 0, lab->playback().last()));
  }
  HeadlessPainter painter;
  writeFigure(arguments.output, *lab, *plots, options, painter);
  return 0;
}

}  // namespace

void addFigure(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("figure", "Draw a plot of a scene, or all of them, into a file");
  addCommon(*command);
  const auto arguments = std::make_shared<FigureArguments>();
  command->add_option("SCENE", arguments->scene, "a scene, a PNG saved by Descenso, or a built-in name")->type_name("");
  command->add_option("--plot", arguments->plot, "see \"descenso list scenes\" [all, in the lab's layout]")
      ->type_name("NAME");
  command->add_option("--size", arguments->size, "layout pixels [1600x900]")->type_name("WxH");
  command
      ->add_option("--scale", arguments->scale,
                   "file pixels per layout pixel, 1 to 8; of pictures in SVG and PDF [1; 2]")
      ->type_name("S");
  command->add_option("--theme", arguments->theme, "dark or light [light]")->type_name("NAME");
  command->add_option("--language", arguments->language, languageHelp())->type_name("CODE");
  command->add_option("--step", arguments->step, "the step to show [the scene's]")->type_name("K");
  command->add_option("--output", arguments->output, "the figure, by its ending")->type_name("FILE.png|.svg|.pdf");
  command->callback([command, &chosen, arguments] {
    refuseLeftOvers(*command);
    chosen = [arguments] { return writeFigureOf(*arguments); };
  });
}

}  // namespace descenso
