#include "engine/data/data_set.h"

#include "engine/math/message.h"

namespace descenso {

void checkData(const DataSet& data) {
  if (data.x.size() != data.y.size()) {
    throw InvalidArgument("data must hold one target for each input, got {inputs} inputs and {targets} targets"_message,
                          {{"inputs", data.x.size()}, {"targets", data.y.size()}});
  }
  if (data.size() == 0) throw InvalidArgument("data must hold at least one example, got none"_message);
  if (!data.x.allFinite() || !data.y.allFinite()) throw InvalidArgument("data must hold finite numbers only"_message);
}

}  // namespace descenso
