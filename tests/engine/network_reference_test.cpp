// The reference networks: every number of their files.
#include <gmock/gmock.h>

#include "tests/engine/networks.h"

namespace descenso::tests {
namespace {

using nlohmann::json;

Vector flat(const json& layers) {
  std::vector<double> numbers;
  for (const json& layer : layers) {
    for (const json& row : layer.at("W")) numbers.insert(numbers.end(), row.begin(), row.end());
    numbers.insert(numbers.end(), layer.at("b").begin(), layer.at("b").end());
  }
  return Eigen::Map<const Vector>(numbers.data(), std::ssize(numbers));
}

struct Reference {
  json file;
  NetworkConfig config;
  std::shared_ptr<const NetworkProblem> problem;
  Vector start;
};

NetworkConfig configOf(const json& file) {
  NetworkConfig config;
  const std::string name = file.at("hidden_activation");
  const Activation* kind = findActivation(name == "leaky_relu" ? "leaky-relu" : name);
  config.inputs = static_cast<Index>(file.at("params0").front().at("W").front().size());
  for (const json& layer : file.at("params0")) {
    config.hidden.push_back(
        {.units = static_cast<Index>(layer.at("b").size()), .activation = kind->kind, .parameter = kind->parameter});
  }
  config.outputs = config.hidden.back().units;
  config.hidden.pop_back();
  const std::string loss = file.at("loss");
  config.output = loss == "bce" ? OutputKind::sigmoid : loss == "ce" ? OutputKind::softmax : OutputKind::linear;
  config.loss = loss == "mse" ? LossKind::squaredError : LossKind::crossEntropy;
  config.penalty = {.l1 = file.at("reg").at("l1"), .l2 = file.at("reg").at("l2"), .l1Step = L1Step::subgradient};
  return config;
}

Reference reference(const std::string& name) {
  Reference result{.file = referenceJson("nn/" + name + ".json"), .config = {}, .problem = nullptr, .start = {}};
  result.config = configOf(result.file);
  const json& points = result.file.at("X");
  Matrix inputs(result.config.inputs, static_cast<Index>(points.size()));
  for (Index e = 0; e < inputs.cols(); ++e) {
    const json& point = points.at(static_cast<std::size_t>(e));
    for (Index i = 0; i < inputs.rows(); ++i) {
      inputs(i, e) = point.is_array() ? point.at(static_cast<std::size_t>(i)).get<double>() : point.get<double>();
    }
  }
  std::vector<double> targets;
  for (const json& y : result.file.at("Y")) targets.push_back(y.is_array() ? y.front().get<double>() : y.get<double>());
  const std::shared_ptr<const Examples> examples =
      result.config.output == OutputKind::softmax ? classified(inputs, std::vector<int>(targets.begin(), targets.end()),
                                                               static_cast<int>(result.config.outputs))
                                                  : numbered(inputs, targets);
  result.problem = std::make_shared<const NetworkProblem>(result.config, examples);
  result.start = flat(result.file.at("params0"));
  return result;
}

class EveryReferenceNetwork : public ::testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(All, EveryReferenceNetwork,
                         ::testing::Values("mlp_A_2-3-1_sigmoid_bce_l2", "mlp_A_2-3-1_sigmoid_bce_none",
                                           "mlp_B_2-4-3-1_tanh_bce_none", "mlp_C_4-5-3_relu_ce_l2",
                                           "mlp_C_4-5-3_relu_ce_none", "mlp_D_1-6-1_tanh_mse_l1",
                                           "mlp_D_1-6-1_tanh_mse_none", "mlp_E_2-4-1_leaky_relu_mse_none"));

TEST_P(EveryReferenceNetwork, SaysTheSame) {
  const Reference network = reference(GetParam());
  const Matrix& inputs = network.problem->examples().inputs;
  Matrix outputs(network.config.outputs, inputs.cols());
  predict(network.config, network.start, inputs, outputs);
  for (Index e = 0; e < inputs.cols(); ++e) {
    const auto at = static_cast<std::size_t>(e);
    const Activations activations = activationsAt(network.config, network.start, inputs.col(e));
    const json& hidden = network.file.at("hidden_activations");
    for (std::size_t l = 0; l + 1 < activations.sums.size(); ++l) {
      for (Index u = 0; u < activations.sums[l].size(); ++u) {
        const auto unit = static_cast<std::size_t>(u);
        EXPECT_NEAR(activations.sums[l][u], network.file.at("pre_activations").at(l).at(at).at(unit), 1e-12);
        EXPECT_NEAR(activations.outputs[l][u], hidden.at(l).at(at).at(unit), 1e-12);
      }
    }
    for (Index o = 0; o < outputs.rows(); ++o) {
      const auto output = static_cast<std::size_t>(o);
      EXPECT_NEAR(activations.sums.back()[o], network.file.at("logits").at(at).at(output), 1e-12);
      EXPECT_NEAR(activations.outputs.back()[o], network.file.at("output_values").at(at).at(output), 1e-12);
      EXPECT_NEAR(outputs(o, e), network.file.at("output_values").at(at).at(output), 1e-12);
    }
  }
}

TEST_P(EveryReferenceNetwork, HasTheSameLossAndGradient) {
  const Reference network = reference(GetParam());
  Vector gradient(network.start.size());
  const double loss = network.problem->lossAndGradient(network.start, Batch::whole(), gradient);
  EXPECT_NEAR(loss, network.file.at("total_loss"), 1e-12);
  EXPECT_NEAR(network.problem->loss(network.start, Batch::whole()), network.file.at("total_loss"), 1e-12);
  EXPECT_NEAR(score(network.config, network.start, network.problem->examples()).loss, network.file.at("data_loss"),
              1e-12);
  EXPECT_LE((gradient - flat(network.file.at("grads"))).cwiseAbs().maxCoeff(), 1e-12);
  int example = 0;
  for (const json& own : network.file.at("per_sample_loss")) {
    const double penalty = network.file.at("reg_loss");
    EXPECT_NEAR(network.problem->loss(network.start, Batch::of({&example, 1})) - penalty, own.get<double>(), 1e-12);
    ++example;
  }
}

void expectTraining(const Reference& network, const OptimizerConfig& optimizer, const json& expected) {
  const Run run = runFor(network.problem, optimizer, network.start, 25);
  for (const auto& [step, key] : {std::pair(1, "params_after_1"), std::pair(25, "params_after_25")}) {
    EXPECT_LE((run.timeline().at(step).phi - flat(expected.at(key))).cwiseAbs().maxCoeff(), 1e-10) << key;
  }
  const std::vector<double> losses = expected.at("total_loss_steps_0_25");
  for (std::size_t k = 0; k < losses.size(); ++k) EXPECT_NEAR(run.timeline().losses()[k], losses[k], 1e-10) << k;
}

TEST_P(EveryReferenceNetwork, LearnsTheSame) {
  const Reference network = reference(GetParam());
  const json& sgd = network.file.at("sgd");
  expectTraining(network, {"gd", {sgd.at("lr")}}, sgd);
  const json& adam = network.file.at("adam");
  expectTraining(network,
                 optimizer("adam", {{"alpha", numberText(adam.at("lr"))},
                                    {"beta", numberText(adam.at("beta1"))},
                                    {"gamma", numberText(adam.at("beta2"))},
                                    {"epsilon", numberText(adam.at("eps"))}}),
                 adam);
}

}  // namespace
}  // namespace descenso::tests
