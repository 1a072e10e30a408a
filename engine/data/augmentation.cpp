#include "engine/data/augmentation.h"

#include <cmath>
#include <numbers>

#include "engine/data/input_scaling.h"
#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

void checkWithin(std::string_view name, double value, double most) {
  if (value >= 0 && value <= most) return;
  throw InvalidArgument("{name} must be in [0, {most}], got {got}"_message,
                        {{"name", name}, {"most", most}, {"got", value}});
}

void checkAugmentation(const Augmentation& augmentation, Index examples) {
  checkWithin("copies", static_cast<double>(augmentation.copies), static_cast<double>(mostCopies));
  checkWithin("rotation", augmentation.rotation, 180);
  checkWithin("shift", augmentation.shift, mostDisplacement);
  checkWithin("noise", augmentation.noise, mostDisplacement);
  const Index count = examples * (1 + augmentation.copies);
  if (count > mostAugmented)
    throw InvalidArgument("examples and their copies must be at most {most}, got {got}"_message,
                          {{"most", mostAugmented}, {"got", count}});
}

/// Turns and moves points, as they are where every input that varies has mean 0 and deviation 1.
class Disturbance {
 public:
  Disturbance(const Augmentation& augmentation, const Examples& examples, std::uint64_t seed)
      : augmentation_(augmentation), scaling_(InputScaling::of(examples)), random_(seed) {
    for (Index input = 0; input < examples.inputCount(); ++input)
      if (examples.inputs.row(input).minCoeff() < examples.inputs.row(input).maxCoeff()) varying_.push_back(input);
  }

  /// Draws as many numbers whatever the settings are.
  void operator()(VectorRef point) {
    Vector scaled = scaling_(point);
    const double turns = random_.uniform(-1, 1);
    if (varying_.size() > 1) turn(scaled, turns * augmentation_.rotation * std::numbers::pi / 180);
    for (const Index input : varying_) scaled[input] += augmentation_.shift * random_.uniform(-1, 1);
    for (const Index input : varying_) scaled[input] += augmentation_.noise * random_.normal();
    const Vector moved = scaling_.inverse(scaled);
    for (const Index input : varying_) point[input] = moved[input];
  }

 private:
  void turn(Vector& point, double angle) {
    std::size_t first = 0;
    std::size_t second = 1;
    if (varying_.size() > 2) {
      const auto count = static_cast<std::uint32_t>(varying_.size());
      first = random_.below(count);
      second = random_.below(count - 1);
      if (second >= first) ++second;
    }
    double& x = point[varying_[first]];
    double& y = point[varying_[second]];
    const double before = x;
    x = std::cos(angle) * x - std::sin(angle) * y;
    y = std::sin(angle) * before + std::cos(angle) * y;
  }

  Augmentation augmentation_;
  InputScaling scaling_;
  Random random_;
  std::vector<Index> varying_;
};

}  // namespace

Examples augmented(const Examples& examples, const Augmentation& augmentation, std::uint64_t seed) {
  const Index count = examples.size();
  checkAugmentation(augmentation, count);
  if (augmentation.copies == 0) return examples;
  std::vector<int> indices;
  for (Index copy = 0; copy <= augmentation.copies; ++copy)
    for (int example = 0; example < static_cast<int>(count); ++example) indices.push_back(example);
  Examples all = selected(examples, indices);
  Disturbance disturb(augmentation, examples, seed);
  for (Index i = count; i < all.size(); ++i) disturb(all.inputs.col(i));
  return all;
}

}  // namespace descenso
