// Dense layers with vector instructions: examples in lanes, tiles of sums in registers, the activation applied as a
// tile is stored.
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

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

template <class Do, int... indices>
HWY_INLINE void forEachOf(std::integer_sequence<int, indices...>, const Do& each) {
  (each(std::integral_constant<int, indices>()), ...);
}
/// each(0), each(1) … with constants, so that arrays which they index can stand in registers.
template <int count, class Do>
HWY_INLINE void repeat(const Do& each) {
  forEachOf(std::make_integer_sequence<int, count>(), each);
}

/// Rows first … first + height − 1 of a product, `width` vectors wide: finish(row, column, begin(row, column) + Σ).
template <int height, int width, class Begin, class Finish>
HWY_INLINE void tile(int first, int column, int terms, const Broadcast& a, const double* b, std::ptrdiff_t stride,
                     const Begin& begin, const Finish& finish) {
  V sums[height * width];
  repeat<height * width>(
      [&](auto i) DESCENSO_INLINE_LAMBDA { sums[i] = begin(first + i / width, column + i % width * lanes); });
  const double* factors = a.begin + first * a.row;
  const double* columns = b + column;
  for (int k = 0; k < terms; ++k, factors += a.term, columns += stride) {
    V now[width];
    repeat<width>([&](auto v) DESCENSO_INLINE_LAMBDA { now[v] = hn::LoadU(d, columns + v * lanes); });
    repeat<height>([&](auto r) DESCENSO_INLINE_LAMBDA {
      const V factor = hn::Set(d, factors[r * a.row]);
      repeat<width>([&](auto v) DESCENSO_INLINE_LAMBDA {
        sums[r * width + v] = hn::MulAdd(factor, now[v], sums[r * width + v]);
      });
    });
  }
  repeat<height * width>(
      [&](auto i) DESCENSO_INLINE_LAMBDA { finish(first + i / width, column + i % width * lanes, sums[i]); });
}

template <int width, class Begin, class Finish>
HWY_INLINE void panel(int rows, int column, int terms, const Broadcast& a, const double* b, std::ptrdiff_t stride,
                      const Begin& begin, const Finish& finish) {
  constexpr int tallest = tallestOf(width);
  int r = 0;
  for (; r + tallest <= rows; r += tallest) tile<tallest, width>(r, column, terms, a, b, stride, begin, finish);
  if constexpr (tallest > 4) {
    if (r + 4 <= rows) {
      tile<4, width>(r, column, terms, a, b, stride, begin, finish);
      r += 4;
    }
  }
  if (r + 2 <= rows) {
    tile<2, width>(r, column, terms, a, b, stride, begin, finish);
    r += 2;
  }
  if (r < rows) tile<1, width>(r, column, terms, a, b, stride, begin, finish);
}

/// The product of `a` (rows × terms) and `b` (terms × columns, its rows `stride` apart): begin(row, column) and
/// finish(row, column, sum) are called for each vector of it, `column` being its first.
template <class Begin, class Finish>
HWY_INLINE void product(int rows, int terms, const Broadcast& a, const double* b, std::ptrdiff_t stride, int columns,
                        const Begin& begin, const Finish& finish) {
  const int end = roundedUp(columns);
  int column = 0;
  for (; column + widestTile * lanes <= end; column += widestTile * lanes) {
    panel<widestTile>(rows, column, terms, a, b, stride, begin, finish);
  }
  for (; column + 2 * lanes <= end; column += 2 * lanes) panel<2>(rows, column, terms, a, b, stride, begin, finish);
  if (column < end) panel<1>(rows, column, terms, a, b, stride, begin, finish);
}

struct Biases {
  const double* biases;
  HWY_INLINE V operator()(int row, int) const { return hn::Set(d, biases[row]); }
};

struct Zeros {
  HWY_INLINE V operator()(int, int) const { return hn::Zero(d); }
};

/// f of a sum is stored.
template <class Function>
struct StoreValue {
  double* out;
  HWY_INLINE void operator()(int row, int column, V sum) const {
    hn::StoreU(Function::value(sum), d, out + row * blockColumns + column);
  }
};

struct Identity {
  static HWY_INLINE V value(V z) { return z; }
};
struct Tanh {
  static HWY_INLINE V value(V z) { return tanhOf(z); }
};
struct Sigmoid {
  static HWY_INLINE V value(V z) { return sigmoidOf(z); }
};
struct Relu {
  static HWY_INLINE V value(V z) { return hn::Max(hn::Zero(d), z); }
};

template <class Function>
HWY_NOINLINE void forwardWith(const Layer& layer, const double* in, int count, double* out) {
  product(layer.units, layer.inputs, {layer.weights, layer.inputs, 1}, in, blockColumns, count, Biases{layer.biases},
          StoreValue<Function>{out});
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
  if (kind == ActivationKind::tanh) return forwardWith<Tanh>(layer, in, count, out);
  if (kind == ActivationKind::sigmoid) return forwardWith<Sigmoid>(layer, in, count, out);
  if (kind == ActivationKind::relu) return forwardWith<Relu>(layer, in, count, out);
  forwardWith<Identity>(layer, in, count, out);
  if (slopes != nullptr || kind != ActivationKind::identity) activate(layer, count, out, slopes);
}

struct TimesOne {
  HWY_INLINE V operator()(V sum, V) const { return sum; }
};
struct TimesSlope {
  HWY_INLINE V operator()(V sum, V slope) const { return hn::Mul(sum, slope); }
};
struct TimesSlopeOfTanh {
  HWY_INLINE V operator()(V sum, V a) const { return hn::NegMulAdd(hn::Mul(a, a), sum, sum); }
};
struct TimesSlopeOfSigmoid {
  HWY_INLINE V operator()(V sum, V a) const { return hn::Mul(sum, hn::NegMulAdd(a, a, a)); }
};
struct TimesSlopeOfRelu {
  HWY_INLINE V operator()(V sum, V a) const { return hn::IfThenElseZero(hn::Gt(a, hn::Zero(d)), sum); }
};

