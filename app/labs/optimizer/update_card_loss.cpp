#include "app/labs/optimizer/update_card_loss.h"

#include <algorithm>

#include "app/text/numbers.h"
#include "engine/math/expression.h"

namespace descenso {
namespace {

constexpr Index mostShown = 2;  // examples of a batch: those that stand side by side

std::string numberText(double value) { return formatNumber(value, 4); }

std::string vectorText(const Vector& values) {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : ", ") + numberText(value);
  return "(" + text + ")";
}

class LossLines {
 public:
  explicit LossLines(const LossPoint& point)
      : point_(point),
        problem_(point.run.problem()),
        batch_(isMade() ? point.run.batchOf(point.step) : Batch::whole()) {}

  CardLine ofPoint() const {
    CardLine line{"L", "L(" + point_.symbol + ")", {}, Phase::loss};
    if (isMade()) line.components.push_back({"L", "L" + vectorText(point_.phi), loss()});
    return line;
  }

  CardLine outputs() const {
    CardLine line{"Ŷ", "f[" + inBatch("X") + ", " + point_.symbol + "]", {}, Phase::forward};
    for (Index k = 0; k < shownCount(); ++k) {
      const std::optional<double> said = output(k);
      if (!said) continue;
      const std::string input = numberText(problem_.data()->x[example(k)]);
      line.components.push_back(
          {ofExample("ŷ", k), "f[" + input + ", " + vectorText(point_.phi) + "]", numberText(*said)});
    }
    return line;
  }

  /// The first example's loss, and what it adds to that of the batch.
  CardLine ofOutputs() const {
    CardLine line{"L", "ℓ[Ŷ, " + inBatch("Y") + "]", {}, Phase::loss};
    if (!isMade()) return line;
    if (const std::optional<double> said = output(0)) {
      const std::string target = numberText(problem_.data()->y[example(0)]);
      line.components.push_back(
          {ofExample("ℓ", 0), "ℓ[" + numberText(*said) + ", " + target + "]", numberText(exampleLoss(0))});
    }
    line.components.push_back({"L", sum(), loss()});
    return line;
  }

 private:
  bool isMade() const { return point_.step > 0; }
  Index count() const { return batch_.isWhole ? problem_.exampleCount() : std::ssize(batch_.examples); }
  Index shownCount() const { return isMade() ? std::min(mostShown, count()) : 0; }
  int example(Index k) const {
    return batch_.isWhole ? static_cast<int>(k) : batch_.examples[static_cast<std::size_t>(k)];
  }
  std::string ofExample(std::string_view symbol, Index k) const {
    return shownName(std::string(symbol) + std::to_string(example(k) + 1));
  }
  std::string inBatch(const std::string& symbol) const {
    return symbol + (point_.run.options().batches.empty() ? "" : "_b");
  }

  /// Nothing where the problem has no curve over x.
  std::optional<double> output(Index k) const {
    const DataSet* data = problem_.data();
    double said = 0;
    if (data == nullptr || !problem_.predict(point_.phi, {&data->x[example(k)], 1}, {&said, 1})) return std::nullopt;
    return said;
  }

  double exampleLoss(Index k) const {
    const int only = example(k);
    return problem_.loss(point_.phi, Batch::of({&only, 1}));
  }

  std::string sum() const {
    std::string terms;
    for (Index k = 0; k < shownCount(); ++k) terms += (k > 0 ? " + " : "") + numberText(exampleLoss(k));
    if (count() > shownCount()) terms += " + …";
    const double weight = problem_.exampleWeight(count());
    return weight == 1 ? terms : numberText(weight) + " · (" + terms + ")";
  }

  std::string loss() const {
    const bool isKnown = batch_.isWhole && point_.wholeLoss;
    return numberText(isKnown ? *point_.wholeLoss : problem_.loss(point_.phi, batch_));
  }

  const LossPoint& point_;
  const Problem& problem_;
  Batch batch_;
};

}  // namespace

std::vector<CardLine> lossLines(const LossPoint& point) {
  const LossLines lines(point);
  if (point.run.problem().exampleCount() == 0) return {lines.ofPoint()};
  return {lines.outputs(), lines.ofOutputs()};
}

Index lossLineCount(const Problem& problem) { return problem.exampleCount() > 0 ? 2 : 1; }

}  // namespace descenso
