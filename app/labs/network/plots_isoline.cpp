#include "app/labs/network/plots_isoline.h"

#include <array>
#include <unordered_map>

namespace descenso {
namespace {

// Marching squares (Lorensen & Cline 1987 in the plane): in each cell the line joins the edges across which the field
// passes the level. Each such edge belongs to two cells, so that the pieces chain up.
class Tracer {
 public:
  Tracer(std::span<const double> values, int width, int height, double level)
      : values_(values), width_(width), height_(height), level_(level) {}

  std::vector<std::vector<Vec2>> trace() {
    for (int row = 0; row + 1 < height_; ++row)
      for (int column = 0; column + 1 < width_; ++column) addCell(column, row);
    std::vector<std::vector<Vec2>> lines;
    for (const bool fromEnds : {true, false})  // first lines that leave the grid, then closed ones
      for (auto& [edge, joined] : neighbours_) {
        if (joined[0] < 0 && joined[1] < 0) continue;
        if (fromEnds && joined[0] >= 0 && joined[1] >= 0) continue;
        lines.push_back(follow(edge));
      }
    return lines;
  }

 private:
  double at(int column, int row) const { return values_[static_cast<std::size_t>(row * width_ + column)] - level_; }
  int alongRow(int column, int row) const { return 2 * (row * width_ + column); }
  int alongColumn(int column, int row) const { return alongRow(column, row) + 1; }

  void join(int a, int b) {
    for (const auto& [edge, other] : {std::pair(a, b), std::pair(b, a)}) {
      std::array<int, 2>& joined = neighbours_.try_emplace(edge, std::array<int, 2>{-1, -1}).first->second;
      (joined[0] < 0 ? joined[0] : joined[1]) = other;
    }
  }

  void addCell(int column, int row) {
    const std::array<double, 4> corners = {at(column, row), at(column + 1, row), at(column + 1, row + 1),
                                           at(column, row + 1)};
    const std::array<int, 4> edges = {alongRow(column, row), alongColumn(column + 1, row), alongRow(column, row + 1),
                                      alongColumn(column, row)};
    std::array<int, 4> crossed{};
    int count = 0;
    for (std::size_t i = 0; i < 4; ++i)
      if ((corners[i] > 0) != (corners[(i + 1) % 4] > 0)) crossed[static_cast<std::size_t>(count++)] = edges[i];
    if (count == 2) join(crossed[0], crossed[1]);
    if (count != 4) return;
    // A saddle: the middle says which corners belong together.
    const bool isMiddleHigh = corners[0] + corners[1] + corners[2] + corners[3] > 0;
    const bool isFirstHigh = corners[0] > 0;
    if (isMiddleHigh == isFirstHigh) {
      join(edges[0], edges[1]);
      join(edges[2], edges[3]);
    } else {
      join(edges[3], edges[0]);
      join(edges[1], edges[2]);
    }
  }

  Vec2 point(int edge) const {
    const int node = edge / 2;
    const int column = node % width_;
    const int row = node / width_;
    const bool isAlongRow = edge % 2 == 0;
    const double from = at(column, row);
    const double to = isAlongRow ? at(column + 1, row) : at(column, row + 1);
    const auto part = static_cast<float>(from / (from - to));
    const Vec2 start{static_cast<float>(column), static_cast<float>(row)};
    return isAlongRow ? start + Vec2{part, 0} : start + Vec2{0, part};
  }

  std::vector<Vec2> follow(int edge) {
    std::vector<Vec2> line = {point(edge)};
    while (true) {
      std::array<int, 2>& joined = neighbours_.at(edge);
      const std::size_t side = joined[0] >= 0 ? 0 : 1;
      const int next = joined[side];
      if (next < 0) return line;
      joined[side] = -1;
      std::array<int, 2>& back = neighbours_.at(next);
      (back[0] == edge ? back[0] : back[1]) = -1;
      line.push_back(point(next));
      edge = next;
    }
  }

  std::span<const double> values_;
  int width_;
  int height_;
  double level_;
  std::unordered_map<int, std::array<int, 2>> neighbours_;
};

}  // namespace

std::vector<std::vector<Vec2>> isolines(std::span<const double> values, int width, int height, double level) {
  return Tracer(values, width, height, level).trace();
}

}  // namespace descenso
