#include "app/labs/network/plots_field.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/plots_isoline.h"

namespace descenso {
namespace {

// What a node costs, roughly: it decides how fine a picture is while time is short, nothing else.
constexpr double secondsAWeight = 0.6e-9;
constexpr double secondsAUnit = 6e-9;
constexpr Index fewestNodes = 48;  // along the longer side
constexpr Index mostNodes = 512;
constexpr double mostPaintedPixels = 4e6;

}  // namespace

bool isProbability(ActivationKind kind) { return kind == ActivationKind::sigmoid || kind == ActivationKind::step; }

ActivationKind activationOf(const NetworkConfig& network, const UnitPlace& unit) {
  if (unit.layer == 0) return ActivationKind::identity;
  const auto hidden = static_cast<std::size_t>(unit.layer) - 1;
  if (hidden < network.hidden.size()) return network.hidden[hidden].activation;
  return network.output == OutputKind::linear ? network.outputActivation : ActivationKind::sigmoid;
}

double signedPart(ActivationKind kind, double output, double range) {
  if (isProbability(kind)) return 2 * output - 1;
  if (kind == ActivationKind::tanh) return output;
  return range > 0 ? std::clamp(output / range, -1.0, 1.0) : 0;
}

float halfPart(double part) { return std::isfinite(part) ? static_cast<float>((part + 1) / 2) : 0.5f; }

Index nodesWithin(const NetworkConfig& network, double seconds) {
  double units = static_cast<double>(network.outputs);
  for (const LayerConfig& layer : network.hidden) units += static_cast<double>(layer.units);
  const double each = secondsAWeight * static_cast<double>(parameterCount(network)) + secondsAUnit * units;
  return static_cast<Index>(std::min(seconds / each, 1e9));
}

FieldQuery fieldQuery(const NetworkLab& lab, const Box& view, Index width, Index height) {
  const NetworkData& data = lab.data();
  const auto [first, second] = lab.config().look.axes;
  FieldQuery query;
  query.width = width;
  query.height = height;
  query.first = first;
  query.second = second;
  Vector low = data.middle;
  Vector high = low;
  const bool isPlane = low.size() > 1;  // of a single input the rectangle is a line
  low[first] = view.low.x();
  high[first] = view.high.x();
  if (isPlane) {
    low[second] = view.low.y();
    high[second] = view.high.y();
  }
  low = data.scaled(low);
  high = data.scaled(high);
  query.box = {{low[first], isPlane ? low[second] : 0}, {high[first], isPlane ? high[second] : 0}};
  if (low.size() > 2) query.fixed = low;
  return query;
}

void BoundaryField::refresh(const NetworkLab& lab, const ShownNetwork& shown, const Theme& theme,
                            const Request& request) {
  if (request_ && *request_ == request) return;
  request_ = request;
  const float longer = std::max(request.pixels.x, request.pixels.y);
  const float shorter = std::max(1.0f, std::min(request.pixels.x, request.pixels.y));
  const double nodes = static_cast<double>(nodesWithin(shown.network, request.seconds));
  const auto most = std::clamp(static_cast<Index>(longer), fewestNodes, mostNodes);
  const Index along = std::clamp(static_cast<Index>(std::sqrt(nodes * longer / shorter)), fewestNodes, most);
  const auto part = [&](float side) {
    return std::max<Index>(2, std::lround(static_cast<double>(along) * side / longer));
  };
  width_ = static_cast<int>(part(request.pixels.x));
  height_ = static_cast<int>(part(request.pixels.y));
  boundaries_.clear();
  const FieldQuery query = fieldQuery(lab, request.view, width_, height_);
  if (request.unit && request.unit->layer > 0) {
    const UnitFields fields = unitFields(shown.network, shown.phi, query);
    const auto& field =
        fields.at(static_cast<std::size_t>(request.unit->layer) - 1).at(static_cast<std::size_t>(request.unit->unit));
    const ActivationKind kind = activationOf(shown.network, *request.unit);
    range_ = 0;
    for (const double value : field) range_ = std::max(range_, std::abs(value));
    std::vector<double> parts(field.size());
    std::transform(field.begin(), field.end(), parts.begin(),
                   [&](double value) { return signedPart(kind, value, range_); });
    if (isProbability(kind) || kind == ActivationKind::tanh) range_ = 1;
    paintNumber(theme, parts, 0);
    return;
  }
  outputs_ = outputFields(shown.network, shown.phi, query, 1);
  if (shown.data.all.isClassified()) {
    outputs_.size() == 1 ? paintTwoClasses(theme) : paintClasses(shown.data.all, theme);
    return;
  }
  range_ = std::max(1e-12, shown.data.largestTarget);
  std::vector<double> parts(outputs_.front().size());
  std::transform(outputs_.front().begin(), outputs_.front().end(), parts.begin(),
                 [&](double value) { return std::clamp(value / range_, -1.0, 1.0); });
  paintNumber(theme, parts, 0);
}

/// From one colour to the other by the probability of the second class.
void BoundaryField::paintTwoClasses(const Theme& theme) {
  const auto colorOf = [&](int index) { return tint(theme, classStyle(theme, index).color, request_->strength); };
  const Color first = colorOf(0);
  const Color second = colorOf(1);
  const ColorRamp ramp([&](float p) {
    const float q = request_->isDiscrete ? (saysSecond(static_cast<double>(p), request_->threshold) ? 1.0f : 0.0f) : p;
    return Color{first.r + (second.r - first.r) * q, first.g + (second.g - first.g) * q,
                 first.b + (second.b - first.b) * q, 1};
  });
  const std::vector<double>& outputs = outputs_.front();
  GridParts parts{.values = {}, .columns = width_, .rows = height_};
  parts.values.assign(outputs.begin(), outputs.end());
  paintParts(std::move(parts), ramp);
  addLines(outputs, request_->threshold);
}

/// Every class adds its colour by its probability.
void BoundaryField::paintClasses(const Examples& all, const Theme& theme) {
  const auto classes = static_cast<std::size_t>(all.classCount());
  std::vector<Color> colors;
  for (std::size_t k = 0; k < classes; ++k)
    colors.push_back(tint(theme, classStyle(theme, static_cast<int>(k)).color, request_->strength));
  Pixels pixels(width_, height_);
  std::vector<std::vector<double>> margins(classes, std::vector<double>(outputs_.front().size()));
  for (std::size_t i = 0; i < outputs_.front().size(); ++i) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < classes; ++k)
      if (outputs_[k][i] > outputs_[best][i]) best = k;
    Color sum{0, 0, 0, 1};
    for (std::size_t k = 0; k < classes; ++k) {
      const auto p = static_cast<float>(request_->isDiscrete ? (k == best ? 1 : 0) : outputs_[k][i]);
      sum = {sum.r + p * colors[k].r, sum.g + p * colors[k].g, sum.b + p * colors[k].b, 1};
    }
    const int column = static_cast<int>(i) % width_;
    pixels.set(column, height_ - 1 - static_cast<int>(i) / width_, sum);
    for (std::size_t k = 0; k < classes; ++k) {
      double other = 0;
      for (std::size_t j = 0; j < classes; ++j)
        if (j != k) other = std::max(other, outputs_[j][i]);
      margins[k][i] = outputs_[k][i] - other;
    }
  }
  image_ = pixels.finish(true);
  imagePlace_ = request_->view;
  for (const std::vector<double>& margin : margins) addLines(margin, 0);
}

