// Layers in vectors do what they do in plain words, on every instruction set of this machine.
#include <gmock/gmock.h>
#include <hwy/targets.h>

#include <new>

#include "engine/math/random.h"
#include "engine/networks/kernels/block.h"
#include "engine/optimizers/moments_kernel.h"
#include "tests/engine/networks.h"

namespace descenso::tests {
namespace {

class EveryVectorWidth : public ::testing::TestWithParam<std::int64_t> {
 protected:
  void SetUp() override { hwy::GetChosenTarget().Update(GetParam()); }
  void TearDown() override { hwy::GetChosenTarget().Update(hwy::SupportedTargets()); }
};

INSTANTIATE_TEST_SUITE_P(Highway, EveryVectorWidth, ::testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         [](const auto& tested) { return std::string(hwy::TargetName(tested.param)); });

/// Rows of a block, aligned as the kernels want them; what must not be read is NaN, what is written is seen.
class Numbers {
 public:
  explicit Numbers(std::size_t size, double value = std::nan(""))
      : size_(size), begin_(new (std::align_val_t{kernels::blockAlignment}) double[size]) {
    std::fill_n(begin_, size, value);
  }
  Numbers(const Numbers&) = delete;
  Numbers& operator=(const Numbers&) = delete;
  ~Numbers() { operator delete[](begin_, std::align_val_t{kernels::blockAlignment}); }

  double* data() { return begin_; }
  double& operator()(int row, int column) { return begin_[row * kernels::blockColumns + column]; }
  void draw(Random& random, double scale) {
    for (std::size_t i = 0; i < size_; ++i) begin_[i] = scale * random.normal();
  }

 private:
  std::size_t size_;
  double* begin_;
};

std::size_t blockOf(int rows) { return static_cast<std::size_t>(rows * kernels::blockColumns); }

struct Shape {
  int inputs;
  int units;
  int count;
};

std::vector<Shape> shapes() {
  std::vector<Shape> all;
  for (const int count : {1, 3, 8, 10, 17, 31, 32}) {
    for (const auto& [inputs, units] :
         {std::pair(1, 1), std::pair(2, 8), std::pair(5, 3), std::pair(9, 15), std::pair(16, 10), std::pair(37, 23)}) {
      all.push_back({inputs, units, count});
    }
  }
  return all;
}

/// A layer with weights and biases drawn from N(0, 1), and a block of inputs.
struct Drawn {
  Numbers weights;
  Numbers biases;
  Numbers in;
  kernels::Layer layer;

