#include "app/labs/network/plots_slice.h"

#include <algorithm>
#include <cmath>

#include "app/labs/network/state_text.h"
#include "app/plot/contour_levels.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Index sliceNodes = 49;
constexpr std::uint64_t sliceSeed = 1;
constexpr double sliceRoom = 0.25;    // beside the path, as a part of its extent
constexpr double leastWeights = 1.5;  // of two weights, at least that far each way
constexpr auto betweenSlices = std::chrono::milliseconds(300);

struct PlacedPlane {
  Plane plane;
  Box box{{-1, -1}, {1, 1}};
};

/// Footprints of the training, and φ at the end.
Matrix pathOf(const NetworkLab& lab) {
  const std::vector<NetworkTraining::Footprint>& trail = lab.training().trail();
  Matrix path(lab.phi().size(), static_cast<Index>(trail.size()) + 1);
  for (std::size_t i = 0; i < trail.size(); ++i) path.col(static_cast<Index>(i)) = trail[i].phi;
  path.rightCols(1) = lab.phi();
  return path;
}

/// Every so manieth point of a path, and its last, so that finding its plane stays quick.
Matrix thinned(const Matrix& path) {
  constexpr Index most = 48;
  const Index stride = (path.cols() + most - 1) / most;
  const Index count = (path.cols() + stride - 1) / stride;
  Matrix few(path.rows(), count);
  for (Index i = 0; i < count; ++i) few.col(count - 1 - i) = path.col(path.cols() - 1 - i * stride);
  return few;
}

/// Around the whole path as it falls onto the plane, with some room.
Box boxAround(const Plane& plane, const Matrix& path, double least) {
  Point2 low = plane.projected(path.rightCols(1)).place;
  Point2 high = low;
  for (Index i = 0; i < path.cols(); ++i) {
    const Point2 place = plane.projected(path.col(i)).place;
    low = low.cwiseMin(place);
    high = high.cwiseMax(place);
  }
  const double room = std::max(sliceRoom * (high - low).maxCoeff(), least);
  return {low.array() - room, high.array() + room};
}

PlacedPlane placedPlane(const NetworkLab& lab, const NetworkLabLook& look) {
  constexpr double leastPath = 1e-3;
  if (look.slice == SliceKind::random) return {filterNormalisedPlane(lab.network(), lab.phi(), sliceSeed)};
  const Matrix path = pathOf(lab);
  const bool isPath = look.slice == SliceKind::path;
  PlacedPlane placed{isPath ? principalPlane(thinned(path)).plane
                            : coordinatePlane(lab.phi(), look.sliceWeights[0], look.sliceWeights[1])};
  placed.box = boxAround(placed.plane, path, isPath ? leastPath : leastWeights);
  return placed;
}

/// What is known so far; nullptr before the first pass is through.
std::shared_ptr<const LossGrid> planeLosses(const CellGrid<PlaneCell>& cells, const Box& box) {
  LossGrid grid;
  grid.box = box;
  grid.width = cells.width;
  grid.height = cells.height;
  grid.low = std::numeric_limits<double>::infinity();
  grid.high = -grid.low;
  for (Index row = 0; row < cells.height; ++row)
    for (Index column = 0; column < cells.width; ++column) {
      const PlaneCell& cell = cells.shown(column, row);
      if (!cell.isKnown()) return nullptr;
      grid.values.push_back(cell.loss);
      if (!std::isfinite(cell.loss)) continue;
      grid.low = std::min(grid.low, cell.loss);
      grid.high = std::max(grid.high, cell.loss);
    }
  return grid.low < grid.high ? std::make_shared<const LossGrid>(std::move(grid)) : nullptr;
}

}  // namespace

void LossSlice::refresh(const NetworkLab& lab, Pace pace) {
  const NetworkLabLook& look = lab.config().look;
  Key key{.revision = lab.revision(), .kind = look.slice, .weights = {}};
  if (look.slice == SliceKind::weights) key.weights = look.sliceWeights;
  const bool isOther = network_ != lab.trainings() || (grid_ && plane_.origin.size() != lab.phi().size());
  const bool isOtherPlane = key_ && (key_->kind != key.kind || key_->weights != key.weights);
  if (isOther || isOtherPlane) {
    grid_.reset();
    job_.reset();
    key_.reset();
    network_ = lab.trainings();
  }
  if (job_) collect();
  const bool isRested = pace == Pace::complete || !grid_ || std::chrono::steady_clock::now() - begun_ > betweenSlices;
  if (key_ != key && (!job_ || pace == Pace::complete) && isRested) begin(lab, key);
  if (pace == Pace::complete && job_) {
    job_->wait();
    collect();
  }
  isComputing_ = job_ || key_ != key;
}

