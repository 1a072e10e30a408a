// Enough of an XML reader to check a file that we wrote: elements, attributes, text, the five entities. Strict:
// anything else is refused.
#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/markup.h"
#include "app/plot/text_layout.h"

namespace descenso::tests {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;      ///< of the element and all within it
  std::size_t parent{};  ///< index; its own for the root

  std::string at(const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? std::string() : found->second;
  }
};

class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : text_(text) {}

  /// In the order in which they begin. Throws std::runtime_error for what is not well-formed.
  std::vector<XmlElement> read() {
    checkCharacters();
    expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    readTag();
    while (!open_.empty()) {
      if (peek() == '<') {
        readTag();
      } else {
        const std::string text = readText('<');
        for (const std::size_t element : open_) elements_[element].text += text;
      }
    }
    if (text_.substr(position_) != "\n") fail("something after the root");
    return elements_;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(what + " at byte " + std::to_string(position_) + ": " +
                             std::string(text_.substr(position_, 40)));
  }

  void checkCharacters() const {
    for (std::size_t byte = 0; byte < text_.size();) {
      const std::size_t begin = byte;
      const char32_t character = nextCharacter(text_, byte);
      const bool isBroken = character == 0xFFFD && byte - begin != 3;
      if (isBroken || !isAllowedInXml(character)) throw std::runtime_error("bad byte " + std::to_string(begin));
    }
  }

  char peek() const {
    if (position_ >= text_.size()) fail("unexpected end");
    return text_[position_];
  }

  bool skip(std::string_view word) {
    if (text_.substr(position_, word.size()) != word) return false;
    position_ += word.size();
    return true;
  }

  void expect(std::string_view word) {
    if (!skip(word)) fail("expected " + std::string(word));
  }

  std::string readName() {
    const std::size_t begin = position_;
    while (std::isalnum(static_cast<unsigned char>(peek())) != 0 || peek() == '-' || peek() == ':') ++position_;
    if (begin == position_) fail("expected a name");
    return std::string(text_.substr(begin, position_ - begin));
  }

  std::string readText(char end) {
    static const std::map<std::string_view, char> entities = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string read;
    while (peek() != end) {
      if (peek() == '<') fail("< within a value");
      if (peek() != '&') {
        read += text_[position_++];
        continue;
      }
      const auto entity = std::find_if(entities.begin(), entities.end(), [&](const auto& e) { return skip(e.first); });
      if (entity == entities.end()) fail("unknown entity");
      read += entity->second;
    }
    return read;
  }

  void readTag() {
    expect("<");
    if (skip("/")) {
      const std::string name = readName();
      if (elements_[open_.back()].name != name) fail("end of " + name + " within " + elements_[open_.back()].name);
      open_.pop_back();
      expect(">");
      return;
    }
    XmlElement element;
    element.name = readName();
    element.parent = open_.empty() ? 0 : open_.back();
    while (skip(" ")) {
      const std::string name = readName();
      expect("=\"");
      if (!element.attributes.emplace(name, readText('"')).second) fail(name + " given twice");
      expect("\"");
    }
    open_.push_back(elements_.size());
    elements_.push_back(std::move(element));
    if (skip("/")) open_.pop_back();
    expect(">");
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::vector<XmlElement> elements_;
  std::vector<std::size_t> open_;
};

}  // namespace descenso::tests
