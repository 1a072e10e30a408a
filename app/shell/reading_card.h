// What is being read in the background: how far it has come, and a button that ends it.
#pragma once

#include "app/shell/data_reading.h"
#include "app/widgets/ui.h"

namespace descenso {

struct ReadingCard {
  float height = 0;  ///< that it takes from the bottom of the area
  bool isCancelled = false;
};
/// Centred at the bottom of an area.
ReadingCard drawReadingCard(Ui& ui, const DataReading& reading, const Rect& area);

}  // namespace descenso
