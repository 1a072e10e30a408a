// The picture of the lab: what the network says everywhere. Of a single input a curve over it, of more a map of two of
// them; a network that is compared has a plot of its own below.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/labs/network/plots_diagram.h"
#include "app/labs/network/plots_field.h"
#include "app/labs/network/plots_network.h"

namespace descenso {

class BoundaryPicture final : public NetworkPlot {
 public:
  BoundaryPicture(NetworkLab& lab, const DiagramHover& hover) : NetworkPlot(lab, "boundary"), hover_(hover) {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// With a brush, a click adds an example.
  PlotHandling handling() const override;

 private:
  /// One of the two networks, over the same stretch of inputs.
  void drawMap(const PlotContext& context, const Rect& area, bool isKept);
  void drawField(Plot& plot, const PlotContext& context, bool isKept);
  /// What the network says where the pointer is.
  void drawProbe(Plot& plot, const PlotContext& context) const;
  std::string titleOf(const PlotContext& context, bool isKept) const;
  /// Whose output is shown instead of the network's: under the pointer in the diagram, or pinned.
  std::optional<UnitPlace> shownUnit() const { return hover_.unit ? hover_.unit : look().pinned; }
  ShownNetwork shown(bool isKept) const { return isKept ? lab_.shownKept() : lab_.shown(); }
  double secondsAPicture(Pace pace) const;

  // plots_boundary_points.cpp
  /// What was made from the examples to learn from besides, small.
  void drawCopies(Plot& plot, const PlotContext& context) const;
  void drawExamples(Plot& plot, const PlotContext& context, bool isKept);
  void drawWrong(Plot& plot, const PlotContext& context, const std::vector<int>& wrong, double count) const;

  // plots_fit.cpp
  void drawFit(const PlotContext& context, const Rect& area, bool isKept);
  void drawKeptFit(Plot& plot, const PlotContext& context) const;
  /// The network that is compared has a plot of its own: over one input only where it learns something else.
  bool isSplit() const;
  void drawFitPoints(Plot& plot, const PlotContext& context, const NetworkData& data) const;
  /// A curve for each output; between two classes the boundary besides.
  void drawAnswers(Plot& plot, const PlotContext& context, const ShownNetwork& shown) const;
  void drawUnitCurve(Plot& plot, const PlotContext& context, const UnitPlace& unit) const;
  void readFit(Plot& plot, const PlotContext& context, const ShownNetwork& network, double x) const;

  /// What the network says of each example that is shown, until φ is another.
  struct Answers {
    std::uint64_t revision = 0;
    double threshold = 0.5;
    std::vector<int> classes{};
  };
  const Answers& answers(bool isKept);

  const DiagramHover& hover_;
  BoundaryField field_;
  BoundaryField keptField_;
  Answers answers_;
  Answers keptAnswers_;
};

}  // namespace descenso
