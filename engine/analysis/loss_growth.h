// Whether a run's loss has grown: a question about differences of losses alone, so that neither their sign nor a
// constant added to all of them matters.
#pragma once

#include <algorithm>
#include <cmath>

#include "engine/math/types.h"

namespace descenso {

/// The losses of a run until now, as far as they say whether the next one has grown.
class LossGrowth {
 public:
  void restart(double loss) {
    start_ = lowest_ = loss;
    promised_ = 0;
  }
  /// Of the first update, whose `move` begins at a `gradient`: what it changes the loss by to first order.
  void promise(ConstVectorRef gradient, ConstVectorRef move) { promised_ = std::abs(gradient.dot(move)); }
  void add(double loss) { lowest_ = std::min(lowest_, loss); }

  /// Above the start's by more than the run has ever been below it, and by more than its first update promised to gain.
  /// Gradient descent on ½λφ² promises αλ²φ²: what overshoots at first but shrinks is not grown, what swings ever wider
  /// soon is. `times`: by so many times as much.
  bool isGrown(double loss, double times = 1) const {
    return loss - start_ > times * std::max(start_ - lowest_, promised_);
  }

 private:
  double start_ = 0;
  double lowest_ = 0;
  double promised_ = 0;
};

}  // namespace descenso
