#include "engine/math/hyperparameter.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

Message allowed(const Hyperparameter& h) {
  Message range = h.openMaximum ? "in [{low}, {high})"_message : "in [{low}, {high}]"_message;
  range.values = {{"low", h.minimum}, {"high", h.maximum}};
  if (!h.isWhole) return range;
  return {"a whole number {range}"_message, {{"range", range}}};
}

[[noreturn]] void refuse(const Hyperparameter& h, const MessageValue& got) {
  if (h.isChoice()) {
    throw InvalidArgument("{name} must be {names}, got {got}"_message,
                          {{"name", h.name}, {"names", alternatives(h.choices)}, got});
  }
  throw InvalidArgument("{name} must be {allowed}, got {got}"_message,
                        {{"name", h.name}, {"allowed", allowed(h)}, got});
}

bool isAccepted(const Hyperparameter& h, double value) {
  if (h.isChoice()) return value >= 0 && value < static_cast<double>(h.choices.size()) && value == std::floor(value);
  if (h.isWhole && value != std::floor(value)) return false;
  return value >= h.minimum && (h.openMaximum ? value < h.maximum : value <= h.maximum);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

void checkValue(const Hyperparameter& hyperparameter, double value) {
  if (!isAccepted(hyperparameter, value)) refuse(hyperparameter, {"got", value});
}

double clampValue(const Hyperparameter& hyperparameter, double value) {
  if (std::isnan(value)) return hyperparameter.fallback;
  if (hyperparameter.isChoice()) {
    return std::clamp(std::round(value), 0.0, static_cast<double>(hyperparameter.choices.size() - 1));
  }
  const double highest = hyperparameter.openMaximum ? std::nextafter(hyperparameter.maximum, hyperparameter.minimum)
                                                    : hyperparameter.maximum;
  return std::clamp(hyperparameter.isWhole ? std::round(value) : value, hyperparameter.minimum, highest);
}

double parseValue(const Hyperparameter& hyperparameter, std::string_view text) {
  const std::string_view word = trimmed(text);
  if (hyperparameter.isChoice()) {
    const auto found = std::find(hyperparameter.choices.begin(), hyperparameter.choices.end(), word);
    if (found == hyperparameter.choices.end()) refuse(hyperparameter, {"got", word});
    return static_cast<double>(found - hyperparameter.choices.begin());
  }
  const std::string_view digits = word.starts_with('+') && !word.starts_with("+-") ? word.substr(1) : word;
  double value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec != std::errc{} || result.ptr != digits.data() + digits.size()) refuse(hyperparameter, {"got", word});
  if (!isAccepted(hyperparameter, value)) refuse(hyperparameter, {"got", word});
  return value;
}

std::string valueText(const Hyperparameter& hyperparameter, double value) {
  if (hyperparameter.isChoice() && isAccepted(hyperparameter, value)) {
    return std::string(hyperparameter.choices[static_cast<std::size_t>(value)]);
  }
  return numberText(value);
}

std::vector<double> fallbacks(std::span<const Hyperparameter> hyperparameters) {
  std::vector<double> values;
  for (const Hyperparameter& h : hyperparameters) values.push_back(h.fallback);
  return values;
}

}  // namespace descenso
