// A scene as it is named on the command line: a file, or one that comes with the program.
#pragma once

#include <memory>
#include <string>

#include "app/export/scene.h"
#include "app/labs/catalog.h"

namespace descenso {

/// Whether a word of the command line is a file's name: it looks like one, or there is such a file.
bool namesFile(const std::string& argument);

/// A file if there is one of that name, else a built-in scene. Throws ReadError, std::runtime_error for a file that
/// cannot be read, std::invalid_argument with the nearest built-in name.
Scene sceneNamed(const std::string& argument);

/// The lab that a scene is about. Throws ReadError at its name with the nearest one.
const LabEntry& labOf(const Scene& scene);

/// A new lab in the state of a scene. Throws ReadError.
std::unique_ptr<Lab> makeLab(const Scene& scene);

}  // namespace descenso
