#include "engine/math/expression.h"

#include <algorithm>

namespace descenso {

FormulaError::FormulaError(FormulaFault fault, std::string_view text, SourceRange source, const Message& what,
                           std::string suggestion)
    : RuntimeError(what), fault_(fault), source_(source), column_(1), suggestion_(std::move(suggestion)) {
  const std::string_view before = text.substr(0, source.begin);
  const auto isFirstByte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  column_ += static_cast<int>(std::count_if(before.begin(), before.end(), isFirstByte));
}

Expression Expression::sliced(std::array<int, 2> free, std::span<const double> values) const {
  Expression slice = *this;
  for (ExpressionNode& node : slice.nodes_) {
    if (node.operation != Operation::variable) continue;
    const auto place = std::find(free.begin(), free.end(), node.variable);
    if (place != free.end()) {
      node.variable = static_cast<int>(place - free.begin());
    } else {
      node.operation = Operation::number;
      node.value = values[static_cast<std::size_t>(node.variable)];
      node.variable = -1;
    }
  }
  const auto name = [&](int variable) { return variables_[static_cast<std::size_t>(variable)]; };
  slice.variables_ = {name(free[0]), name(free[1])};
  return slice;
}

std::string shownName(std::string_view name) {
  static constexpr std::array<std::string_view, 10> subscripts = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  std::string shown;
  for (const char c : name) {
    if (c >= '0' && c <= '9')
      shown += subscripts[static_cast<std::size_t>(c - '0')];
    else if (c != '_')
      shown += c;
  }
  return shown;
}

const std::vector<Naming>& twoParameterNamings() {
  static const std::vector<Naming> namings{
      {{"x"}, {"y"}},
      {{"φ₀", "φ0", "φ_0", "phi0", "phi_0", "phi₀", "ϕ₀", "ϕ0"},
       {"φ₁", "φ1", "φ_1", "phi1", "phi_1", "phi₁", "ϕ₁", "ϕ1"}},
      {{"w"}, {"b"}},
      {{"w₁", "w1", "w_1"}, {"w₂", "w2", "w_2"}},
      {{"w₀", "w0", "w_0"}, {"w₁", "w1", "w_1"}},
      {{"x₁", "x1", "x_1"}, {"x₂", "x2", "x_2"}},
      {{"u"}, {"v"}},
      {{"a"}, {"b"}},
  };
  return namings;
}

}  // namespace descenso
