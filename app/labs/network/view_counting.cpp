#include <stdexcept>

#include "app/labs/network/state_counting.h"
#include "app/labs/network/view.h"
#include "app/labs/network/view_slider.h"

namespace descenso {

// Whose parameters are counted; the sizes, where it is not the network that is trained.
void NetworkLabView::drawCounting(Ui& ui, Config& edited) {
  CountingConfig& counting = edited.look.counting;
  std::vector<std::string> labels;
  for (const std::string_view name : countedNames) labels.push_back(translated(ui.text(), "network.count", name));
  int kind = static_cast<int>(counting.of);
  if (choice(ui, "network.count", ui.text()("network.count"), labels, kind))
    counting.of = static_cast<CountedKind>(kind);
  const auto count = [&](std::string_view id, long most, long fallback, long& value) {
    wholeCount(ui, id, 1, static_cast<double>(most), static_cast<double>(fallback), Scale::logarithmic, value);
  };
  const CountingConfig usual;
  if (counting.of == CountedKind::sizes) typeSizes(ui, counting);
  if (counting.of == CountedKind::bagOfWords) {
    count("network.count.vocabulary", mostVocabulary, usual.vocabulary, counting.vocabulary);
    count("network.count.units", mostCountedUnits, usual.units, counting.units);
  }
  if (counting.of == CountedKind::image) {
    count("network.count.side", mostImageSide, usual.side, counting.side);
    count("network.count.outputs", mostCountedUnits, usual.outputs, counting.outputs);
    count("network.count.filterSide", mostFilterSide, usual.filter, counting.filter);
  }
  if (counting.of == CountedKind::network) {
    const Index examples = lab_.training().learned()->size();
    long batch = countedNetwork(lab_).batch;
    if (wholeCount(ui, "network.count.batch", 1, static_cast<double>(std::max<Index>(2, examples)), 10,
                   Scale::logarithmic, batch))
      edited.training.batchSize = batch >= examples ? 0 : batch;
  } else {
    count("network.count.batch", mostCountedBatch, usual.batch, counting.batch);
  }
}

/// Enter, or leaving the field, takes the sizes over; those that cannot be read leave the last ones standing.
void NetworkLabView::typeSizes(Ui& ui, CountingConfig& counting) {
  if (sizes_.applied != counting.sizes) sizes_ = {counting.sizes, sizesText(counting.sizes), {}};
  const bool isEntered = codeInput(ui, "network.count.typed", sizes_.text);
  ui.hint("network.count.typed", ui.text()("network.count.typed.hint"));
  if (isEntered) {
    sizes_.refusal.clear();
    try {
      counting.sizes = sizes_.applied = readSizes(sizes_.text);
    } catch (const std::invalid_argument& error) {
      sizes_.refusal = ui.text().format("start.refused", {{"reason", ui.text().say(error)}});
    }
  }
  if (!sizes_.refusal.empty()) colouredText(ui, sizes_.refusal, ui.theme().error);
}

}  // namespace descenso
