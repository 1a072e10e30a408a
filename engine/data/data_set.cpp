#include "engine/data/data_set.h"

#include <stdexcept>

namespace descenso {

void checkData(const DataSet& data) {
  if (data.x.size() != data.y.size()) {
    throw std::invalid_argument("data must hold one target for each input, got " + std::to_string(data.x.size()) +
                                " inputs and " + std::to_string(data.y.size()) + " targets");
  }
  if (data.size() == 0) throw std::invalid_argument("data must hold at least one example, got none");
  if (!data.x.allFinite() || !data.y.allFinite()) throw std::invalid_argument("data must hold finite numbers only");
}

}  // namespace descenso
