// More examples made from those that are there: copies that are turned, moved and disturbed a little and keep their
// class or number. Simard, Steinkraus & Platt 2003, Best practices for convolutional neural networks, section 2.
#pragma once

#include <cstdint>

#include "engine/data/examples.h"

namespace descenso {

/// What the copies differ by. Everything is measured where each input has mean 0 and standard deviation 1 over the
/// examples given, so that inputs of different units can be turned into each other; an input that is the same in all
/// examples stays so.
struct Augmentation {
  Index copies = 0;     ///< of each example, besides itself: 0 … mostCopies; 0: nothing is made
  double rotation = 0;  ///< degrees in [0, 180]: a copy is turned about the mean by an angle in ±rotation
  double shift = 0;     ///< in [0, mostDisplacement]: each input of a copy moves by a number in ±shift
  double noise = 0;     ///< in [0, mostDisplacement]: standard deviation of what is added to each input besides
  bool operator==(const Augmentation&) const = default;
};

inline constexpr Index mostCopies = 50;
inline constexpr double mostDisplacement = 2;
inline constexpr Index mostAugmented = 1'000'000;  ///< examples with their copies

/// The examples, then a first copy of each, then a second …; fewer copies are the first of more. Angles and shifts are
/// uniform. With two inputs a copy is turned in their plane, with more in the plane of two of them that are drawn for
/// it; a single input is not turned. The same seed makes the same copies, which change smoothly with the settings.
/// Throws std::invalid_argument for settings out of range and for more than mostAugmented examples.
Examples augmented(const Examples& examples, const Augmentation& augmentation, std::uint64_t seed);

}  // namespace descenso