  Drawn(const Shape& shape, ActivationKind kind, Random& random)
      : weights(static_cast<std::size_t>(shape.inputs * shape.units)),
        biases(static_cast<std::size_t>(shape.units)),
        in(blockOf(shape.inputs)),
        layer{weights.data(), biases.data(), shape.inputs, shape.units, kind, activation(kind).parameter} {
    weights.draw(random, 1);
    biases.draw(random, 1);
    in.draw(random, 2);
  }
};

void expectSame(Numbers& fast, Numbers& slow, int rows, int count, const std::string& what) {
  for (int row = 0; row < rows; ++row) {
    for (int s = 0; s < count; ++s) {
      EXPECT_NEAR(fast(row, s), slow(row, s), 1e-13 * (1 + std::abs(slow(row, s)))) << what << " " << row << ", " << s;
    }
  }
}

TEST_P(EveryVectorWidth, LayersGoForward) {
  Random random(1);
  for (const Shape& shape : shapes()) {
    for (const Activation& f : activationCatalog()) {
      Drawn drawn(shape, f.kind, random);
      Numbers fast(blockOf(shape.units));
      Numbers slow(blockOf(shape.units));
      Numbers fastSlope(blockOf(shape.units));
      Numbers slowSlope(blockOf(shape.units));
      kernels::forward(drawn.layer, drawn.in.data(), shape.count, fast.data(), fastSlope.data());
      kernels::plain::forward(drawn.layer, drawn.in.data(), shape.count, slow.data(), slowSlope.data());
      expectSame(fast, slow, shape.units, shape.count, std::string(f.name));
      expectSame(fastSlope, slowSlope, shape.units, shape.count, "slope of " + std::string(f.name));
      Numbers alone(blockOf(shape.units));
      kernels::forward(drawn.layer, drawn.in.data(), shape.count, alone.data(), nullptr);
      expectSame(alone, slow, shape.units, shape.count, std::string(f.name) + " alone");
    }
  }
}

TEST_P(EveryVectorWidth, LayersGoBack) {
  Random random(2);
  for (const Shape& shape : shapes()) {
    for (const ActivationKind before :
         {ActivationKind::identity, ActivationKind::tanh, ActivationKind::sigmoid, ActivationKind::relu}) {
      Drawn drawn(shape, ActivationKind::identity, random);
      Numbers deltas(blockOf(shape.units), 0);
      for (int u = 0; u < shape.units; ++u) {
        for (int s = 0; s < shape.count; ++s) deltas(u, s) = random.normal();
      }
      for (double* slopes : {static_cast<double*>(nullptr), drawn.in.data()}) {
        Numbers fast(blockOf(shape.inputs));
        Numbers slow(blockOf(shape.inputs));
        kernels::pullBack(drawn.layer, deltas.data(), before, drawn.in.data(), slopes, shape.count, fast.data());
        kernels::plain::pullBack(drawn.layer, deltas.data(), before, drawn.in.data(), slopes, shape.count, slow.data());
        expectSame(fast, slow, shape.inputs, shape.count, "deltas");
      }
      Numbers spare(blockOf((shape.inputs + 7) / 8 * 8));
      const auto size = static_cast<std::size_t>(shape.inputs * shape.units);
      Vector fast = Vector::Constant(shape.inputs * shape.units + shape.units + 8, 0.5);
      Vector slow = fast;
      for (const bool isFirst : {false, true}) {
        kernels::addGradient(drawn.layer, deltas.data(), drawn.in.data(), shape.count, isFirst, spare.data(),
                             fast.data(), fast.data() + size);
        kernels::plain::addGradient(drawn.layer, deltas.data(), drawn.in.data(), shape.count, isFirst, spare.data(),
                                    slow.data(), slow.data() + size);
        EXPECT_LE((fast - slow).cwiseAbs().maxCoeff(), 1e-13) << shape.inputs << "-" << shape.units;
        EXPECT_TRUE((fast.tail(8).array() == 0.5).all()) << "beyond the end";
      }
    }
  }
}

TEST_P(EveryVectorWidth, ExamplesBecomeABlock) {
  for (const Shape& shape : shapes()) {
    const Matrix examples = scatteredInputs(shape.inputs, 40);
    std::vector<int> chosen(static_cast<std::size_t>(shape.count));
    for (int s = 0; s < shape.count; ++s) chosen[static_cast<std::size_t>(s)] = s * 7 % 40;
    Numbers block(blockOf(shape.inputs), 0);
    kernels::gather(examples.data(), shape.inputs, chosen.data(), shape.count, block.data());
    for (int i = 0; i < shape.inputs; ++i) {
      for (int s = 0; s < kernels::blockColumns; ++s) {
        EXPECT_EQ(block(i, s), s < shape.count ? examples(i, chosen[static_cast<std::size_t>(s)]) : 0);
      }
    }
  }
}

TEST_P(EveryVectorWidth, OutputsHaveTheirLosses) {
  Random random(4);
  using enum OutputKind;
  using enum LossKind;
  for (const auto& [kind, loss] :
       {std::pair(linear, squaredError), std::pair(linear, halfSquared), std::pair(sigmoid, crossEntropy),
        std::pair(sigmoid, squaredError), std::pair(softmax, crossEntropy), std::pair(softmax, squaredError)}) {
    for (const double scale : {1.0, 30.0, 1000.0}) {
      for (const int count : {1, 5, 10, 32}) {
        const int units = 3;
        const kernels::Output output{.kind = kind, .loss = loss, .units = units, .activation = ActivationKind::tanh};
        Numbers out(blockOf(units));
        out.draw(random, kind == linear ? 0.5 : scale);
        Numbers targets(blockOf(units), 0);
        for (int s = 0; s < count; ++s) targets(s % units, s) = 1;
        Numbers spare(blockOf(8));
        Numbers fast(blockOf(units));
        Numbers slow(blockOf(units));
        const double mine =
            kernels::outputLoss(output, out.data(), nullptr, targets.data(), count, 0.1, fast.data(), spare.data());
        const double plain = kernels::plain::outputLoss(output, out.data(), nullptr, targets.data(), count, 0.1,
                                                        slow.data(), spare.data());
        EXPECT_NEAR(mine, plain, 1e-13 * (1 + plain));
        EXPECT_EQ(mine,
                  kernels::outputLoss(output, out.data(), nullptr, targets.data(), count, 0.1, nullptr, spare.data()));
        expectSame(fast, slow, units, count, "deltas");
        // As far as any width rounds the count up, the padding is 0 or not touched.
        for (int s = count; s < kernels::blockColumns; ++s) EXPECT_TRUE(fast(0, s) == 0 || std::isnan(fast(0, s)));
        Numbers said(blockOf(units));
        std::copy_n(out.data(), blockOf(units), said.data());
        kernels::say(output, said.data(), count);
        kernels::plain::say(output, out.data(), count);
        expectSame(said, out, units, count, "said");
      }
    }
  }
}

TEST_P(EveryVectorWidth, AdamIsAsItsFormula) {
  Random random(5);
  for (const Index count : {1, 7, 33, 100}) {
    for (const bool isInside : {false, true}) {
      Vector g(count);
      Vector m(count);
      Vector v(count);
      Vector phi(count);
      for (Vector* vector : {&g, &m, &v, &phi}) {
        for (double& value : *vector) value = random.normal();
      }
      v = v.cwiseAbs();
      const Vector newM = 0.9 * m + 0.1 * g;
      const Vector newV = 0.99 * v + (1 - 0.99) * g.cwiseAbs2();
      const Vector root =
          isInside ? Vector((2 * newV.array() + 1e-3).sqrt()) : Vector((2 * newV.array()).sqrt() + 1e-3);
      const Vector change = -0.1 * 1.5 * newM.cwiseQuotient(root);
      const Vector newPhi = phi + change;
      Vector delta = Vector::Zero(count);
      AdamUpdate update{.beta = 0.9, .gamma = 0.99, .rate = 0.1, .epsilon = 1e-3, .mScale = 1.5, .vScale = 2};
      update.isEpsilonInside = isInside;
      updateAdam(update, static_cast<std::size_t>(count), g.data(), m.data(), v.data(), phi.data(), delta.data());
      for (const auto& [got, expected] :
           {std::pair(&m, &newM), std::pair(&v, &newV), std::pair(&delta, &change), std::pair(&phi, &newPhi)}) {
        EXPECT_LE((*got - *expected).cwiseAbs().maxCoeff(), 1e-14);
      }
      EXPECT_TRUE(areFinite(phi.data(), static_cast<std::size_t>(count)));
      for (const double lost : {infinity, -infinity, std::nan("")}) {
        phi[count / 2] = lost;
        EXPECT_FALSE(areFinite(phi.data(), static_cast<std::size_t>(count)));
      }
    }
  }
}

}  // namespace
}  // namespace descenso::tests
