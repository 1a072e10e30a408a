#include "engine/data/generators.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "engine/math/random.h"

namespace descenso {
namespace {

constexpr double squareHalf = 1.5;
constexpr double fullTurn = 2 * std::numbers::pi;

// Two random numbers are never drawn in one expression: in which order, compilers may choose.
Point2 inBox(Random& random, double low, double high) {
  const double x = random.uniform(low, high);
  const double y = random.uniform(low, high);
  return {x, y};
}

Point2 deviation(Random& random, double noise) {
  const double x = random.normal();
  const double y = random.normal();
  return {noise * x, noise * y};
}

Point2 onCircle(double radius, double angle) { return {radius * std::cos(angle), radius * std::sin(angle)}; }

/// Evenly over the area between two radii.
Point2 inRing(Random& random, double inner, double outer) {
  const double radius = std::sqrt(random.uniform(inner * inner, outer * outer));
  return onCircle(radius, fullTurn * random.uniform());
}

std::vector<Index> countsOfTwo(const GeneratorSettings& settings) {
  const Index ones = std::lround(settings.balance * static_cast<double>(settings.size));
  const Index second = std::clamp<Index>(ones, std::min<Index>(1, settings.size - 1), settings.size - 1);
  return {settings.size - second, second};
}

/// How much heavier each class is than the first: from one to the next by the same factor, balance / (1 − balance) in
/// all.
std::vector<double> weightsOfMany(const GeneratorSettings& settings) {
  const double ratio = settings.balance / (1 - settings.balance);
  const auto last = static_cast<double>(std::max<Index>(1, settings.classes - 1));
  std::vector<double> weights;
  for (Index k = 0; k < settings.classes; ++k) weights.push_back(std::pow(ratio, static_cast<double>(k) / last));
  return weights;
}

/// By largest remainder; a class without an example gets one of the largest's, as far as that has several.
std::vector<Index> countsOfMany(const GeneratorSettings& settings) {
  const std::vector<double> weights = weightsOfMany(settings);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<Index> counts;
  std::vector<double> remainders;
  for (const double weight : weights) {
    const double exact = static_cast<double>(settings.size) * weight / sum;
    counts.push_back(static_cast<Index>(exact));
    remainders.push_back(exact - std::floor(exact));
  }
  for (Index left = settings.size - std::accumulate(counts.begin(), counts.end(), Index{0}); left > 0; --left) {
    const auto largest = std::max_element(remainders.begin(), remainders.end());
    ++counts[static_cast<std::size_t>(largest - remainders.begin())];
    *largest = -1;
  }
  for (Index& count : counts) {
    Index& most = *std::max_element(counts.begin(), counts.end());
    if (count > 0 || most < 2) continue;
    --most;
    ++count;
  }
  return counts;
}

std::vector<int> shuffledClasses(const std::vector<Index>& counts, Random& random) {
  std::vector<int> classes;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    classes.insert(classes.end(), static_cast<std::size_t>(counts[k]), static_cast<int>(k));
  }
  random.shuffle(classes);
  return classes;
}

/// `place` draws the coordinates of an example of a class: Point2(Random&, int).
template <class Place>
Examples classified(std::string name, const GeneratorSettings& settings, const std::vector<Index>& counts,
                    Place place) {
  Random random(settings.seed);
  Examples result{.name = std::move(name),
                  .inputs = Matrix(2, settings.size),
                  .classes = shuffledClasses(counts, random),
                  .targets = {},
                  .inputNames = {"x₁", "x₂"},
                  .classNames = {},
                  .targetName = {}};
  for (std::size_t k = 0; k < counts.size(); ++k) result.classNames.push_back(std::to_string(k));
  for (Index i = 0; i < settings.size; ++i) {
    const Point2 point = place(random, result.classes[static_cast<std::size_t>(i)]);
    result.inputs.col(i) = point + deviation(random, settings.noise);
  }
  return result;
}

/// `target` is the number without noise: double(double x₁, double x₂).
template <class Target>
Examples overSquare(std::string name, const GeneratorSettings& settings, Target target) {
  Examples result{.name = std::move(name),
                  .inputs = Matrix(2, settings.size),
                  .classes = {},
                  .targets = Vector(settings.size),
                  .inputNames = {"x₁", "x₂"},
                  .classNames = {},
                  .targetName = "y"};
  Random random(settings.seed);
  for (Index i = 0; i < settings.size; ++i) {
    const Point2 point = inBox(random, -squareHalf, squareHalf);
    result.inputs.col(i) = point;
    result.targets[i] = target(point.x(), point.y()) + settings.noise * random.normal();
  }
  return result;
}

/// `target` is the number without noise: double(double x).
template <class Target>
Examples overLine(std::string name, const GeneratorSettings& settings, double halfLength, Target target) {
  Examples result{.name = std::move(name),
                  .inputs = Matrix(1, settings.size),
                  .classes = {},
                  .targets = Vector(settings.size),
                  .inputNames = {"x"},
                  .classNames = {},
                  .targetName = "y"};
  Random random(settings.seed);
  for (Index i = 0; i < settings.size; ++i) {
    const double x = random.uniform(-halfLength, halfLength);
    result.inputs(0, i) = x;
    result.targets[i] = target(x) + settings.noise * random.normal();
  }
  return result;
}

/// Somewhere in the cells of one colour.
Point2 inCell(Random& random, Index cells, int colour) {
  while (true) {
    const auto side = static_cast<std::uint32_t>(cells);
    const std::uint32_t column = random.below(side);
    const std::uint32_t row = random.below(side);
    const Point2 inside = inBox(random, 0, 1);
    if ((column + row) % 2 != static_cast<std::uint32_t>(colour)) continue;
    const double size = 2 * squareHalf / static_cast<double>(cells);
    return {-squareHalf + size * (column + inside.x()), -squareHalf + size * (row + inside.y())};
  }
}

bool isInTriangle(const Point2& p) { return p.x() > 0 && p.y() > 0 && p.x() + p.y() < 1; }

}  // namespace

