// Two distributions, and the codes that say which outcome it was.
#pragma once

#include "app/labs/entropy/plots_entropy.h"

namespace descenso {

/// Both distributions as bars that stay normalised.
class DistributionBars final : public EntropyPlot {
 public:
  explicit DistributionBars(EntropyLab& lab) : EntropyPlot(lab, "bars") {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// The ends of p's bars, then those of q's.
  PlotHandling handling() const override;
};

/// Outcomes with 1/p, −log p and the words of every code; what the codes cost.
class CodeTable final : public EntropyPlot {
 public:
  explicit CodeTable(EntropyLab& lab) : EntropyPlot(lab, "codes") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Entropy, cross-entropy, divergence, perplexity.
class EntropyTerms final : public EntropyPlot {
 public:
  explicit EntropyTerms(EntropyLab& lab) : EntropyPlot(lab, "terms") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Huffman's tree after as many merges as there are steps.
class CodeTree final : public EntropyPlot {
 public:
  explicit CodeTree(EntropyLab& lab) : EntropyPlot(lab, "tree") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// What each code costs under either distribution, and what none can go below.
class MeanLengths final : public EntropyPlot {
 public:
  explicit MeanLengths(EntropyLab& lab) : EntropyPlot(lab, "means") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

}  // namespace descenso
