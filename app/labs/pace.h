// How long a lab may take to answer.
#pragma once

namespace descenso {

/// Whether to come back with the whole result, or soon and go on a little at a time.
enum class Pace { complete, responsive };

}  // namespace descenso
