#include "engine/math/expression_functions.h"

#include <numbers>

namespace descenso {
namespace {

constexpr std::array<FormulaFunction, 25> functions{{
    {"sin", Operation::sine},
    {"cos", Operation::cosine},
    {"tan", Operation::tangent},
    {"asin", Operation::arcsine},
    {"acos", Operation::arccosine},
    {"atan", Operation::arctangent},
    {"sinh", Operation::hyperbolicSine},
    {"cosh", Operation::hyperbolicCosine},
    {"tanh", Operation::hyperbolicTangent},
    {"exp", Operation::exponential},
    {"log", Operation::logarithm},
    {"ln", Operation::logarithm},
    {"log10", Operation::logarithm10},
    {"log2", Operation::logarithm2},
    {"sqrt", Operation::squareRoot},
    {"√", Operation::squareRoot},
    {"abs", Operation::absolute},
    {"sign", Operation::sign},
    {"relu", Operation::relu},
    {"ReLU", Operation::relu},
    {"sigmoid", Operation::sigmoid},
    {"σ", Operation::sigmoid},
    {"min", Operation::minimum},
    {"max", Operation::maximum},
    {"pow", Operation::power},
}};

constexpr std::array<std::string_view, 3> constants{"pi", "π", "e"};

}  // namespace

std::span<const FormulaFunction> formulaFunctions() { return functions; }

const FormulaFunction* findFormulaFunction(std::string_view name) {
  for (const FormulaFunction& function : functions) {
    if (function.name == name) return &function;
  }
  return nullptr;
}

std::optional<double> formulaConstant(std::string_view name) {
  if (name == "pi" || name == "π") return std::numbers::pi;
  if (name == "e") return std::numbers::e;
  return std::nullopt;
}

std::span<const std::string_view> formulaConstantNames() { return constants; }

std::string_view operationText(Operation operation) {
  switch (operation) {
    case Operation::number:
    case Operation::variable:
      return {};
    case Operation::negate:
    case Operation::subtract:
      return "−";
    case Operation::add:
      return "+";
    case Operation::multiply:
      return "·";
    case Operation::divide:
      return "/";
    case Operation::power:
      return "^";
    default:
      break;
  }
  for (const FormulaFunction& function : functions) {
    if (function.operation == operation) return function.name;
  }
  return {};
}

int operandCount(Operation operation) {
  switch (operation) {
    case Operation::number:
    case Operation::variable:
      return 0;
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
    case Operation::power:
    case Operation::minimum:
    case Operation::maximum:
      return 2;
    default:
      return 1;
  }
}

}  // namespace descenso
