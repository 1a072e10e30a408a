// The plots of a lab as objects of their own: a picture in the middle, and the pages of the column on its right.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "app/labs/lab_look.h"
#include "app/labs/lab_plot.h"
#include "app/labs/lab_plots.h"
#include "app/labs/side_page.h"

namespace descenso {

class PlotBoard : public LabPlots {
 public:
  /// The plot in the middle, in the state shown.
  virtual std::string_view picture() const = 0;
  /// What the right column offers, in the state shown: at least one page, and of each at least one plot that is there.
  virtual const std::vector<SidePage>& pages() const = 0;
  virtual const LabLook& look() const = 0;

  std::vector<std::string_view> names() const override;
  std::vector<PlacedPlot> layout(const Rect& area, float scale) const override;
  void complete(std::string_view name) override { plot(name).complete(); }
  void draw(std::string_view name, PlotContext& context, const Rect& area) override;

  /// Throws std::out_of_range for a name that is not there.
  LabPlot& plot(std::string_view name) { return const_cast<LabPlot&>(std::as_const(*this).plot(name)); }
  const LabPlot& plot(std::string_view name) const;
  /// The page with the plot that the look's `side` names; else the first.
  const SidePage& page() const;
  /// The plots of the page that are there.
  std::vector<SidePage::Part> partsOf(const SidePage& page) const;
  /// Picture and such plots of all pages, each once, in their order: what can be looked at in the state shown.
  std::vector<std::string_view> inReach() const;

 protected:
  template <class Kind, class... Arguments>
  Kind& add(Arguments&&... arguments) {
    auto plot = std::make_unique<Kind>(std::forward<Arguments>(arguments)...);
    Kind& added = *plot;
    plots_.push_back(std::move(plot));
    return added;
  }

 private:
  std::vector<std::unique_ptr<LabPlot>> plots_;
};

}  // namespace descenso
