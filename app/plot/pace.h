// How long an answer, or a drawing, may take.
#pragma once

namespace descenso {

/// Whether to come back with the whole result, or soon and go on a little at a time.
enum class Pace { complete, responsive };

}  // namespace descenso