Examples circles(const GeneratorSettings& settings) {
  return classified("circles", settings, countsOfTwo(settings), [](Random& random, int which) {
    return which == 0 ? inRing(random, 0, 0.7) : inRing(random, 1, squareHalf);
  });
}

Examples exclusiveOr(const GeneratorSettings& settings) {
  return classified("xor", settings, countsOfTwo(settings), [](Random& random, int which) {
    const Point2 size = inBox(random, 0.1, squareHalf);
    const double side = random.uniform() < 0.5 ? -1 : 1;
    return Point2(side * size.x(), (which == 0 ? side : -side) * size.y());
  });
}

Examples gaussians(const GeneratorSettings& settings) {
  return classified("gaussians", settings, countsOfTwo(settings),
                    [](Random&, int which) { return which == 0 ? Point2(-0.8, -0.8) : Point2(0.8, 0.8); });
}

Examples spirals(const GeneratorSettings& settings) {
  return classified("spirals", settings, countsOfTwo(settings), [&settings](Random& random, int which) {
    constexpr double start = 0.1;  // the arms begin apart
    const double along = std::sqrt(random.uniform(start * start, 1));
    return onCircle(squareHalf * along, fullTurn * settings.turns * along + std::numbers::pi * which);
  });
}

Examples moons(const GeneratorSettings& settings) {
  return classified("moons", settings, countsOfTwo(settings), [](Random& random, int which) {
    const Point2 arc = onCircle(1, std::numbers::pi * random.uniform());
    return which == 0 ? Point2(arc.x() - 0.5, arc.y() - 0.25) : Point2(0.5 - arc.x(), 0.25 - arc.y());
  });
}

Examples blobs(const GeneratorSettings& settings) {
  return classified("blobs", settings, countsOfMany(settings), [&settings](Random&, int which) {
    return onCircle(1.2, fullTurn * (0.25 + which / static_cast<double>(settings.classes)));
  });
}

Examples checkerboard(const GeneratorSettings& settings) {
  return classified("checkerboard", settings, countsOfTwo(settings),
                    [&settings](Random& random, int which) { return inCell(random, settings.cells, which); });
}

Examples rings(const GeneratorSettings& settings) {
  return classified("rings", settings, countsOfMany(settings), [&settings](Random& random, int which) {
    return onCircle(squareHalf * (which + 0.5) / (static_cast<double>(settings.classes) - 0.5),
                    fullTurn * random.uniform());
  });
}

Examples triangle(const GeneratorSettings& settings) {
  return classified("triangle", settings, countsOfTwo(settings), [](Random& random, int which) {
    while (true) {
      const Point2 point = inBox(random, -0.5, 1.5);
      if (isInTriangle(point) == (which == 1)) return point;
    }
  });
}

Examples plane(const GeneratorSettings& settings) {
  return overSquare("plane", settings, [](double x1, double x2) { return 0.6 * x1 - 0.4 * x2; });
}

Examples hills(const GeneratorSettings& settings) {
  struct Hill {
    Point2 centre;
    double height;
  };
  const std::array hillsAndHollow{Hill{{-0.8, 0.6}, 1}, Hill{{0.9, 0.9}, 0.7}, Hill{{0.3, -0.7}, -1}};
  return overSquare("hills", settings, [&hillsAndHollow](double x1, double x2) {
    double sum = 0;
    for (const auto& [centre, height] : hillsAndHollow) {
      sum += height * std::exp(-2 * (Point2(x1, x2) - centre).squaredNorm());
    }
    return sum;
  });
}

Examples line(const GeneratorSettings& settings) {
  return overLine("line", settings, squareHalf, [](double x) { return 0.6 * x + 0.2; });
}

Examples sine(const GeneratorSettings& settings) {
  return overLine("sine", settings, 1.5 * std::numbers::pi, [](double x) { return std::sin(x); });
}

Examples parabola(const GeneratorSettings& settings) {
  return overLine("parabola", settings, squareHalf, [](double x) { return x * x - 1; });
}

}  // namespace descenso
