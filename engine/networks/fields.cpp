// What a network says for one input, for many, and over a rectangle of two of them.
#include <algorithm>
#include <string>
#include <thread>

#include "engine/math/message.h"
#include "engine/networks/network.h"
#include "engine/networks/pass.h"

namespace descenso {
namespace {

void checkInputs(const NetworkConfig& config, Index got) {
  checkNetwork(config);
  if (got != config.inputs) {
    throw InvalidArgument("the network has {inputs} inputs, got {got}"_message,
                          {{"inputs", config.inputs}, {"got", got}});
  }
}

void checkParameters(const NetworkConfig& config, ConstVectorRef phi) {
  if (phi.size() != parameterCount(config)) {
    throw InvalidArgument("the network has {parameters} parameters, got {got}"_message,
                          {{"parameters", parameterCount(config)}, {"got", phi.size()}});
  }
}

void checkQuery(const NetworkConfig& config, const FieldQuery& query) {
  checkNetwork(config);
  const auto isInput = [&](Index i) { return i >= 0 && i < config.inputs; };
  if (query.width < 1 || query.height < 1) throw InvalidArgument("a field must be at least 1 × 1"_message);
  if (!isInput(query.first) || (config.inputs > 1 && (!isInput(query.second) || query.first == query.second))) {
    throw InvalidArgument("a field must be over two of the network's {inputs} inputs, got {first} and {second}"_message,
                          {{"inputs", config.inputs}, {"first", query.first}, {"second", query.second}});
  }
  if (config.inputs > 2 || query.fixed.size() > 0) checkInputs(config, query.fixed.size());
}

/// The coordinate of node `i` of `count`, ends included.
double coordinate(double low, double high, Index i, Index count) {
  return count == 1 ? (low + high) / 2 : low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
}

/// Blocks of nodes begin …, counted along rows.
class FieldInputs {
 public:
  FieldInputs(const NetworkConfig& config, const FieldQuery& query) : query_(query), hasSecond_(config.inputs > 1) {
    for (Index i = 0; i < query.width; ++i) {
      columns_.push_back(coordinate(query.box.low[0], query.box.high[0], i, query.width));
    }
    for (Index j = 0; j < query.height; ++j) {
      rows_.push_back(coordinate(query.box.low[1], query.box.high[1], j, query.height));
    }
  }

  void fillFixed(double* block) const {
    for (Index i = 0; i < query_.fixed.size(); ++i) {
      std::fill_n(block + i * kernels::blockColumns, kernels::blockColumns, query_.fixed[i]);
    }
  }

  void fill(Index begin, int count, double* block) const {
    double* first = block + query_.first * kernels::blockColumns;
    double* second = block + query_.second * kernels::blockColumns;
    auto i = static_cast<std::size_t>(begin % query_.width);
    auto j = static_cast<std::size_t>(begin / query_.width);
    for (int s = 0; s < count; ++s) {
      first[s] = columns_[i];
      if (hasSecond_) second[s] = rows_[j];
      if (++i < columns_.size()) continue;
      i = 0;
      ++j;
    }
  }

