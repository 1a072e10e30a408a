// Lines that open built-in scenes: what else shows the same, or where something that is claimed is seen.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "app/widgets/ui.h"

namespace descenso {

/// A line for each, wrapped where it must be; a click opens the scene, the one that is shown stands out. Records
/// "PREFIX.NAME".
void sceneLinks(Ui& ui, std::string_view prefix, std::span<const SceneLink> links);

/// Built-in scenes by name, with their titles. Records "see-also.NAME".
void seeAlso(Ui& ui, std::initializer_list<std::string_view> scenes);

}  // namespace descenso
