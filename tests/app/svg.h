// An SVG file as its elements.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/app/xml.h"

namespace descenso::tests {

class Svg {
 public:
  explicit Svg(const std::string& file) : elements(XmlReader(file).read()) {}

  std::vector<XmlElement> all(std::string_view name) const {
    std::vector<XmlElement> found;
    for (const XmlElement& element : elements)
      if (element.name == name) found.push_back(element);
    return found;
  }

  /// The only element of that name.
  XmlElement only(std::string_view name) const {
    const std::vector<XmlElement> found = all(name);
    if (found.size() != 1) throw std::runtime_error(std::to_string(found.size()) + " of " + std::string(name));
    return found.front();
  }

  std::vector<std::string> texts() const {
    std::vector<std::string> found;
    for (const XmlElement& text : all("text")) found.push_back(text.text);
    return found;
  }

  std::vector<XmlElement> elements;
};

inline std::vector<float> numbers(const std::string& list) {
  std::vector<float> read;
  std::istringstream stream(list);
  for (float number = 0; stream >> number;) read.push_back(number);
  return read;
}

}  // namespace descenso::tests
