// What the network, or one of its units, says at every point of a rectangle of two inputs: as a picture and as lines.
#pragma once

#include <optional>
#include <vector>

#include "app/labs/network/plots_colors.h"
#include "app/labs/network/state.h"

namespace descenso {

/// The rectangle as the network sees it, and where its other inputs stand.
FieldQuery fieldQuery(const NetworkLab& lab, const Box& view, Index width, Index height);

/// How far a unit's output is on its negative (−1) or positive (1) side; `range` is what counts as 1 for those without
/// bounds.
double signedPart(ActivationKind kind, double output, double range);
/// From −1 … 1 to 0 … 1; the middle for what is no number.
float halfPart(double part);
/// Whether the activation stays within (0, 1): its middle is one half.
bool isProbability(ActivationKind kind);
ActivationKind activationOf(const NetworkConfig& network, const UnitPlace& unit);

/// Whether the outputs of all units at so many nodes take longer than a frame may.
Index nodesWithin(const NetworkConfig& network, double seconds);

class BoundaryField {
 public:
  struct Request {
    Box view;
    Vec2 pixels;                      ///< of the plot
    std::optional<UnitPlace> unit{};  ///< instead of the network's output
    double seconds = 1;               ///< about as long as it may take
    bool isDiscrete = false;
    double threshold = 0.5;  ///< probability from which on the second of two classes is said
    float strength = 0.5f;   ///< of the colours over the background
    ThemeName theme = ThemeName::dark;
    std::uint64_t revision = 0;
    bool operator==(const Request&) const = default;
  };

  /// Made again when what is asked differs from the last time.
  void refresh(const NetworkLab& lab, const ShownNetwork& shown, const Theme& theme, const Request& request);
  const ImageSpec& image() const { return image_; }
  /// Where the middles of the picture's corner pixels stand, in data.
  const Box& imagePlace() const { return imagePlace_; }
  /// Where the answer changes, in data; of a number or a unit: where it passes zero or one half.
  const std::vector<std::vector<Vec2>>& boundaries() const { return boundaries_; }
  /// Of a number or a unit without bounds: what has the strongest colour.
  double range() const { return range_; }

 private:
  void paintTwoClasses(const Theme& theme);
  void paintClasses(const Examples& all, const Theme& theme);
  void paintNumber(const Theme& theme, const std::vector<double>& values, double middle);
  /// As many pixels as the plot has, where that is not too many; else one for each node.
  void paintParts(GridParts parts, const ColorRamp& ramp);
  void addLines(std::span<const double> values, double level);
  double nodeX(float column) const;
  double nodeY(float row) const;

  std::optional<Request> request_;
  int width_ = 0;
  int height_ = 0;
  std::vector<std::vector<double>> outputs_;
  ImageSpec image_;
  Box imagePlace_;
  std::vector<std::vector<Vec2>> boundaries_;
  double range_ = 1;
};

}  // namespace descenso
