// The pages of words: the step written out, its code, the paths, the dictionary, the layers that there are.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/labs/backpropagation/state.h"
#include "app/labs/lab_plot.h"

namespace descenso {

/// The phase of the cycle lit, below it the event's formula and numbers.
class StepPlot final : public LabPlot {
 public:
  explicit StepPlot(BackpropagationLab& lab) : LabPlot("backpropagation", "step"), lab_(lab) {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  BackpropagationLab& lab_;
};

/// Forward and backward of the gate that the walk is at, in step with it.
class CodePlot final : public LabPlot {
 public:
  explicit CodePlot(BackpropagationLab& lab) : LabPlot("backpropagation", "code"), lab_(lab) {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  BackpropagationLab& lab_;
};

class PathsPlot final : public LabPlot {
 public:
  explicit PathsPlot(BackpropagationLab& lab) : LabPlot("backpropagation", "paths"), lab_(lab) {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  BackpropagationLab& lab_;
};

/// What forward is what backward: the pointer on either side finds the nodes, and a node its entries.
class DictionaryPlot final : public LabPlot {
 public:
  DictionaryPlot(BackpropagationLab& lab, std::function<std::optional<int>()> hovered)
      : LabPlot("backpropagation", "dictionary"), lab_(lab), hovered_(std::move(hovered)) {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  BackpropagationLab& lab_;
  std::function<std::optional<int>()> hovered_;
};

/// The layers and losses that the networks lab offers.
class LayersPlot final : public LabPlot {
 public:
  LayersPlot() : LabPlot("backpropagation", "layers") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

/// Why σ′ = σ (1 − σ), line by line.
class DerivationPlot final : public LabPlot {
 public:
  explicit DerivationPlot(BackpropagationLab& lab) : LabPlot("backpropagation", "derivation"), lab_(lab) {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  BackpropagationLab& lab_;
};

}  // namespace descenso
