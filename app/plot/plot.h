// One plot in its panel: title, axes, grid, series, legend, read-out, colour bar. Written once for screen and paper.
//
//   Plot plot(context, area, {.id = "convergence", .title = …, .xLabel = …, .yLabel = …, .yScale = view.yScale,
//                             .x = shownRange(view.x, steps, Scale::linear), .y = shownRange(view.y, losses,
//                             view.yScale)});
//   for (…) if (plot.series({.name = "adam", .label = …, .style = …})) plot.path(xs, ys, style, step + 1);
//   plot.verticalCursor(step);
//   plot.finish();            // axes and legend over the series; the destructor does it too
//   frame_ = plot.frame();    // for the mouse
//
// The constructor measures the margins, draws panel, title, background, grid and ticks, and clips to the inner
// rectangle. Everything is drawn in the order of the calls. Sizes are in layout pixels here and multiplied by
// context.scale; fonts by context.textScale too, lines by context.lineScale too. Values that are not finite, or not
// positive on a logarithmic axis, are not drawn and break a line.
#pragma once

#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/axis.h"
#include "app/plot/cover.h"
#include "app/plot/plot_context.h"
#include "app/plot/polyline.h"

namespace descenso {

struct ColorBar {
  ColorMap map = ColorMap::slate;
  double low = 0;
  double high = 1;
  bool logarithmic = false;
};

enum class Corner { topRight, topLeft, bottomLeft, bottomRight };

/// Where the boxes over a plot stand: each in the corner in which it hides least of what is drawn.
struct BoxCorners {
  std::optional<Corner> legend{};
  std::optional<Corner> readOut{};
};

struct PlotOptions {
  std::string_view id{};  ///< "convergence"
  std::string title{};    ///< translated; empty: no title line
  std::string note{};     ///< translated sentences below the title, where there is room for them
  std::string xLabel{};   ///< translated, may be "φ₀"; empty: no line for it
  std::string yLabel{};   ///< upright when it is as short as "φ₁", else turned
  Scale xScale = Scale::linear;
  Scale yScale = Scale::linear;
  Range x{};  ///< what is shown (shownRange); with `equal` one of the two grows about its middle
  Range y{};
  bool wholeX = false;  ///< x counts steps
  /// Of what stands at x = 0, 1, 2 …, instead of numbers; without grid lines.
  std::vector<std::string> xNames{};
  bool wholeY = false;
  /// No ticks and no grid below: there stands something that is no value of y.
  double lowestYTick = -std::numeric_limits<double>::infinity();
  bool grid = true;
  bool equal = false;  ///< one unit is as long on both axes (linear axes only)
  bool legend = true;
  Corner legendCorner = Corner::topRight;  ///< where it stands if it hides no more there than elsewhere
  bool bottomRightTaken = false;           ///< no box there
  /// When the same plot was last drawn: a box moves only to where it hides clearly less.
  BoxCorners before{};
  bool keepsCorners = false;                      ///< not even then: something is being dragged
  const std::set<std::string>* hidden = nullptr;  ///< series switched off; they stay in the legend, faded
  std::string_view emphasised{};                  ///< series under the pointer: the others fade
  std::optional<ColorBar> colorBar{};             ///< right of the plot, with its own ticks
  bool panel = true;                              ///< draw the panel behind
};

/// Name of the last entry of a legend that is not shown whole: the pointer on any entry unfolds it.
inline constexpr std::string_view legendMore = "+";

struct LegendEntry {
  std::string name;   ///< key of the series, as in PlotView::hidden
  std::string label;  ///< translated
  SeriesStyle style;
  bool hasLine = true;
  bool hasMarker = true;
};

/// Where things of a plot stand, in canvas pixels: what the mouse needs.
struct PlotFrame {
  std::string id;
  Rect area;   ///< the whole panel
  Rect inner;  ///< between the axes
  Rect xAxis;  ///< below inner: ticks and labels
  Rect yAxis;  ///< left of inner
  AxisMap x;
  AxisMap y;
  bool equal = false;
  BoxCorners corners{};           ///< after finish()
  std::optional<Rect> covered{};  ///< an inset: the mouse there is not this plot's
  struct Entry {
    std::string name;
    Rect rect;
  };
  std::vector<Entry> legend;

  Vec2 toPixel(double dataX, double dataY) const;  ///< NaN where there is no place
};

class Plot {
 public:
  Plot(const PlotContext& context, const Rect& area, PlotOptions options);
  ~Plot();
  Plot(const Plot&) = delete;
  Plot& operator=(const Plot&) = delete;

  const PlotFrame& frame() const { return frame_; }  ///< legend entries are known after finish()
  const Rect& inner() const { return frame_.inner; }
  const AxisMap& x() const { return frame_.x; }
  const AxisMap& y() const { return frame_.y; }
  /// The shown rectangle of data, after `equal`.
  Box dataBox() const;

  /// Begins a series: adds it to the legend and returns whether it is to be drawn. What is drawn until the next
  /// series() fades when another one is emphasised.
  bool series(LegendEntry entry);
  /// What is drawn from here on belongs to no series.
  void endSeries();

  /// A field behind everything: fills in view, theme, scale and size of `spec`, asks the painter and places the
  /// picture. The grid, if it is on, is drawn over it, faintly. Draw the field first.
  void field(std::string_view slot, FieldSpec spec);

