// Dense layers with vector instructions: examples in lanes, tiles of sums in registers, the activation applied as a
// tile is stored.
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "engine/networks/kernels/block.h"

// Highway compiles the part between HWY_BEFORE_NAMESPACE and HWY_AFTER_NAMESPACE once for each instruction set, by
// including this file again. Nothing but Highway is compiled there: an inline function compiled for a wide instruction
// set could be kept by the linker for the whole program.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/networks/kernels/dense.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep
//
#include "engine/networks/kernels/vector_math-inl.h"

HWY_BEFORE_NAMESPACE();
namespace descenso::kernels::HWY_NAMESPACE {
namespace {

/// Vectors side by side, and rows at once, whose sums fit in the registers together with what they are made of.
constexpr int widestTile = HWY_TARGET <= HWY_AVX3 ? 4 : 3;
constexpr int tallestOf(int width) { return (HWY_TARGET <= HWY_AVX3 && width <= 2) || width == 1 ? 8 : 4; }

/// A factor of which one number at a time meets all columns of the other.
struct Broadcast {
  const double* begin;
  std::ptrdiff_t row;   // from one row of the product to the next
  std::ptrdiff_t term;  // from one term of a sum to the next
};

/// Rows first … first + height − 1 of a product, `width` vectors wide: finish(row, vector, begin(row, vector) + Σ).
template <int height, int width, class Begin, class Finish>
HWY_INLINE void tile(int first, int terms, const Broadcast& a, const double* b, std::ptrdiff_t stride, Begin begin,
                     Finish finish) {
  V sums[height][width];
  for (int r = 0; r < height; ++r) {
    for (int v = 0; v < width; ++v) sums[r][v] = begin(first + r, v);
  }
  const double* factors = a.begin + first * a.row;
  for (int k = 0; k < terms; ++k, factors += a.term, b += stride) {
    V columns[width];
    for (int v = 0; v < width; ++v) columns[v] = hn::LoadU(d, b + v * lanes);
    for (int r = 0; r < height; ++r) {
      const V factor = hn::Set(d, factors[r * a.row]);
      for (int v = 0; v < width; ++v) sums[r][v] = hn::MulAdd(factor, columns[v], sums[r][v]);
    }
  }
  for (int r = 0; r < height; ++r) {
    for (int v = 0; v < width; ++v) finish(first + r, v, sums[r][v]);
  }
}

template <int width, class Begin, class Finish>
HWY_INLINE void panel(int rows, int terms, const Broadcast& a, const double* b, std::ptrdiff_t stride, Begin begin,
                      Finish finish) {
  constexpr int tallest = tallestOf(width);
  int r = 0;
  for (; r + tallest <= rows; r += tallest) tile<tallest, width>(r, terms, a, b, stride, begin, finish);
  if constexpr (tallest > 4) {
    for (; r + 4 <= rows; r += 4) tile<4, width>(r, terms, a, b, stride, begin, finish);
  }
  for (; r + 2 <= rows; r += 2) tile<2, width>(r, terms, a, b, stride, begin, finish);
  if (r < rows) tile<1, width>(r, terms, a, b, stride, begin, finish);
}

/// The product of `a` (rows × terms) and `b` (terms × columns, its rows `stride` apart): begin(row, column) and
/// finish(row, column, sum) are called for each vector of it, `column` being its first.
template <class Begin, class Finish>
HWY_INLINE void product(int rows, int terms, const Broadcast& a, const double* b, std::ptrdiff_t stride, int columns,
                        Begin begin, Finish finish) {
  int column = 0;
  const auto next = [&](auto width) HWY_ATTR {
    constexpr int wide = decltype(width)::value;
    panel<wide>(
        rows, terms, a, b + column, stride, [&](int r, int v) HWY_ATTR { return begin(r, column + v * lanes); },
        [&](int r, int v, V sum) HWY_ATTR { finish(r, column + v * lanes, sum); });
    column += wide * lanes;
  };
  for (int left = roundedUp(columns) / lanes; left > 0; left = (roundedUp(columns) - column) / lanes) {
    if (left >= widestTile) {
      next(std::integral_constant<int, widestTile>());
    } else if (left >= 2) {
      next(std::integral_constant<int, 2>());
    } else {
      next(std::integral_constant<int, 1>());
    }
  }
}

template <class Function>
HWY_INLINE void forwardWith(const Layer& layer, const double* in, int count, double* out, Function f) {
  product(
      layer.units, layer.inputs, {layer.weights, layer.inputs, 1}, in, blockColumns, count,
      [&](int u, int) HWY_ATTR { return hn::Set(d, layer.biases[u]); },
      [&](int u, int s, V z) HWY_ATTR { hn::StoreU(f(z), d, out + u * blockColumns + s); });
}

struct ValueAndSlope {
  V value;
  V slope;
};

HWY_INLINE ValueAndSlope both(ActivationKind kind, V z, V parameter) {
  const V one = hn::Set(d, 1.0);
  const V zero = hn::Zero(d);
  const auto isRight = hn::Gt(z, zero);
  switch (kind) {
    case ActivationKind::step:
      return {hn::IfThenElseZero(isRight, one), zero};
    case ActivationKind::sigmoid: {
      const V a = sigmoidOf(z);
      return {a, hn::Mul(a, hn::Sub(one, a))};
    }
    case ActivationKind::tanh: {
      const V a = tanhOf(z);
      return {a, hn::NegMulAdd(a, a, one)};
    }
    case ActivationKind::relu:
      return {hn::Max(zero, z), hn::IfThenElseZero(isRight, one)};
    case ActivationKind::leakyRelu:
    case ActivationKind::prelu:
      return {hn::IfThenElse(isRight, z, hn::Mul(parameter, z)), hn::IfThenElse(isRight, one, parameter)};
    case ActivationKind::elu: {
      const V e = exponential(hn::Min(zero, z));
      return {hn::IfThenElse(isRight, z, hn::Mul(parameter, hn::Sub(e, one))),
              hn::IfThenElse(isRight, one, hn::Mul(parameter, e))};
    }
    case ActivationKind::maxout:
      return {hn::Max(hn::Mul(parameter, z), z),
              hn::IfThenElse(isRight, hn::Max(one, parameter), hn::Min(one, parameter))};
    case ActivationKind::softplus:
      return {softplusOf(z), sigmoidOf(z)};
    case ActivationKind::silu: {
      const V a = sigmoidOf(z);
      return {hn::Mul(z, a), hn::MulAdd(hn::Mul(z, a), hn::Sub(one, a), a)};
    }
    case ActivationKind::gelu:
    case ActivationKind::identity:
      break;
  }
  return {z, one};
}

/// One at a time: the error function has no vectors here.
void callEach(const Activation& f, double parameter, int rows, int columns, double* out, double* slopes) {
  for (int u = 0; u < rows; ++u) {
    for (int s = u * blockColumns; s < u * blockColumns + columns; ++s) {
      if (slopes != nullptr) slopes[s] = f.slope(out[s], parameter);
      out[s] = f.value(out[s], parameter);
    }
  }
}

/// Sums in `out` become values.
void activate(const Layer& layer, int count, double* out, double* slopes) {
  if (layer.activation == ActivationKind::gelu) {
    return callEach(activation(layer.activation), layer.parameter, layer.units, roundedUp(count), out, slopes);
  }
  const V parameter = hn::Set(d, layer.parameter);
  for (int u = 0; u < layer.units; ++u) {
    for (int s = u * blockColumns; s < u * blockColumns + roundedUp(count); s += lanes) {
      const ValueAndSlope result = both(layer.activation, hn::LoadU(d, out + s), parameter);
      hn::StoreU(result.value, d, out + s);
      if (slopes != nullptr) hn::StoreU(result.slope, d, slopes + s);
    }
  }
}

void forward(const Layer& layer, const double* in, int count, double* out, double* slopes) {
  const ActivationKind kind = slopes == nullptr ? layer.activation : ActivationKind::identity;
  if (kind == ActivationKind::tanh) {
    forwardWith(layer, in, count, out, [](V z) HWY_ATTR { return tanhOf(z); });
  } else if (kind == ActivationKind::sigmoid) {
    forwardWith(layer, in, count, out, [](V z) HWY_ATTR { return sigmoidOf(z); });
  } else if (kind == ActivationKind::relu) {
    forwardWith(layer, in, count, out, [](V z) HWY_ATTR { return hn::Max(hn::Zero(d), z); });
  } else {
    forwardWith(layer, in, count, out, [](V z) HWY_ATTR { return z; });
    if (slopes != nullptr || kind != ActivationKind::identity) activate(layer, count, out, slopes);
  }
}

template <class Finish>
HWY_INLINE void pullBackWith(const Layer& layer, const double* deltas, int count, double* out, Finish slope) {
  product(
      layer.inputs, layer.units, {layer.weights, 1, layer.inputs}, deltas, blockColumns, count,
      [](int, int) HWY_ATTR { return hn::Zero(d); },
      [&](int i, int s, V sum) HWY_ATTR {
        const int at = i * blockColumns + s;
        hn::StoreU(slope(sum, at), d, out + at);
      });
}

void pullBack(const Layer& layer, const double* deltas, ActivationKind activationBefore, const double* before,
              const double* slopesBefore, int count, double* out) {
  const V one = hn::Set(d, 1.0);
  if (slopesBefore != nullptr) {
    pullBackWith(layer, deltas, count, out,
                 [&](V sum, int at) HWY_ATTR { return hn::Mul(sum, hn::LoadU(d, slopesBefore + at)); });
  } else if (activationBefore == ActivationKind::tanh) {
    pullBackWith(layer, deltas, count, out, [&](V sum, int at) HWY_ATTR {
      const V a = hn::LoadU(d, before + at);
      return hn::Mul(sum, hn::NegMulAdd(a, a, one));
    });
  } else if (activationBefore == ActivationKind::sigmoid) {
    pullBackWith(layer, deltas, count, out, [&](V sum, int at) HWY_ATTR {
      const V a = hn::LoadU(d, before + at);
      return hn::Mul(sum, hn::Mul(a, hn::Sub(one, a)));
    });
  } else if (activationBefore == ActivationKind::relu) {
    pullBackWith(layer, deltas, count, out, [&](V sum, int at) HWY_ATTR {
      return hn::IfThenElseZero(hn::Gt(hn::LoadU(d, before + at), hn::Zero(d)), sum);
    });
  } else {
    pullBackWith(layer, deltas, count, out, [](V sum, int) HWY_ATTR { return sum; });
  }
}

#if HWY_TARGET == HWY_SCALAR
HWY_INLINE void transpose(V (&)[lanes]) {}
#else
/// Swaps the two neighbours of each pair of 16-byte blocks.
template <class Tag>
HWY_INLINE V withSwappedBlocks(Tag tag, V v) {
  alignas(64) static constexpr std::int64_t order[8] = {2, 3, 0, 1, 6, 7, 4, 5};
  return hn::TableLookupLanes(v, hn::SetTableIndices(tag, order));
}

/// Rows become columns, of as many vectors as one has lanes.
template <class Tag = Doubles>
HWY_INLINE void transpose(V (&rows)[lanes]) {
  constexpr Tag tag;
  for (int i = 0; i < lanes; i += 2) {
    const V even = rows[i];
    rows[i] = hn::InterleaveLower(tag, even, rows[i + 1]);
    rows[i + 1] = hn::InterleaveUpper(tag, even, rows[i + 1]);
  }
  if constexpr (lanes == 8) {
    for (const int i : {0, 1, 4, 5}) {
      const V upper = rows[i];
      const V lower = rows[i + 2];
      rows[i] = hn::OddEvenBlocks(withSwappedBlocks(tag, lower), upper);
      rows[i + 2] = hn::OddEvenBlocks(lower, withSwappedBlocks(tag, upper));
    }
  }
  if constexpr (lanes >= 4) {
    for (int i = 0; i < lanes / 2; ++i) {
      const V upper = rows[i];
      const V lower = rows[i + lanes / 2];
      rows[i] = hn::ConcatLowerLower(tag, lower, upper);
      rows[i + lanes / 2] = hn::ConcatUpperUpper(tag, lower, upper);
    }
  }
}
#endif

/// `in` (rows × blockColumns) with its first `count` columns as rows, `stride` apart; what is missing becomes 0.
void transposeBlock(const double* in, int rows, int count, int stride, double* out) {
  V square[lanes];
  for (int s = 0; s < count; s += lanes) {
    for (int i = 0; i < rows; i += lanes) {
      for (int r = 0; r < lanes; ++r) {
        square[r] = i + r < rows ? hn::LoadU(d, in + (i + r) * blockColumns + s) : hn::Zero(d);
      }
      transpose(square);
      for (int c = 0; c < lanes; ++c) hn::StoreU(square[c], d, out + (s + c) * stride + i);
    }
  }
}

/// Sums over the columns of `rows` rows, `lanes` of them at a time.
void addRowSums(const double* deltas, int rows, int count, bool isFirst, double* out) {
  for (int u = 0; u < rows; ++u) {
    const double* row = deltas + u * blockColumns;
    V sum = hn::LoadU(d, row);
    for (int s = lanes; s < count; s += lanes) sum = hn::Add(sum, hn::LoadU(d, row + s));
    out[u] = isFirst ? total(sum) : out[u] + total(sum);
  }
}

void addGradient(const Layer& layer, const double* deltas, const double* in, int count, bool isFirst, double* spare,
                 double* weights, double* biases) {
  addRowSums(deltas, layer.units, count, isFirst, biases);
  const int stride = (layer.inputs + 7) / 8 * 8;
  transposeBlock(in, layer.inputs, count, stride, spare);
  const int whole = layer.inputs / lanes * lanes;
  const auto load = [&](int u, int i) HWY_ATTR {
    const double* at = weights + static_cast<std::ptrdiff_t>(u) * layer.inputs + i;
    if (isFirst) return hn::Zero(d);
    return i < whole ? hn::LoadU(d, at)
                     : hn::MaskedLoad(hn::FirstN(d, static_cast<std::size_t>(layer.inputs - i)), d, at);
  };
  const auto store = [&](int u, int i, V sum) HWY_ATTR {
    double* at = weights + static_cast<std::ptrdiff_t>(u) * layer.inputs + i;
    if (i < whole) {
      hn::StoreU(sum, d, at);
    } else {
      hn::BlendedStore(sum, hn::FirstN(d, static_cast<std::size_t>(layer.inputs - i)), d, at);
    }
  };
  product(layer.units, count, {deltas, blockColumns, 1}, spare, stride, layer.inputs, load, store);
}

void gather(const double* examples, int inputs, const int* chosen, int count, double* block) {
  V square[lanes];
  const int whole = inputs / lanes * lanes;
  const auto load = [&](int s, int i) HWY_ATTR {
    if (s >= count) return hn::Zero(d);
    const double* at = examples + static_cast<std::ptrdiff_t>(chosen[s]) * inputs + i;
    return i < whole ? hn::LoadU(d, at) : hn::MaskedLoad(hn::FirstN(d, static_cast<std::size_t>(inputs - i)), d, at);
  };
  for (int s = 0; s < count; s += lanes) {
    for (int i = 0; i < inputs; i += lanes) {
      for (int r = 0; r < lanes; ++r) square[r] = load(s + r, i);
      transpose(square);
      for (int c = 0; c < lanes && i + c < inputs; ++c) hn::StoreU(square[c], d, block + (i + c) * blockColumns + s);
    }
  }
}

}  // namespace
}  // namespace descenso::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace descenso::kernels {

HWY_EXPORT(gather);
HWY_EXPORT(forward);
HWY_EXPORT(addGradient);
HWY_EXPORT(pullBack);

void gather(const double* examples, int inputs, const int* chosen, int count, double* block) {
  HWY_DYNAMIC_DISPATCH(gather)(examples, inputs, chosen, count, block);
}

void forward(const Layer& layer, const double* in, int count, double* out, double* slopes) {
  HWY_DYNAMIC_DISPATCH(forward)(layer, in, count, out, slopes);
}

void addGradient(const Layer& layer, const double* deltas, const double* in, int count, bool isFirst, double* spare,
                 double* weights, double* biases) {
  HWY_DYNAMIC_DISPATCH(addGradient)(layer, deltas, in, count, isFirst, spare, weights, biases);
}

void pullBack(const Layer& layer, const double* deltas, ActivationKind activationBefore, const double* before,
              const double* slopesBefore, int count, double* deltasBefore) {
  HWY_DYNAMIC_DISPATCH(pullBack)(layer, deltas, activationBefore, before, slopesBefore, count, deltasBefore);
}

}  // namespace descenso::kernels
#endif