/// A sum is stored times what `f` makes of the number in its place in `other`.
template <class Function>
struct StoreDelta {
  double* out;
  const double* other;
  Function f;
  HWY_INLINE void operator()(int row, int column, V sum) const {
    const int at = row * blockColumns + column;
    hn::StoreU(f(sum, hn::LoadU(d, other + at)), d, out + at);
  }
};

template <class Function>
HWY_NOINLINE void pullBackWith(const Layer& layer, const double* deltas, int count, double* out, const double* other,
                               Function f) {
  product(layer.inputs, layer.units, {layer.weights, 1, layer.inputs}, deltas, blockColumns, count, Zeros(),
          StoreDelta<Function>{out, other, f});
}

void pullBack(const Layer& layer, const double* deltas, ActivationKind activationBefore, const double* before,
              const double* slopesBefore, int count, double* out) {
  if (slopesBefore != nullptr) return pullBackWith(layer, deltas, count, out, slopesBefore, TimesSlope());
  switch (activationBefore) {
    case ActivationKind::tanh:
      return pullBackWith(layer, deltas, count, out, before, TimesSlopeOfTanh());
    case ActivationKind::sigmoid:
      return pullBackWith(layer, deltas, count, out, before, TimesSlopeOfSigmoid());
    case ActivationKind::relu:
      return pullBackWith(layer, deltas, count, out, before, TimesSlopeOfRelu());
    default:
      return pullBackWith(layer, deltas, count, out, before, TimesOne());
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
HWY_NOINLINE void transposeBlock(const double* in, int rows, int count, int stride, double* out) {
  V square[lanes];
  for (int s = 0; s < count; s += lanes) {
    for (int i = 0; i < rows; i += lanes) {
      const double* from = in + i * blockColumns + s;
      repeat<lanes>([&](auto r) DESCENSO_INLINE_LAMBDA {
        square[r] = i + r < rows ? hn::LoadU(d, from + r * blockColumns) : hn::Zero(d);
      });
      transpose(square);
      double* to = out + s * stride + i;
      repeat<lanes>([&](auto c) DESCENSO_INLINE_LAMBDA { hn::StoreU(square[c], d, to + c * stride); });
    }
  }
}

void addRowSums(const double* deltas, int rows, int count, bool isFirst, double* out) {
  for (int u = 0; u < rows; ++u) {
    const double* row = deltas + u * blockColumns;
    V sum = hn::LoadU(d, row);
    for (int s = lanes; s < count; s += lanes) sum = hn::Add(sum, hn::LoadU(d, row + s));
    out[u] = isFirst ? total(sum) : out[u] + total(sum);
  }
}

/// Rows of `inputs` numbers, one after the other, of which a vector may hold fewer than it has lanes.
struct Rows {
  double* begin;
  int inputs;

  HWY_INLINE bool isWhole(int i) const { return i + lanes <= inputs; }
  HWY_INLINE std::size_t rest(int i) const { return static_cast<std::size_t>(inputs - i); }
  HWY_INLINE double* at(int row, int i) const { return begin + static_cast<std::ptrdiff_t>(row) * inputs + i; }
  HWY_INLINE V load(int row, int i) const {
    return isWhole(i) ? hn::LoadU(d, at(row, i)) : loadFirst(at(row, i), rest(i));
  }
  HWY_INLINE void operator()(int row, int i, V sum) const {
    if (isWhole(i)) {
      hn::StoreU(sum, d, at(row, i));
    } else {
      storeFirst(sum, at(row, i), rest(i));
    }
  }
};

struct Present {
  Rows rows;
  HWY_INLINE V operator()(int row, int i) const { return rows.load(row, i); }
};

template <class Begin>
HWY_NOINLINE void addProducts(const Layer& layer, const double* deltas, const double* columns, int stride, int count,
                              Begin begin, Rows rows) {
  product(layer.units, count, {deltas, blockColumns, 1}, columns, stride, layer.inputs, begin, rows);
}

void addGradient(const Layer& layer, const double* deltas, const double* in, int count, bool isFirst, double* spare,
                 double* weights, double* biases) {
  addRowSums(deltas, layer.units, count, isFirst, biases);
  const int stride = (layer.inputs + 7) / 8 * 8;
  transposeBlock(in, layer.inputs, count, stride, spare);
  const Rows rows{weights, layer.inputs};
  if (isFirst) return addProducts(layer, deltas, spare, stride, count, Zeros(), rows);
  addProducts(layer, deltas, spare, stride, count, Present{rows}, rows);
}

void gather(const double* examples, int inputs, const int* chosen, int count, double* block) {
  V square[lanes];
  for (int s = 0; s < count; s += lanes) {
    for (int i = 0; i < inputs; i += lanes) {
      repeat<lanes>([&](auto r) DESCENSO_INLINE_LAMBDA {
        square[r] = hn::Zero(d);
        if (s + r >= count) return;
        const double* at = examples + static_cast<std::ptrdiff_t>(chosen[s + r]) * inputs + i;
        square[r] = i + lanes <= inputs ? hn::LoadU(d, at) : loadFirst(at, static_cast<std::size_t>(inputs - i));
      });
      transpose(square);
      double* to = block + i * blockColumns + s;
      repeat<lanes>([&](auto c) DESCENSO_INLINE_LAMBDA {
        if (i + c < inputs) hn::StoreU(square[c], d, to + c * blockColumns);
      });
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