void BoundaryField::paintNumber(const Theme& theme, const std::vector<double>& values, double middle) {
  const float strength = std::min(1.0f, request_->strength * 1.3f);
  const ColorRamp ramp([&](float part) {
    const float value = 2 * part - 1;
    return tint(theme, signColor(theme, static_cast<double>(value)), std::abs(value) * strength);
  });
  GridParts parts{.values = {}, .columns = width_, .rows = height_};
  for (const double value : values) parts.values.push_back(halfPart(value - middle));
  paintParts(std::move(parts), ramp);
  addLines(values, middle);
}

void BoundaryField::paintParts(GridParts parts, const ColorRamp& ramp) {
  const double wanted = static_cast<double>(request_->pixels.x) * static_cast<double>(request_->pixels.y);
  const bool isWhole = wanted <= mostPaintedPixels;
  Pixels pixels(isWhole ? std::max(1, static_cast<int>(request_->pixels.x)) : width_,
                isWhole ? std::max(1, static_cast<int>(request_->pixels.y)) : height_);
  paintBlended(pixels, 0, pixels.height(), parts, ramp);
  image_ = pixels.finish(true);
  // It covers the view; its outermost pixels have their middles half a pixel inside.
  const Point2 half = request_->view.size().cwiseQuotient(Point2(image_.width, image_.height)) / 2;
  imagePlace_ = {request_->view.low + half, request_->view.high - half};
}

double BoundaryField::nodeX(float column) const {
  return request_->view.low.x() + request_->view.size().x() * static_cast<double>(column) / (width_ - 1);
}

double BoundaryField::nodeY(float row) const {
  return request_->view.low.y() + request_->view.size().y() * static_cast<double>(row) / (height_ - 1);
}

void BoundaryField::addLines(std::span<const double> values, double level) {
  if (!std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); })) return;
  for (std::vector<Vec2>& line : isolines(values, width_, height_, level)) {
    for (Vec2& point : line) point = {static_cast<float>(nodeX(point.x)), static_cast<float>(nodeY(point.y))};
    boundaries_.push_back(std::move(line));
  }
}

}  // namespace descenso