 private:
  const FieldQuery& query_;
  bool hasSecond_;
  std::vector<double> columns_;
  std::vector<double> rows_;
};

/// Calls visit(pass, begin, count) for the blocks of nodes begin … end − 1, after the pass.
template <class Visit>
void forEachFieldBlock(const NetworkPlan& plan, ConstVectorRef phi, const FieldInputs& inputs, Index begin, Index end,
                       Visit visit) {
  Pass pass(plan, phi.data());
  inputs.fillFixed(pass.inputs());
  for (; begin < end; begin += kernels::blockColumns) {
    const auto count = static_cast<int>(std::min<Index>(kernels::blockColumns, end - begin));
    inputs.fill(begin, count, pass.inputs());
    pass.forward(count);
    visit(pass, begin, count);
  }
}

void copyRow(const double* block, Index row, int count, double* out) {
  std::copy_n(block + row * kernels::blockColumns, count, out);
}

}  // namespace

Activations activationsAt(const NetworkConfig& config, ConstVectorRef phi, ConstVectorRef input) {
  checkInputs(config, input.size());
  checkParameters(config, phi);
  const NetworkPlan plan(config);
  Activations result;
  Vector a = input;
  for (const LayerPlan& layer : plan.layers) {
    using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const Rows> w(phi.data() + layer.place.weights, layer.place.units, layer.place.inputs);
    const Vector z = w * a + VectorView(phi.data() + layer.place.biases, layer.place.units);
    const Activation& f = activation(layer.activation);
    a = z.unaryExpr([&](double each) { return f.value(each, layer.parameter); });
    result.sums.push_back(z);
    result.outputs.push_back(a);
  }
  Pass pass(plan, phi.data());
  Eigen::Map<Vector, 0, Eigen::InnerStride<kernels::blockColumns>>(pass.inputs(), input.size()) = input;
  pass.forward(1);
  const double* said = pass.say(1);
  for (Index o = 0; o < config.outputs; ++o) result.outputs.back()[o] = said[o * kernels::blockColumns];
  return result;
}

void predict(const NetworkConfig& config, ConstVectorRef phi, const Eigen::Ref<const Matrix>& inputs,
             MatrixRef outputs) {
  checkInputs(config, inputs.rows());
  checkParameters(config, phi);
  if (outputs.rows() != config.outputs || outputs.cols() != inputs.cols()) {
    throw InvalidArgument("predictions need {rows} rows and {columns} columns, got {gotRows} and {gotColumns}"_message,
                          {{"rows", config.outputs},
                           {"columns", inputs.cols()},
                           {"gotRows", outputs.rows()},
                           {"gotColumns", outputs.cols()}});
  }
  const NetworkPlan plan(config);
  Pass pass(plan, phi.data());
  using Block = Eigen::Matrix<double, Eigen::Dynamic, kernels::blockColumns, Eigen::RowMajor>;
  for (Index begin = 0; begin < inputs.cols(); begin += kernels::blockColumns) {
    const Index count = std::min<Index>(kernels::blockColumns, inputs.cols() - begin);
    Eigen::Map<Block>(pass.inputs(), inputs.rows(), kernels::blockColumns).leftCols(count) =
        inputs.middleCols(begin, count);
    pass.forward(static_cast<int>(count));
    const double* said = pass.say(static_cast<int>(count));
    outputs.middleCols(begin, count) =
        Eigen::Map<const Block>(said, outputs.rows(), kernels::blockColumns).leftCols(count);
  }
}

UnitFields unitFields(const NetworkConfig& config, ConstVectorRef phi, const FieldQuery& query) {
  checkQuery(config, query);
  checkParameters(config, phi);
  const NetworkPlan plan(config);
  const Index nodes = query.width * query.height;
  UnitFields fields;
  for (const LayerPlan& layer : plan.layers) {
    fields.emplace_back(static_cast<std::size_t>(layer.place.units),
                        std::vector<double>(static_cast<std::size_t>(nodes)));
  }
  const FieldInputs inputs(config, query);
  forEachFieldBlock(plan, phi, inputs, 0, nodes, [&](Pass& pass, Index begin, int count) {
    pass.say(count);
    for (std::size_t l = 0; l < fields.size(); ++l) {
      for (std::size_t u = 0; u < fields[l].size(); ++u) {
        copyRow(pass.outputsOf(l), static_cast<Index>(u), count, fields[l][u].data() + begin);
      }
    }
  });
  return fields;
}

OutputFields outputFields(const NetworkConfig& config, ConstVectorRef phi, const FieldQuery& query, unsigned threads) {
  OutputFields fields;
  updateOutputFields(config, phi, query, fields, threads);
  return fields;
}

void updateOutputFields(const NetworkConfig& config, ConstVectorRef phi, const FieldQuery& query, OutputFields& fields,
                        unsigned threads) {
  checkQuery(config, query);
  checkParameters(config, phi);
  const NetworkPlan plan(config);
  const Index nodes = query.width * query.height;
  fields.resize(static_cast<std::size_t>(config.outputs));
  for (std::vector<double>& field : fields) field.resize(static_cast<std::size_t>(nodes));
  const FieldInputs inputs(config, query);
  const auto work = [&](Index first, Index last) {
    forEachFieldBlock(plan, phi, inputs, first, last, [&](Pass& pass, Index begin, int count) {
      const double* said = pass.say(count);
      for (std::size_t o = 0; o < fields.size(); ++o) {
        copyRow(said, static_cast<Index>(o), count, fields[o].data() + begin);
      }
    });
  };
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  const Index share = (nodes / static_cast<Index>(threads) / kernels::blockColumns + 1) * kernels::blockColumns;
  std::vector<std::jthread> helpers;
  for (Index begin = share; begin < nodes; begin += share) {
    helpers.emplace_back(work, begin, std::min(begin + share, nodes));
  }
  work(0, std::min(share, nodes));
}

}  // namespace descenso