  /// A picture of cells behind everything. `low` and `high` are the data at the middles of its bottom left and its top
  /// right cell; along a side with a single cell they are its ends. The grid, if it is on, is drawn over it, faintly.
  void image(std::string_view slot, const ImageSpec& spec, const Point2& low, const Point2& high);

  void line(std::span<const double> xs, std::span<const double> ys, const Stroke& stroke);
  /// A run: 3 px over a 5.5 px casing, in the style's dash. The first `upTo` points are done; the rest is drawn at 25
  /// %, without casing. 10⁵ points and more are fine.
  void path(std::span<const double> xs, std::span<const double> ys, const SeriesStyle& style,
            std::size_t upTo = std::numeric_limits<std::size_t>::max());
  /// The same for values at x = 0, 1, 2 …: losses by step.
  void path(std::span<const double> ys, const SeriesStyle& style,
            std::size_t upTo = std::numeric_limits<std::size_t>::max());
  /// Points of data: `radius` in layout pixels, outlined by the plot's background colour.
  void scatter(std::span<const double> xs, std::span<const double> ys, Marker marker, float radius, Color fill);
  void marker(double dataX, double dataY, Marker marker, float radius, Color fill, const Stroke& outline);
  /// Where a run stands now: 6 px, outlined so that it is seen on every field.
  void currentMarker(double dataX, double dataY, const SeriesStyle& style);
  /// Diamond (minimum), cross (saddle), triangle (maximum), white and outlined.
  enum class Stationary { minimum, saddle, maximum };
  void stationaryPoint(double dataX, double dataY, Stationary kind, bool isGlobal = false);
  /// The start of all runs: a ring.
  void startMarker(double dataX, double dataY, bool isHovered = false);
  /// Area between two curves over the same xs.
  void band(std::span<const double> xs, std::span<const double> lower, std::span<const double> upper, Color fill);
  /// A word beside a point; stays inside the plot.
  void label(double dataX, double dataY, std::string_view text, Color color);

  void verticalCursor(double dataX);
  void horizontalCursor(double dataY);
  /// Thin lines at the linked pointer; a NaN leaves out that line.
  void crosshair(double dataX, double dataY);
  /// A box in the bottom right corner or in one where it hides less, drawn by finish(): names left, values right. Left
  /// out in a plot that it would not fit.
  struct ReadOutLine {
    std::string name;
    std::string value;
    std::optional<Color> color{};  ///< of the value, where it is a warning
  };
  void readOut(std::span<const ReadOutLine> lines);
  /// Right-drag box, in canvas pixels.
  void selectionBox(const Rect& rect);
  /// A muted sentence in the middle: "no data".
  void message(std::string_view text);

  /// Draws frame and legend and ends the clip; further calls draw nothing.
  void finish();

 private:
  void layOut(const Rect& content);
  void equalise();
  TickOptions tickOptions(bool isVertical, bool whole) const;
  std::vector<Tick> ticksOfX() const;
  float widest(const std::vector<Tick>& ticks) const;
  bool isUpright(std::string_view label) const;
  TextStyle labelStyle() const;
  float hairline() const;

  void drawGrid(float strength);
  void drawTicks();
  void drawFrame();
  void drawAxisLabels();
  void drawColorBar();
  struct BoxPlace {
    Corner preferred;
    std::optional<Corner> before{};
    Rect taken{};            ///< by another box
    bool onlyAtTop = false;  ///< it grows downwards
  };
  Corner emptiest(const BoxPlace& place, Vec2 size) const;
  struct LegendShape {
    std::size_t rows;
    Vec2 size;
  };
  std::optional<LegendShape> legendShape(std::size_t count, Vec2 row) const;
  void drawLegend();
  void drawReadOut();
  /// Whether the series fades because another one is emphasised.
  bool stepsBackBehindAnother(std::string_view name) const;
  std::size_t foldedCount(Vec2 row) const;
  void drawLegendRow(const LegendEntry& entry, const Rect& row);
  void drawBox(const Rect& box);

  Pieces pieces(std::span<const double> xs, std::span<const double> ys) const;
  void drawPieces(const Pieces& pieces, const Stroke& stroke);
  void cover(const Pieces& pieces);
  void drawMarker(double dataX, double dataY, Marker marker, float radius, Color fill, const Stroke& outline);
  void drawRun(const Pieces& done, const Pieces& ahead, const SeriesStyle& style);
  Vec2 place(double dataX, double dataY) const;
  bool isNear(Vec2 pixel) const;
  Color faded(Color color) const { return color.withAlpha(color.a * fade_); }

  PlotContext context_;
  PlotOptions options_;
  PlotFrame frame_;
  Rect colorBar_;
  Rect xLabel_;
  Rect yLabel_;
  std::vector<Tick> xTicks_;
  std::vector<Tick> yTicks_;
  std::vector<Tick> barTicks_;
  std::vector<LegendEntry> entries_;
  std::vector<ReadOutLine> read_;
  Cover cover_;  ///< what does not move with time
  Rect legendBox_;
  float fade_ = 1;
  bool finished_ = false;
};

/// Values at which a colour bar of that height is labelled; the options are those of axisTicks.
std::vector<Tick> colorBarTicks(const ColorBar& bar, float height, const TickOptions& options);

/// Panel background with a bold title at its top left, cut with "…" where it is too long. Returns what is left for
/// content.
Rect drawPanel(const PlotContext& context, const Rect& area, std::string_view title, bool background = true);

/// The text, or as much of it as fits with "…".
std::string cutToWidth(Canvas& canvas, std::string_view text, const TextStyle& style, float width);

}  // namespace descenso
