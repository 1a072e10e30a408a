#include "app/gl/outline.h"

#include <optional>

namespace descenso {
namespace {

struct Node {
  int column;
  int row;
};

float cross(Vec2 a, Vec2 b) { return a.x * b.y - a.y * b.x; }

/// The lattice as the eye sees it. Every cell has two triangles, cut from its lower right to its upper left.
class SeenLattice {
 public:
  SeenLattice(const SurfaceSpec& spec, const CameraView& view, const HermiteGrid& grid, MeshSize size) : size_(size) {
    for (int row = 0; row <= size.rows; ++row) {
      for (int column = 0; column <= size.columns; ++column) {
        const double x = static_cast<double>(column) / size.columns;
        const double y = static_cast<double>(row) / size.rows;
        const double loss = grid.value(x * (grid.width() - 1), y * (grid.height() - 1));
        seen_.push_back(view.project({x - 0.5, y - 0.5, surfaceHeight(spec, loss)}).position);
      }
    }
  }

  /// An edge between triangles whose third corners are given; without the second one it is the lattice's border.
  void consider(Node from, Node to, std::optional<Node> third, std::optional<Node> other) {
    const Vec2 along = at(to) - at(from);
    const auto side = [&](const std::optional<Node>& node) { return node ? cross(along, at(*node) - at(from)) : 0.0f; };
    const float one = side(third);
    const float two = side(other);
    // On both sides of the edge there is surface: it goes on there.
    if (one * two < 0 || (one == 0 && two == 0)) return;
    const auto place = [&](int i, int count) { return static_cast<float>(i) / static_cast<float>(count); };
    edges_.push_back({{place(from.column, size_.columns), place(from.row, size_.rows)},
                      {place(to.column, size_.columns), place(to.row, size_.rows)},
                      one + two > 0 ? -1.0f : 1.0f});
  }

  std::vector<OutlineEdge> take() { return std::move(edges_); }

 private:
  Vec2 at(Node node) const { return seen_[static_cast<std::size_t>(node.row * (size_.columns + 1) + node.column)]; }

  MeshSize size_;
  std::vector<Vec2> seen_;
  std::vector<OutlineEdge> edges_;
};

}  // namespace

std::vector<OutlineEdge> outlineOf(const SurfaceSpec& spec, const CameraView& view, const HermiteGrid& grid,
                                   MeshSize size) {
  SeenLattice lattice(spec, view, grid, size);
  for (int row = 0; row <= size.rows; ++row) {
    for (int column = 0; column <= size.columns; ++column) {
      const auto inside = [&](bool holds, Node node) { return holds ? std::optional(node) : std::nullopt; };
      const Node here{column, row};
      const bool hasRight = column < size.columns;
      const bool hasAbove = row < size.rows;
      if (hasRight) {
        lattice.consider(here, {column + 1, row}, inside(hasAbove, {column, row + 1}),
                         inside(row > 0, {column + 1, row - 1}));
      }
      if (hasAbove) {
        lattice.consider(here, {column, row + 1}, inside(hasRight, {column + 1, row}),
                         inside(column > 0, {column - 1, row + 1}));
      }
      if (hasRight && hasAbove) {
        lattice.consider({column + 1, row}, {column, row + 1}, here, Node{column + 1, row + 1});
      }
    }
  }
  return lattice.take();
}

}  // namespace descenso