void LossSlice::begin(const NetworkLab& lab, const Key& key) {
  key_ = key;
  PlacedPlane placed = placedPlane(lab, lab.config().look);
  job_ = std::make_unique<LossPlane>(PlaneQuery{.network = lab.network(),
                                                .examples = lab.training().learned(),
                                                .plane = std::move(placed.plane),
                                                .box = placed.box,
                                                .width = sliceNodes,
                                                .height = sliceNodes,
                                                .threads = 1});
  jobStep_ = lab.shownStep();
  begun_ = std::chrono::steady_clock::now();
}

void LossSlice::collect() {
  const bool isDone = job_->isDone();
  if (!isDone && grid_) return;
  CellGrid<PlaneCell> cells;
  job_->update(cells);
  if (auto grid = planeLosses(cells, job_->query().box)) {
    grid_ = std::move(grid);
    plane_ = job_->query().plane;
    step_ = jobStep_;
  }
  if (isDone) job_.reset();
}

void SlicePicture::draw(const PlotContext& context, const Rect& area) {
  slice_.refresh(lab_, context.pace);
  isUnfinished_ = slice_.isComputing();
  const LossGrid* grid = slice_.grid().get();
  const Box box = grid ? grid->box : Box{{-1, -1}, {1, 1}};
  const bool isWeights = look().slice == SliceKind::weights;
  PlotOptions made = options(context, area);
  made.title = translated(context.text, "network.slice.title", sliceNames[static_cast<std::size_t>(look().slice)]);
  made.xLabel = isWeights ? parameterName(lab_, look().sliceWeights[0]) : "a";
  made.yLabel = isWeights ? parameterName(lab_, look().sliceWeights[1]) : "b";
  made.x = exactRange(view().x, {box.low.x(), box.high.x()});
  made.y = exactRange(view().y, {box.low.y(), box.high.y()});
  made.grid = false;
  if (grid) made.colorBar = ColorBar{ColorMap::slate, grid->low, grid->high, true};
  Plot plot(context, area, std::move(made));
  if (grid) {
    drawField(plot);
    drawTrail(plot, context);
  } else {
    plot.message(context.text("lab.optimizer.computing"));
  }
  finish(plot);
}

void SlicePicture::drawField(Plot& plot) const {
  FieldSpec spec;
  spec.grid = slice_.grid();
  spec.low = spec.grid->low;
  spec.high = spec.grid->high;
  spec.logarithmic = true;
  const ContourLevels levels = contourLevels(spec.low, spec.high, true, 16);
  spec.levels = levels.values;
  spec.majors = levels.majors;
  plot.field("network.slice", spec);
}

void SlicePicture::drawTrail(Plot& plot, const PlotContext& context) const {
  std::vector<double> as, bs;
  double farthest = 0;
  const auto add = [&](const Vector& phi) {
    const Plane::Projection projection = slice_.plane().projected(phi);
    as.push_back(projection.place.x());
    bs.push_back(projection.place.y());
    farthest = std::max(farthest, projection.distance);
    return projection.distance;
  };
  for (const NetworkTraining::Footprint& footprint : lab_.training().trail())
    if (footprint.step < lab_.shownStep()) add(footprint.phi);
  const double distance = add(lab_.phi());
  const std::string& name = lab_.config().training.optimizer.name;
  const SeriesStyle style = context.theme.series(findOptimizer(name)->slot);
  if (plot.series({.name = "path", .label = translated(context.text, "optimizer", name), .style = style}))
    plot.path(as, bs, style);
  plot.endSeries();
  plot.currentMarker(as.back(), bs.back(), style);
  std::vector<Plot::ReadOutLine> lines;
  const auto say = [&](std::string_view key, std::string value) {
    lines.push_back({std::string(context.text(key)), std::move(value)});
  };
  if (slice_.step() != lab_.shownStep()) say("network.slice.step", std::to_string(slice_.step()));
  say("network.slice.distance", formatNumber(distance, 3));
  say("network.slice.farthest", formatNumber(farthest, 3));
  if (const std::optional<DataPoint>& pointer = gesture().pointer) {
    const Vector there = slice_.plane().at({pointer->x, pointer->y});
    say("axis.loss", formatNumber(lab_.training().problem()->loss(there, Batch::whole()), 4));
    plot.crosshair(pointer->x, pointer->y);
  }
  plot.readOut(lines);
}

}  // namespace descenso
