// Examples drawn from a seed, the same on every machine. Shapes lie within about ±1.5; noise is the standard deviation
// of what is added to both coordinates, or to the number that is to be predicted. The same seed draws the same
// deviations, so that points move smoothly with the noise.
#pragma once

#include <cstdint>

#include "engine/data/examples.h"

namespace descenso {

/// Each generator uses those that its entry of the catalog declares.
struct GeneratorSettings {
  Index size = 200;  ///< examples
  double noise = 0;
  double balance = 0.5;  ///< share of class 1, where there are two; of more, counts grow evenly to the last
  Index classes = 3;     ///< each has an example, as far as there are enough
  Index cells = 4;       ///< of a checkerboard, along each side
  double turns = 1.25;   ///< of a spiral's arm
  std::uint64_t seed = 1;
};

/// Class 0 in a disc, class 1 in a ring around it.
Examples circles(const GeneratorSettings& settings);
/// Class 1 where the coordinates differ in sign, class 0 where they agree; a gap along the axes.
Examples exclusiveOr(const GeneratorSettings& settings);
/// Normal clouds around (−0.8, −0.8) and (0.8, 0.8); the noise is their width.
Examples gaussians(const GeneratorSettings& settings);
/// Two arms around each other, radius proportional to angle.
Examples spirals(const GeneratorSettings& settings);
/// Two half circles that reach into each other.
Examples moons(const GeneratorSettings& settings);
/// Normal clouds with centres on a circle, as many as there are classes; the noise is their width.
Examples blobs(const GeneratorSettings& settings);
Examples checkerboard(const GeneratorSettings& settings);
/// Circles around the origin, one for each class.
Examples rings(const GeneratorSettings& settings);
/// Class 1 in the triangle x₁ > 0, x₂ > 0, x₁ + x₂ < 1, class 0 around it.
Examples triangle(const GeneratorSettings& settings);

/// y = 0.6 x₁ − 0.4 x₂.
Examples plane(const GeneratorSettings& settings);
/// y = Σ hₖ exp(−2 |x − cₖ|²), two hills and a hollow.
Examples hills(const GeneratorSettings& settings);
/// y = 0.6 x + 0.2.
Examples line(const GeneratorSettings& settings);
/// y = sin x over one and a half periods.
Examples sine(const GeneratorSettings& settings);
/// y = x² − 1.
Examples parabola(const GeneratorSettings& settings);

}  // namespace descenso
