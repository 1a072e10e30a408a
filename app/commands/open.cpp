#include "app/commands/command.h"
#include "app/shell/window.h"

namespace descenso {

void addOpen(CLI::App& program, Action& chosen) {
  addCommon(program);
  const auto file = std::make_shared<std::string>();
  program.add_option("FILE", *file, "a scene, a PNG saved by Descenso, or a CSV of two columns [the last session]")
      ->type_name("");
  program.callback([&program, &chosen, file] {
    if (!program.get_subcommands().empty()) return;
    refuseLeftOvers(program);
    chosen = [file] { return openWindow({.file = *file}); };
  });
}

}  // namespace descenso
