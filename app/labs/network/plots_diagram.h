// The network as columns of units with what each says over the map, and the weights as lines between them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/labs/network/plots_colors.h"
#include "app/labs/network/plots_network.h"

namespace descenso {

struct DiagramFrame {
  struct Unit {
    UnitPlace place;
    Rect rect;
  };
  struct Link {
    Index parameter;  ///< of φ
    UnitPlace from, to;
    Vec2 start, end;
  };
  struct Bias {
    Index parameter;
    UnitPlace unit;
    Vec2 center;
  };
  /// A wide layer's units that there is no room for.
  struct Rest {
    Vec2 center;
    Index count;
  };
  Rect area;
  Rect content;             ///< below the title
  std::vector<Rect> heads;  ///< above each column: the layer's size
  std::vector<Rest> rests;
  std::vector<Unit> units;
  std::vector<Link> links;
  std::vector<Bias> biases;
};

/// Where everything stands in an area; of wide layers as many units as there is room for.
DiagramFrame diagramFrame(const NetworkLab& lab, const PlotContext& context, const Rect& area);

/// How a weight's line runs between two units: its point at 0 … 1 of the way, and the whole as straight pieces.
Vec2 linkPoint(Vec2 start, Vec2 end, float t);
std::vector<Vec2> linkCurve(Vec2 start, Vec2 end);
/// Its width in layout pixels, and that of a bias' dot.
float linkWidth(double weight);

/// The unit, the bias or the weight at a point.
std::optional<UnitPlace> unitAt(const DiagramFrame& frame, Vec2 point);
std::optional<Index> parameterAt(const DiagramFrame& frame, Vec2 point, float reach);

/// The small pictures in the units, a column at a time.
class DiagramTiles {
 public:
  /// `seconds`: about as long as the pictures may take, of all units together.
  void refresh(const NetworkLab& lab, const PlotContext& context, const DiagramFrame& frame, const Box& view,
               double seconds);
  void draw(const PlotContext& context, const DiagramFrame& frame) const;

 private:
  void paintColumns(const NetworkLab& lab, const PlotContext& context, const DiagramFrame& frame, const Box& view,
                    double seconds);
  void traceCurves(const NetworkLab& lab, const DiagramFrame& frame, const Box& view);

  struct Key {
    std::uint64_t revision = 0;
    ThemeName theme = ThemeName::dark;
    Rect area;
    Box view;
    std::array<int, 2> axes{};
    double seconds = 0;
    bool operator==(const Key&) const = default;
  };
  struct Column {
    ImageSpec image;
    Rect rect;
  };
  std::optional<Key> key_;
  std::vector<Column> columns_;
  std::vector<std::vector<Vec2>> curves_;  ///< with one input: of each unit, in its square from 0 to 1, y upwards
};

/// What the mouse points at.
struct DiagramHover {
  std::optional<UnitPlace> unit{};
  std::optional<Index> parameter{};  ///< of a link or a bias
};

class NetworkDiagram final : public NetworkPlot {
 public:
  NetworkDiagram(NetworkLab& lab, const DiagramHover& hover) : NetworkPlot(lab, "diagram"), hover_(hover) {}
  void draw(const PlotContext& context, const Rect& area) override;
  /// Where everything stood when it was last drawn.
  const DiagramFrame& places() const { return places_; }

 private:
  void drawFormula(const PlotContext& context) const;

  const DiagramHover& hover_;
  DiagramFrame places_;
  DiagramTiles tiles_;
};

}  // namespace descenso
