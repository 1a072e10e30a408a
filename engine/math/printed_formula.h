// A formula as a slide prints it, where that is wrong or unclear, beside the right one.
#pragma once

#include <string_view>

namespace descenso {

struct PrintedFormula {
  std::string_view erratum;  ///< "E18"; the sentence about it is translated under "erratum.E18"
  std::string_view printed;  ///< as it stands on the slide; a caret raises what follows it
  std::string_view right;
};

}  // namespace descenso
