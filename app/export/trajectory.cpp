#include "app/export/trajectory.h"

#include "app/text/numbers.h"

namespace descenso {

std::string trajectoryHeader(Index dimension) {
  std::string text = "step";
  for (Index i = 0; i < dimension; ++i) text += ",p" + std::to_string(i);
  text += ",loss";
  for (Index i = 0; i < dimension; ++i) text += ",grad" + std::to_string(i);
  return text;
}

void appendTrajectoryRow(std::string& text, const StepRecord& record) {
  const auto append = [&](double value) {
    text += ',';
    text += formatExact(value);
  };
  text += std::to_string(record.step);
  for (const double value : record.phi) append(value);
  append(record.loss);
  for (const double value : record.gradient) append(value);
  text += '\n';
}

}  // namespace descenso
