#include "app/export/trajectory.h"

#include "app/text/numbers.h"

namespace descenso {

void appendTrajectoryRow(std::string& text, const StepRecord& record) {
  text += std::to_string(record.step);
  for (const double value : {record.phi[0], record.phi[1], record.loss, record.gradient[0], record.gradient[1]}) {
    text += ',';
    text += formatExact(value);
  }
  text += '\n';
}

}  // namespace descenso
