#include "app/commands/command.h"
#include "app/commands/scene_argument.h"
#include "app/shell/window.h"

namespace descenso {

void addOpen(CLI::App& program, Action& chosen) {
  addCommon(program);
  const auto file = std::make_shared<std::string>();
  program.add_option("FILE", *file, "a scene or its name, a PNG saved by Descenso, or a CSV of two columns [the last session]")
      ->type_name("");
  program.callback([&program, &chosen, file] {
    if (!program.get_subcommands().empty()) return;
    refuseLeftOvers(program);
    chosen = [file] {
      OpenOptions options;
      (namesFile(*file) ? options.file : options.scene) = *file;
      openWindow(options);
      return 0;
    };
  });
}

}  // namespace descenso
